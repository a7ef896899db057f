import { fold, words } from '../../core/fold.js'
import { text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Course } from '../../notes/course.js'
import { isAbbreviation, isAcronym } from '../../notes/term.js'
import type { Candidate } from '../question.js'
import { choiceQuestion, FEWEST_CHOICES, questionId, quoteOf } from './choice-question.js'
import { languageOf } from './list-questions.js'
import { isOfOneFamily } from './statement-rules.js'

/** What short names stand for. The initials would tell the right choice from other long names, so that wrong ones have them too. */
export function abbreviationQuestions(course: Course): Candidate[] {
  const names = course.concepts.flatMap(concept => [concept.title, ...concept.aliases])
  const language = languageOf(course, '')
  return course.concepts.flatMap((concept): Candidate[] => {
    const own = [concept.title, ...concept.aliases]
    const short = own.find(isAcronym)
    const long = own.find(name => short !== undefined && name.length >= 2 * short.length && isAbbreviation(short, name))
    const [fact] = concept.facts
    if (short === undefined || long === undefined || fact === undefined) return []
    const wrong = misreadings(long, names).map(name => [text(name)])
    if (wrong.length < FEWEST_CHOICES - 1) return []
    const id = questionId('short', concept.id)
    const meaning = [text(long)]
    return [
      {
        id,
        kind: 'single',
        topicId: concept.id,
        build: random =>
          choiceQuestion(
            {
              id,
              kind: 'single',
              language,
              concept,
              prompt: translateRich(language, 'ask.abbreviation', { term: short }),
              correct: meaning,
              wrong,
              explanation: [quoteOf(short, meaning)],
              fact: { ...fact, source: concept.source },
            },
            random,
          ),
      },
    ]
  })
}

/** A long name with its first or last word exchanged for another name's that has the same place and initial. */
function misreadings(long: string, names: readonly string[]): string[] {
  const parts = long.split(/\s+/)
  if (parts.length < 2) return []
  const known = new Set(names.map(fold))
  const others = names.map(name => name.split(/\s+/)).filter(other => other.length > 1)
  const firsts = others.map(other => other[0] ?? '')
  const lasts = others.map(other => other.at(-1) ?? '')
  const exchanged = (at: number, words: readonly string[]): string[] =>
    words
      .filter(word => isExchange(parts[at] ?? '', word))
      .map(word => parts.with(at, inCaseOf(parts[at] ?? '', word)).join(' '))
  const results = [...exchanged(0, firsts), ...exchanged(parts.length - 1, lasts)]
  return [...new Map(results.map(name => [fold(name), name])).values()].filter(name => !known.has(fold(name)))
}

function isExchange(word: string, other: string): boolean {
  const [a = '', b = ''] = [words(word)[0], words(other)[0]]
  const isPlain = /^\p{L}\p{Ll}{2,}$/u.test(other)
  return isPlain && a.charAt(0) === b.charAt(0) && !isOfOneFamily(a, b)
}

function inCaseOf(model: string, word: string): string {
  const first = word.charAt(0)
  return (/^\p{Lu}/u.test(model) ? first.toUpperCase() : first.toLowerCase()) + word.slice(1)
}
