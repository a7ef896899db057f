import { fold, words } from '../../core/fold.js'
import { type Inline, plainText } from '../../core/rich-text.js'
import { stem } from '../../lookup/normalize.js'
import type { Source } from '../../notes/course.js'
import { isAbbreviation, isAcronym } from '../../notes/term.js'
import { isGeneric } from './askable.js'
import { escaped } from './clean.js'
import type { GenerationView } from './generation-view.js'
import { singularOf } from './long-form.js'
import { initialsOf, type Names } from './said.js'
import { isOfEverydayWords } from './worth.js'

/**
 * What may be typed for a term of which the first letter is told: its names that begin with it, its short or long form, and
 * "Verfassung" for "Verfassung Weimars", where no other term has it.
 */
export function typedNames(view: GenerationView, names: Names, at?: Source): string[] {
  const [title = ''] = names.all
  const head = headOf(title)
  const isFree =
    head !== undefined &&
    !view.course.concepts.some(concept => {
      const other = view.names(concept)
      return !other.folded.includes(` ${fold(title)} `) && other.all.some(name => words(name).includes(fold(head)))
    })
  const fitting = names.all.filter(name => name === title || isAsTold(name, title))
  const spelt = view.abbreviations.known.get(singularOf(title))?.accepted ?? []
  const all = [...fitting, ...spelt, ...(isFree ? [head] : []), ...fitting.flatMap(unbent), ...headingFor(title, at)]
  return [...new Set(all)].filter(name => !/[/\\:]/.test(name))
}

/** What is told of a name that is to be typed, so that no synonym fits: "M" and "5" of "mutex", "B" and "8 + 5" of "Business rules". */
export function hintsOf(name: string): { readonly letter: string; readonly length: string } {
  const [letter = ''] = name
  return {
    letter,
    length: name
      .split(/\s+/)
      .map(word => [...word].length)
      .join(' + '),
  }
}

/** A heading's "Spanning Trees" as the sentence has it: "spanning tree"; and "Vorgehensmodelle" of "Vorgehensmodell". */
export function asInText(title: string, content: readonly Inline[]): string {
  const said = plainText(content).toLowerCase()
  const own = title.toLowerCase()
  const stems = [own, ...ENDINGS.map(ending => own.replace(ending, ''))]
  const starts = (name: string): number => said.search(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}`, 'u'))
  const found = stems.find(one => starts(one) >= 0) ?? own
  const at = starts(found)
  const ending =
    at < 0 || isAcronym(title) ? '' : (/^\p{Ll}{0,2}(?![\p{L}\p{N}])/u.exec(said.slice(at + found.length))?.[0] ?? '')
  return title.slice(0, found.length) + ending
}
const ENDINGS = [/s$/, /es$/, /n$/, /en$/, /e$/, /er$/]

/** "parametrisierte Typen", "normaler Siedepunkt": an adjective as it stands where nothing governs it. */
function unbent(name: string): string[] {
  const [, adjective, noun] = /^(\p{Ll}{3,}e)[nmrs]?\s(\p{Lu}[\p{L}-]+)$/u.exec(name) ?? []
  return adjective === undefined
    ? []
    : ['', 'r', 's', 'n'].map(ending => `${adjective}${ending} ${noun}`).filter(one => one !== name)
}

/** "ISL" over "Inter-Switch-Link", "Vibration" over "Vibrationsbewegung": the heading names the same thing. */
function headingFor(title: string, at: Source | undefined): string[] {
  const own = headingOf(at)
  const isPart = /^\p{L}{4,}$/u.test(own) && !/\s/.test(title) && fold(title).startsWith(fold(own))
  return own !== title && (isPart || isInitialsOf(own, title) || isInitialsOf(title, own)) ? [own] : []
}

/** "ISL" of "Inter-Switch-Link", each word's first letter and no more. */
export const isInitialsOf = (short: string, long: string): boolean =>
  isAcronym(short) && fold(short) === initialsOf(long)

/** A section's heading without its number and what stands in parentheses. */
const headingOf = (at: Source | undefined): string =>
  (at?.headings.at(-1) ?? '')
    .replace(/^[\d.)\s]+/, '')
    .replace(/\s*\([^()]*\)/, '')
    .trim()

/**
 * Whether the section is headed by another name that begins with the same word, such as "Derivative Suit" over "derivative
 * proceeding": it may be meant as well.
 */
export function isNearHeading(title: string, at: Source): boolean {
  const [own, other] = [words(title).map(stem), words(headingOf(at)).map(stem)]
  return (
    own.length > 0 &&
    other.length > 1 &&
    own[0] === other[0] &&
    own.join(' ') !== other.join(' ') &&
    isOne(headingOf(at))
  )
}

/** Not "Paths and Cycles", nor "Thermochemistry: energy in reactions". */
const isOne = (heading: string): boolean => !/[:,&–/]|\s(?:and|or|of|in|und|oder|von|im)\s/iu.test(heading)

/** Whether another name fits the first letter of this one, or is short for it. */
export const isAsTold = (name: string, title: string): boolean =>
  fold(name).charAt(0) === fold(title).charAt(0) || isShortFor(name, title)

/** Whether one of two names is the short form of the other. */
export const isShortFor = (a: string, b: string): boolean =>
  (isAcronym(a) && isAbbreviation(a, b)) || (isAcronym(b) && isAbbreviation(b, a))

/**
 * Whether one would rather type the noun alone: "Aussage" under the heading "Aussagen" where the sentence has "mathematische
 * Aussage".
 */
export function isCalledByNoun(title: string, { file, headings }: Source): boolean {
  const [, noun] = /^\p{Ll}+(?:e[rsnm]?|al|ic|ive|ous|ar|ary)\s(\p{L}[\p{L}-]+)$/u.exec(title) ?? []
  if (noun === undefined) return false
  const own = stem(fold(noun))
  return [...headings, (file.split('/').at(-1) ?? '').replace(/\.\w+$/, '')].some(name => stem(fold(name)) === own)
}

function headOf(title: string): string | undefined {
  const [, head] = /^(\p{Lu}\p{Ll}+(?:ung|heit|keit|schaft|ion|tät|ik)) \p{Lu}\p{Ll}+s$/u.exec(title) ?? []
  return head === undefined || isGeneric(head) ? undefined : head
}

/**
 * Whether one can be asked to write a name out of the head: the notes use it elsewhere too, and it is not made of everyday
 * words, for which others would do as well.
 */
export function isKnownByHeart(view: GenerationView, names: Names): boolean {
  const [title = ''] = names.all
  return isAcronym(title) || (view.mentions(names) > 0 && !isOfEverydayWords(title))
}
