import { type Block, type Inline, plainText, strong, text } from '../../../core/rich-text.js'

type Table = Extract<Block, { readonly type: 'table' }>

/** Wider lines break on a phone and in a narrow window, and a broken grid cannot be read. */
const WIDEST = 60
const graphemes = new Intl.Segmenter()

/**
 * A table in blocks that every surface of Slack shows: a narrow one as a grid of equal letters, a wide one row by row with
 * the names of its columns. Slack's own table block is no choice: one a message, and not in every surface.
 */
export function tableBlocks(table: Table): readonly Block[] {
  const rows = [table.header, ...table.rows].map(row => row.cells.map(cellText))
  const columns = Math.max(...rows.map(row => row.length))
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map(row => width(row[column] ?? ''))))
  const total = widths.reduce((sum, own) => sum + own + 2, -2)
  if (table.rows.length > 0 && total > WIDEST) return [rowList(table)]
  const [header = [], ...body] = rows.map(row =>
    widths
      .map((own, column) => pad(row[column] ?? '', own))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map(own => '─'.repeat(own)).join('  ')
  return [{ type: 'code', lang: '', value: [header, rule, ...body].join('\n'), line: table.line }]
}

const cellText = (cell: readonly Inline[]) => plainText(cell).replace(/\s+/g, ' ').trim()

const width = (value: string) => [...graphemes.segment(value)].length

const pad = (value: string, columns: number) => value + ' '.repeat(Math.max(0, columns - width(value)))

/** Each row is an item: its first cell, then the others behind the names of their columns. */
function rowList({ header, rows, line }: Table): Block {
  const paragraph = (children: readonly Inline[]): Block => ({ type: 'paragraph', children, line })
  return {
    type: 'list',
    ordered: false,
    start: 1,
    line,
    children: rows.map(({ cells, line: own }) => {
      const [first = [], ...others] = cells
      const named = others.flatMap((cell, index) => {
        const name = cellText(header.cells[index + 1] ?? [])
        if (cellText(cell) === '') return []
        return [[...(name === '' ? [] : [text(`${name}: `)]), ...cell]]
      })
      const nested: Block[] =
        named.length === 0
          ? []
          : [
              {
                type: 'list',
                ordered: false,
                start: 1,
                line: own,
                children: named.map(children => ({ type: 'listItem', children: [paragraph(children)], line: own })),
              },
            ]
      return { type: 'listItem', children: [paragraph([strong(first)]), ...nested], line: own }
    }),
  }
}
