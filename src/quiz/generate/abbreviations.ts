import { fold, words } from '../../core/fold.js'
import { type Inline, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept } from '../../notes/course.js'
import { isAbbreviation, isAcronym } from '../../notes/term.js'
import type { Candidate } from '../question.js'
import { candidate, drawChoices, FEWEST_CHOICES, questionId, quoteOf } from './build.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { nearest } from './nearest.js'
import { isOfOneFamily } from './statement-rules.js'

interface Pair {
  readonly concept: Concept
  readonly short: string
  readonly long: string
}

/** Concepts that the notes name both ways. */
function pairsOf({ course }: GenerationView): Pair[] {
  return course.concepts.flatMap((concept): Pair[] => {
    const names = [concept.title, ...concept.aliases]
    const short = names.find(isAcronym)
    const long = names
      .map(name => (short === undefined ? name : upToLastLetter(short, name)))
      .find(name => short !== undefined && name.length >= 2 * short.length && isSpeltOut(short, name))
    return short === undefined || long === undefined ? [] : [{ concept, short, long }]
  })
}

function ask(view: GenerationView, concept: Concept, term: string): Inline[] {
  const section = view.section(concept)
  const language = view.language('')
  return section === view.course.title
    ? translateRich(language, 'ask.abbreviationBare', { term })
    : translateRich(language, 'ask.abbreviation', { term, section })
}

/** Without what follows the words that the letters are of: "of the pancreas". */
function upToLastLetter(short: string, long: string): string {
  const parts = long.split(/\s+/)
  const cut = parts.findIndex((_, index) => {
    const start = parts.slice(0, index + 1).join(' ')
    return isAbbreviation(short, start) && /^(?:of|in|for|on|to|and|with|von|des|der|im|für|und|zur|zum)$/i.test(parts[index + 1] ?? '')
  })
  return cut === -1 ? long : parts.slice(0, cut + 1).join(' ')
}

/** Every letter begins a word or a part of one, and the words say more than the letters. */
function isSpeltOut(short: string, long: string): boolean {
  return (
    isAbbreviation(short, long) &&
    !fold(long).split(' ').includes(fold(short)) &&
    long.split(/[\s-]+/).length >= 2 &&
    /^[\p{L}\d\s'’().&/-]+$/u.test(long)
  )
}

/** What short names stand for. The initials would tell the right choice from other long names, so that wrong ones have them too. */
export function abbreviationQuestions(view: GenerationView): Candidate[] {
  const pairs = pairsOf(view)
  const misreadings = readMisreadings(pairs.map(({ long }) => long))
  return pairs.flatMap(({ concept, short, long }): Candidate[] => {
    const wrong = misreadings(long).map(name => [text(name)])
    if (wrong.length < FEWEST_CHOICES - 1) return []
    const meaning = [text(long)]
    return [
      candidate(
        {
          id: questionId('short', concept.id),
          kind: 'single',
          topic: concept,
          file: concept.source.file,
          about: [`${aboutFact(concept)} ${short}`],
          difficulty: 1,
        },
        random => {
          const language = view.language('')
          return {
            language,
            body: {
              prompt: ask(view, concept, short),
              quotes: [],
              ...drawChoices(meaning, wrong, random),
            },
            explanation: [quoteOf(short, meaning)],
            fact: concept,
          }
        },
      ),
    ]
  })
}

/** The same without choices: the long name is typed. */
export function abbreviationsToType(view: GenerationView): Candidate[] {
  return pairsOf(view).map(({ concept, short, long }) =>
    candidate(
      {
        id: questionId('spell', concept.id),
        kind: 'short',
        topic: concept,
        file: concept.source.file,
        about: [`${aboutFact(concept)} ${short}`],
        difficulty: 2,
      },
      () => {
        const language = view.language('')
        return {
          language,
          body: {
            prompt: ask(view, concept, short),
            quotes: [],
            accepted: [long],
            others: view.otherNames(view.names(concept)),
          },
          explanation: [quoteOf(short, [text(long)])],
          fact: concept,
        }
      },
    ),
  )
}

/** A long name with its first or last word exchanged for another name's that has the same place and initial. */
function readMisreadings(names: readonly string[]): (long: string) => string[] {
  const known = new Set(names.map(fold))
  const others = names.map(name => name.split(/\s+/)).filter(other => other.length > 1)
  const firsts = byInitial(others.map(other => other[0] ?? ''))
  const lasts = byInitial(others.map(other => other.at(-1) ?? ''))
  return long => {
    const parts = long.split(/\s+/)
    if (parts.length < 2) return []
    const exchanged = (at: number, words: ReadonlyMap<string, readonly string[]>): string[] => {
      const own = parts[at] ?? ''
      const alike = words.get(initialOf(own)) ?? []
      const exchange = (word: string) => parts.with(at, inCaseOf(own, word)).join(' ')
      const isWrong = (word: string) => isExchange(own, word) && !known.has(fold(exchange(word)))
      return nearest(alike, alike.indexOf(own), isWrong).map(exchange)
    }
    const results = [...exchanged(0, firsts), ...exchanged(parts.length - 1, lasts)]
    return [...new Map(results.map(name => [fold(name), name])).values()]
  }
}

const initialOf = (word: string): string => words(word)[0]?.charAt(0) ?? ''

/** Those that can be exchanged, each once. */
function byInitial(all: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const word of new Set(all)) {
    if (!/^\p{L}\p{Ll}{2,}$/u.test(word)) continue
    const initial = initialOf(word)
    const group = groups.get(initial) ?? []
    groups.set(initial, group)
    group.push(word)
  }
  return groups
}

function isExchange(word: string, other: string): boolean {
  const [a = '', b = ''] = [words(word)[0], words(other)[0]]
  return !isOfOneFamily(a, b)
}

function inCaseOf(model: string, word: string): string {
  const first = word.charAt(0)
  return (/^\p{Lu}/u.test(model) ? first.toUpperCase() : first.toLowerCase()) + word.slice(1)
}
