import { fold, words } from '../../core/fold.js'
import { type Inline, plainText, text } from '../../core/rich-text.js'
import { contentWords } from '../../lookup/normalize.js'
import type { Concept, Fact } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'
import { isAbbreviation, isAcronym } from '../../notes/term.js'
import type { Candidate } from '../question.js'
import { candidate, questionId, quoteOf } from './build.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { asking, labelFor } from './label.js'

interface Pair {
  /** What it is, or stands under. */
  readonly concept: Concept
  /** Where it stands. */
  readonly at: Pick<Fact, 'source' | 'content'> | undefined
  readonly short: string
  readonly long: string
  /** With what follows the words that the letters are of. */
  readonly accepted: readonly string[]
}

/** Concepts that the notes name both ways, and what they spell out behind a dash or in a table's next column. */
function pairsOf({ course, isUsable }: GenerationView): Pair[] {
  const named = course.concepts.flatMap((concept): Pair[] => {
    const names = [concept.title, ...concept.aliases]
    const short = names.find(name => isAcronym(name) && !/\p{Lu}s$/u.test(name))
    const long = short === undefined ? undefined : longFormOf(short, names)
    return short === undefined || long === undefined ? [] : [{ concept, at: undefined, short, ...long }]
  })
  const known = new Set(named.map(({ short }) => short))
  const told = course.concepts.flatMap(concept => [...toldPairs(concept, concept.facts)])
  return [
    ...named,
    ...told.filter(({ short, at }) => (at === undefined || isUsable(at)) && !known.has(short) && known.add(short)),
  ]
}

/** "JIT: just in time" as a line of a list, or as all that is said of the term JIT. */
function* toldPairs(concept: Concept, facts: readonly Fact[]): Generator<Pair & { readonly at: Fact }> {
  for (const fact of facts) {
    if (fact.block !== undefined) continue
    const lead = fact.lead === undefined ? undefined : readLead(fact.content)
    const short = lead?.text ?? (fact.role === 'definition' ? concept.title : '')
    const long = isAcronym(short) ? longFormOf(short, [firstLine(lead?.rest ?? fact.content)]) : undefined
    if (long !== undefined && fact.conceptId === undefined) yield { concept, at: fact, short, ...long }
    if (fact.conceptId === undefined) yield* toldPairs(concept, fact.children)
  }
}

/** Without what a parenthesis, a comma or the next line adds. */
function firstLine(content: readonly Inline[]): string {
  const end = content.findIndex(({ type }) => type === 'break')
  const [line = ''] = plainText(end === -1 ? content : content.slice(0, end)).split('\n')
  return line.replace(/\s*(?:\(.*|[,;]\s.*|(?<=\p{L}{6})\.\s.*)?[,;.:]?\s*$/u, '').trim()
}

/** Whether a text is no more than what a short name stands for. */
export const isLongForm = (short: string, long: string): boolean =>
  isAcronym(short) && longFormOf(short, [firstLine([text(long)])]) !== undefined

function longFormOf(short: string, names: readonly string[]): Pick<Pair, 'long' | 'accepted'> | undefined {
  for (const name of names) {
    const long = upToLastLetter(short, name)
    if (long.length >= 2 * short.length && isSpeltOut(short, long) && !/\p{Ll}\./u.test(long))
      return { long, accepted: words(name).length === words(long).length + 1 ? [long, name] : [long] }
  }
  return undefined
}

const LINK = /^(?:&|of|in|for|on|to|and|with|von|des|der|im|für|und|zur|zum)$/i

/** Without what follows the words that the letters are of: "of the pancreas". */
function upToLastLetter(short: string, long: string): string {
  const parts = long.split(/\s+/)
  const cut = parts.findIndex((_, index) => {
    const start = parts.slice(0, index + 1)
    const initials = (of: readonly string[]): string => of.map(word => word.charAt(0)).join('')
    const isWhole = [initials(start.map(fold)), initials(contentWords(start.join(' ')))].includes(fold(short))
    // "Just in Time Compiler": one word more says what kind of thing it is.
    return isWhole && (LINK.test(parts[index + 1] ?? '') || index + 2 === parts.length)
  })
  return cut === -1 ? long : parts.slice(0, cut + 1).join(' ')
}

/** Every letter begins a word or a part of one, and the words say more than the letters. */
function isSpeltOut(short: string, long: string): boolean {
  return (
    isAbbreviation(short, long) &&
    hasAllInitials(short, long) &&
    !fold(long).split(' ').includes(fold(short)) &&
    long.split(/[\s-]+/).length >= 2 &&
    /^[\p{L}\d\s'’().&/-]+$/u.test(long) &&
    !GERMAN_TURN.test(long)
  )
}

/** "DAS – direkt an Server" says where it is: in German what spells a name out begins with a capital. */
const GERMAN_TURN = /^\p{Ll}.*\s(?:am|an|auf|aus|bei|beim|mit|nach|vor|vom|zum|zur|ohne|über|durch|für|und|oder)\s/u

/** "Optimal Algorithm" is no long form of OPT: of each word that counts the initial stands in the short one. */
function hasAllInitials(short: string, long: string): boolean {
  const letters = fold(short)
  return contentWords(long).every(word => letters.includes(word.charAt(0)))
}

/** What short names stand for, typed: the initials would tell the right choice from others. */
export function abbreviationsToType(view: GenerationView): Candidate[] {
  return pairsOf(view).map(({ concept, at = concept, short, long, accepted }) =>
    candidate(
      {
        id: at === concept ? questionId('spell', concept.id) : questionId('spell', concept.id, fold(short)),
        kind: 'short',
        topic: concept,
        file: at.source.file,
        about: [`${aboutFact(at)} ${short}`],
        difficulty: 2,
      },
      () => {
        const language = view.language('')
        return {
          language,
          body: {
            prompt: asking(language, 'abbreviation', labelFor(view.section(concept), view.names(concept)), {
              term: short,
            }),
            quotes: [],
            accepted,
            others: view.otherNames(view.names(concept)),
          },
          explanation: [quoteOf(short, [text(long)])],
          fact: at,
        }
      },
    ),
  )
}
