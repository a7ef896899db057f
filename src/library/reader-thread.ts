import { parentPort, workerData } from 'node:worker_threads'
import { HostError } from '../core/errors.js'
import { loadCourses } from '../notes/load-courses.js'
import type { Reading, ReadingTask } from './read-in-thread.js'

parentPort?.postMessage(read(workerData))

function read({ dir, now }: ReadingTask): Reading {
  try {
    return { library: loadCourses(dir, now) }
  } catch (error) {
    if (error instanceof HostError) return { problem: error.message }
    throw error
  }
}
