import type { Card, CardBlock } from '../chat/card.js'
import { paginate } from '../chat/paginate.js'
import { type Block, type ListItem, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Concept, Course } from '../notes/course.js'
import { allSources, buttons, conceptButton, shortenedLine, smallPrint, titleOf } from './concept-card.js'
import { factBlocks } from './fact-blocks.js'
import { type FactGroup, groupFacts, groupOf, groupTitle, heading } from './fact-groups.js'
import type { AskedRole } from './question-frame.js'

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
  const grouped = sides.map(({ title, facts }) => ({ title, groups: groupFacts(facts, role) }))
  const asked = role === undefined ? undefined : groupOf(role)
  const keys = [...new Set(grouped.flatMap(({ groups }) => groups.map(({ key }) => key)))].sort(
    (a, b) => Number(b === asked) - Number(a === asked),
  )
  const factsOf = (groups: readonly FactGroup[], key: string) => groups.find(group => group.key === key)?.facts ?? []
  return keys.flatMap(key => {
    const items = grouped.map(({ title, groups }): ListItem => {
      const said = factBlocks(factsOf(groups, key), true)
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
