import type { Card, CardBlock } from '../../../chat/card.js'
import { shorten } from '../../../chat/limits.js'
import { assertNever } from '../../../core/errors.js'
import { mathText } from '../../../core/math-text.js'
import { type Block, plainText } from '../../../core/rich-text.js'
import { escapeControls } from './small-text.js'

/** More than a card holds; the blocks show all of it anyway. */
const LONGEST = 3500

/**
 * What notifications and screen readers get of a card: all that it says. It is sent with `mrkdwn: false`; an invisible
 * joiner behind each @ keeps names apart from mentions.
 */
export function fallbackText(card: Card): string {
  const lines = [card.title ?? '', ...card.blocks.flatMap(cardBlockLines)]
  const text = lines.filter(line => line.trim() !== '').join('\n')
  return escapeControls(shorten(text, LONGEST)).replaceAll('@', '@\u2060') || '…'
}

function cardBlockLines(block: CardBlock): string[] {
  switch (block.type) {
    case 'text':
      return block.content.flatMap(blockLines)
    case 'context':
      return [plainText(block.content)]
    case 'fields':
      return block.fields.map(({ name, value }) => `${name}: ${plainText(value)}`)
    case 'image':
      return [`🖼 ${block.alt}`]
    case 'divider':
    case 'buttons':
    case 'select':
    case 'search':
      return []
    default:
      return assertNever(block)
  }
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [plainText(block.children)]
    case 'list':
      return block.children.flatMap((item, index) => {
        const [first = '', ...rest] = item.children.flatMap(blockLines)
        const bullet = block.ordered ? `${block.start + index}.` : '•'
        return [`${bullet} ${item.checked === undefined ? '' : item.checked ? '☑ ' : '☐ '}${first}`, ...rest]
      })
    case 'math':
      return [mathText(block.value) ?? block.value]
    case 'code':
      return [block.value]
    case 'blockquote':
      return block.children.flatMap(blockLines)
    case 'table':
      return [block.header, ...block.rows].map(row => row.cells.map(plainText).join(', '))
    case 'thematicBreak':
      return []
    case 'definition':
      return [plainText(block.term), ...block.children.flatMap(blockLines)]
    default:
      return assertNever(block)
  }
}
