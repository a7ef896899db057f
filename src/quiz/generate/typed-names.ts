import { fold, words } from '../../core/fold.js'
import { isAcronym } from '../../notes/term.js'
import { isGeneric } from './askable.js'
import type { GenerationView } from './generation-view.js'
import type { Names } from './said.js'
import { isOfEverydayWords } from './worth.js'

/** What may be typed for a term: its names, and "Verfassung" for "Verfassung Weimars", where no other term has it. */
export function typedNames(view: GenerationView, names: Names): string[] {
  const [title = ''] = names.all
  const head = headOf(title)
  const isFree =
    head !== undefined &&
    !view.course.concepts.some(concept => {
      const other = view.names(concept)
      return !other.folded.includes(` ${fold(title)} `) && other.all.some(name => words(name).includes(fold(head)))
    })
  return [...names.all, ...(isFree ? [head] : [])].filter(name => !/[/\\:]/.test(name))
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
