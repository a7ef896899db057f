import type { Card, CardBlock } from '../chat/card.js'
import { paginate } from '../chat/paginate.js'
import { type Block, type ListItem, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Concept, Course } from '../notes/course.js'
import { buttons, conceptButton, shortenedLine, smallPrint, titleOf, wholeSource } from './concept-card.js'
import { factBlocks } from './fact-blocks.js'
import { type FactGroup, groupFacts, groupOf, groupTitle, heading } from './fact-groups.js'
import type { AskedRole } from './question-frame.js'

/** What both sides together may take, so that titles and sources have room. */
const LENGTH = 2000

export interface ComparisonView {
  readonly course: Pick<Course, 'id' | 'baseUrl'>
  readonly sides: readonly [Concept, Concept]
  /** The kind of fact that was asked for, which is compared first. */
  readonly role?: AskedRole | undefined
  /** Small print above, such as a third side that the notes do not have. */
  readonly remark?: string | undefined
  /** How much text it may hold; what a platform takes, unless there is no platform. */
  readonly length?: number
}

/** Two concepts side by side: under each kind of fact what the notes say of the one and of the other. */
export function comparisonCard({ course, sides, role, remark, length = LENGTH }: ComparisonView, t: Translator): Card {
  const [left, right] = sides
  const [first = [], ...rest] = paginate(sideBySide(sides, role, t), length)
  const names = [...new Set([left.title, right.title])]
  return {
    title: titleOf(t('explain.comparison', { left: left.title, right: right.title })),
    blocks: [
      ...(remark === undefined ? [] : [smallPrint(remark)]),
      { type: 'text', content: first },
      ...(rest.length === 0 ? [] : names.map(title => shortenedLine({ title }, t))),
      ...sides.flatMap((concept): CardBlock[] => wholeSource(course, concept, t)),
      ...buttons(sides.map(concept => conceptButton(course.id, concept))),
    ],
  }
}

function sideBySide(sides: readonly [Concept, Concept], role: AskedRole | undefined, t: Translator): Block[] {
  const [left, right] = sides.map(({ facts }) => groupFacts(facts, role)) as [
    readonly FactGroup[],
    readonly FactGroup[],
  ]
  const asked = role === undefined ? undefined : groupOf(role)
  const keys = [...new Set([...left, ...right].map(({ key }) => key))].sort(
    (a, b) => Number(b === asked) - Number(a === asked),
  )
  const factsOf = (groups: readonly FactGroup[], key: string) => groups.find(group => group.key === key)?.facts ?? []
  return keys.flatMap(key => {
    const items = [
      { title: sides[0].title, facts: factsOf(left, key) },
      { title: sides[1].title, facts: factsOf(right, key) },
    ].map(({ title, facts }): ListItem => {
      const said = factBlocks(facts, true)
      const silent: Block = {
        type: 'paragraph',
        children: [strong(title), text(`: ${t('explain.comparison.silent')}`)],
        line: 0,
      }
      const name: Block = { type: 'paragraph', children: [strong(title)], line: 0 }
      return { type: 'listItem', children: said.length === 0 ? [silent] : [name, ...said], line: 0 }
    })
    const list: Block = { type: 'list', ordered: false, start: 1, children: items, line: 0 }
    return keys.length === 1 ? [list] : [heading(groupTitle(key, t)), list]
  })
}
