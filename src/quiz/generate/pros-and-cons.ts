import type { Random } from '../../core/random.js'
import type { Inline } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept, Fact } from '../../notes/course.js'
import type { Candidate } from '../question.js'
import { choiceCandidate, distinctBy, FEWEST_CHOICES, MOST_CHOICES, questionId, quoteOf } from './choice-question.js'
import { type CourseView, groupSiblings, type Siblings } from './course-view.js'
import { languageOf } from './language-of.js'
import { nearest } from './nearest.js'
import type { Said } from './said.js'
import { isAlike, isSame } from './statement-rules.js'

type Role = 'advantage' | 'disadvantage'

/** What is said of others in the same tone, and of the concept itself in the other one. */
interface Sides {
  readonly alike: readonly Said[]
  readonly opposite: readonly Said[]
}

/**
 * The wrong choices are pros of its neighbours and one con of its own (or the other way round): among nothing but cons
 * the pro would stand out by its tone.
 */
export function prosAndCons(view: CourseView): Candidate[] {
  const { concepts } = view.course
  const siblings = {
    advantage: groupSiblings(concepts.filter(concept => view.prosAndCons(concept).advantage.length > 0)),
    disadvantage: groupSiblings(concepts.filter(concept => view.prosAndCons(concept).disadvantage.length > 0)),
  }
  return concepts.flatMap(concept =>
    (['advantage', 'disadvantage'] as const).flatMap((role): Candidate[] => {
      const own = view.prosAndCons(concept)[role]
      const group = siblings[role].get(concept)
      const [fact] = own
      if (fact === undefined || group === undefined) return []
      const { alike, opposite } = wrongSides(view, concept, role, group)
      if (alike.length === 0 || alike.length + opposite.length < FEWEST_CHOICES - 1) return []
      return [
        choiceCandidate({ id: questionId(role, concept.id), concept }, random => {
          const language = languageOf(view.course, view.said(fact.content).plain)
          const asked = random.pick(own) ?? fact
          return {
            language,
            prompt: translateRich(language, `ask.${role}`, { term: concept.title }),
            choices: { right: view.side(asked).content, wrong: drawSides(alike, opposite, random) },
            explanation: [quoteOf(concept.title, asked.content)],
            fact: asked,
          }
        }),
      ]
    }),
  )
}

function wrongSides(view: CourseView, concept: Concept, role: Role, { members, at }: Siblings): Sides {
  const own = view.prosAndCons(concept)[role]
  const stems = new Set(own.flatMap(view.stems))
  const usable = (other: Concept): Fact[] =>
    view
      .prosAndCons(other)
      [role].filter(fact => view.isStatement(fact))
      // What has a word in common may be true of both.
      .filter(fact => !view.stems(fact).some(word => stems.has(word)))
      .filter(fact => own.every(mine => isAlike(view.side(fact), view.side(mine))))
  const alike = nearest(members, at, other => usable(other).length > 0).flatMap(usable)
  const opposite = view
    .prosAndCons(concept)
    [role === 'advantage' ? 'disadvantage' : 'advantage'].filter(
      fact => !own.some(other => isSame(view.said(fact.content), view.said(other.content))),
    )
  const different = distinctBy([...alike, ...opposite].map(view.side), side => side.folded)
  const isOpposite = (side: Said) => opposite.some(fact => isSame(view.side(fact), side))
  return { alike: different.filter(side => !isOpposite(side)), opposite: different.filter(isOpposite) }
}

/** One of the other tone at most, as long as there are enough. */
function drawSides(alike: readonly Said[], opposite: readonly Said[], random: Random): (readonly Inline[])[] {
  const [one, ...rest] = random.shuffle(opposite)
  const most = MOST_CHOICES - 1
  const drawn = [
    ...random.shuffle(alike).slice(0, one === undefined ? most : most - 1),
    ...(one === undefined ? [] : [one]),
  ]
  return [...drawn, ...rest.slice(0, Math.max(0, FEWEST_CHOICES - 1 - drawn.length))].map(({ content }) => content)
}
