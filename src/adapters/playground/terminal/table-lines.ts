import { type Line, lineWidth, type Span, span, wrap } from './spans.js'

const GAP = ' │ '
const NARROWEST = 4

/** A table with aligned columns; where it is too wide, the widest columns are wrapped. */
export function tableLines(
  header: readonly (readonly Span[])[],
  rows: readonly (readonly (readonly Span[])[])[],
  width: number,
): Line[] {
  const all = [header, ...rows]
  const count = Math.max(...all.map(row => row.length))
  const natural = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...all.map(row => Math.max(...wrap(row[column] ?? [], Number.POSITIVE_INFINITY).map(lineWidth)))),
  )
  const widths = fitted(natural, width - GAP.length * (count - 1))
  const rule: Line = [span(widths.map(columnWidth => '─'.repeat(columnWidth)).join('─┼─'), 'dim')]
  return [...rowLines(header, widths), rule, ...rows.flatMap(row => rowLines(row, widths))]
}

/** The widths, the widest ones cut to one that makes all fit. */
function fitted(natural: readonly number[], available: number): number[] {
  const sum = (cap: number) => natural.reduce((total, width) => total + Math.min(width, cap), 0)
  let low = NARROWEST
  let high = Math.max(NARROWEST, ...natural)
  while (low < high) {
    const cap = Math.ceil((low + high) / 2)
    if (sum(cap) <= available) low = cap
    else high = cap - 1
  }
  return natural.map(width => Math.min(width, low))
}

function rowLines(cells: readonly (readonly Span[])[], widths: readonly number[]): Line[] {
  const columns = widths.map((width, index) => wrap(cells[index] ?? [], width, true))
  const height = Math.max(...columns.map(lines => lines.length))
  return Array.from({ length: height }, (_, row) =>
    columns.flatMap((lines, index) => {
      const own = lines[row] ?? []
      const isLast = index === columns.length - 1
      const padding = ' '.repeat(Math.max(0, (widths[index] ?? 0) - lineWidth(own)))
      return isLast ? own : [...own, span(padding), span(GAP, 'dim')]
    }),
  ).map(trimmed)
}

/** Without the empty cells at the end: no line ends in spaces. */
function trimmed(line: Line): Line {
  const last = line.at(-1)
  if (last === undefined) return line
  const text = last.text.trimEnd()
  if (text === '') return trimmed(line.slice(0, -1))
  return [...line.slice(0, -1), { ...last, text }]
}
