import { assertNever } from '../core/errors.js'
import { mathText } from '../core/math-text.js'
import { type Block, commandLine, type Inline, plainText, type TableRow } from '../core/rich-text.js'

/** What an emphasis, a bullet or a line break costs at most: `**`, twice. */
export const MARKS = 4
/** Slack's `<!date^…^{date_long} {time}|…>` and Discord's `<t:…:f>`, without the fallback. */
const TIME = 64
/** What Discord's `</name:id>` with 20 digits takes besides the name, or Slack's `/bueffel` before it in code. */
const COMMAND = 28
/** Fences and line breaks around code. */
export const FENCES = 8

/** The room that a text takes once it is escaped: `&amp;` on Slack, a backslash before what could be a mark on Discord. */
export function escapedLength(value: string): number {
  const marks = value.match(/[\\*_~`|#[\]()@:-]/g)?.length ?? 0
  const angles = value.match(/[<>]/g)?.length ?? 0
  const ampersands = value.match(/&/g)?.length ?? 0
  return value.length + marks + 3 * angles + 4 * ampersands
}

/** A formula as LaTeX or as plain text, whichever is longer: an adapter may print either. */
function mathLength(latex: string): number {
  return Math.max(escapedLength(latex), escapedLength(mathText(latex) ?? ''))
}

/** The room that a block takes on the platform that needs more for it, its mark-up included. */
export function textLength(block: Block): number {
  switch (block.type) {
    case 'paragraph':
      return inlineLength(block.children) + MARKS
    case 'heading':
      return inlineLength(block.children) + 2 * MARKS
    case 'list':
      return block.children.reduce((sum, item) => sum + blocksLength(item.children) + 2 * MARKS, 0)
    case 'code':
      return escapedLength(block.value) + FENCES
    case 'math':
      return mathLength(block.value) + FENCES
    case 'blockquote':
      return blocksLength(block.children) + MARKS * (block.children.length + 1)
    case 'definition':
      return inlineLength(block.term) + blocksLength(block.children) + 2 * MARKS
    case 'table':
      return tableLength([block.header, ...block.rows])
    case 'thematicBreak':
      return FENCES
    default:
      return assertNever(block)
  }
}

/** The same for blocks in a row. */
export function blocksLength(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + textLength(block), 0)
}

/** A table is printed with aligned columns, so that every row is as long as its widest cells. */
export function tableLength(rows: readonly TableRow[]): number {
  const widths: number[] = []
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, escapedLength(plainText(cell)))
    }
  }
  return widths.reduce((sum, width) => sum + width + 3, 1) * (rows.length + 1) + FENCES
}

/** The same for inline text: an escape for each character that needs one, addresses in full. */
export function inlineLength(nodes: readonly Inline[]): number {
  return nodes.reduce((sum, node) => sum + inlineNodeLength(node), 0)
}

/** The same for one piece of inline text. */
export function inlineNodeLength(node: Inline): number {
  switch (node.type) {
    case 'text':
      return escapedLength(node.value)
    case 'inlineCode':
      return escapedLength(node.value) + MARKS
    case 'inlineMath':
      return mathLength(node.value) + MARKS
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'mark':
      return inlineLength(node.children) + MARKS
    case 'link':
      return inlineLength(node.children) + escapedLength(node.url) + MARKS
    case 'image':
      return escapedLength(node.alt) + escapedLength(node.url) + MARKS
    case 'break':
      return 1
    case 'time':
      return escapedLength(node.fallback) + TIME
    case 'command':
      return escapedLength(commandLine(node)) + COMMAND
    default:
      return assertNever(node)
  }
}
