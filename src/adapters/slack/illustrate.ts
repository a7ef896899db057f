import { setTimeout as sleep } from 'node:timers/promises'
import type { Card, ImageRef } from '../../chat/card.js'
import { type ImageSource, loadImages } from '../../chat/images.js'
import type { Logger } from '../../core/logger.js'
import { slackError } from './api-errors.js'
import { type SlackCard, type SlackFiles, slackCard } from './render/card-blocks.js'
import type { SlashNames } from './slash-names.js'
import type { KnownUpload, Uploads } from './uploads.js'
import { within } from './within.js'

/** Who reads a message: everyone in the channel, or one person, whom Slack shows only files that the channel has seen. */
export interface Readers {
  /** Absent where the channel is not known, as in a direct message that is only now opened. */
  readonly channelId?: string
  readonly isPrivate: boolean
}

/** A card with its images, ready to be sent. */
export interface Illustrated {
  /** Sends by one way: with the images, or where Slack refuses them, with their text. */
  send<T>(way: (message: SlackCard) => Promise<T>, readers: Readers): Promise<T>
}

/** Gets a card's images to Slack. For a card that only one person sees nothing is uploaded: Slack would not show it. */
export type Illustrate = (card: Card, isPrivate: boolean) => Promise<Illustrated>

/** Beyond this, the card goes without them; what is still under way is there the next time. */
const PATIENCE_MS = 8000
/** Slack looks at each file before it shows it, and says "invalid_blocks" until then: mostly for about a second. */
const SETTLE_MS = 1000
const PAUSES_MS = [0, 1500, 3000]

export function createIllustrate(images: ImageSource, uploads: Uploads, logger: Logger, names: SlashNames): Illustrate {
  const uploadsFor = async (card: Card, isPrivate: boolean): Promise<ReadonlyMap<ImageRef, KnownUpload>> => {
    const warn = (error: unknown, image: string) => logger.warn({ err: error, image }, 'slack: an image was not loaded')
    const loaded = await loadImages(card, images, warn)
    const alts = new Map(card.blocks.flatMap(block => (block.type === 'image' ? [[block.image, block.alt]] : [])))
    const found = await Promise.all(
      [...loaded].map(async ([ref, image]) => {
        const upload = await (isPrivate ? uploads.known(image) : uploads.obtain(image, alts.get(ref) ?? ''))
        return upload === undefined ? [] : [[ref, upload] as const]
      }),
    )
    return new Map(found.flat())
  }

  return async (card, isPrivate) => {
    const hasImages = card.blocks.some(block => block.type === 'image')
    const found = hasImages ? await within(uploadsFor(card, isPrivate), PATIENCE_MS) : undefined
    const own = found ?? new Map<ImageRef, KnownUpload>()
    let areRefused = false

    return {
      send: async (way, readers) => {
        const shown = areRefused ? [] : [...own].filter(([, upload]) => maySee(upload, readers))
        const plain = () => way(slackCard(card, names, filesOf(own, [], readers)))
        if (shown.length === 0) return plain()
        const message = slackCard(card, names, filesOf(own, shown, readers))
        const shownUploads = shown.map(([, upload]) => upload)
        for (const pause of pausesFor(shownUploads)) {
          await sleep(pause)
          try {
            const sent = await way(message)
            if (!readers.isPrivate && readers.channelId !== undefined) {
              await uploads.shared(shownUploads, readers.channelId)
            }
            return sent
          } catch (error) {
            if (!isRefusal(error)) throw error
          }
        }
        areRefused = true
        logger.warn(
          { files: shownUploads.map(({ fileId }) => fileId) },
          'slack: images were refused, so their text is shown',
        )
        await uploads.refused(shownUploads)
        return plain()
      },
    }
  }
}

function maySee({ sharedIn }: KnownUpload, { channelId, isPrivate }: Readers): boolean {
  return !isPrivate || (channelId !== undefined && sharedIn.includes(channelId))
}

/** What is not shown is a link to its file, for those who may open it: a message for everyone lets its readers. */
function filesOf(
  own: ReadonlyMap<ImageRef, KnownUpload>,
  shown: readonly (readonly [ImageRef, KnownUpload])[],
  { isPrivate }: Readers,
): SlackFiles {
  const refs = new Set(shown.map(([ref]) => ref))
  return new Map(
    [...own].flatMap(([ref, { fileId, permalink }]) => {
      const isShown = refs.has(ref)
      if (!isShown && isPrivate) return []
      return [[ref, { id: fileId, isShown, ...(permalink === undefined ? {} : { permalink }) }]]
    }),
  )
}

/** How long to wait before each attempt: only what Slack was given just now is worth waiting for. */
function pausesFor(uploads: readonly KnownUpload[]): readonly number[] {
  const since = uploads.flatMap(({ freshSince }) => (freshSince === undefined ? [] : [freshSince]))
  if (since.length === 0) return [0]
  const [first = 0, ...others] = PAUSES_MS
  return [first + Math.max(0, Math.max(...since) + SETTLE_MS - Date.now()), ...others]
}

/** The Web API names the error; a `response_url` writes it into its answer. */
function isRefusal(error: unknown): boolean {
  return slackError(error) === 'invalid_blocks' || (error instanceof Error && /invalid_blocks/.test(error.message))
}
