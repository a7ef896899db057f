/** Look of a piece of text in a terminal that can show it; a pipe gets the bare text. */
export type Style = 'bold' | 'dim' | 'italic' | 'underline' | 'strike' | 'inverse' | 'cyan' | 'green' | 'red' | 'yellow'

/** A piece of a line. Make it with `span`, which cleans the text. */
export interface Span {
  readonly text: string
  readonly styles: readonly Style[]
}

export type Line = readonly Span[]

const CODES: Readonly<Record<Style, number>> = {
  bold: 1,
  dim: 2,
  italic: 3,
  underline: 4,
  inverse: 7,
  strike: 9,
  red: 31,
  green: 32,
  yellow: 33,
  cyan: 36,
}

/** Where `wrap` begins a new line. */
export const LINE_BREAK: Span = { text: '\n', styles: [] }

export const span = (text: string, ...styles: readonly Style[]): Span => ({ text: clean(text), styles })

/** The text with its control characters made visible, so that no note can steer the terminal. */
export function clean(text: string): string {
  return text.replace(/\p{Cc}/gu, character => {
    const code = character.codePointAt(0) ?? 0
    if (character === '\t') return ' '
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    return code === 0x7f ? '\u2421' : '\ufffd'
  })
}

/** The line as it is written to the terminal. */
export function paint(line: Line, ansi: boolean): string {
  return line
    .map(({ text, styles }) =>
      ansi && styles.length > 0 ? `\x1b[${styles.map(style => CODES[style]).join(';')}m${text}\x1b[0m` : text,
    )
    .join('')
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u
const graphemes = new Intl.Segmenter()

/** How many columns a text takes. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment)
  return width
}

function graphemeWidth(segment: string): number {
  if (WIDE.test(segment)) return 2
  return /^[\p{M}\p{Cf}]+$/u.test(segment) ? 0 : 1
}

export const lineWidth = (line: Line): number => line.reduce((sum, { text }) => sum + textWidth(text), 0)

/**
 * Breaks text at its spaces so that each line takes at most `width` columns. A longer word, such as an address, stays
 * whole, unless `breakWords` or a script that has no spaces.
 */
export function wrap(spans: readonly Span[], width: number, breakWords = false): Line[] {
  const lines: Span[][] = [[]]
  let used = 0
  const start = () => {
    lines.push([])
    used = 0
  }
  for (const word of wordsOf(spans)) {
    if (word === 'break') {
      start()
      continue
    }
    const isBreakable = breakWords || word.some(({ text }) => WIDE.test(text))
    const pieces = lineWidth(word) > width && isBreakable ? breakWord(word, width) : [word]
    for (const [index, piece] of pieces.entries()) {
      const needed = lineWidth(piece)
      if (used > 0 && (index > 0 || used + 1 + needed > width)) start()
      append(lines.at(-1) ?? [], piece, used > 0)
      used += needed + (used > 0 ? 1 : 0)
    }
  }
  return lines
}

function* wordsOf(spans: readonly Span[]): Generator<readonly Span[] | 'break'> {
  let word: Span[] = []
  for (const { text, styles } of spans) {
    for (const part of text.split(/([ \n])/)) {
      if (part !== ' ' && part !== '\n') {
        if (part !== '') word.push({ text: part, styles })
        continue
      }
      if (word.length > 0) yield word
      word = []
      if (part === '\n') yield 'break'
    }
  }
  if (word.length > 0) yield word
}

function breakWord(word: readonly Span[], width: number): Span[][] {
  const pieces: Span[][] = [[]]
  let used = 0
  for (const { text, styles } of word) {
    for (const { segment } of graphemes.segment(text)) {
      const needed = graphemeWidth(segment)
      if (used > 0 && used + needed > width) {
        pieces.push([])
        used = 0
      }
      join(pieces.at(-1) ?? [], { text: segment, styles }, '')
      used += needed
    }
  }
  return pieces
}

function append(line: Span[], word: readonly Span[], isSpaced: boolean): void {
  for (const [index, piece] of word.entries()) join(line, piece, index === 0 && isSpaced ? ' ' : '')
}

/** Words that come from one span become one span again, so that an underline runs through. */
function join(line: Span[], piece: Span, space: string): void {
  const last = line.at(-1)
  if (last !== undefined && last.styles === piece.styles) {
    line[line.length - 1] = { text: last.text + space + piece.text, styles: piece.styles }
    return
  }
  if (space !== '') line.push({ text: space, styles: [] })
  line.push(piece)
}

/** The lines with `first` before the first and `rest` before the others; an empty line gets no trailing spaces. */
export function prefixed(lines: readonly Line[], first: Span, rest: Span): Line[] {
  return lines.map((line, index) => {
    const prefix = index === 0 ? first : rest
    if (line.length > 0) return [prefix, ...line]
    const text = prefix.text.trimEnd()
    return text === '' ? [] : [{ ...prefix, text }]
  })
}
