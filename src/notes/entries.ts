import { type Block, type Inline, type ListItem, plainText } from '../core/rich-text.js'
import type { Fact, FactRole, Source } from './course.js'
import { readLead } from './lead.js'
import { EXAM_MARK, hasDeadlineCue, isQuestionSection, roleOfLead } from './marks.js'
import { type Section, splitLines } from './outline.js'
import { roleOfText } from './roles.js'
import { isAcronym, readTerm, type Term } from './term.js'

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

/** A fact that the notes mark as a likely exam question. */
export interface MarkedFact {
  readonly subject: string
  readonly text: string
  readonly source: Source
}

export interface NoteEntries {
  readonly entries: readonly Entry[]
  readonly marked: readonly MarkedFact[]
}

interface Scope {
  readonly file: string
  readonly headings: readonly string[]
  /** The passage that the facts here belong to. */
  readonly entry: Entry | undefined
  /** Whether the items here are the members of an announced list: "Module:". */
  readonly isEnumeration: boolean
  readonly role: FactRole | undefined
}

/** Reads the passages of one note from its outline. */
export function readEntries(root: Section, file: string): NoteEntries {
  const entries: Entry[] = []
  const marked: MarkedFact[] = []

  const readSection = (section: Section, outer: Scope): void => {
    if (isQuestionSection(section.title)) return
    const headings = section.title === '' ? outer.headings : [...outer.headings, section.title]
    const source: Source = { file, line: section.line, headings }
    const term = section.title === '' ? undefined : readTerm(section.title)
    const entry = term === undefined ? undefined : open(term, outer.entry, 'heading', source)
    const role = entry === undefined ? roleOfLead(section.title) : undefined
    const scope: Scope = { file, headings, entry: entry ?? outer.entry, isEnumeration: false, role }
    const facts = readBlocks(section.blocks, scope)
    append((entry ?? outer.entry)?.facts, facts)
    for (const child of section.sections) readSection(child, scope)
  }

  const open = (term: Term, parent: Entry | undefined, rank: Entry['rank'], source: Source): Entry => {
    const entry: Entry = { term, parent, rank, facts: [], source }
    entries.push(entry)
    return entry
  }

  const readBlocks = (blocks: readonly Block[], scope: Scope): EntryFact[] =>
    blocks.flatMap((block, index): EntryFact[] => {
      const source: Source = { file, line: block.line, headings: scope.headings }
      if (isResultOf(blocks[index - 1], block)) return []
      switch (block.type) {
        case 'paragraph':
          return isOnlyImagesOrLinks(block.children) ? [] : [inlineFact(block.children, scope, source)]
        case 'list':
          return block.children.flatMap(item => readItem(item, scope))
        case 'definition': {
          const term = readTerm(plainText(block.term))
          const entry = term && open(term, scope.entry, 'lead', source)
          const children = readBlocks(block.children, { ...scope, entry: entry ?? scope.entry, role: 'definition' })
          append(entry?.facts, children)
          return [fact('property', block.term, source, { children, opens: entry })]
        }
        case 'code':
        case 'math':
        case 'table':
          return [fact(scope.role ?? roleOfBlock(block), resultAfter(block, blocks[index + 1]), source, { block })]
        case 'blockquote':
          return readBlocks(block.children, scope)
        default:
          return []
      }
    })

  const readItem = (item: ListItem, scope: Scope): EntryFact[] => {
    const [first, ...rest] = item.children
    if (first === undefined) return []
    // "- + faster" is a bullet that holds nothing but another list: the inner mark says whether it is a pro or a con.
    if (first.type === 'list' && (first.marker === '+' || first.marker === '-') && item.line === first.line) {
      const role = first.marker === '+' ? 'advantage' : 'disadvantage'
      return readBlocks(item.children, { ...scope, role, isEnumeration: false })
    }
    if (first.type !== 'paragraph') return readBlocks(item.children, scope)
    const source: Source = { file, line: item.line, headings: scope.headings }
    const [content, examMark] = withoutExamMark(first.children)
    if (tidy(content).length === 0) return readBlocks(rest, scope)
    if (examMark) marked.push({ subject: scope.entry?.term.title ?? '', text: plainText(content), source })
    return [itemFact(content, rest, scope, source)]
  }

  /** A bullet with what is nested in it. */
  const itemFact = (content: readonly Inline[], nested: readonly Block[], scope: Scope, source: Source): EntryFact => {
    const lead = readLead(content)
    const term = lead === undefined ? undefined : leadTerm(lead.text, lead.kind, lead.rest.length > 0, nested, scope)
    const entry = term && open(term, scope.entry, lead?.kind === 'plain' ? 'mention' : 'lead', source)
    const text = plainText(content)
    const isAnnouncement = /:\s*$/.test(text) || (lead !== undefined && lead.rest.length === 0)
    const role = lead === undefined || entry !== undefined ? undefined : roleOfLead(lead.text)
    const inner: Scope = {
      ...scope,
      entry: entry ?? scope.entry,
      isEnumeration: isAnnouncement && entry === undefined && !hasDeadlineCue(text),
      role: role ?? (entry === undefined ? scope.role : undefined),
    }
    const children = readBlocks(nested, inner)
    const own = inlineFact(content, scope, source)
    if (entry !== undefined && lead !== undefined) {
      if (lead.rest.length > 0) entry.facts.push(definitionFact(lead.rest, source))
      append(entry.facts, children)
    }
    for (const name of quotedNames(content)) open(name, scope.entry, 'mention', source).facts.push(own)
    return {
      ...own,
      ...(role === undefined ? {} : { role }),
      children,
      ...(lead === undefined || (lead.kind === 'gloss' && entry === undefined) ? {} : { lead: lead.text }),
      ...(entry === undefined ? {} : { opens: entry }),
    }
  }

  const inlineFact = (content: readonly Inline[], scope: Scope, source: Source): EntryFact => {
    const signed = takeSign(content)
    const shown = tidy(signed?.content ?? content)
    return fact(signed?.role ?? scope.role ?? roleOfText(plainText(shown), shown), shown, source, {})
  }

  readSection(root, { file, headings: [], entry: undefined, isEnumeration: false, role: undefined })
  return { entries, marked }
}

