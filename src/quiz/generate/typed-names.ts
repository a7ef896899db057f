import { fold, words } from '../../core/fold.js'
import { isAcronym } from '../../notes/term.js'
import { isGeneric } from './askable.js'
import type { GenerationView } from './generation-view.js'
import type { Names } from './said.js'

const SHORTEST_HEAD = 4

/** What may be typed for a term: its names, and of two words the one that says what it is, where no other term has it. */
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

/** "Modernisierung" of "Alte Modernisierung", "Verfassung" of "Verfassung Weimars". */
function headOf(title: string): string | undefined {
  const [first = '', last = '', ...more] = title.split(' ')
  if (last === '' || more.length > 0 || isAcronym(last)) return undefined
  const isGenitive = /^\p{Lu}\p{Ll}+(?:ung|heit|keit|schaft|ion|tät|ik)$/u.test(first) && /^\p{Lu}\p{Ll}+s$/u.test(last)
  const head = isGenitive ? first : last
  return head.length >= SHORTEST_HEAD && /^\p{L}+$/u.test(head) && !isGeneric(head) ? head : undefined
}

/**
 * Whether one can be asked to write a name out of the head: a single word (in English also two, which German writes as one),
 * or a phrase that the notes use elsewhere too. What stands only once before a colon is a headline, for which any other would do.
 */
export function isKnownByHeart(view: GenerationView, names: Names): boolean {
  const [title = ''] = names.all
  const most = view.course.language === 'de' ? 1 : 2
  return isAcronym(title) || title.split(/\s/).length <= most || view.mentions(names) > 0
}
