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
  /** One of a procedure, in its order. */
  | 'step'
  | 'number'
  | 'formula'
  | 'command'
  | 'consequence'
  /** What sets it apart from another thing. */
  | 'contrast'

/** One bullet, sentence, row or block under a concept, in the notes' order and nesting. */
export interface Fact {
  readonly role: FactRole
  /** What is shown. Without the mark that gave the role, such as a leading `+`. */
  readonly content: readonly Inline[]
  /** A code block, table, formula or the like that cannot stand in a line. */
  readonly block?: Block
  /** Of what stands in a numbered list of steps. */
  readonly number?: number
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

/** One option of a question whose options the notes give. */
export interface AuthoredChoice {
  readonly content: readonly Inline[]
  readonly isCorrect: boolean
}

/** A question that the notes themselves ask. */
export interface AuthoredQuestion {
  readonly id: string
  /** Complete in itself: a stem that several bullets continue is repeated in each. A cloze has `[…]` for its gap. */
  readonly text: string
  /** `flashcard` where the notes give question and answer in a convention for cards. */
  readonly origin: 'exam' | 'flashcard'
  /** Absent where the question is to be answered freely. */
  readonly form?: 'cloze' | 'choice' | 'truth'
  /** What is shown with it, such as the code that it asks about. */
  readonly given?: readonly Block[]
  /** What the notes themselves answer, where they do; of a cloze, what stands in its gap. */
  readonly answer?: readonly Block[]
  /** Options that the notes mark as right or wrong, at least one of them right. */
  readonly choices?: readonly AuthoredChoice[]
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

/** An image that a note shows. */
export type NoteImage = {
  /** Never empty: the file's name where the notes say nothing. */
  readonly alt: string
  readonly source: Source
  /** The line on which the bullet or block begins that holds it: that of a fact, where it stands beside one. */
  readonly blockLine: number
} & (
  | {
      readonly type: 'local'
      /** Sixteen hexadecimal digits, unique in its course. */
      readonly id: string
      /** The course's folder, relative to the content folder. */
      readonly folder: string
      /** Relative to the course's folder, with `/`. */
      readonly path: string
    }
  /** On the web, where the bot does not look. */
  | { readonly type: 'remote'; readonly url: string }
  /** Warned of: there is only its text. */
  | { readonly type: 'unshown' }
)

/** A stretch of the course with a board of its own. Calendar days `YYYY-MM-DD`, both counted in. */
export interface Term {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** Weeks of a course, from 1, both counted in. */
export interface Weeks {
  readonly from: number
  readonly to: number
}

/** What could not be read as meant; the rest was read all the same. */
export interface Warning {
  readonly file: string
  readonly line: number
  readonly message: string
  /** Nobody can have meant it so: a bot that runs goes on with what stood there before. */
  readonly isBroken?: true
}

/** What a note says of itself. */
export interface NoteInfo {
  readonly file: string
  readonly title: string
  /** BCP 47 tag, as its front matter says or its text tells. */
  readonly language?: string
  /** Of its front matter. */
  readonly tags?: readonly string[]
  /** The week of the course that it belongs to, from 1, where its front matter, path or name tells. */
  readonly week?: number
  /** `YYYY-MM-DD`: before that day, in the course's zone, nothing of it is shown or asked but its deadlines. */
  readonly release?: string
}

/** A note whose day has not come. */
export type HeldBackNote = NoteInfo & { readonly release: string }

/** Whether every community may read a course. */
export function isOpen({ communities }: Pick<Course, 'communities'>): boolean {
  return communities === undefined
}

export interface Course {
  /** From the folder's name: `[a-z0-9-]`, at most 24 characters, unique among the courses. */
  readonly id: string
  /** Where it stands in the content folder, `''` for that folder itself. Absent in a course that was not read from files. */
  readonly folder?: string
  readonly title: string
  /** BCP 47 tag of the notes' main language. */
  readonly language: string
  /** IANA name of the zone in which its wall times are meant. */
  readonly timeZone: string
  /**
   * The communities that may read it, as `platform:id` (`discord:1234…`, `slack:T0123…`), and those where its setup code
   * is entered; absent where every community may.
   */
  readonly communities?: readonly string[]
  /** How many notes were read, those held back included. */
  readonly notes: number
  /** The notes that it is made of. Absent in a course that was not read from files. */
  readonly noteInfos?: readonly NoteInfo[]
  /**
   * The notes that were held back when it was read: nothing of them is here but their deadlines, which are of use to plan
   * with, and warnings. Absent where there are none.
   */
  readonly heldBack?: readonly HeldBackNote[]
  /** Where the notes can be read on the web: a file's path is appended. Ends with `/`. */
  readonly baseUrl?: string
  readonly concepts: readonly Concept[]
  /**
   * What stands under no term, by its heading: found by what it says, and neither listed, completed nor asked about. Ids
   * are unique among those of concepts too. Absent where there is none.
   */
  readonly passages?: readonly Concept[]
  readonly questions: readonly AuthoredQuestion[]
  readonly deadlines: readonly Deadline[]
  readonly images: readonly NoteImage[]
  /** As `course.toml` names them; absent where it names none. */
  readonly terms?: readonly Term[]
  /** The weeks of the course about which the daily challenge asks; absent where it asks about all. */
  readonly dailyWeeks?: Weeks
  readonly warnings: readonly Warning[]
}
