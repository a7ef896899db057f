import { type Inline, plainText, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept, Fact } from '../../notes/course.js'
import type { Candidate } from '../question.js'
import { candidate, distinctBy, drawChoices, FEWEST_CHOICES, questionId, quoteOf } from './build.js'
import { bare } from './clean.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { nearest } from './nearest.js'
import { readSaid, type Said } from './said.js'
import { givesAway, isAlike, meaningWords, statementProblem } from './statement-rules.js'

const ARROW = /\s*(?:→|⇒|->|=>)\s*/

interface Consequence {
  readonly concept: Concept
  readonly fact: Fact
  readonly cause: Said
  readonly effect: Said
}

/** What follows from it? The wrong ones follow from something else of the same concept, or of its neighbours. */
export function consequenceQuestions(view: GenerationView): Candidate[] {
  const besides = new Map<string, Consequence[]>()
  for (const concept of view.course.concepts) {
    if (!view.isAskable(concept)) continue
    for (const fact of concept.facts) {
      const found = consequenceIn(concept, fact)
      if (found === undefined) continue
      // What is said of another topic would be struck out without knowing either.
      const key = `${fact.source.file}\n${concept.parentId ?? concept.id}`
      const all = besides.get(key) ?? []
      besides.set(key, all)
      all.push(found)
    }
  }
  return [...besides.values()].flatMap(all => all.flatMap((one, at) => consequenceQuestion(view, all, one, at)))
}

/** An arrow before a contrast, an aim or a remark says no consequence. */
const TURNS =
  /\b(?:jedoch|aber|allerdings|soll|sollen|sollte|will|wollen|um|damit|trotzdem|ziel|however|but|yet|should|want|wants|to|in order|goal|aim)\b/iu

/** "A → B", where both sides say enough: a longer chain has an order, not a consequence. */
function consequenceIn(concept: Concept, fact: Fact): Consequence | undefined {
  if (fact.block !== undefined || fact.conceptId !== undefined || fact.lead !== undefined) return undefined
  const sides = plainText(bare(fact.content)).split(ARROW)
  const [cause, effect] = sides.map(side => readSaid([text(side)] satisfies Inline[]))
  if (sides.length !== 2 || cause === undefined || effect === undefined) return undefined
  const isSound = [cause, effect].every(
    ({ plain }) =>
      !TURNS.test(plain) &&
      statementProblem(plain) === undefined &&
      meaningWords(plain).length >= 2 &&
      plain.split(' ').length >= 3,
  )
  return isSound ? { concept, fact, cause, effect } : undefined
}

function consequenceQuestion(
  view: GenerationView,
  all: readonly Consequence[],
  { concept, fact, cause, effect }: Consequence,
  at: number,
): Candidate[] {
  const others = nearest(
    all,
    at,
    other =>
      other.cause.folded !== cause.folded &&
      isAlike(other.effect, effect) &&
      !givesAway(other.effect, effect.words) &&
      !view.holdsOf(other.effect, concept),
  )
  const wrong = distinctBy(others, other => other.effect.folded).map(other => other.effect.content)
  if (wrong.length < FEWEST_CHOICES - 1 || givesAway(effect, cause.words)) return []
  return [
    candidate(
      {
        id: questionId('effect', concept.id, cause.folded.trim().slice(0, 40)),
        kind: 'single',
        topic: concept,
        file: fact.source.file,
        about: [aboutFact(fact)],
        difficulty: 2,
      },
      random => {
        const language = view.language(`${cause.plain} ${effect.plain}`, fact.source)
        return {
          language,
          body: {
            prompt: translateRich(language, 'ask.effect', { term: view.subject(concept, fact.source) }),
            quotes: [cause.content],
            ...drawChoices(effect.content, wrong, random),
          },
          explanation: [quoteOf(concept.title, fact.content)],
          fact,
        }
      },
    ),
  ]
}
