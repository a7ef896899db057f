import { fold, words } from '../../core/fold.js'
import { stem } from '../../lookup/normalize.js'
import type { Source } from '../../notes/course.js'
import { isAbbreviation, isAcronym } from '../../notes/term.js'
import { isGeneric } from './askable.js'
import type { GenerationView } from './generation-view.js'
import type { Names } from './said.js'
import { isOfEverydayWords } from './worth.js'

/**
 * What may be typed for a term of which the first letter is told: its names that begin with it, its short or long form, and
 * "Verfassung" for "Verfassung Weimars", where no other term has it.
 */
export function typedNames(view: GenerationView, names: Names): string[] {
  const [title = ''] = names.all
  const head = headOf(title)
  const isFree =
    head !== undefined &&
    !view.course.concepts.some(concept => {
      const other = view.names(concept)
      return !other.folded.includes(` ${fold(title)} `) && other.all.some(name => words(name).includes(fold(head)))
    })
  const fitting = names.all.filter(name => name === title || isAsTold(name, title))
  return [...fitting, ...(isFree ? [head] : [])].filter(name => !/[/\\:]/.test(name))
}

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