/** A note can hold more facts than a call may have arguments. */
function append(facts: EntryFact[] | undefined, more: readonly EntryFact[]): void {
  for (const one of more) facts?.push(one)
}

function leadTerm(
  lead: string,
  kind: 'bold' | 'code' | 'plain' | 'gloss',
  hasRest: boolean,
  nested: readonly Block[],
  scope: Scope,
): Term | undefined {
  if (roleOfLead(lead) !== undefined) return undefined
  const isNamed = kind === 'bold' || kind === 'code' || scope.isEnumeration
  if (!isNamed || !(hasRest || nested.length > 0)) return undefined
  if ((kind === 'plain' || kind === 'gloss') && !isName(lead)) return undefined
  const term = kind === 'code' ? codeTerm(lead) : readTerm(lead)
  return term && completeFromHeading(term, scope.headings.at(-1) ?? '')
}

/** A lead without emphasis is a name if it is one word, or up to three that do not hang together as a phrase does. */
function isName(lead: string): boolean {
  const parts = lead.split(/\s+/)
  return parts.length === 1 || (parts.length <= 3 && parts.every(part => /^[\p{Lu}\d]/u.test(part)))
}

const LONGEST_PAIR = 100
const LONGEST_CODE = 70

/** Code names itself, whatever its words; a long line of it is an example of something else. */
function codeTerm(code: string): Term | undefined {
  const title = code.trim()
  return title === '' || title.length > LONGEST_CODE ? undefined : { title, aliases: [], parentheses: [] }
}

/** Under "Thin vs Thick Provisioning" the lead "Thin" means thin provisioning. */
function completeFromHeading(term: Term, heading: string): Term {
  if (heading.length > LONGEST_PAIR) return term
  const sides = heading.split(/\s+(?:vs\.?|versus|oder|or|und|and)\s+/i)
  const head = sides.at(-1)?.split(/\s+/).slice(1).join(' ') ?? ''
  const isSide = sides.length === 2 && !/\s/.test(term.title)
  const names = sides.map(side => (side.split(/\s+/)[0] ?? '').toLowerCase())
  if (!isSide || head === '' || /[()]/.test(head) || !names.includes(term.title.toLowerCase())) return term
  return { ...term, title: `${term.title} ${head}`, aliases: [...term.aliases, term.title] }
}

