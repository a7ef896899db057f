import type { Card } from '../../src/chat/card.js'
import type { Messenger, PostKey } from '../../src/chat/messenger.js'

export interface Post {
  readonly id: string
  readonly channelId: string
  readonly nonce: string
  readonly card: Card
}

/** A platform that keeps whatever is posted, the same twice as two messages, and can be told to misbehave. */
export interface FakePlatform extends Messenger {
  /** As they now look. */
  readonly posts: readonly Post[]
  readonly edits: readonly { readonly messageId: string; readonly card: Card }[]
  /** What goes wrong at the next edits. */
  readonly nextEdits: Error[]
  /** How often somebody has tried to post. */
  readonly tries: number
  readonly lookups: readonly PostKey[]
  /** What happens at the next tries, in order; `send` posts. After these all is well. */
  readonly next: ((send: () => string) => string | Promise<string>)[]
  /** What happens at the next look-ups: a failure. */
  readonly nextLookups: Error[]
  isReadable: boolean
  missing: readonly string[]
}

export function createFakePlatform(platform = 'test'): FakePlatform {
  const posts: Post[] = []
  const edits: { messageId: string; card: Card }[] = []
  const lookups: PostKey[] = []
  const fake: FakePlatform & { tries: number } = {
    platform,
    editPace: { every: 1000, isShared: false, isInPlace: true },
    posts,
    edits,
    nextEdits: [],
    lookups,
    tries: 0,
    next: [],
    nextLookups: [],
    isReadable: true,
    missing: [],
    post: async (channelId, card, { nonce }) => {
      fake.tries++
      const send = (): string => {
        const id = `M${posts.length + 1}`
        posts.push({ id, channelId, nonce, card })
        return id
      }
      return (fake.next.shift() ?? (act => act()))(send)
    },
    edit: async (_channelId, messageId, card) => {
      const failure = fake.nextEdits.shift()
      if (failure !== undefined) throw failure
      edits.push({ messageId, card })
      const index = posts.findIndex(({ id }) => id === messageId)
      const post = posts[index]
      if (post !== undefined) posts[index] = { ...post, card }
    },
    findPost: async (channelId, key) => {
      lookups.push(key)
      const failure = fake.nextLookups.shift()
      if (failure !== undefined) throw failure
      if (!fake.isReadable) return 'unreadable'
      const found = posts.find(post => post.channelId === channelId && post.nonce === key.nonce)
      return found === undefined ? 'absent' : { messageId: found.id }
    },
    missingPermissions: async () => fake.missing,
  }
  return fake
}
