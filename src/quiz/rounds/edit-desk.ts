import type { EditPace } from '../../chat/messenger.js'
import type { Clock } from '../../core/clock.js'

/** An edit that is wanted; a later one of the same message takes its place. */
export interface WantedEdit {
  /** Names the message. */
  readonly key: string
  /** A count alone waits for what says something new. */
  readonly isMajor: boolean
  run(): Promise<void>
}

/** Edits messages no more often than their platform allows. */
export interface EditDesk {
  offer(edit: WantedEdit): void
  /** A message says already what it should. */
  withdraw(key: string): void
  /** Whether none is wanted. */
  isEmpty(): boolean
  /** Makes the edits whose time has come. Resolves when all that are under way are done. */
  flush(): Promise<void>
  /** Makes none for a while, as the platform has asked for. */
  rest(milliseconds: number): void
}

const ALL = ''

/** `realClock` is the one by which platforms count. */
export function createEditDesk({ every, isShared }: EditPace, realClock: Clock): EditDesk {
  /** In the order in which each has been waiting. */
  const wanted = new Map<string, WantedEdit>()
  const freeAt = new Map<string, number>()
  const busy = new Map<string, Promise<void>>()
  let restsUntil = 0

  const perform = (edit: WantedEdit, lane: string): void => {
    wanted.delete(edit.key)
    freeAt.set(lane, realClock.now() + every)
    busy.set(
      edit.key,
      edit.run().finally(() => busy.delete(edit.key)),
    )
  }

  return {
    offer: edit => {
      wanted.set(edit.key, edit)
    },
    isEmpty: () => wanted.size === 0,
    withdraw: key => {
      wanted.delete(key)
    },
    rest: milliseconds => {
      restsUntil = Math.max(restsUntil, realClock.now() + milliseconds)
    },
    flush: async () => {
      const now = realClock.now()
      for (const [lane, at] of freeAt) if (at <= now) freeAt.delete(lane)
      if (now < restsUntil) return
      const turns = [...wanted.values()].sort((a, b) => Number(b.isMajor) - Number(a.isMajor))
      for (const edit of turns) {
        const lane = isShared ? ALL : edit.key
        if (freeAt.has(lane) || busy.has(edit.key)) continue
        perform(edit, lane)
      }
      await Promise.all(busy.values())
    },
  }
}
