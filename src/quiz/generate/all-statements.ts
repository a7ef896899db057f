import { text } from '../../core/rich-text.js'
import type { Concept, Fact } from '../../notes/course.js'
import type { Candidate } from '../question.js'
import { isLikeName } from './askable.js'
import { candidate, drawChoices, FEWEST_CHOICES, questionId, quoteOf } from './build.js'
import { GAP } from './clean.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { asking, labelFor } from './label.js'
import { nearest } from './nearest.js'
import type { Said } from './said.js'
import { groupSiblings } from './siblings.js'
import { isLabel, isNearlySame, isPredicate, isStatement, meaningWords } from './statement-rules.js'
import { type Worth, worthOf, worthOfStatement } from './worth.js'

const STATEMENTS_SHOWN = 3
const FEWEST_STATEMENTS = 2
/** Statements of a section say less of what it is called than a definition. */
const WEAKER = 0.05
/** What a section is called must be a term, or else its statements belong to nothing. */
const A_TERM = 0.6
/** Together they must tell so much. */
const TELLING = 6

interface Statement {
  readonly fact: Fact
  readonly said: Said
}

/** Two or three statements together belong to one concept only, even where each alone might fit another. */
export function whichOfAll(view: GenerationView): Candidate[] {
  const statements = new Map<Concept, readonly Statement[]>()
  for (const concept of view.course.concepts) {
    if (!view.isAskable(concept) || view.worthOfTerm(view.names(concept)) < A_TERM) continue
    const own = usableStatements(view, concept)
    if (own.some(isAnchor)) statements.set(concept, own)
  }
  // What is not explained itself could be told from what is without knowing either.
  const siblings = groupSiblings([...statements.keys()])
  return [...statements].flatMap(([concept, own]): Candidate[] => {
    if (own.length < FEWEST_STATEMENTS) return []
    const anchor = own.find(isAnchor)
    const shown = own
      // A word of another note may mean another thing.
      .filter(({ fact }) => fact.source.file === anchor?.fact.source.file)
      .filter((one, at) => one === anchor || at < STATEMENTS_SHOWN - 1)
      .slice(0, STATEMENTS_SHOWN)
    const [first] = shown
    // Merely "fast, but expensive" is many a thing.
    if (first === undefined || shown.length < FEWEST_STATEMENTS || shown.every(({ fact }) => isProOrCon(fact)))
      return []
    if (meaningWords(shown.map(({ said }) => said.plain).join(' ')).length < TELLING) return []
    const isWrong = (other: Concept) =>
      !isRelated(view, other, concept) &&
      !shown.some(({ said }) => view.holdsOf(said, other)) &&
      // A wrong choice that stands in the quotes would be no choice.
      !shown.some(({ said }) => view.tells(said, view.names(other).titleWords))
    const group = siblings.get(concept)
    const fits = group === undefined ? [] : nearest(group.members, group.at, isWrong)
    const alike = apart(
      view,
      fits.filter(other => isLikeName(other.title, concept.title)),
    )
    const wrong = alike.length >= FEWEST_CHOICES - 1 ? alike : apart(view, fits)
    if (wrong.length < FEWEST_CHOICES - 1) return []
    return [
      candidate(
        {
          id: questionId('all', concept.id),
          kind: 'single',
          topic: concept,
          file: first.fact.source.file,
          about: shown.map(({ fact }) => aboutFact(fact)),
          difficulty: 1,
          worth: worthOf(view.worthOfTerm(view.names(concept)), average(shown)) - WEAKER,
        },
        random => {
          const language = view.language(shown.map(({ said }) => said.plain).join(' '), first.fact.source)
          return {
            language,
            body: {
              prompt: asking(
                language,
                'whichOfAll',
                labelFor(view.section(concept, first.fact.source), view.names(concept)),
              ),
              quotes: shown.map(({ said }) => said.content),
              ...drawChoices(
                [text(concept.title)],
                wrong.map(other => [text(other.title)]),
                random,
              ),
            },
            explanation: shown.map(({ fact }) => quoteOf(concept.title, fact.content)),
            fact: first.fact,
          }
        },
      ),
    ]
  })
}

/** Without those that another one names: "Taylor" and "Taylor series" would be one choice. */
function apart(view: GenerationView, concepts: readonly Concept[]): Concept[] {
  return concepts.filter((concept, index) => !concepts.slice(0, index).some(other => isRelated(view, other, concept)))
}

/** Speaks of its term by name, leaves it out as the subject, or defines it: without one such line the others may be on anything near it. */
const isAnchor = ({ fact, said }: Statement): boolean =>
  fact.role === 'definition' || said.plain.includes(GAP) || isPredicate(said)

/** "penicillin and other ____": names the class of what stands before it. */
const IS_A_CLASS = /(?:and|or|und|oder)\s(?:many\s|viele\s)?(?:other|andere\w*|weitere\w*)\s____/iu

function usableStatements(view: GenerationView, concept: Concept): Statement[] {
  const names = view.names(concept)
  const found = view.statements(concept).flatMap(({ fact, said }) => {
    if (
      fact.role === 'example' ||
      fact.role === 'step' ||
      !isStatement(said) ||
      isLabel(said.plain) ||
      meaningWords(said.plain).length < 2
    )
      return []
    const hidden = view.hide(said, names)
    return hidden === undefined || hidden.plain.split(GAP).length > 2 || IS_A_CLASS.test(hidden.plain)
      ? []
      : [{ fact, said: hidden }]
  })
  return found.filter((one, index) => !found.slice(0, index).some(other => isNearlySame(one.said, other.said)))
}

const average = (statements: readonly Statement[]): Worth =>
  statements.reduce((sum, { fact, said }) => sum + worthOfStatement(said, fact.role === 'definition'), 0) /
  statements.length

const isProOrCon = ({ role }: Fact): boolean => role === 'advantage' || role === 'disadvantage'

/** A parent or a child says the same of itself in other words; a name within the other one tells. */
export function isRelated(view: GenerationView, other: Concept, concept: Concept): boolean {
  if (other.parentId === concept.id || concept.parentId === other.id) return true
  const [a, b] = [view.names(other), view.names(concept)]
  return a.folded.some(name => b.folded.some(own => own.includes(name) || name.includes(own)))
}
