import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../../core/errors.js'
import type { Logger } from '../../../core/logger.js'
import type { Message } from './protocol.js'

/** The messages on disk, so that they survive a restart as they do on a platform. */
export interface MessageLog {
  put(message: Message): void
  remove(id: string): void
  /** Waits until all that was handed over is written. */
  flush(): Promise<void>
}

interface LogParts {
  readonly path: string
  /** How many messages of a channel are kept at start. */
  readonly keep: number
  readonly logger: Logger
}

type Entry = { readonly put: Message } | { readonly remove: string }

const personRef = { id: z.string(), name: z.string() }
/** A card's blocks are taken as they were written: the page says so where it cannot show one. */
const card = z.looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) })
const message = z.object({
  id: z.string(),
  channelId: z.string(),
  at: z.number(),
  author: z.discriminatedUnion('type', [
    z.object({ type: z.literal('bot') }),
    z.object({ type: z.literal('person'), ...personRef }),
  ]),
  onlyFor: z.string().optional(),
  used: z.object({ person: z.object(personRef), line: z.string() }).optional(),
  body: z.discriminatedUnion('type', [
    z.object({ type: z.literal('text'), text: z.string() }),
    z.object({ type: z.literal('card'), card }),
  ]),
})
const entry = z.union([z.object({ put: message }), z.object({ remove: z.string() })])

/**
 * Opens a log of JSON Lines and compacts it: what was changed or removed later, is broken or is older than the last
 * `keep` messages of its channel, goes.
 */
export async function openMessageLog({ path, keep, logger }: LogParts): Promise<{
  readonly log: MessageLog
  readonly messages: readonly Message[]
}> {
  const messages = await load({ path, keep, logger })
  let waiting = ''
  let writing: Promise<void> | undefined

  const write = async () => {
    while (waiting !== '') {
      const lines = waiting
      waiting = ''
      try {
        await appendFile(path, lines, { mode: PRIVATE })
      } catch (error) {
        logger.error({ err: error, path }, 'messages of the playground could not be saved')
      }
    }
    writing = undefined
  }
  const append = (line: Entry) => {
    waiting += `${JSON.stringify(line)}\n`
    writing ??= write()
  }

  return {
    messages,
    log: {
      put: message => append({ put: message }),
      remove: id => append({ remove: id }),
      flush: async () => writing,
    },
  }
}

/** Readable by the host alone: private answers are in it. */
const PRIVATE = 0o600

async function load({ path, keep, logger }: LogParts): Promise<readonly Message[]> {
  try {
    await mkdir(dirname(path), { recursive: true })
    const text = await readFile(path, 'utf8')
    const messages = newest(replay(text, path, logger), keep)
    const compacted = messages.map(put => `${JSON.stringify({ put })}\n`).join('')
    if (compacted !== text) {
      const temporary = `${path}.new`
      await writeFile(temporary, compacted, { mode: PRIVATE })
      await rename(temporary, path)
    }
    return messages
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    logger.error({ err: error, path }, 'earlier messages of the playground could not be read')
    return []
  }
}

/** A message that was changed keeps its place. */
function replay(text: string, path: string, logger: Logger): Message[] {
  const messages = new Map<string, Message>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue
    const read = readEntry(line)
    if (read === undefined) logger.warn({ path, line: index + 1 }, 'a broken line of the message log was skipped')
    else if ('put' in read) messages.set(read.put.id, read.put)
    else messages.delete(read.remove)
  }
  return [...messages.values()]
}

function readEntry(line: string): Entry | undefined {
  try {
    const result = entry.safeParse(JSON.parse(line))
    return result.success ? (result.data as Entry) : undefined
  } catch {
    return undefined
  }
}

function newest(messages: readonly Message[], keep: number): Message[] {
  const left = new Map<string, number>()
  const kept = messages.toReversed().filter(({ channelId }) => {
    const count = left.get(channelId) ?? 0
    left.set(channelId, count + 1)
    return count < keep
  })
  return kept.toReversed()
}
