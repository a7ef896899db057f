import { plainText, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept, Course, Fact } from '../../notes/course.js'
import type { Candidate } from '../question.js'
import { abbreviationQuestions } from './abbreviation-questions.js'
import { choiceCandidate, FEWEST_CHOICES, questionId, quoteOf } from './choice-question.js'
import { type CourseView, groupSiblings } from './course-view.js'
import { languageOf } from './language-of.js'
import { nearest } from './nearest.js'
import { prosAndCons } from './pros-and-cons.js'
import { givesAway, isSame } from './statement-rules.js'

const STATEMENTS_SHOWN = 3
const FEWEST_STATEMENTS = 2

/** Questions about single concepts: what all its statements belong to, its pros and cons, what it is short for. */
export function conceptQuestions(view: CourseView): Candidate[] {
  return [...whichOfAll(view), ...prosAndCons(view), ...abbreviationQuestions(view)]
}

/** A whole statement with the siblings whose names it begins with. */
interface Statement {
  readonly fact: Fact
  readonly named: readonly Concept[]
}

/** Two or three statements together belong to one concept only, even where each alone might fit another. */
function whichOfAll(view: CourseView): Candidate[] {
  const { course } = view
  const statements = readStatements(view)
  const due = new Set(course.deadlines.map(({ source }) => placeOf(source)))
  const siblings = groupSiblings(
    course.concepts.filter(concept => (statements.get(concept)?.length ?? 0) >= FEWEST_STATEMENTS),
  )
  return [...siblings].flatMap(([concept, { members, at }]): Candidate[] => {
    const { words } = view.names(concept)
    const shown = saidWithout(statements.get(concept), concept)
      .filter(
        fact => fact.role !== 'example' && !due.has(placeOf(fact.source)) && !givesAway(view.said(fact.content), words),
      )
      .slice(0, STATEMENTS_SHOWN)
    const [first] = shown
    // Merely "fast, but expensive" is many a thing.
    if (first === undefined || shown.length < FEWEST_STATEMENTS || shown.every(isProOrCon)) return []
    const quoted = shown.map(fact => view.said(fact.content))
    const wrong = nearest(
      members,
      at,
      other =>
        saidWithout(statements.get(other), concept).length >= FEWEST_STATEMENTS &&
        !isPartOfName(view, other, concept) &&
        !quoted.every(quote => other.facts.some(fact => isSame(view.said(fact.content), quote))) &&
        // A wrong choice that stands in the quotes would be no choice.
        !quoted.some(quote => givesAway(quote, view.names(other).titleWords)),
    )
    if (wrong.length < FEWEST_CHOICES - 1) return []
    return [
      choiceCandidate({ id: questionId('all', concept.id), concept }, () => {
        const language = languageOf(course, shown.map(fact => plainText(fact.content)).join(' '))
        return {
          language,
          prompt: translateRich(language, 'ask.whichOfAll'),
          quotes: shown.map(fact => fact.content),
          choices: { right: [text(concept.title)], wrong: wrong.map(other => [text(other.title)]) },
          explanation: shown.map(fact => quoteOf(concept.title, fact.content)),
          fact: first,
        }
      }),
    ]
  })
}

/** What each concept says of itself in whole statements. */
function readStatements(view: CourseView): ReadonlyMap<Concept, readonly Statement[]> {
  const { concepts } = view.course
  const groups = groupSiblings(concepts)
  const byName = new Map<readonly Concept[], ReadonlyMap<string, readonly Concept[]>>()
  return new Map(
    concepts.map(concept => {
      const members = groups.get(concept)?.members ?? []
      const names = byName.get(members) ?? namesOf(view, members)
      byName.set(members, names)
      const whole = concept.facts.filter(fact => view.isQuotable(fact) && view.isStatement(fact))
      return [concept, whole.map(fact => ({ fact, named: namedAtStart(view.said(fact.content).folded, names) }))]
    }),
  )
}

function namesOf(view: CourseView, concepts: readonly Concept[]): ReadonlyMap<string, readonly Concept[]> {
  const names = new Map<string, Concept[]>()
  for (const concept of concepts) {
    for (const name of view.names(concept).folded) {
      const known = names.get(name) ?? []
      names.set(name, known)
      known.push(concept)
    }
  }
  return names
}

function namedAtStart(folded: string, names: ReadonlyMap<string, readonly Concept[]>): Concept[] {
  const found: Concept[] = []
  for (let end = folded.indexOf(' ', 1); end !== -1; end = folded.indexOf(' ', end + 1)) {
    found.push(...(names.get(folded.slice(0, end + 1)) ?? []))
  }
  return found
}

/** Those that name no other concept than the one asked about: what only names another one is no statement. */
function saidWithout(statements: readonly Statement[] = [], asked: Concept): Fact[] {
  return statements.filter(({ named }) => named.every(concept => concept === asked)).map(({ fact }) => fact)
}

const isProOrCon = ({ role }: Fact): boolean => role === 'advantage' || role === 'disadvantage'

/** What is due is no subject matter. */
const placeOf = ({ file, line }: Course['deadlines'][number]['source']): string => `${line}:${file}`

/** "OpenStack" and "OpenStack Architecture": what is said of the one may well be meant of the other. */
function isPartOfName(view: CourseView, a: Concept, b: Concept): boolean {
  const names = view.names(b).folded
  return view.names(a).folded.some(one => names.some(other => one.includes(other) || other.includes(one)))
}
