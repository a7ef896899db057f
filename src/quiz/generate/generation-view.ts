import type { Locale } from '../../core/locale.js'
import type { Lookup } from '../../lookup/lookup.js'
import type { Concept, Course, Fact, Source } from '../../notes/course.js'
import type { Kinship } from './kin.js'
import type { Abbreviations } from './long-form.js'
import type { HasRival } from './rivals.js'
import type { Names, Said } from './said.js'
import type { Worth } from './worth.js'

/** A term of a group with what the notes say of it, its own name blanked out where it can be. */
export interface Member {
  /** Names it in ids: a concept's id, or its title where it is none. */
  readonly key: string
  readonly title: string
  readonly names: Names
  /** The concept that it is, or the one under which it stands. */
  readonly topic: Concept
  readonly concept: Concept | undefined
  readonly meaning: Said
  /** What it means gives its name away: it stands in it and cannot be blanked out, or is short for it. */
  readonly isTold: boolean
  /** Says enough to be quoted alone, true or false. */
  readonly isStatement: boolean
  /** The notes define it by this. */
  readonly isDefinition: boolean
  /** How much it is worth to ask for it by this meaning. */
  readonly worth: Worth
  readonly fact: Fact
}

/** Terms that stand side by side in the notes: of one kind, and yet not the same. */
export interface Group {
  readonly key: string
  /** What they all belong to. */
  readonly title: string
  /** Terms of one list of the notes, not merely of neighbouring sections. */
  readonly isList: boolean
  /** By what they are known to be of one kind, each told of itself. Otherwise they are aspects of what stands over them. */
  readonly kinship: Kinship
  /** A list of just these two: one or the other. */
  readonly isPair: boolean
  readonly members: readonly Member[]
  /** With those that their own meaning gives away: they are none to ask for, and yet wrong choices. */
  readonly all: readonly Member[]
}

/** A course while questions are made from it: whatever many of them ask for is worked out once. */
export interface GenerationView {
  readonly course: Course
  readonly lookup: Lookup
  /** The terms that stand side by side in the notes, each with what they say of it. */
  readonly groups: readonly Group[]
  readonly abbreviations: Abbreviations
  concept(id: string | undefined): Concept | undefined
  /** In which language a question about this place speaks: that of the text which it shows, where that is clear, else of the note. */
  language(content: string, at: Source): Locale
  names(concept: Concept): Names
  isAskable(concept: Concept): boolean
  /** Whether a name, be it a concept's or not, is one that a question may ask for. */
  isTermName(title: string): boolean
  /** A concept's name with the section that it stands in, where the name alone does not tell. */
  subject(concept: Concept, at?: Source): string
  /** The nearest section over a concept, or over what is said of it elsewhere, whose title says what it is about. */
  section(concept: Concept, at?: Source): string
  /** What a fact says in one sentence that stands alone, without the lead that only names its role; `undefined` where it says none. */
  statement(fact: Fact): Said | undefined
  /** The same of a lead's rest. */
  meaning(fact: Fact): Said | undefined
  /** The statements that a concept makes of itself, those of other things apart. */
  statements(concept: Concept): readonly { readonly fact: Fact; readonly said: Said }[]
  /** A statement with these names blanked out; `undefined` where another form of them would still tell. */
  hide(said: Said, names: Names): Said | undefined
  /** Whether a statement gives a term away by a word that not many names have in common. */
  tells(said: Pick<Said, 'words'>, names: readonly string[]): boolean
  /** Whether the notes say something of this concept that comes near to the statement. */
  holdsOf(said: Said, concept: Concept): boolean
  /** Whether a fact is of the subject matter, and not shown as a block. */
  isUsable(fact: Fact): boolean
  /** Whether an entry that begins elsewhere than here is called so; folded, with a space at either end. */
  isEntry(folded: string, here: Source): boolean
  readonly hasRival: HasRival
  /** In how many passages of the course one of these names stands. */
  mentions(names: Names): number
  /** Whether a file has these letters in parentheses: "true positives (tp)". */
  introduces(letters: string, file: string): boolean
  /** How much it is worth to ask for this term, by its names and by what defines it. */
  worthOfTerm(names: Names, definition?: Said): Worth
  /** How often the notes use each stem. */
  readonly wordCounts: ReadonlyMap<string, number>
  /** Names of all other things that the course speaks of. */
  otherNames(names: Names): readonly string[]
}

/** What a question asks about: the line of the notes that it comes from. */
export const aboutFact = ({ source: { file, line } }: Pick<Fact, 'source'>): string => `${file}:${line}`
