import { assertNever } from '../core/errors.js'
import type { Block, CommandMention, Inline, TableRow } from '../core/rich-text.js'
import type { Card, CardBlock } from './card.js'

/** The card with each command that it names as a platform has it typed. */
export function spellCommands(card: Card, spell: (command: CommandMention) => Inline): Card {
  const inline = (node: Inline): Inline => {
    switch (node.type) {
      case 'command':
        return spell(node)
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'mark':
      case 'link':
        return { ...node, children: node.children.map(inline) }
      case 'text':
      case 'inlineCode':
      case 'inlineMath':
      case 'image':
      case 'break':
      case 'time':
        return node
      default:
        return assertNever(node)
    }
  }
  const row = ({ cells, line }: TableRow): TableRow => ({ cells: cells.map(cell => cell.map(inline)), line })
  const block = (node: Block): Block => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return { ...node, children: node.children.map(inline) }
      case 'list':
        return { ...node, children: node.children.map(item => ({ ...item, children: item.children.map(block) })) }
      case 'blockquote':
        return { ...node, children: node.children.map(block) }
      case 'definition':
        return { ...node, term: node.term.map(inline), children: node.children.map(block) }
      case 'table':
        return { ...node, header: row(node.header), rows: node.rows.map(row) }
      case 'code':
      case 'math':
      case 'thematicBreak':
        return node
      default:
        return assertNever(node)
    }
  }
  const cardBlock = (node: CardBlock): CardBlock => {
    switch (node.type) {
      case 'text':
        return { ...node, content: node.content.map(block) }
      case 'context':
        return { ...node, content: node.content.map(inline) }
      case 'fields':
        return { ...node, fields: node.fields.map(({ name, value }) => ({ name, value: value.map(inline) })) }
      case 'image':
      case 'divider':
      case 'buttons':
      case 'select':
      case 'search':
        return node
      default:
        return assertNever(node)
    }
  }
  return { ...card, blocks: card.blocks.map(cardBlock) }
}
