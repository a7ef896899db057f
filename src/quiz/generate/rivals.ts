import { fold } from '../../core/fold.js'
import { type Inline, plainText } from '../../core/rich-text.js'
import { stem } from '../../lookup/normalize.js'
import type { Course, Fact } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'
import { GAP } from './clean.js'
import type { Names, Said } from './said.js'
import { meaningWords, overlap } from './statement-rules.js'

/** What the notes say in one line of a name that stands in it or over it. */
interface Mention {
  /** Folded. */
  readonly name: string
  readonly fact: Fact
  readonly stems: ReadonlySet<string>
}

/** From so much in common on, by stems, what is said of one name fits the other. */
const FITS = 0.5
/** A passage of many more words has them by chance. */
const LONGER = 4
const MOST_WORDS = 3

/** Tells whether a name has a rival: another one with the same first letter, of which the notes say nearly the same as here. */
export type HasRival = (said: Said, names: Names, here: Pick<Fact, 'source'>) => boolean

/** The letter that a question gives as a help would not tell a name from its rivals. */
export function readRivals(course: Course): HasRival {
  const mentions = readMentions(course)
  return (said, names, { source }) => {
    const [title = ''] = names.all
    const own = meaningWords(said.plain.replaceAll(GAP, ' ')).map(stem)
    return (mentions.get(fold(title).charAt(0)) ?? []).some(
      ({ name, fact, stems }) =>
        !(fact.source.file === source.file && fact.source.line === source.line) &&
        !names.folded.some(one => one.trim().includes(name) || name.includes(one.trim())) &&
        stems.size <= own.length * LONGER &&
        overlap(own, stems) >= FITS,
    )
  }
}

/** By the first letter of the name. */
function readMentions({ concepts }: Course): ReadonlyMap<string, readonly Mention[]> {
  const byLetter = new Map<string, Mention[]>()
  const visit = (title: string, facts: readonly Fact[]): void => {
    for (const fact of facts) {
      const stems = new Set(meaningWords(plainText(fact.content)).map(stem))
      const isOfTitle = fact.role === 'definition' || fold(plainText(fact.content)).startsWith(fold(title))
      for (const name of new Set([...(isOfTitle ? [title] : []), ...namesIn(fact.content)].map(fold))) {
        if (name.length < 2 || name.split(' ').length > MOST_WORDS) continue
        const list = byLetter.get(name.charAt(0)) ?? []
        byLetter.set(name.charAt(0), list)
        list.push({ name, fact, stems })
      }
      visit(title, fact.children)
    }
  }
  for (const { title, facts } of concepts) visit(title, facts)
  return byLetter
}

/** What a line is about: its lead, or a name that it sets off at its beginning. */
function namesIn(content: readonly Inline[]): string[] {
  const lead = readLead(content)?.text
  const first = content.slice(0, 2).find(({ type }) => type === 'strong' || type === 'mark' || type === 'link')
  return [...(lead === undefined ? [] : [lead]), ...(first === undefined ? [] : [plainText([first])])]
}
