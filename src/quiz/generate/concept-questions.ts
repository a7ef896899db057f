import { fold } from '../../core/fold.js'
import type { Random } from '../../core/random.js'
import { type Inline, plainText, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import { contentStems } from '../../lookup/normalize.js'
import type { Concept, Course, Fact } from '../../notes/course.js'
import type { Candidate } from '../question.js'
import { abbreviationQuestions } from './abbreviation-questions.js'
import { choiceQuestion, distinct, FEWEST_CHOICES, MOST_CHOICES, questionId, quoteOf } from './choice-question.js'
import { languageOf } from './list-questions.js'
import { givesAway, isAlike, isSame, isStatement, statementProblem, withoutLead } from './statement-rules.js'

const STATEMENTS_SHOWN = 3

/** Questions about single concepts: what all its statements belong to, its pros and cons, what it is short for. */
export function conceptQuestions(course: Course): Candidate[] {
  return [...whichOfAll(course), ...prosAndCons(course), ...abbreviationQuestions(course)]
}

/** Two or three statements together belong to one concept only, even where each alone might fit another. */
function whichOfAll(course: Course): Candidate[] {
  return course.concepts.flatMap((concept): Candidate[] => {
    const names = [concept.title, ...concept.aliases]
    const near = neighbours(course, concept)
    const shown = statements(concept, near)
      .filter(
        fact => fact.role !== 'example' && !isDeadline(course, fact) && !givesAway(plainText(fact.content), names),
      )
      .slice(0, STATEMENTS_SHOWN)
    const [first] = shown
    // Merely "fast, but expensive" is many a thing.
    if (first === undefined || shown.length < 2 || shown.every(isProOrCon)) return []
    const wrong = near.filter(
      other =>
        statements(other, near).length >= 2 &&
        !isPartOfName(other, concept) &&
        !shown.every(fact => other.facts.some(said => isSame(said.content, fact.content))) &&
        // A wrong choice that stands in the quotes would be no choice.
        !shown.some(fact => givesAway(plainText(fact.content), [other.title])),
    )
    if (wrong.length < FEWEST_CHOICES - 1) return []
    const id = questionId('all', concept.id)
    const language = languageOf(course, shown.map(fact => plainText(fact.content)).join(' '))
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
              prompt: translateRich(language, 'ask.whichOfAll'),
              quotes: shown.map(fact => fact.content),
              correct: [text(concept.title)],
              wrong: wrong.map(other => [text(other.title)]),
              explanation: shown.map(fact => quoteOf(concept.title, fact.content)),
              fact: first,
            },
            random,
          ),
      },
    ]
  })
}

/**
 * The wrong choices are pros of its neighbours and one con of its own (or the other way round): among nothing but cons
 * the pro would stand out by its tone.
 */
function prosAndCons(course: Course): Candidate[] {
  return course.concepts.flatMap(concept =>
    (['advantage', 'disadvantage'] as const).flatMap((role): Candidate[] => {
      const own = concept.facts.filter(fact => fact.role === role && isQuotable(fact))
      const [fact] = own
      const { alike, opposite } = wrongSides(course, concept, role, own)
      if (fact === undefined || alike.length === 0 || alike.length + opposite.length < FEWEST_CHOICES - 1) return []
      const id = questionId(role, concept.id)
      const language = languageOf(course, plainText(fact.content))
      return [
        {
          id,
          kind: 'single',
          topicId: concept.id,
          build: random => {
            const asked = random.pick(own) ?? fact
            return choiceQuestion(
              {
                id,
                kind: 'single',
                language,
                concept,
                prompt: translateRich(language, `ask.${role}`, { term: concept.title }),
                correct: side(asked),
                wrong: drawSides(alike, opposite, random),
                explanation: [quoteOf(concept.title, asked.content)],
                fact: asked,
              },
              random,
            )
          },
        },
      ]
    }),
  )
}

type Content = readonly Inline[]

function wrongSides(
  course: Course,
  concept: Concept,
  role: 'advantage' | 'disadvantage',
  own: readonly Fact[],
): { readonly alike: readonly Content[]; readonly opposite: readonly Content[] } {
  const said = new Set(own.flatMap(fact => contentStems(plainText(fact.content))))
  const alike = neighbours(course, concept)
    .flatMap(other => other.facts)
    .filter(fact => fact.role === role && isQuotable(fact) && isStatement(fact.content))
    // What has a word in common may be true of both.
    .filter(fact => !contentStems(plainText(fact.content)).some(word => said.has(word)))
    .filter(fact => own.every(other => isAlike(side(fact), side(other))))
  const opposite = concept.facts
    .filter(fact => fact.role === (role === 'advantage' ? 'disadvantage' : 'advantage') && isQuotable(fact))
    .filter(fact => !own.some(other => isSame(fact.content, other.content)))
  const different = distinct([...alike, ...opposite].map(side))
  const isOpposite = (content: Content) => opposite.some(fact => isSame(side(fact), content))
  return {
    alike: different.filter(content => !isOpposite(content)),
    opposite: different.filter(isOpposite),
  }
}

/** One of the other tone at most, as long as there are enough. */
function drawSides(alike: readonly Content[], opposite: readonly Content[], random: Random): Content[] {
  const [one, ...rest] = random.shuffle(opposite)
  const most = MOST_CHOICES - 1
  const drawn = [
    ...random.shuffle(alike).slice(0, one === undefined ? most : most - 1),
    ...(one === undefined ? [] : [one]),
  ]
  return [...drawn, ...rest.slice(0, Math.max(0, FEWEST_CHOICES - 1 - drawn.length))]
}

/** "Problem: …" without its lead; any other lead is part of what is said. */
function side(fact: Fact): Content {
  return fact.lead === undefined ? fact.content : withoutLead(fact.content)
}

const isProOrCon = ({ role }: Fact): boolean => role === 'advantage' || role === 'disadvantage'

/** What a concept says of itself in whole statements; what only names another one is no statement. */
function statements(concept: Concept, near: readonly Concept[]): Fact[] {
  const names = near.flatMap(other => [other.title, ...other.aliases]).map(name => `${fold(name)} `)
  return concept.facts.filter(fact => {
    const said = `${fold(plainText(fact.content))} `
    return isQuotable(fact) && isStatement(fact.content) && !names.some(name => said.startsWith(name))
  })
}

/** What is due is no subject matter. */
function isDeadline({ deadlines }: Course, { source: { file, line } }: Fact): boolean {
  return deadlines.some(({ source }) => source.file === file && source.line === line)
}

/** "OpenStack" and "OpenStack Architecture": what is said of the one may well be meant of the other. */
function isPartOfName(a: Concept, b: Concept): boolean {
  const namesOf = ({ title, aliases }: Concept) => [title, ...aliases].map(name => ` ${fold(name)} `)
  return namesOf(a).some(one => namesOf(b).some(other => one.includes(other) || other.includes(one)))
}

/** Concepts under the same one: plausible instead of it, and yet another thing. */
function neighbours(course: Course, concept: Concept): Concept[] {
  return course.concepts.filter(
    other => other !== concept && other.parentId === concept.parentId && other.source.file === concept.source.file,
  )
}

function isQuotable(fact: Fact): boolean {
  return (
    fact.block === undefined &&
    fact.conceptId === undefined &&
    fact.children.length === 0 &&
    statementProblem(plainText(fact.content)) === undefined
  )
}
