import { type Block, type Inline, type ListItem, text } from '../core/rich-text.js'
import type { Fact } from '../notes/course.js'

const SIGNS = { advantage: '＋ ', disadvantage: '－ ' } as const

/**
 * Facts as they are shown: bullets, or the numbers of steps, with what is nested in them, blocks such as code where they stand. `isSigned` where a
 * heading above tells pros from cons, so that no sign need.
 */
export function factBlocks(facts: readonly Fact[], isSigned = false): Block[] {
  const result: Block[] = []
  let items: ListItem[] = []
  let start: number | undefined
  const flush = (): void => {
    const isOrdered = start !== undefined
    if (items.length > 0) result.push({ type: 'list', ordered: isOrdered, start: start ?? 1, children: items, line: 0 })
    items = []
  }
  for (const fact of facts) {
    if (fact.block !== undefined) {
      flush()
      if (fact.content.length > 0) result.push({ type: 'paragraph', children: fact.content, line: 0 })
      if (!isBlank(fact.block)) result.push(fact.block)
    } else {
      const next = start === undefined ? undefined : start + items.length
      if (fact.number !== next) flush()
      if (items.length === 0) start = fact.number
      items.push(factItem(fact, isSigned))
    }
  }
  flush()
  return result
}

const isBlank = (block: Block): boolean => (block.type === 'code' || block.type === 'math') && block.value.trim() === ''

function factItem(fact: Fact, isSigned: boolean): ListItem {
  const sign = fact.role === 'advantage' || fact.role === 'disadvantage' ? SIGNS[fact.role] : undefined
  // "Problem: …" says itself that it is a drawback.
  const content: readonly Inline[] =
    sign === undefined || isSigned || fact.lead !== undefined ? fact.content : [text(sign), ...fact.content]
  return {
    type: 'listItem',
    children: [{ type: 'paragraph', children: content, line: 0 }, ...factBlocks(fact.children)],
    line: fact.source.line,
  }
}
