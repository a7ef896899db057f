import { type Inline, plainText, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept, Fact } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'
import type { Candidate } from '../question.js'
import { candidate, distinctBy, drawChoices, FEWEST_CHOICES, questionId, quoteOf, textKey } from './build.js'
import { bare } from './clean.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { nearest } from './nearest.js'
import { readSaid, type Said } from './said.js'
import { groupSiblings } from './siblings.js'
import { givesAway, statementProblem } from './statement-rules.js'

const LONGEST = 40
const PREFIX = /^(?:z\. ?b\.|bsp\.?:?|beispiele?:?|e\. ?g\.|examples?:?|for example:?|such as)\s*[:,]?\s*/iu

interface Example {
  readonly fact: Fact
  readonly said: Said
}

/** Which is an example of it? The wrong ones are examples of its neighbours. */
export function exampleQuestions(view: GenerationView): Candidate[] {
  const examples = new Map<Concept, readonly Example[]>()
  for (const concept of view.course.concepts) {
    const own = view.isAskable(concept) ? concept.facts.flatMap(fact => examplesIn(fact, concept)) : []
    if (own.length > 0) examples.set(concept, own)
  }
  const siblings = groupSiblings([...examples.keys()])
  return [...examples].flatMap(([concept, own]): Candidate[] => {
    const group = siblings.get(concept)
    const names = view.names(concept)
    const right = own.filter(({ said }) => !givesAway(said, names.words))
    const [first] = right
    if (group === undefined || first === undefined) return []
    const wrong = distinctBy(
      nearest(group.members, group.at)
        .flatMap(other => examples.get(other) ?? [])
        .map(({ said }): readonly Inline[] => said.content)
        .filter(content => {
          const said = readSaid(content)
          return !own.some(mine => mine.said.folded === said.folded) && !view.holdsOf(said, concept)
        }),
      textKey,
    )
    if (wrong.length < FEWEST_CHOICES - 1) return []
    return [
      candidate(
        {
          id: questionId('example', concept.id),
          kind: 'single',
          topic: concept,
          file: first.fact.source.file,
          about: [aboutFact(first.fact)],
          difficulty: 1,
        },
        random => {
          const asked = random.pick(right) ?? first
          const language = view.language(
            view
              .statements(concept)
              .map(({ said }) => said.plain)
              .join(' '),
            first.fact.source,
          )
          return {
            language,
            body: {
              prompt: translateRich(language, 'ask.example', { term: view.subject(concept, asked.fact.source) }),
              quotes: [],
              ...drawChoices(asked.said.content, wrong, random),
            },
            explanation: [quoteOf(concept.title, asked.fact.content)],
            fact: asked.fact,
          }
        },
      ),
    ]
  })
}

/** "Beispiele: Xen, KVM, VMware": the names that are given as examples, one by one. */
function examplesIn(fact: Fact, { source: { line } }: Concept): Example[] {
  if (fact.role !== 'example' || fact.block !== undefined || fact.conceptId !== undefined) return []
  // A table's row has room for one of many, which may as well stand in another.
  if (fact.source.line === line) return []
  const lead = readLead(fact.content)
  // "Green threads (Solaris)": the parenthesis is about the example.
  if (lead?.kind === 'gloss') return []
  const rest = lead?.rest
  const plain = plainText(bare(rest === undefined || rest.length === 0 ? fact.content : rest)).replace(PREFIX, '')
  if (plain.endsWith(':')) return []
  const parts = plain
    .replace(/\.$/, '')
    .split(/\s*[,;]\s*|\s+(?:und|and|oder|or)\s+/)
    .filter(part => part !== '')
  const isList = parts.every(
    part => part.length <= LONGEST && !/[()]/.test(part) && part.split(' ').length <= 4 && /^[\p{Lu}\d]/u.test(part),
  )
  if (!isList || statementProblem(plain) !== undefined) return []
  return parts.map(part => ({ fact, said: readSaid([text(part)]) }))
}
