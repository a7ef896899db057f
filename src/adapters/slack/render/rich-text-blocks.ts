import type { types } from '@slack/bolt'
import { assertNever } from '../../../core/errors.js'
import { mathText } from '../../../core/math-text.js'
import type { Block, ListItem } from '../../../core/rich-text.js'
import { type Element, inlineElements, textElement } from './inline-elements.js'
import { tableBlocks } from './table.js'

type Part = types.RichTextBlockElement
type List = Extract<Block, { readonly type: 'list' }>

/** Slack knows no deeper list. */
const DEEPEST = 8
const RULE = '———'
const BREAK: Element = { type: 'text', text: '\n' }
const GAP: Element = { type: 'text', text: '\n\n' }

/** Text as one rich text block. */
export function richTextBlock(blocks: readonly Block[]): types.RichTextBlock {
  const elements = parts(blocks, 0)
  return {
    type: 'rich_text',
    elements: elements.length === 0 ? [{ type: 'rich_text_section', elements: textElement('\u00a0') }] : elements,
  }
}

/** Paragraphs that follow each other share a section, with an empty line between them. */
function parts(blocks: readonly Block[], indent: number): Part[] {
  const result: Part[] = []
  for (const part of blocks.flatMap(block => blockParts(block, indent))) {
    const last = result.at(-1)
    if (part.type === 'rich_text_section' && last?.type === 'rich_text_section') {
      result[result.length - 1] = { ...last, elements: [...last.elements, GAP, ...part.elements] }
    } else result.push(part)
  }
  return result
}

function blockParts(block: Block, indent: number): Part[] {
  switch (block.type) {
    case 'paragraph':
      return section(inlineElements(block.children))
    case 'heading':
      return section(inlineElements(block.children, { bold: true }))
    case 'list':
      return listParts(block, indent)
    case 'math':
      return preformatted(mathText(block.value) ?? block.value)
    case 'code':
      return preformatted(block.value)
    case 'blockquote':
      return quote(lines(block.children))
    case 'table':
      return parts(tableBlocks(block), indent)
    case 'thematicBreak':
      return section(textElement(RULE))
    case 'definition':
      return definitionParts(inlineElements(block.term, { bold: true }), block.children, indent)
    default:
      return assertNever(block)
  }
}

const section = (elements: Element[]): Part[] =>
  elements.length === 0 ? [] : [{ type: 'rich_text_section', elements }]

const quote = (elements: Element[]): Part[] => (elements.length === 0 ? [] : [{ type: 'rich_text_quote', elements }])

function preformatted(value: string): Part[] {
  const text = value.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  return text === '' ? [] : [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }]
}

/** The term and what is said of it; the first paragraph stands right under it. */
function definitionParts(term: Element[], children: readonly Block[], indent: number): Part[] {
  const [first, ...rest] = parts(children, indent)
  if (first?.type !== 'rich_text_section') return [...section(term), ...(first === undefined ? [] : [first, ...rest])]
  return [...section([...term, ...(term.length === 0 ? [] : [BREAK]), ...first.elements]), ...rest]
}

/** One list for a run of plain items; what else stands in an item ends the list, and the next one counts on. */
function listParts({ ordered, start, children }: List, indent: number): Part[] {
  const result: Part[] = []
  let isOpen = false
  for (const [index, item] of children.entries()) {
    const { lead, rest } = itemParts(item, indent)
    const last = result.at(-1)
    if (isOpen && last?.type === 'rich_text_list') last.elements.push(lead)
    else result.push(list(ordered, Math.min(indent, DEEPEST), start + index, lead))
    result.push(...rest)
    isOpen = rest.length === 0
  }
  return result
}

/** `offset` is missing in the SDK's types: https://docs.slack.dev/reference/block-kit/block-elements/rich-text-list-element */
type CountedList = types.RichTextList & { offset?: number }

function list(ordered: boolean, indent: number, first: number, item: types.RichTextSection): CountedList {
  return {
    type: 'rich_text_list',
    style: ordered ? 'ordered' : 'bullet',
    indent,
    ...(ordered && first > 1 ? { offset: first - 1 } : {}),
    elements: [item],
  }
}

/** What stands behind the bullet, and what follows below it. */
function itemParts(item: ListItem, indent: number): { lead: types.RichTextSection; rest: Part[] } {
  const [first, ...rest] = parts(item.children, indent + 1)
  const box = item.checked === undefined ? [] : textElement(item.checked ? '☑ ' : '☐ ')
  if (first?.type === 'rich_text_section') {
    return { lead: { type: 'rich_text_section', elements: [...box, ...first.elements] }, rest }
  }
  // A bullet without text would be refused.
  const lead: types.RichTextSection = {
    type: 'rich_text_section',
    elements: box.length === 0 ? textElement('\u00a0') : box,
  }
  return { lead, rest: first === undefined ? [] : [first, ...rest] }
}

/** Blocks as lines of inline text, for a quote, which holds no blocks. */
function lines(blocks: readonly Block[], bullet = ''): Element[] {
  const own = blocks.map(block => blockLines(block, bullet)).filter(elements => elements.length > 0)
  return own.flatMap((elements, index) => (index === 0 ? elements : [BREAK, ...elements]))
}

function blockLines(block: Block, bullet: string): Element[] {
  switch (block.type) {
    case 'paragraph':
      return inlineElements(block.children)
    case 'heading':
      return inlineElements(block.children, { bold: true })
    case 'list': {
      const items = block.children.map((item, index) => {
        const box = item.checked === undefined ? '' : item.checked ? '☑ ' : '☐ '
        const mark = `${bullet}${block.ordered ? `${block.start + index}.` : '•'} ${box}`
        return [...textElement(mark), ...lines(item.children, `${bullet}    `)]
      })
      return items.flatMap((elements, index) => (index === 0 ? elements : [BREAK, ...elements]))
    }
    case 'math':
      return textElement(mathText(block.value) ?? block.value, { code: true })
    case 'code':
      return textElement(block.value.replace(/\r\n?/g, '\n').replace(/\n+$/, ''), { code: true })
    case 'blockquote':
      return lines(block.children, bullet)
    case 'table':
      return lines(tableBlocks(block), bullet)
    case 'thematicBreak':
      return textElement(RULE)
    case 'definition': {
      const children = lines(block.children, bullet)
      return [...inlineElements(block.term, { bold: true }), ...(children.length === 0 ? [] : [BREAK, ...children])]
    }
    default:
      return assertNever(block)
  }
}
