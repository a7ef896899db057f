import { isDeepStrictEqual } from 'node:util'
import type { Logger } from '../core/logger.js'
import type { Library } from '../notes/load-courses.js'

export interface LiveLibraryParts {
  /** Reads all notes as they are now. */
  readonly read: () => Promise<Library>
  /** Takes the new state of the notes over. */
  readonly onChange: (library: Library) => Promise<void>
  readonly logger: Logger
}

/** The notes of a running bot, read again whenever they may have changed. */
export interface LiveLibrary {
  /**
   * Reads the notes again. Calls while it reads lead to one more reading after it. Where they cannot be read, the last
   * state stays and the host is told; it never rejects.
   */
  refresh(): Promise<void>
}

export function createLiveLibrary(first: Library, { read, onChange, logger }: LiveLibraryParts): LiveLibrary {
  let current = first
  let running: Promise<void> | undefined
  let isStale = false

  const readOnce = async (): Promise<void> => {
    try {
      const fresh = await read()
      const changes = describeChanges(current, fresh)
      if (changes === undefined) return
      await onChange(fresh)
      tellNewWarnings(current, fresh, logger)
      current = fresh
      logger.info(changes, 'the notes have changed and are live')
    } catch (error) {
      logger.error({ err: error }, 'the changed notes cannot be read: the bot goes on with those before the change')
    }
  }

  const readUntilFresh = async (): Promise<void> => {
    while (isStale) {
      isStale = false
      await readOnce()
    }
    running = undefined
  }

  return {
    refresh: () => {
      isStale = true
      running ??= readUntilFresh()
      return running
    },
  }
}

interface Counts {
  readonly courses: number
  readonly notes: number
  readonly concepts: number
  readonly questions: number
  readonly deadlines: number
  readonly warnings: number
}

/** What there is now, for the log; `undefined` where nothing that the bot shows has changed. */
function describeChanges(before: Library, after: Library): Counts | undefined {
  if (isDeepStrictEqual(before, after)) return undefined
  const sum = (count: (course: Library['courses'][number]) => number): number =>
    after.courses.reduce((total, course) => total + count(course), 0)
  return {
    courses: after.courses.length,
    notes: sum(course => course.notes),
    concepts: sum(course => course.concepts.length),
    questions: sum(course => course.questions.length),
    deadlines: sum(course => course.deadlines.length),
    warnings: warningsOf(after).length,
  }
}

/** The host has read the old ones already. */
function tellNewWarnings(before: Library, after: Library, logger: Logger): void {
  const known = new Set(warningsOf(before).map(({ file, message }) => `${file} ${message}`))
  for (const { file, line, message } of warningsOf(after)) {
    if (!known.has(`${file} ${message}`)) logger.warn({ file, line }, message)
  }
}

const warningsOf = ({ warnings, courses }: Library) => [...warnings, ...courses.flatMap(course => course.warnings)]
