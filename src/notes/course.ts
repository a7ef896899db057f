import type { Block, Inline } from '../core/rich-text.js'

/** A place in the notes. `file` is relative to the content folder, with `/`; lines count from 1. */
export interface Source {
  readonly file: string
  readonly line: number
  /** Titles from the outermost section inwards to where the line stands. */
  readonly headings: readonly string[]
}

/** What a fact says about its concept. */
export type FactRole =
  | 'definition'
  | 'property'
  | 'advantage'
  | 'disadvantage'
  | 'example'
  | 'part'
  | 'number'
  | 'formula'
  | 'command'
  | 'consequence'

/** One bullet, sentence, row or block under a concept, in the notes' order and nesting. */
export interface Fact {
  readonly role: FactRole
  /** What is shown. Without the mark that gave the role, such as a leading `+`. */
  readonly content: readonly Inline[]
  /** A code block, table, formula or the like that cannot stand in a line. */
  readonly block?: Block
  /** The bold or quoted words at its beginning, where it has such: "Thin" of "**Thin:** …". */
  readonly lead?: string
  /** The concept that this very bullet opens, where it is one of its own. */
  readonly conceptId?: string
  readonly children: readonly Fact[]
  readonly source: Source
}

/** A term that the notes explain. Several passages about one term make one concept. */
export interface Concept {
  /** `[a-z0-9-]`, at most 40 characters, unique in its course and the same while the title stays. */
  readonly id: string
  readonly title: string
  /** Other names: long and short forms, the title as it stands where `title` is only its core. */
  readonly aliases: readonly string[]
  /** What its own passages say. */
  readonly facts: readonly Fact[]
  /** The concept under which it stands, as DAS under storage types. */
  readonly parentId?: string
  readonly childIds: readonly string[]
  readonly source: Source
}

/** A question that the notes themselves ask. */
export interface AuthoredQuestion {
  readonly id: string
  /** Complete in itself: a stem that several bullets continue is repeated in each. */
  readonly text: string
  readonly origin: 'exam'
  readonly source: Source
}

export interface Deadline {
  readonly id: string
  readonly title: string
  /** `YYYY-MM-DD`, in the course's zone. */
  readonly date: string
  /** `HH:MM`; `null` where the notes name only the day. */
  readonly time: string | null
  readonly source: Source
}

/** What could not be read as meant; the rest was read all the same. */
export interface Warning {
  readonly file: string
  readonly line: number
  readonly message: string
}

export interface Course {
  /** From the folder's name: `[a-z0-9-]`, at most 24 characters, unique among the courses. */
  readonly id: string
  readonly title: string
  /** BCP 47 tag of the notes' main language. */
  readonly language: string
  /** IANA name of the zone in which its wall times are meant. */
  readonly timeZone: string
  /** How many notes were read. */
  readonly notes: number
  readonly concepts: readonly Concept[]
  readonly questions: readonly AuthoredQuestion[]
  readonly deadlines: readonly Deadline[]
  readonly warnings: readonly Warning[]
}
