import type { Block, Inline } from '../../../core/rich-text.js'
import { plainText } from '../../../core/rich-text.js'
import { codeBlock, escapeText, plainLine } from './escape.js'
import { inlineLine } from './inline.js'

type Table = Extract<Block, { readonly type: 'table' }>
type Cells = readonly (readonly Inline[])[]

/** About what a block of code shows in a line on a phone held sideways. */
const WIDEST = 60

/** Aligned columns where they fit on a line, else a list with a row an item. */
export function tableMarkdown({ header, rows }: Table): string {
  const all = [header.cells, ...rows.map(row => row.cells)]
  const texts = all.map(cells => cells.map(cell => plainLine(plainText(cell)).trim()))
  const widths = columnWidths(texts)
  const total = widths.reduce((sum, width) => sum + width + GUTTER.length, -GUTTER.length)
  if (total <= WIDEST) return aligned(texts, widths)
  const labelled = rows.map(row => labelledRow(row.cells, header.cells)).join('\n')
  // Names beside each value must not make a table longer than `checkCard` took it for.
  const measured = widths.reduce((sum, own) => sum + own + 3, 1) * (all.length + 1)
  if (rows.length > 0 && labelled.length <= measured) return labelled
  const head = bareRow(header.cells)
  return [head.trim() === '' ? '' : `**${head}**`, ...rows.map(row => `- ${bareRow(row.cells)}`)]
    .filter(Boolean)
    .join('\n')
}

const GUTTER = '  '

function aligned(texts: readonly (readonly string[])[], widths: readonly number[]): string {
  const [head = [], ...rest] = texts.map(cells =>
    widths.map((width, column) => padded(cells[column] ?? '', width)).join(GUTTER),
  )
  const rule = widths.map(width => '─'.repeat(width)).join(GUTTER)
  return codeBlock([head, rule, ...rest].map(line => String(line).trimEnd()).join('\n'))
}

function columnWidths(texts: readonly (readonly string[])[]): number[] {
  const columns = Math.max(...texts.map(cells => cells.length))
  return Array.from({ length: columns }, (_, column) => Math.max(1, ...texts.map(cells => width(cells[column] ?? ''))))
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u
const characters = new Intl.Segmenter()

function width(text: string): number {
  let columns = 0
  for (const { segment } of characters.segment(text)) columns += WIDE.test(segment) ? 2 : 1
  return columns
}

const padded = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - width(text)))

function labelledRow(cells: Cells, header: Cells): string {
  const [first = [], ...rest] = cells
  const values = rest.flatMap((cell, index) => {
    const label = escapeText(`${plainText(header[index + 1] ?? []).trim()}:`)
    const value = inlineLine(cell)
    return value === '' ? [] : [label === ':' ? value : `${label} ${value}`]
  })
  const name = escapeText(plainText(first)).trim()
  const begin = name === '' ? [] : [`**${name}**`]
  return `- ${[...begin, ...values].join(' · ')}`
}

function bareRow(cells: Cells): string {
  return cells.map(cell => escapeText(plainText(cell).trim())).join(' · ')
}
