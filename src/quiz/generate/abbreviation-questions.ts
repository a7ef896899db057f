import { fold, words } from '../../core/fold.js'
import { text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import { isAbbreviation, isAcronym } from '../../notes/term.js'
import type { Candidate } from '../question.js'
import { choiceCandidate, FEWEST_CHOICES, questionId, quoteOf } from './choice-question.js'
import type { CourseView } from './course-view.js'
import { languageOf } from './language-of.js'
import { nearest } from './nearest.js'
import { isOfOneFamily } from './statement-rules.js'

/** What short names stand for. The initials would tell the right choice from other long names, so that wrong ones have them too. */
export function abbreviationQuestions({ course }: CourseView): Candidate[] {
  const language = languageOf(course, '')
  const namesOf = ({ title, aliases }: (typeof course.concepts)[number]) => [title, ...aliases]
  const misreadings = readMisreadings(course.concepts.flatMap(namesOf))
  return course.concepts.flatMap((concept): Candidate[] => {
    const own = namesOf(concept)
    const short = own.find(isAcronym)
    const long = own.find(name => short !== undefined && name.length >= 2 * short.length && isAbbreviation(short, name))
    const [fact] = concept.facts
    if (short === undefined || long === undefined || fact === undefined) return []
    const wrong = misreadings(long).map(name => [text(name)])
    if (wrong.length < FEWEST_CHOICES - 1) return []
    const meaning = [text(long)]
    return [
      choiceCandidate({ id: questionId('short', concept.id), concept }, () => ({
        language,
        prompt: translateRich(language, 'ask.abbreviation', { term: short }),
        choices: { right: meaning, wrong },
        explanation: [quoteOf(short, meaning)],
        fact: { ...fact, source: concept.source },
      })),
    ]
  })
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
