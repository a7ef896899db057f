import type { Card, CardBlock } from '../chat/card.js'
import { paginate } from '../chat/paginate.js'
import { type Block, type ListItem, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Concept, Course, Fact } from '../notes/course.js'
import { allSources, buttons, conceptButton, shortenedLine, smallPrint, titleOf } from './concept-card.js'
import { factBlocks } from './fact-blocks.js'
import { type FactGroup, groupFacts, groupOf, groupTitle, heading } from './fact-groups.js'
import type { AskedRole } from './question-frame.js'
import { eachOnce, lineOf, withoutLines } from './shown-once.js'

/** What both sides together may take, so that titles and sources have room. */
const LENGTH = 2000

export interface ComparisonView {
  readonly course: Pick<Course, 'id' | 'baseUrl'>
  /** Two or more. */
  readonly sides: readonly Concept[]
  /** The kind of fact that was asked for, which is compared first. */
  readonly role?: AskedRole | undefined
  /** Small print above, such as a side that the notes do not have. */
  readonly remark?: string | undefined
  /** How much text it may hold; what a platform takes, unless there is no platform. */
  readonly length?: number
}

/** Concepts side by side: under each kind of fact what the notes say of each. */
export function comparisonCard({ course, sides, role, remark, length = LENGTH }: ComparisonView, t: Translator): Card {
  const [first = [], ...rest] = paginate(sideBySide(sides, role, t), length)
  const titles = sides.map(({ title }) => title)
  return {
    title: titleOf(t('explain.comparison', { left: titles.slice(0, -1).join(', '), right: titles.at(-1) ?? '' })),
    blocks: [
      ...(remark === undefined ? [] : [smallPrint(remark)]),
      { type: 'text', content: first },
      ...(rest.length === 0 ? [] : [...new Set(titles)].map(title => shortenedLine({ title }, t))),
      ...sides.flatMap((concept): CardBlock[] => allSources(course, concept, t)),
      ...buttons(sides.map(concept => conceptButton(course.id, concept))),
    ],
  }
}

function sideBySide(sides: readonly Concept[], role: AskedRole | undefined, t: Translator): Block[] {
  const asked = role === undefined ? undefined : groupOf(role)
  const said = sayings(sides).map(({ titles, facts }) => ({ titles, groups: groupFacts(facts, role) }))
  const keys = [...new Set(said.flatMap(({ groups }) => groups.map(({ key }) => key)))].sort(
    (a, b) => Number(b === asked) - Number(a === asked),
  )
  const factsOf = (groups: readonly FactGroup[], key: string) => groups.find(group => group.key === key)?.facts ?? []
  return keys.flatMap(key => {
    const told = said.map(({ titles, groups }) => ({ titles, blocks: factBlocks(factsOf(groups, key), true) }))
    const heard = new Set(told.flatMap(({ titles, blocks }) => (blocks.length > 0 ? titles : [])))
    const items = told.flatMap(({ titles, blocks }): ListItem[] => {
      const name = strong(titles.join(', '))
      if (blocks.length > 0) return [item([{ type: 'paragraph', children: [name], line: 0 }, ...blocks])]
      if (titles.some(title => heard.has(title)) || titles.length > 1) return []
      const silent = text(`: ${t('explain.comparison.silent')}`)
      return [item([{ type: 'paragraph', children: [name, silent], line: 0 }])]
    })
    const list: Block = { type: 'list', ordered: false, start: 1, children: items, line: 0 }
    return keys.length === 1 ? [list] : [heading(groupTitle(key, t)), list]
  })
}

const item = (children: readonly Block[]): ListItem => ({ type: 'listItem', children, line: 0 })

interface Saying {
  readonly titles: readonly string[]
  readonly facts: readonly Fact[]
}

/** What is said of each side alone, then what one line says of several; with the whole a part has only its name. */
function sayings(sides: readonly Concept[]): Saying[] {
  const titles = new Map(sides.map(({ id, title }) => [id, title]))
  const own = sides.map(({ title, facts }) => ({ title, facts: eachOnce(facts).map(fact => nameOnly(fact, titles)) }))
  const lines = own.map(({ facts }) => new Set(facts.filter(({ block }) => block === undefined).map(lineOf)))
  const alone = own.map(({ title, facts }, at): Saying => {
    const elsewhere = new Set(lines.flatMap((set, other) => (other === at ? [] : [...set])))
    return { titles: [title], facts: withoutLines(facts, elsewhere) }
  })
  const together = new Map<string, { titles: readonly string[]; facts: Fact[] }>()
  for (const [at, { facts }] of own.entries()) {
    for (const fact of facts) {
      const owners = own.filter((_, other) => lines[other]?.has(lineOf(fact)))
      const key = owners.map(({ title }) => title).join('\n')
      if (owners.length < 2 || fact.block !== undefined || owners[0] !== own[at]) continue
      const known = together.get(key) ?? { titles: owners.map(({ title }) => title), facts: [] }
      known.facts.push(fact)
      together.set(key, known)
    }
  }
  return [...alone, ...together.values()]
}

/** A part that is compared itself says its lines there. */
function nameOnly(fact: Fact, titles: ReadonlyMap<string, string>): Fact {
  const title = fact.conceptId === undefined ? undefined : titles.get(fact.conceptId)
  if (title !== undefined && fact.block === undefined) return { ...fact, content: [text(title)], children: [] }
  return { ...fact, children: fact.children.map(child => nameOnly(child, titles)) }
}
