import { fold } from '../../core/fold.js'
import { type Inline, plainText } from '../../core/rich-text.js'
import { contentWords } from '../../lookup/normalize.js'

/** A passage with the forms in which questions compare it, each made once. */
export interface Said {
  readonly content: readonly Inline[]
  readonly plain: string
  /** With a space at either end, so that whole words are compared. */
  readonly folded: string
  /** The words that carry its meaning. */
  readonly words: readonly string[]
}

/** Reads a passage into its forms. */
export function readSaid(content: readonly Inline[]): Said {
  const plain = plainText(content)
  const folded = fold(plain)
  return { content, plain, folded: ` ${folded} `, words: contentWords(folded) }
}

/** What a thing is called, in the forms in which questions compare it. */
export interface Names {
  /** As they are written, the title first. */
  readonly all: readonly string[]
  /** With a space at either end. */
  readonly folded: readonly string[]
  /** The words of all names that tell. */
  readonly words: readonly string[]
  /** Those of the title alone. */
  readonly titleWords: readonly string[]
}

/** The words of a name that code writes in one: "MainWindow". */
const apart = (name: string): string =>
  /\s/.test(name) ? name : `${name} ${name.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')}`

/** Reads names into their forms. */
export function readNames(title: string, aliases: readonly string[]): Names {
  const all = [title, ...aliases]
  const folded = all.map(fold)
  // "commandLink" is told by "link".
  const words = all.map(name => contentWords(fold(apart(name))).filter(word => word.length > 1))
  return {
    all,
    folded: folded.map(name => ` ${name} `),
    words: [...new Set(words.flat())],
    titleWords: words[0] ?? [],
  }
}

/** The first letters of a name's words, folded: "san" of "Storage Area Network". */
export const initialsOf = (name: string): string =>
  fold(name)
    .split(' ')
    .map(word => word.charAt(0))
    .join('')
