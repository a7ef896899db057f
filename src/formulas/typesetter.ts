import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packageRoot } from '../core/package-root.js'

/** Makes pictures of formulas, one after the other. */
export interface Typesetter {
  /** A PNG of a formula in LaTeX; `undefined` where it cannot be typeset, or not in time. */
  typeset(latex: string): Promise<Uint8Array | undefined>
  close(): Promise<void>
}

/** What takes longer was made to. */
const LONGEST_MS = 5000
const SCRIPT = join(packageRoot(), 'dist', 'formula-thread.js')
const MOST_MEGABYTES = 256

/**
 * Typesets in a thread of its own, so that no formula keeps anybody waiting for an answer. The thread is started with the
 * first formula, and anew after one that did not end.
 */
export function createTypesetter({ script = SCRIPT, longestMs = LONGEST_MS } = {}): Typesetter {
  let thread: Promise<Worker> | undefined
  let last: Promise<unknown> = Promise.resolve()

  const inThread = async (latex: string): Promise<Uint8Array | undefined> => {
    thread ??= startThread(script)
    try {
      const worker = await thread
      try {
        return await answerOf(worker, latex, longestMs)
      } catch (error) {
        await worker.terminate()
        throw error
      }
    } catch {
      thread = undefined
      return undefined
    }
  }

  // Run from the sources, without a bundle.
  const here = async (latex: string) => (await import('./typeset.js')).typeset(latex)

  return {
    typeset: latex => {
      const next = last.then(() => (existsSync(script) ? inThread(latex) : here(latex)))
      last = next.catch(() => undefined)
      return next
    },
    close: async () => {
      const worker = await thread?.catch(() => undefined)
      await worker?.terminate()
      thread = undefined
    },
  }
}

/** Resolves when the thread is ready: what it loads before takes its time. */
async function startThread(script: string): Promise<Worker> {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } })
  await messageOf(worker)
  return worker
}

async function answerOf(worker: Worker, latex: string, longestMs: number): Promise<Uint8Array | undefined> {
  worker.postMessage(latex)
  return messageOf(worker, AbortSignal.timeout(longestMs))
}

/** The thread's next message. Rejects where it ends, or the signal comes, before. */
async function messageOf<T>(worker: Worker, signal?: AbortSignal): Promise<T> {
  const ended = new AbortController()
  const end = () => ended.abort()
  worker.once('exit', end)
  // A thread that waits keeps no program from its end.
  worker.ref()
  try {
    const signals = signal === undefined ? [ended.signal] : [ended.signal, signal]
    const [message] = await once(worker, 'message', { signal: AbortSignal.any(signals) })
    return message as T
  } finally {
    worker.unref()
    worker.off('exit', end)
  }
}
