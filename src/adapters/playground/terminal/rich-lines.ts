import { assertNever } from '../../../core/errors.js'
import type { Locale } from '../../../core/locale.js'
import { mathText } from '../../../core/math-text.js'
import type { Block, Inline, ListItem, TimeStyle } from '../../../core/rich-text.js'
import { commandLine, plainText } from '../../../core/rich-text.js'
import { FORMAT_TAGS, translate } from '../../../i18n/translate.js'
import { LINE_BREAK, type Line, prefixed, type Span, type Style, span, textWidth, wrap } from './spans.js'
import { tableLines } from './table-lines.js'

/** How cards are printed. Where there is no colour, code keeps its back-ticks and formulas their dollars. */
export interface Look {
  readonly columns: number
  readonly ansi: boolean
  readonly locale: Locale
  /** In which times are told; by default the machine's, where the reader's own clock is. */
  readonly timeZone?: string | undefined
}

/** Inline text as pieces of one long line. */
export function inlineSpans(nodes: readonly Inline[], look: Look, styles: readonly Style[] = []): Span[] {
  return nodes.flatMap(node => inlineNode(node, look, styles))
}

function inlineNode(node: Inline, look: Look, styles: readonly Style[]): Span[] {
  const within = (style: Style) => [...styles, style]
  switch (node.type) {
    case 'text':
      return [span(node.value.replace(/\s+/g, ' '), ...styles)]
    case 'emphasis':
      return inlineSpans(node.children, look, within('italic'))
    case 'strong':
      return inlineSpans(node.children, look, within('bold'))
    case 'mark':
      return inlineSpans(node.children, look, within('inverse'))
    case 'delete':
      return look.ansi
        ? inlineSpans(node.children, look, within('strike'))
        : [span('~~'), ...inlineSpans(node.children, look, styles), span('~~')]
    case 'inlineCode':
      return [span(look.ansi ? oneLine(node.value) : `\`${oneLine(node.value)}\``, ...within('cyan'))]
    case 'inlineMath': {
      const said = mathText(node.value)
      if (said !== undefined) return [span(oneLine(said), ...styles)]
      return [span(look.ansi ? oneLine(node.value) : `$${oneLine(node.value)}$`, ...within('cyan'))]
    }
    case 'link':
      return link(node.url, node.children, look, within('underline'))
    case 'image':
      return [span(`[${translate(look.locale, 'terminal.image', { alt: node.alt || node.url })}]`, ...styles)]
    case 'break':
      return [LINE_BREAK]
    case 'time':
      return [span(wallTime(node.at, node.style, look), ...styles)]
    case 'command':
      return [span(oneLine(commandLine(node)), ...within('cyan'))]
    default:
      return assertNever(node)
  }
}

/** A printed line does not count down: it says what the clock will show. */
function wallTime(at: number, style: TimeStyle, { locale, timeZone }: Look): string {
  const form =
    style === 'countdown' ? ({ timeStyle: 'medium' } as const) : ({ dateStyle: 'medium', timeStyle: 'short' } as const)
  return new Intl.DateTimeFormat(FORMAT_TAGS[locale], { ...form, timeZone }).format(at)
}

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ')

/** An address outside of the notes stands behind its text: a terminal may have nothing to click. */
function link(url: string, children: readonly Inline[], look: Look, styles: readonly Style[]): Span[] {
  const label = inlineSpans(children, look, styles)
  const isShown = /^(?:https?|mailto):/i.test(url) && plainText(children) !== url
  return isShown ? [...label, span(` (${url})`, 'dim')] : label
}

/** Blocks with an empty line between them. */
export function blocksLines(blocks: readonly Block[], width: number, look: Look): Line[] {
  return separated(blocks.map(block => blockLines(block, width, look)))
}

/** Groups of lines, set apart by empty lines; empty groups leave no gap. */
export function separated(groups: readonly (readonly Line[])[]): Line[] {
  return groups.filter(group => group.length > 0).flatMap((group, index) => (index === 0 ? group : [[], ...group]))
}

function blockLines(block: Block, width: number, look: Look): Line[] {
  switch (block.type) {
    case 'paragraph':
      return wrap(inlineSpans(block.children, look), width)
    case 'heading':
      return wrap(inlineSpans(block.children, look, ['bold']), width)
    case 'list':
      return block.children.flatMap((item, index) =>
        itemLines(item, block.ordered ? `${block.start + index}. ` : '• ', width, look),
      )
    case 'math':
      return codeLines(mathText(block.value) ?? block.value)
    case 'code':
      return codeLines(block.value)
    case 'blockquote':
      return prefixed(blocksLines(block.children, width - 2, look), span('│ ', 'dim'), span('│ ', 'dim'))
    case 'table':
      return tableLines(
        inlineCells(block.header.cells, look, ['bold']),
        block.rows.map(row => inlineCells(row.cells, look)),
        width,
      )
    case 'thematicBreak':
      return [ruleLine(width)]
    case 'definition':
      return [...wrap(inlineSpans(block.term, look, ['bold']), width), ...indented(block.children, width, look)]
    default:
      return assertNever(block)
  }
}

const inlineCells = (cells: readonly (readonly Inline[])[], look: Look, styles: readonly Style[] = []) =>
  cells.map(cell => inlineSpans(cell, look, styles))

function itemLines(item: ListItem, bullet: string, width: number, look: Look): Line[] {
  const box = item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] '
  const mark = bullet + box
  const inner = width - textWidth(mark)
  const lines = item.children.flatMap((child, index) => {
    const own = blockLines(child, inner, look)
    // A nested list belongs to the text above it.
    return index === 0 || child.type === 'list' ? own : [[], ...own]
  })
  return prefixed(lines.length === 0 ? [[]] : lines, span(mark), span(' '.repeat(textWidth(mark))))
}

const CODE_INDENT = '    '

/** Lines of code are never wrapped: where they break has a meaning. */
function codeLines(code: string): Line[] {
  const lines = code.replace(/\r?\n$/, '').split(/\r\n|\r|\n/)
  const own = lines.map(line => (line === '' ? [] : [span(line.replaceAll('\t', CODE_INDENT), 'cyan')]))
  return prefixed(own, span(CODE_INDENT), span(CODE_INDENT))
}

function indented(blocks: readonly Block[], width: number, look: Look): Line[] {
  return prefixed(blocksLines(blocks, width - CODE_INDENT.length, look), span(CODE_INDENT), span(CODE_INDENT))
}

/** A line across the text. */
export const ruleLine = (width: number): Line => [span('─'.repeat(Math.max(1, Math.min(width, 40))), 'dim')]
