import { type Block, plainText, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Fact, FactRole } from '../notes/course.js'
import { factBlocks } from './fact-blocks.js'
import type { AskedRole } from './question-frame.js'

/** What facts are shown under one heading. The order is that of the card. */
const GROUPS = [
  { key: 'about', roles: ['definition', 'property', 'part', 'consequence'] },
  { key: 'advantage', roles: ['advantage'] },
  { key: 'disadvantage', roles: ['disadvantage'] },
  { key: 'contrast', roles: ['contrast'] },
  { key: 'number', roles: ['number', 'formula'] },
  { key: 'step', roles: ['step'] },
  { key: 'example', roles: ['example'] },
  { key: 'command', roles: ['command'] },
] as const satisfies readonly { readonly key: string; readonly roles: readonly string[] }[]

export type GroupKey = (typeof GROUPS)[number]['key']

export interface FactGroup {
  readonly key: GroupKey
  readonly facts: readonly Fact[]
}

/** Fewer facts are read faster than headings. */
const WORTH_GROUPING = 4

/** Facts by what they say of their concept, each group in the notes' order; the one that was asked for first. */
export function groupFacts(facts: readonly Fact[], asked?: AskedRole): readonly FactGroup[] {
  const groups = new Map<GroupKey, Fact[]>()
  let last: GroupKey = 'about'
  for (const [index, fact] of facts.entries()) {
    const key: GroupKey = followsOn(fact, facts[index - 1]) ? last : groupOf(roleOfList(facts, index))
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [fact])
    else known.push(fact)
    last = key
  }
  const first = asked === undefined ? undefined : groupOf(asked)
  return GROUPS.map(({ key }) => ({ key, facts: groups.get(key) ?? [] }))
    .filter(group => group.facts.length > 0)
    .sort((a, b) => Number(b.key === first) - Number(a.key === first))
}

export function groupOf(role: string): GroupKey {
  return GROUPS.find(({ roles }) => (roles as readonly string[]).includes(role))?.key ?? 'about'
}

export const groupTitle = (key: GroupKey, t: Translator): string => t(`explain.group.${key}`)

/** A block, what begins with an arrow, and the next number of a list belong to the line before. */
const followsOn = (fact: Fact, before: Fact | undefined): boolean =>
  fact.block !== undefined || isNextNumber(before, fact) || /^\s*(?:→|->|=>|⇒)/.test(plainText(fact.content))

const isNextNumber = (before: Fact | undefined, fact: Fact | undefined): boolean =>
  before?.number !== undefined && fact?.number === before.number + 1

/** Steps are steps, whatever one of them says first. */
function roleOfList(facts: readonly Fact[], start: number): FactRole {
  const first = facts[start] as Fact
  let end = start + 1
  while (isNextNumber(facts[end - 1], facts[end])) end++
  return facts.slice(start, end).some(({ role }) => role === 'step') ? 'step' : first.role
}

/** Facts under headings where that helps to find one's way, as they stand where not. */
export function groupedBlocks(facts: readonly Fact[], asked: AskedRole | undefined, t: Translator): Block[] {
  const groups = groupFacts(facts, asked)
  const answersFirst = asked !== undefined && groups[0]?.key === groupOf(asked)
  // What a line announces stands below it, and would lose it.
  const hasAnnouncement = facts.some(
    ({ content, children }) => children.length === 0 && /:\s*$/.test(plainText(content)),
  )
  const isWorth = facts.length >= WORTH_GROUPING && !hasAnnouncement
  if (groups.length < 2 || !(isWorth || answersFirst)) return factBlocks(facts)
  return groups.flatMap(group => [heading(groupTitle(group.key, t)), ...factBlocks(group.facts, isSaid(group.key))])
}

/** Whether the heading says already what the sign before each fact would. */
const isSaid = (key: GroupKey): boolean => key === 'advantage' || key === 'disadvantage'

export const heading = (title: string, depth = 4): Block => ({
  type: 'heading',
  depth,
  children: [text(title)],
  line: 0,
})
