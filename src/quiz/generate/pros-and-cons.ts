import { fold } from '../../core/fold.js'
import type { Random } from '../../core/random.js'
import type { Inline } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import { stem } from '../../lookup/normalize.js'
import type { Concept, Fact } from '../../notes/course.js'
import type { Candidate } from '../question.js'
import { candidate, FEWEST_CHOICES, MOST_CHOICES, questionId, quoteOf } from './build.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { nearest } from './nearest.js'
import type { Said } from './said.js'
import { groupSiblings, type Siblings } from './siblings.js'
import { isAlike, isNearlySame, isSame, isStatement } from './statement-rules.js'

type Role = 'advantage' | 'disadvantage'

interface Side {
  readonly fact: Fact
  readonly said: Said
}

/** What is said of others in the same tone, and of the concept itself in the other one. */
interface Sides {
  readonly alike: readonly Said[]
  readonly opposite: readonly Said[]
}

/**
 * The wrong choices are its own cons, and pros of its neighbours that speak of what is a con of it (or the other way round):
 * any other may be a pro of it as well.
 */
export function prosAndCons(view: GenerationView): Candidate[] {
  const sides = new Map<Concept, Readonly<Record<Role, readonly Side[]>>>()
  for (const concept of view.course.concepts) {
    if (isThing(view, concept))
      sides.set(concept, {
        advantage: sidesOf(view, concept, 'advantage'),
        disadvantage: sidesOf(view, concept, 'disadvantage'),
      })
  }
  const concepts = [...sides.keys()]
  const of = (concept: Concept, role: Role): readonly Side[] => sides.get(concept)?.[role] ?? []
  return (['advantage', 'disadvantage'] as const).flatMap(role => {
    const siblings = groupSiblings(concepts.filter(concept => of(concept, role).length > 0))
    return concepts.flatMap((concept): Candidate[] => {
      const own = of(concept, role)
      const group = siblings.get(concept)
      const [first] = own
      if (first === undefined || group === undefined) return []
      const { alike, opposite } = wrongSides(view, concept, role, group, of)
      if (alike.length === 0 || alike.length + opposite.length < MOST_CHOICES - 1) return []
      return [
        candidate(
          {
            id: questionId(role, concept.id),
            kind: 'single',
            topic: concept,
            file: first.fact.source.file,
            about: own.map(({ fact }) => aboutFact(fact)),
            difficulty: 1,
          },
          random => {
            const language = view.language(first.said.plain, first.fact.source)
            const asked = random.pick(own) ?? first
            const wrong = drawSides(alike, opposite, random)
            const choices = random.shuffle([asked.said.content, ...wrong])
            return {
              language,
              body: {
                prompt: translateRich(language, `ask.${role}`, { term: view.subject(concept, asked.fact.source) }),
                quotes: [],
                choices,
                correct: choices.indexOf(asked.said.content),
              },
              explanation: [quoteOf(concept.title, asked.fact.content)],
              fact: asked.fact,
            }
          },
        ),
      ]
    })
  })
}

const TWO_IN_ONE = /\s(?:und|and|oder|or|&)\s/iu
const QUALIFIED = /^\p{Lu}\p{Ll}+(?:isch|lich|ell|iv|al|ig)e[nrsm]?\s\p{Lu}/u
/** "Pro" and "Kontra" head the two halves of an essay. */
const ESSAY = new Set(['pro', 'kontra', 'contra'])

/** Whether a concept is a thing with a name, of which pros and cons are told, and no field that somebody argues about. */
function isThing(view: GenerationView, concept: Concept): boolean {
  const { title, facts } = concept
  return (
    view.isAskable(concept) &&
    !TWO_IN_ONE.test(title) &&
    !QUALIFIED.test(title) &&
    !facts.some(({ source }) => ESSAY.has(fold(source.headings.at(-1) ?? '')))
  )
}

/** "Problem: …" as a choice would say itself that it is a drawback: it goes without its lead. */
function sidesOf(view: GenerationView, { facts }: Concept, role: Role): Side[] {
  return facts.flatMap(fact => {
    const said = fact.role === role ? (view.meaning(fact) ?? view.statement(fact)) : undefined
    return said === undefined ? [] : [{ fact, said }]
  })
}

function wrongSides(
  view: GenerationView,
  concept: Concept,
  role: Role,
  { members, at }: Siblings,
  of: (concept: Concept, role: Role) => readonly Side[],
): Sides {
  const own = of(concept, role)
  const stems = new Set(own.flatMap(({ said }) => said.words.map(stem)))
  const against = new Set(
    of(concept, role === 'advantage' ? 'disadvantage' : 'advantage').flatMap(({ said }) => said.words.map(stem)),
  )
  const usable = (other: Concept): Said[] =>
    of(other, role)
      .map(({ said }) => said)
      // What has a word in common may be true of both.
      .filter(said => isStatement(said) && !said.words.some(word => stems.has(stem(word))))
      .filter(said => said.words.some(word => against.has(stem(word))))
      .filter(said => own.every(mine => isAlike(said, mine.said)) && !view.holdsOf(said, concept))
  const alike = nearest(members, at, other => usable(other).length > 0).flatMap(usable)
  const opposite = of(concept, role === 'advantage' ? 'disadvantage' : 'advantage')
    .map(({ said }) => said)
    .filter(said => !own.some(other => isSame(said, other.said)))
  const all = [...alike, ...opposite]
  const different = all.filter((said, index) => !all.slice(0, index).some(other => isNearlySame(said, other)))
  const isOpposite = (said: Said) => opposite.some(other => isSame(other, said))
  return { alike: different.filter(said => !isOpposite(said)), opposite: different.filter(isOpposite) }
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
