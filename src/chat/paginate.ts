import { assertNever } from '../core/errors.js'
import { type Block, type Inline, type ListItem, plainText, strong, type TableRow, text } from '../core/rich-text.js'
import {
  blocksLength,
  escapedLength,
  FENCES,
  inlineLength,
  inlineNodeLength,
  MARKS,
  tableLength,
  textLength,
} from './text-length.js'

/** However deeply something is nested, a page takes this much of it. */
const LEAST = 40

/** The text itself, or its beginning and an ellipsis, so that it takes at most `limit` once it is escaped. */
export function fitText(value: string, limit: number): string {
  if (escapedLength(value) <= limit) return value
  return `${(cut(value, limit - 1)[0] ?? '').trimEnd()}…`
}

/** Spreads blocks over pages of at most `limit` (as `textLength` counts), in order, nothing left out. At least one page. */
export function paginate(blocks: readonly Block[], limit: number): Block[][] {
  return fill(
    blocks.flatMap(block => split(block, limit)),
    limit,
    textLength,
  ).map(joinLists)
}

/** Items in rows that each take at most `limit` together, unless one alone takes more. At least one row. */
function fill<T>(items: readonly T[], limit: number, lengthOf: (item: T) => number): T[][] {
  let row: T[] = []
  const rows = [row]
  let used = 0
  for (const item of items) {
    const length = lengthOf(item)
    if (row.length > 0 && used + length > limit) {
      row = []
      rows.push(row)
      used = 0
    }
    used += length
    row.push(item)
  }
  return rows
}

/** Pieces of one list that meet on a page become one list again. */
function joinLists(pieces: readonly Block[]): Block[] {
  const page: Block[] = []
  for (const piece of pieces) {
    const last = page.at(-1)
    if (last?.type === 'list' && piece.type === 'list' && continues(piece, last)) {
      page[page.length - 1] = { ...last, children: [...last.children, ...piece.children] }
    } else page.push(piece)
  }
  return page
}

type List = Extract<Block, { readonly type: 'list' }>

function continues(piece: List, last: List): boolean {
  if (last.line !== piece.line || last.ordered !== piece.ordered) return false
  return !piece.ordered || piece.start === last.start + last.children.length
}

/** A block as pieces that each fit, where it does not fit as a whole. Lists come apart by item, so that pages fill well. */
function split(block: Block, most: number): Block[] {
  const limit = Math.max(most, LEAST)
  if (block.type === 'list') {
    return block.children.flatMap((item, index) =>
      splitItem(item, limit - 2 * MARKS).map(piece => ({ ...block, start: block.start + index, children: [piece] })),
    )
  }
  if (textLength(block) <= limit) return [block]
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return splitInlines(block.children, limit - 2 * MARKS).map(children => ({ ...block, children }))
    case 'code':
    case 'math':
      return chunkLines(block.value, limit - FENCES).map(value => ({ ...block, value }))
    case 'blockquote': {
      const pieces = block.children.flatMap(child => split(child, limit - 2 * MARKS))
      const pages = fill(pieces, limit - MARKS, piece => textLength(piece) + MARKS)
      return pages.map(page => ({ ...block, children: joinLists(page) }))
    }
    case 'definition': {
      const rest = limit - inlineLength(block.term) - 2 * MARKS
      if (rest >= limit / 2) return paginate(block.children, rest).map(children => ({ ...block, children }))
      const term: Block = { type: 'paragraph', children: [strong(block.term)], line: block.line }
      return [term, ...block.children].flatMap(child => split(child, limit))
    }
    case 'table':
      return splitTable(block, limit)
    case 'thematicBreak':
      return [block]
    default:
      return assertNever(block)
  }
}

function splitItem(item: ListItem, limit: number): ListItem[] {
  if (blocksLength(item.children) <= limit) return [item]
  return paginate(item.children, limit).map(children => ({ ...item, children }))
}

