import { type Inline, plainText } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept, Fact } from '../../notes/course.js'
import type { Candidate } from '../question.js'
import { authoredChoices } from './authored.js'
import { candidate, distinctBy, questionId, quoteOfAll } from './build.js'
import { bare } from './clean.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { nearest } from './nearest.js'
import { readSaid, type Said } from './said.js'
import { groupSiblings } from './siblings.js'
import { givesAway, isAlike, isSame, statementProblem } from './statement-rules.js'

const MOST_RIGHT = 3
const MOST_WRONG = 3
const FEWEST_WRONG = 2
/** So many lists side by side make it clear what all of them are of. */
const FEWEST_LISTS = 3

/** Questions of which more than one choice can be right: what belongs to a thing, and what the notes ask so. */
export function multipleQuestions(view: GenerationView): Candidate[] {
  return [...belongings(view), ...authoredChoices(view, 'multiple')]
}

/** An entry of a list, with what it says. */
interface Label {
  readonly fact: Fact
  readonly said: Said
}

const LONGEST_LABEL = 60
const MOST_WORDS = 3

/** Which of these belong to it? The wrong ones stand in the lists of its neighbours. */
function belongings(view: GenerationView): Candidate[] {
  const labels = new Map<Concept, readonly Label[]>()
  for (const concept of view.course.concepts) {
    const own = labelsOf(view, concept)
    if (own.length >= 2 && view.isAskable(concept)) labels.set(concept, own)
  }
  const siblings = groupSiblings([...labels.keys()])
  return [...labels].flatMap(([concept, own]): Candidate[] => {
    const group = siblings.get(concept)
    if (group === undefined || group.members.length < FEWEST_LISTS) return []
    const others = nearest(group.members, group.at).flatMap(other => labels.get(other) ?? [])
    const wrong = distinctBy(
      others.filter(
        ({ said }) =>
          own.every(mine => !isSame(mine.said, said) && isAlike(mine.said, said)) && !view.holdsOf(said, concept),
      ),
      ({ said }) => said.folded,
    )
    const right = own.filter(({ said }) => !givesAway(said, view.names(concept).words))
    const [first] = right
    if (first === undefined || right.length < 2 || wrong.length < FEWEST_WRONG) return []
    return [
      candidate(
        {
          id: questionId('belongs', concept.id),
          kind: 'multiple',
          topic: concept,
          file: concept.source.file,
          about: [`${aboutFact(concept)} parts`],
          difficulty: 2,
        },
        random => {
          const language = view.language(own.map(({ said }) => said.plain).join(' '), concept.source)
          const shown = random.shuffle(right).slice(0, MOST_RIGHT)
          const drawn = random.shuffle(wrong).slice(0, MOST_WRONG)
          const choices = random.shuffle([...shown, ...drawn])
          return {
            language,
            body: {
              prompt: translateRich(language, 'ask.belongs', { term: view.subject(concept) }),
              quotes: [],
              choices: choices.map(({ said }) => said.content),
              correct: choices.flatMap((label, index) => (shown.includes(label) ? [index] : [])),
            },
            explanation: [quoteOfAll(concept.title, contentsOf(shown), '·')],
            fact: first.fact,
          }
        },
      ),
    ]
  })
}

const contentsOf = (labels: readonly Label[]): (readonly Inline[])[] => labels.map(({ fact }) => bare(fact.content))

/** Ends in a verb as the step of a procedure does: "Rechnung buchen". */
const DOES = /\s\p{Ll}+(?:en|ern|eln)$/u

/** Entries that name things and say nothing of them, where a concept has little else. */
function labelsOf(view: GenerationView, concept: Concept): Label[] {
  const flat = concept.facts.flatMap(fact =>
    /:\s*$/.test(plainText(fact.content)) && concept.facts.length === 1 ? fact.children : [fact],
  )
  const labels = flat.flatMap((fact): Label[] => {
    if (!view.isUsable(fact) || fact.children.length > 0 || fact.lead !== undefined) return []
    if (fact.role !== 'property' && fact.role !== 'part') return []
    const said = readSaid(bare(fact.content))
    const isLabel =
      said.plain.length <= LONGEST_LABEL &&
      said.folded.trim().split(' ').length <= MOST_WORDS &&
      /^\p{Lu}[^,;]*$/u.test(said.plain) &&
      view.isTermName(said.plain) &&
      !DOES.test(said.plain) &&
      !/[.!]$|→|\s(?:ist|sind|wird|werden|is|are|has|have|can|kann)\s/.test(said.plain) &&
      statementProblem(said.plain) === undefined
    return isLabel ? [{ fact, said }] : []
  })
  return labels.length === flat.length && concept.facts.length >= 2 ? labels : []
}
