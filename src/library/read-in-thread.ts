import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { HostError } from '../core/errors.js'
import { packageRoot } from '../core/package-root.js'
import { type Library, loadCourses } from '../notes/load-courses.js'

/** What the thread is to do. */
export interface ReadingTask {
  readonly dir: string
  readonly now: number
}

/** What the thread answers. */
export type Reading = { readonly library: Library } | { readonly problem: string }

/**
 * Reads the notes as of `now` (epoch milliseconds) in a thread of its own, so that the bot answers meanwhile, however many
 * there are.
 * @throws {HostError} where there is nothing to read
 */
export async function readInThread(dir: string, now: number): Promise<Library> {
  const script = join(packageRoot(), 'dist', 'reader-thread.js')
  // Run from the sources, without a bundle.
  if (!existsSync(script)) return loadCourses(dir, now)
  const worker = new Worker(script, { workerData: { dir, now } satisfies ReadingTask })
  try {
    const reading = await new Promise<Reading>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', code => reject(new Error(`the thread that reads the notes has ended with code ${code}`)))
    })
    if ('problem' in reading) throw new HostError(reading.problem)
    return reading.library
  } finally {
    await worker.terminate()
  }
}
