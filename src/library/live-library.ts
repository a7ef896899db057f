import { isDeepStrictEqual } from 'node:util'
import type { Logger } from '../core/logger.js'
import type { Warning } from '../notes/course.js'
import type { Library } from '../notes/load-courses.js'

export interface LiveLibraryParts {
  /** Reads all notes as they are now. */
  readonly read: () => Promise<Library>
  /** Takes the new state of the notes over. */
  readonly onChange: (library: Library) => Promise<void>
  /** Takes over what stands beside the notes, after each reading that found them as they were. */
  readonly onSame?: (() => void) | undefined
  readonly logger: Logger
}

/** The notes of a running bot, read again whenever they may have changed. */
export interface LiveLibrary {
  /** What the bot answers from. */
  readonly current: Library
  /**
   * Reads the notes again. Calls while it reads lead to one more reading after it. Where they cannot be read, the last
   * state stays and the host is told; it never rejects.
   */
  refresh(): Promise<void>
}

export function createLiveLibrary(first: Library, parts: LiveLibraryParts): LiveLibrary {
  const { onChange, onSame, logger } = parts
  let current = first
  // What was broken at the start was read as far as it goes, and there is nothing before it to go on with.
  let tolerated = brokenIn(first)
  let running: Promise<void> | undefined
  let isStale = false

  const readOnce = async (): Promise<void> => {
    try {
      const read = await parts.read()
      const fresh = withoutBroken(current, read, tolerated)
      tolerated = new Set([...brokenIn(read)].filter(key => tolerated.has(key)))
      const isChanged = !isDeepStrictEqual(withoutWarnings(current), withoutWarnings(fresh))
      if (isChanged) await onChange(fresh)
      else onSame?.()
      tellNewWarnings(current, fresh, logger)
      current = fresh
      if (isChanged) logger.info(countAll(fresh), 'the notes have changed and are live')
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
    get current() {
      return current
    },
    refresh: () => {
      isStale = true
      running ??= readUntilFresh()
      return running
    },
  }
}

/**
 * A course with an edit that is broken anew stays as it was, whole: half of an edit could show drafts or move deadlines.
 * Its warnings are the new ones.
 */
function withoutBroken(before: Library, after: Library, tolerated: ReadonlySet<string>): Library {
  const courses = after.courses.map(course => {
    const last = before.courses.find(({ id }) => id === course.id)
    const isBroken = course.warnings.some(warning => warning.isBroken && !tolerated.has(keyOf(warning)))
    return last === undefined || !isBroken ? course : { ...last, warnings: course.warnings }
  })
  return { ...after, courses }
}

function brokenIn(library: Library): ReadonlySet<string> {
  return new Set(
    warningsOf(library)
      .filter(({ isBroken }) => isBroken)
      .map(keyOf),
  )
}

interface Counts {
  readonly courses: number
  readonly notes: number
  readonly concepts: number
  readonly questions: number
  readonly deadlines: number
  readonly warnings: number
}

/** What the bot answers from. */
const withoutWarnings = ({ courses }: Library) => courses.map(({ warnings: _, ...course }) => course)

/** What there is now, for the log. */
function countAll(after: Library): Counts {
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
  const known = new Set(warningsOf(before).map(keyOf))
  for (const warning of warningsOf(after)) {
    const { file, line, message, isBroken } = warning
    if (known.has(keyOf(warning))) continue
    logger.warn({ file, line }, isBroken ? `${message}; the course stays as it was until this is mended` : message)
  }
}

const warningsOf = ({ warnings, courses }: Library): readonly Warning[] => [
  ...warnings,
  ...courses.flatMap(course => course.warnings),
]

/** Lines move when something is written above. */
const keyOf = ({ file, message }: Warning): string => `${file} ${message}`
