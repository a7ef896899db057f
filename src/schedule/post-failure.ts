import { PostError } from '../chat/messenger.js'

const FIRST_RETRY = 5_000
const LONGEST_RETRY = 10 * 60_000

/** Milliseconds until the next attempt: what the platform wants, else twice as long each time, up to a cap. */
export function retryWait(error: unknown, attempts: number): number {
  const wanted = error instanceof PostError ? error.retryAfter : undefined
  return Math.max(FIRST_RETRY, wanted ?? Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** attempts))
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The same failure of something that has not told whether the post is out; a channel that is gone stays gone. */
export function leftUncertain(error: unknown): PostError {
  if (!(error instanceof PostError)) return new PostError('uncertain', reasonOf(error), { cause: error })
  if (error.failure === 'gone') return error
  const { message, retryAfter } = error
  return new PostError('uncertain', message, { ...(retryAfter === undefined ? {} : { retryAfter }), cause: error })
}

/** What a door answers, if it does so in time. @throws {PostError} that it is uncertain, if not */
export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PostError('uncertain', 'the platform does not answer')), milliseconds)
  })
  try {
    return await Promise.race([answer, silence])
  } finally {
    clearTimeout(timer)
  }
}