function fact(
  role: FactRole,
  content: readonly Inline[],
  source: Source,
  more: { block?: Block; children?: readonly EntryFact[]; opens?: Entry | undefined },
): EntryFact {
  return {
    role,
    content,
    children: more.children ?? [],
    source,
    ...(more.block === undefined ? {} : { block: more.block }),
    ...(more.opens === undefined ? {} : { opens: more.opens }),
  }
}

function definitionFact(content: readonly Inline[], source: Source): EntryFact {
  const shown = tidy(content)
  const role = roleOfText(plainText(shown), shown)
  return fact(role === 'property' ? 'definition' : role, shown, source, {})
}

/** "→ all nodes" right below a code block says what the code does. */
function isResultOf(code: Block | undefined, block: Block): boolean {
  const [first] = block.type === 'paragraph' ? block.children : []
  return code?.type === 'code' && first?.type === 'text' && ARROW.test(first.value)
}

function resultAfter(code: Block, next: Block | undefined): Inline[] {
  if (next?.type !== 'paragraph' || !isResultOf(code, next)) return []
  const [first, ...rest] = next.children
  return first?.type === 'text' ? tidy([{ type: 'text', value: first.value.replace(ARROW, '') }, ...rest]) : []
}

const ARROW = /^\s*(?:→|⇒|->|=>)\s*/

function roleOfBlock(block: Block): FactRole {
  return block.type === 'code' ? 'command' : block.type === 'math' ? 'formula' : 'property'
}

/** A sign at the beginning of a bullet: "+ fast", "− dear", "✓", "✗", "Pro:". */
function takeSign(content: readonly Inline[]): { role: FactRole; content: readonly Inline[] } | undefined {
  const [first, ...rest] = content
  const match = first?.type === 'text' ? /^\s*(?:([+✓✔👍])|([−–—✗✘👎]))\s+(?=\S)/u.exec(first.value) : null
  if (first?.type !== 'text' || match === null) return undefined
  const role = match[1] === undefined ? 'disadvantage' : 'advantage'
  return { role, content: [{ type: 'text', value: first.value.slice(match[0].length) }, ...rest] }
}

const QUOTED = /[„“"«‚]([\p{L}\d][\p{L}\d._-]{1,24})[“”"»‘]/gu

/** Names in quotation marks, told from mere emphasis by a digit or a capital inside: „Dom0“, "VirtIO". */
function quotedNames(content: readonly Inline[]): Term[] {
  return [...plainText(content).matchAll(QUOTED)]
    .map(match => match[1] ?? '')
    .filter(name => isAcronym(name) || /^\p{L}+\d+$/u.test(name))
    .map(title => ({ title, aliases: [], parentheses: [] }))
}

function withoutExamMark(content: readonly Inline[]): readonly [readonly Inline[], boolean] {
  if (!/[([]/.test(plainText(content))) return [content, false]
  let isMarked = false
  const rest = content.flatMap((node): Inline[] => {
    const text = plainText([node])
    if (!EXAM_MARK.test(text)) return [node]
    const value = text.replace(EXAM_MARK, ' ').trimEnd()
    // Inside of emphasis the mark counts where it is all there is: "*(Prüfungsfrage!)*".
    if (node.type !== 'text' && value !== '') return [node]
    isMarked = true
    return value === '' ? [] : [{ type: 'text', value }]
  })
  return [isMarked ? tidy(rest) : rest, isMarked]
}

/** Line breaks of the source read as spaces, images stand elsewhere, no blank ends. */
function tidy(content: readonly Inline[]): Inline[] {
  const nodes = content
    .filter(node => node.type !== 'image')
    .map((node): Inline => (node.type === 'text' ? { type: 'text', value: node.value.replace(/\n/g, ' ') } : node))
  const trimEnd = (node: Inline, at: 'trimStart' | 'trimEnd'): Inline =>
    node.type === 'text' ? { type: 'text', value: node.value[at]() } : node
  return nodes
    .map((node, index) => (index === 0 ? trimEnd(node, 'trimStart') : node))
    .map((node, index) => (index === nodes.length - 1 ? trimEnd(node, 'trimEnd') : node))
    .filter(node => node.type !== 'text' || node.value !== '')
}

function isOnlyImagesOrLinks(content: readonly Inline[]): boolean {
  return splitLines(content)
    .flatMap(({ nodes }) => nodes)
    .every(node => node.type === 'image' || node.type === 'link' || (node.type === 'text' && node.value.trim() === ''))
}
