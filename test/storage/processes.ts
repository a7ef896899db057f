import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { keyText } from '../../src/storage/rows.js'
import { refold } from '../contracts/world.js'
import { openWorld } from './targets.js'

const RECORDER = fileURLToPath(new URL('recorder.ts', import.meta.url))

export interface Recorder {
  /** Keys of acknowledged answers, so far. */
  acknowledged(): readonly string[]
  /** Resolves at the first acknowledgement. Rejects where the process ends before. */
  readonly started: Promise<void>
  /** Resolves when the process has ended; rejects where it failed by itself. */
  readonly ended: Promise<void>
  kill(): void
}

/** Starts `recorder.ts` as a process. `count` answers are recorded, then it ends. Those of a `round` race for the same. */
export function startRecorder(url: string, seed: string, count: number, round: number): Recorder {
  const child = spawn(process.execPath, ['--import', 'tsx', RECORDER, url, seed, String(count), String(round)])
  let output = ''
  let errors = ''
  const started = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (data: string) => {
      output += data
      resolve()
    })
    child.once('close', () => reject(new Error(`the recorder ended before its first answer: ${errors}`)))
  })
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    errors += data
  })
  const ended = once(child, 'close').then(([code, signal]) => {
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the recorder failed with ${code}: ${errors}`)
  })
  // Whoever awaits only the other one should not fail for this one.
  started.catch(() => {})
  ended.catch(() => {})
  return {
    // What follows the last line break is a line cut short.
    acknowledged: () => output.split('\n').slice(0, -1),
    started,
    ended,
    kill: () => child.kill('SIGKILL'),
  }
}

/**
 * Checks that each acknowledged answer is in the ledger, none twice, that the ballots that count are those of the
 * ledger, and that the scores are what the ledger folds to. Returns the ledger's length.
 */
export async function expectNothingLost(url: string, acknowledged: readonly string[]): Promise<number> {
  const { scores, identities, ledger, answers, rebuild, close } = await openWorld(url)
  try {
    const entries = await ledger()
    const keys = new Set(entries.map(keyText))
    expect(keys.size).toBe(entries.length)
    expect(acknowledged.filter(key => !keys.has(key))).toEqual([])

    const community = await identities.communityOf('test', 'class', 'Class', 'course')
    const of = { communityId: community.id, courseId: 'course' }
    const people = new Set(entries.map(entry => entry.personId))
    for (const personId of people) expect(await scores.scoreOf(of, personId)).toEqual(refold(entries, of, personId))
    expect(await rebuild.rebuild(false)).toEqual({
      scores: people.size,
      entries: entries.length,
      differences: [],
      tallies: 0,
    })

    const [somebody = ''] = people
    for (const sessionId of new Set(entries.map(entry => entry.sessionId))) {
      const ballots = await answers.ballotsOf(sessionId, somebody)
      for (const ballot of ballots) expect(ballot.outcome !== null).toBe(keys.has(keyText(ballot)))
    }
    return entries.length
  } finally {
    await close()
  }
}
