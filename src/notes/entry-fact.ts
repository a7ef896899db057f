import { fold } from '../core/fold.js'
import { type Block, type Inline, plainText } from '../core/rich-text.js'
import { isBareDefinition } from './bare-definition.js'
import type { Fact, FactRole, Source } from './course.js'
import { tidy } from './fact-text.js'
import { roleOfText } from './roles.js'
import type { Term } from './term.js'

/** One passage that treats one term; `concepts.ts` joins those that treat the same. */
export interface Entry {
  readonly term: Term
  readonly parent: Entry | undefined
  /** How its name stands in the notes: the more prominent one names the concept. */
  readonly rank: 'heading' | 'lead' | 'mention'
  readonly facts: EntryFact[]
  readonly source: Source
}

/** A fact before concepts have ids. */
export interface EntryFact extends Omit<Fact, 'children' | 'conceptId'> {
  readonly children: readonly EntryFact[]
  readonly opens?: Entry
}

/** Whether it is no more than a few words. */
export const isShort = ({ content }: EntryFact): boolean => plainText(content).trim().split(/\s+/).length <= 3

/** A title as it is compared. */
export const titleKey = (title: string): string => fold(title) || title

/** Whether anything in it is more than the opening of a term, which says the same itself. */
export const saysSomething = ({ opens, content, block, children }: EntryFact): boolean =>
  opens === undefined && (block !== undefined || content.length > 0 || children.some(saysSomething))

export function fact(
  role: FactRole,
  content: readonly Inline[],
  source: Source,
  more: { block?: Block; children?: readonly EntryFact[]; opens?: Entry | undefined; lead?: string | undefined },
): EntryFact {
  const { block, children = [], opens, lead } = more
  // Set one by one: so many facts are made that spreading shows in the time of reading.
  const made: { -readonly [Key in keyof EntryFact]: EntryFact[Key] } = { role, content, children, source }
  if (block !== undefined) made.block = block
  if (lead !== undefined) made.lead = lead
  if (opens !== undefined) made.opens = opens
  return made
}

export function definitionFact(content: readonly Inline[], source: Source): EntryFact {
  const shown = tidy(content)
  const role = roleOfText(plainText(shown), shown)
  return fact(role === 'property' ? 'definition' : role, shown, source, {})
}

export function roleOfBlock(block: Block): FactRole {
  return block.type === 'code' ? 'command' : block.type === 'math' ? 'formula' : 'property'
}

/** What a sentence may be by its words, and still define what it is about. */
export const DEFINING: ReadonlySet<FactRole> = new Set(['property', 'number', 'consequence', 'contrast'])

/** In a glossary of nested lines the first one below a term may leave out the article. */
const isDefinitionBelow = (text: string): boolean =>
  isBareDefinition(text) ||
  isBareDefinition(`A ${text}`) ||
  /^(?:refers? to|means|is (?:an?|the)|bezeichnet|ist ein)\s/.test(text)

export const definedByFirst = ([first, ...rest]: readonly EntryFact[]): EntryFact[] => {
  if (first === undefined) return []
  const isDefined = DEFINING.has(first.role) && isDefinitionBelow(plainText(first.content))
  return [isDefined ? { ...first, role: 'definition' } : first, ...rest]
}

/** Where no line is known to define the term, the first one may do so by its form. */
export function defineByForm(facts: EntryFact[]): void {
  const [first] = facts
  const isOpen =
    first !== undefined && first.lead === undefined && first.opens === undefined && DEFINING.has(first.role)
  if (!isOpen || facts.some(({ role }) => role === 'definition') || !isBareDefinition(plainText(first.content))) return
  facts[0] = { ...first, role: 'definition' }
}
