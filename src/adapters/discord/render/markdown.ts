import { assertNever } from '../../../core/errors.js'
import { mathText } from '../../../core/math-text.js'
import type { Block, ListItem } from '../../../core/rich-text.js'
import { codeBlock } from './escape.js'
import { inlineLine, inlineMarkdown } from './inline.js'
import { tableMarkdown } from './table.js'

interface Place {
  /** Quotes cannot hold quotes, and lists no headings. */
  readonly inQuote: boolean
  readonly listDepth: number
}

/** Blocks of rich text as Discord Markdown. */
export function markdown(blocks: readonly Block[]): string {
  return print(blocks, { inQuote: false, listDepth: 0 })
}

function print(blocks: readonly Block[], place: Place): string {
  let result = ''
  let last: Block | undefined
  for (const block of blocks) {
    const piece = printBlock(block, place)
    if (piece === '') continue
    result += last === undefined ? piece : distance(last, block) + piece
    last = block
  }
  return result
}

/** Headings, code and quotes bring their own space; a list stands close to the line that leads to it. */
function distance(above: Block, below: Block): string {
  const isProse = below.type === 'paragraph' || below.type === 'definition'
  // Two numbered lists would be counted as one.
  const isOwnList = below.type === 'list' && above.type === 'list' && (below.ordered || above.ordered)
  const needsGap = above.type === 'paragraph' || above.type === 'definition' || above.type === 'list'
  return (isProse && needsGap) || isOwnList ? '\n\n' : '\n'
}

function printBlock(block: Block, place: Place): string {
  switch (block.type) {
    case 'paragraph':
      return inlineMarkdown(block.children)
    case 'heading':
      return heading(block.depth, inlineLine(block.children), place)
    case 'list':
      return block.children
        .map((item, index) => listItem(item, block.ordered ? `${block.start + index}. ` : '- ', place))
        .join('\n')
    case 'code':
      return codeBlock(block.value, block.lang)
    case 'math': {
      const said = mathText(block.value)
      return said === undefined ? codeBlock(block.value, 'latex') : codeBlock(said, '')
    }
    case 'blockquote': {
      const inner = print(block.children, { ...place, inQuote: true })
      return place.inQuote ? inner : prefixed(inner, '> ', '> ')
    }
    case 'table':
      return tableMarkdown(block)
    case 'thematicBreak':
      return '────────'
    case 'definition': {
      const term = inlineLine(block.term)
      const said = print(block.children, place)
      return [term === '' ? '' : bold(term), said].filter(part => part !== '').join('\n')
    }
    default:
      return assertNever(block)
  }
}

/** A card's title is `##`, so that headings in its text are smaller. */
function heading(depth: number, line: string, { inQuote, listDepth }: Place): string {
  if (line === '') return ''
  return depth <= 2 && !inQuote && listDepth === 0 ? `### ${guardHeading(line)}` : bold(line)
}

/** Discord takes number signs at a heading's end for its mark-up: "C#" would be "C". */
export function guardHeading(line: string): string {
  return line.replace(/#+$/, marks => `\\${[...marks].join('\\')}`)
}

/** Formatted text as a whole in bold, unless parts of it are bold themselves. */
const bold = (line: string) => (line.includes('**') ? line : `**${line}**`)

/** Beyond this depth Discord shows lists no deeper. */
const DEEPEST = 4

function listItem(item: ListItem, bullet: string, place: Place): string {
  const box = item.checked === undefined ? '' : item.checked ? '☑ ' : '☐ '
  const inner = print(item.children, { ...place, listDepth: place.listDepth + 1 })
  const indent = place.listDepth < DEEPEST ? ' '.repeat(bullet.length) : ''
  return prefixed(inner, `${bullet}${box}`, indent)
}

function prefixed(printed: string, first: string, others: string): string {
  return printed
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? others.trimEnd() : others) + line)
    .join('\n')
}