/** Rows under the header again on each page; a row that is too wide for a page is told cell by cell. */
function splitTable(block: Extract<Block, { readonly type: 'table' }>, limit: number): Block[] {
  const { header } = block
  if (block.rows.length === 0) return cellParagraphs(header, undefined).flatMap(piece => split(piece, limit))
  const pieces: Block[] = []
  let group: TableRow[] = []
  const flush = (): void => {
    if (group.length > 0) pieces.push({ ...block, rows: group })
    group = []
  }
  for (const row of block.rows) {
    if (tableLength([header, ...group, row]) > limit) flush()
    if (tableLength([header, row]) <= limit) group.push(row)
    else pieces.push(...cellParagraphs(row, header).flatMap(piece => split(piece, limit)))
  }
  flush()
  return pieces
}

function cellParagraphs({ cells, line }: TableRow, header: TableRow | undefined): Block[] {
  return cells.flatMap((cell, column): Block[] => {
    const name = header?.cells[column] ?? []
    const children = [...(plainText(name).trim() === '' ? [] : [strong(name), text(': ')]), ...cell]
    return children.length === 0 ? [] : [{ type: 'paragraph', children, line }]
  })
}

function splitInlines(nodes: readonly Inline[], limit: number): Inline[][] {
  return fill(
    nodes.flatMap(node => splitInline(node, Math.max(limit, LEAST))),
    limit,
    inlineNodeLength,
  )
}

/** Long text comes apart between words, formatted text into pieces of the same format. */
function splitInline(node: Inline, limit: number): Inline[] {
  if (inlineNodeLength(node) <= limit) return [node]
  switch (node.type) {
    case 'text':
      return chunkWords(node.value, limit).map(text)
    case 'inlineCode':
    case 'inlineMath':
      return chunkWords(node.value, limit - MARKS).map(value => ({ ...node, value }))
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'mark':
      return splitInlines(node.children, limit - MARKS).map(children => ({ ...node, children }))
    case 'link': {
      const rest = limit - escapedLength(node.url) - MARKS
      if (rest >= LEAST) return splitInlines(node.children, rest).map(children => ({ ...node, children }))
      return [...node.children, text(` (${node.url})`)].flatMap(child => splitInline(child, limit))
    }
    case 'image':
      return splitInline(text(`${node.alt} (${node.url})`), limit)
    case 'break':
    case 'time':
    case 'command':
      return [node]
    default:
      return assertNever(node)
  }
}

function chunkWords(value: string, limit: number): string[] {
  return chunk(value.split(/(?<=\s)/), limit)
}

function chunkLines(value: string, limit: number): string[] {
  const chunks = chunk(value.split(/(?<=\n)/), limit).map(part => part.replace(/\n$/, ''))
  const filled = chunks.filter(part => part.trim() !== '')
  return filled.length === 0 ? chunks.slice(0, 1) : filled
}

function chunk(parts: readonly string[], limit: number): string[] {
  const pieces = parts.flatMap(whole => cut(whole, limit))
  return fill(pieces, limit, escapedLength).map(row => row.join(''))
}

/** A word or line longer than the limit, cut where no character is halved. */
function cut(value: string, limit: number): string[] {
  if (escapedLength(value) <= limit) return [value]
  const pieces: string[] = []
  let start = 0
  let used = 0
  let at = 0
  for (const point of value) {
    used += escapedLength(point)
    if (used > limit && at > start) {
      const end = beginOfCharacter(value, start, at)
      pieces.push(value.slice(start, end))
      start = end
      used = escapedLength(value.slice(start, at + point.length))
    }
    at += point.length
  }
  return [...pieces, value.slice(start)]
}

/** Longer than what is written as one character, such as a family of emoji. */
const CHARACTER = 64
const characters = new Intl.Segmenter()

/** Where the character begins that stands at `at`; `at` itself where it is all there is from `start` on. */
function beginOfCharacter(value: string, start: number, at: number): number {
  const from = Math.max(start, at - CHARACTER)
  const begin = from + (characters.segment(value.slice(from, at + CHARACTER)).containing(at - from)?.index ?? at - from)
  return begin > start ? begin : at
}
