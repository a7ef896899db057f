import { parentPort, workerData } from 'node:worker_threads'
import { HostError } from '../core/errors.js'
import { loadCourses } from '../notes/load-courses.js'
import type { Reading } from './read-in-thread.js'

parentPort?.postMessage(read(String(workerData)))

function read(dir: string): Reading {
  try {
    return { library: loadCourses(dir) }
  } catch (error) {
    if (error instanceof HostError) return { problem: error.message }
    throw error
  }
}
