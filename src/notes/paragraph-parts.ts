import { type Block, type Inline, type ListItem, plainText } from '../core/rich-text.js'
import { isGlossaryOfLines, readLead } from './lead.js'
import { type InlineLine, isOneLine, splitLines } from './outline.js'

/**
 * The statements of a paragraph: lines that begin with a term each, or what `<br>` keeps apart. A line that goes on with a
 * sentence stays with it.
 */
export function paragraphParts(content: readonly Inline[]): readonly InlineLine[] {
  if (isOneLine(content)) return [{ nodes: [...content], offset: 0 }]
  const lines = splitLines(content)
  const isLed = isMarkedLead(lines[0]?.nodes ?? []) && lines.filter(({ nodes }) => isMarkedLead(nodes)).length > 1
  const isDashed = lines.filter(({ nodes }) => DASH.test(plainText(nodes))).length > 1
  const parts: InlineLine[] = []
  let before: InlineLine | undefined
  for (const [index, line] of lines.entries()) {
    if (plainText(line.nodes).trim() === '') continue
    const last = parts.at(-1)
    const isApart =
      before !== undefined &&
      (lines[index - 1]?.offset === line.offset
        ? isBreakBetween(before, line, isDashed)
        : isLabelled(line.nodes) && isWhole(before.nodes))
    before = line
    if (last === undefined || isApart || (isLed && isMarkedLead(line.nodes))) {
      parts.push({ nodes: withoutDash(line.nodes), offset: line.offset })
    } else last.nodes.push({ type: 'text', value: ' ' }, ...line.nodes)
  }
  if (parts.length > 1) return parts
  const whole = content.map((node): Inline => (isBreakInLine(node) ? { type: 'text', value: ' ' } : node))
  return [{ nodes: whole, offset: 0 }]
}

/** The lines of a paragraph as a list, where each names a term and says what it is: a glossary without bullets. */
export function glossaryOf(content: readonly Inline[], line: number): Extract<Block, { type: 'list' }> | undefined {
  if (isOneLine(content)) return undefined
  const lines = splitLines(content).filter(({ nodes }) => plainText(nodes).trim() !== '')
  const children = lines.map(({ nodes, offset }): ListItem => {
    const at = line + offset
    return { type: 'listItem', children: [{ type: 'paragraph', children: nodes, line: at }], line: at }
  })
  return isGlossaryOfLines(children) ? { type: 'list', ordered: false, start: 1, children, line } : undefined
}

/** The same for paragraphs of one line each, with blank lines between them: they become one list. */
export function joinGlossaries(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = []
  for (let at = 0; at < blocks.length; at++) {
    const run = linesFrom(blocks, at)
    const [first] = run
    if (first !== undefined && isGlossaryOfLines(run)) {
      result.push({ type: 'list', ordered: false, start: 1, children: run, line: first.line })
      at += run.length - 1
    } else result.push(blocks[at] as Block)
  }
  return result
}

/** The paragraphs of one line each that follow each other from here on, as items; none within such a row. */
function linesFrom(blocks: readonly Block[], start: number): ListItem[] {
  const run: ListItem[] = []
  if (isLine(blocks[start - 1])) return run
  for (let at = start; isLine(blocks[at]); at++) {
    const block = blocks[at] as Block
    run.push({ type: 'listItem', children: [block], line: block.line })
  }
  return run
}

const isLine = (block: Block | undefined): boolean => block?.type === 'paragraph' && isOneLine(block.children)

/** Whether two lines are two statements: the second one begins as a sentence or a bullet does, or the first one is complete. */
function isBreakBetween(before: InlineLine, after: InlineLine, isDashed: boolean): boolean {
  const [last, first] = [plainText(before.nodes).trimEnd(), plainText(after.nodes).trimStart()]
  // One dash alone stands before who said it.
  if (DASH.test(first)) return isDashed
  return /[.!?;]["”“»)]?$/.test(last) || /^(?:["„“(]?\p{Lu}|\d)/u.test(first)
}

/** "**Note:** …" or "Size: 128 bit" below a line: Markdown joins the two, and nobody reads them as one sentence. */
const isLabelled = (nodes: readonly Inline[]): boolean => {
  const [first] = nodes
  const isBold = first?.type === 'strong' && /^\p{L}[^:]{2,40}:$/u.test(plainText([first]).trim())
  return isBold || (nodes.length === 1 && /^\p{Lu}[\p{L}-]{2,30}:\s\S[^.:]{0,40}$/u.test(plainText(nodes).trim()))
}

/** Whether a line may be the last one of its sentence. */
const isWhole = (nodes: readonly Inline[]): boolean => /[\p{L}\p{N})"”“»%.!?]$/u.test(plainText(nodes).trimEnd())

const DASH = /^\s*[-•–*]\s+/

function withoutDash(nodes: readonly Inline[]): Inline[] {
  const [first, ...rest] = nodes
  return first?.type === 'text'
    ? [{ type: 'text', value: first.value.replace(DASH, '').trimStart() }, ...rest]
    : [...nodes]
}

const isBreakInLine = (node: Inline): boolean => node.type === 'break' && node.isInLine === true

/** The parts between `<br>` as one line of text: "fast; cheap". */
export function withoutBreaks(content: readonly Inline[]): readonly Inline[] {
  if (!content.some(isBreakInLine)) return content
  const lastSaid = content.findLastIndex(node => plainText([node]).trim() !== '')
  const result: Inline[] = []
  /** Of what stands before only the end tells which mark it needs. */
  let before = ''
  for (const [index, node] of content.entries()) {
    if (isBreakInLine(node)) {
      const mark = before === '' || index > lastSaid || /[.!?:;,(–—-]$/.test(before) ? ' ' : '; '
      const last = result.at(-1)
      if (last?.type === 'text') result[result.length - 1] = { type: 'text', value: last.value.trimEnd() }
      result.push({ type: 'text', value: mark })
      if (mark === '; ') before = ';'
    } else {
      const isFirst = result.length === 0 || content[index - 1]?.type === 'break'
      const own = isFirst ? withoutDash([node]) : [node]
      result.push(...own)
      before = plainText(own).trimEnd() || before
    }
  }
  return result
}

export const isMarkedLead = (nodes: readonly Inline[]): boolean => {
  const [first] = nodes
  if (first?.type !== 'strong' && first?.type !== 'inlineCode') return false
  return (readLead(nodes, false)?.rest.length ?? 0) > 0
}

/** Whether a list goes on with the paragraph over it, which no sign and no date ends: "A tree has" and what it has. */
export function isContinuedBy(content: readonly Inline[], next: Block): boolean {
  if (next.type !== 'list' || next.children.some(item => item.checked !== undefined)) return false
  return /[\p{L})"”“»%]$/u.test(plainText(content).trimEnd()) && paragraphParts(content).length === 1
}
