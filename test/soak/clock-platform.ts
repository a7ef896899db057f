import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Recorded {
  readonly messageId: string
  readonly channelId: string
  readonly nonce: string
  readonly title: string
}

export interface PlatformParts {
  /** What `/now` answers. */
  readonly now: () => string
  /** Is told of a post before it is recorded, and says whether it arrives at all; and again after. */
  readonly onPost: (when: 'before' | 'after', pid: number) => 'arrives' | 'lost'
  /** What goes wrong with a post, if anything: refused before it is recorded, or cut off after. */
  readonly mishap: () => 'busy' | 'cut' | undefined
}

export interface RecordingPlatform {
  readonly url: string
  readonly recorded: readonly Recorded[]
  close(): Promise<void>
}

/** Plays a platform: it records every post, however often the same one comes, and finds what it has recorded. */
export async function startPlatform({ now, onPost, mishap }: PlatformParts): Promise<RecordingPlatform> {
  const recorded: Recorded[] = []
  const post = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { channelId, nonce, title } = JSON.parse(await text(request))
    const pid = Number(request.headers['x-worker'])
    const trouble = mishap()
    if (trouble === 'busy') {
      response.writeHead(503).end()
      return
    }
    if (onPost('before', pid) === 'lost') {
      request.socket.destroy()
      return
    }
    const messageId = `M${recorded.length}`
    recorded.push({ messageId, channelId, nonce, title })
    onPost('after', pid)
    if (trouble === 'cut') request.socket.destroy()
    else response.end(messageId)
  }
  const find = (path: string, response: ServerResponse): void => {
    const [, , channelId, nonce] = path.split('/')
    const found = recorded.find(each => each.channelId === channelId && each.nonce === nonce)
    if (found === undefined) response.writeHead(404).end()
    else response.end(found.messageId)
  }
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path === '/now') response.end(now())
    else if (path.startsWith('/find/')) find(path, response)
    else void post(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    recorded,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
