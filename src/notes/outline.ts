import { type Block, type Inline, plainText } from '../core/rich-text.js'
import { withSingleBlanks } from '../core/single-blanks.js'

/** A heading with what stands under it, up to the next heading of its kind. */
export interface Section {
  /** `''` for what stands before the first heading. */
  readonly title: string
  /** 0 for the note itself; headings 1 to 6; a bold line counts as one level below the heading over it. */
  readonly depth: number
  readonly line: number
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

interface OpenSection {
  title: string
  depth: number
  line: number
  blocks: Block[]
  sections: OpenSection[]
}

const LONGEST_BOLD_HEADING = 90

/** Blocks in a row as a tree of sections, by their headings and by bold lines that serve as headings. */
export function buildOutline(blocks: readonly Block[], firstLine: number): Section {
  const root: OpenSection = { title: '', depth: 0, line: firstLine, blocks: [], sections: [] }
  const open: OpenSection[] = [root]
  let headingDepth = 0
  const enter = (title: string, depth: number, line: number): void => {
    while (open.length > 1 && (open.at(-1) as OpenSection).depth >= depth) open.pop()
    const section: OpenSection = { title, depth, line, blocks: [], sections: [] }
    ;(open.at(-1) ?? root).sections.push(section)
    open.push(section)
  }
  for (const block of blocks) {
    if (block.type === 'heading') {
      headingDepth = block.depth
      enter(headingText(block.children), block.depth, block.line)
      continue
    }
    const bold = block.type === 'paragraph' ? boldHeading(block) : undefined
    if (bold === undefined) (open.at(-1) ?? root).blocks.push(block)
    else {
      enter(bold.title, headingDepth + 1, block.line)
      if (bold.rest !== undefined) (open.at(-1) ?? root).blocks.push(bold.rest)
    }
  }
  return root
}

/** The outline without the sections of these titles, compared in lower case. */
export function withoutSections(section: Section, titles: ReadonlySet<string>): Section {
  if (titles.size === 0) return section
  const kept = section.sections.filter(({ title }) => !titles.has(title.toLowerCase()))
  return { ...section, sections: kept.map(child => withoutSections(child, titles)) }
}

/** A paragraph whose first line is nothing but bold text is a heading; what follows on the next line is its content. */
function boldHeading(
  block: Extract<Block, { type: 'paragraph' }>,
): { title: string; rest: Block | undefined } | undefined {
  if (!block.children.some(({ type }) => type === 'strong' || type === 'emphasis')) return undefined
  const [first, ...others] = splitLines(block.children)
  if (first === undefined) return undefined
  const bold = withoutGloss(first.nodes)
  if (!isAllBold(bold) || /[.!,;]["”“»]?$/.test(headingText(bold))) return undefined
  const title = headingText(first.nodes)
  if (title.length > LONGEST_BOLD_HEADING) return undefined
  const rest = others.flatMap(({ nodes, offset }, index): Inline[] => {
    const before = others[index - 1]?.offset
    if (before === undefined) return nodes
    return [before === offset ? { type: 'break', isInLine: true } : { type: 'text', value: '\n' }, ...nodes]
  })
  const line = block.line + (others[0]?.offset ?? 0)
  return { title, rest: rest.length === 0 ? undefined : { type: 'paragraph', children: rest, line } }
}

/** Without a parenthesis behind what is bold: "**Leaf** (green)". */
function withoutGloss(nodes: readonly Inline[]): readonly Inline[] {
  const last = nodes.at(-1)
  const isGlossed = last?.type === 'text' && /^\s*\([^()]{1,60}\)\s*:?\s*$/.test(last.value)
  return isGlossed ? nodes.slice(0, -1) : nodes
}

function isAllBold(nodes: readonly Inline[]): boolean {
  const inked = nodes.filter(node => node.type !== 'text' || /[^\s:]/.test(node.value))
  return inked.length > 0 && inked.every(isBold)
}

function isBold(node: Inline): boolean {
  if (node.type === 'strong') return true
  return node.type === 'emphasis' && node.children.length > 0 && isAllBold(node.children)
}

function headingText(nodes: readonly Inline[]): string {
  return withSingleBlanks(plainText(nodes))
    .replace(/\s*:\s*$/, '')
    .trim()
}

export interface InlineLine {
  readonly nodes: Inline[]
  /** How many lines of the file it stands below the first one. */
  readonly offset: number
  /** Begins behind a hard break, so that no sentence of the line before runs on in it. */
  readonly isAfterBreak?: true
}

/** Whether nothing in it ends a line, as in most of what notes say. */
export const isOneLine = (nodes: readonly Inline[]): boolean =>
  nodes.every(node => (node.type === 'text' ? !node.value.includes('\n') : node.type !== 'break'))

/** Inline content by its lines; a hard break and a `\n` both end one. */
export function splitLines(nodes: readonly Inline[]): InlineLine[] {
  if (isOneLine(nodes)) return [{ nodes: nodes.filter(node => node.type !== 'text' || node.value !== ''), offset: 0 }]
  let last: InlineLine = { nodes: [], offset: 0 }
  let offset = 0
  const lines = [last]
  const endLine = (lineFeeds: number, isBreak: boolean): void => {
    offset += lineFeeds
    last = { nodes: [], offset, ...(isBreak ? { isAfterBreak: true } : {}) }
    lines.push(last)
  }
  for (const node of nodes) {
    if (node.type === 'break') endLine(node.isInLine ? 0 : 1, true)
    else if (node.type !== 'text') {
      last.nodes.push(node)
      offset += plainText([node]).split('\n').length - 1
    } else {
      for (const [index, value] of node.value.split('\n').entries()) {
        if (index > 0) endLine(1, false)
        if (value !== '') last.nodes.push({ type: 'text', value })
      }
    }
  }
  return lines
}
