import type { types } from '@slack/bolt'
import { assertNever } from '../../../core/errors.js'
import { mathText } from '../../../core/math-text.js'
import { commandLine, type Inline, plainText } from '../../../core/rich-text.js'
import { safeUrl } from './safe-url.js'

export type Element = types.RichTextElement
type Style = NonNullable<types.RichTextText['style']>

/**
 * Inline text as elements of a rich text block. These carry text as plain data, so that nothing in it can ping, link or
 * format: what looks like a mark stays a character.
 */
export function inlineElements(nodes: readonly Inline[], style: Style = {}): Element[] {
  return nodes.flatMap(node => inlineNode(node, style))
}

function inlineNode(node: Inline, style: Style): Element[] {
  switch (node.type) {
    case 'text':
      return textElement(oneLine(node.value), style)
    case 'strong':
      return inlineElements(node.children, { ...style, bold: true })
    case 'emphasis':
      return inlineElements(node.children, { ...style, italic: true })
    case 'delete':
      return inlineElements(node.children, { ...style, strike: true })
    case 'mark':
      return inlineElements(node.children, { ...style, underline: true })
    case 'inlineMath': {
      const said = mathText(node.value)
      return said === undefined
        ? textElement(oneLine(node.value), { ...style, code: true })
        : textElement(oneLine(said), style)
    }
    case 'inlineCode':
      return textElement(oneLine(node.value), { ...style, code: true })
    case 'link':
      return linkElements(node.url, plainText(node.children), () => inlineElements(node.children, style), style)
    case 'image': {
      const label = `🖼 ${node.alt || node.url}`
      return linkElements(node.url, label, () => textElement(label, style), style)
    }
    case 'break':
      return [{ type: 'text', text: '\n' }]
    case 'time':
      return [
        {
          type: 'date',
          timestamp: Math.floor(node.at / 1000),
          format: DATE_FORMATS[node.style],
          fallback: node.fallback || '…',
        },
      ]
    case 'command':
      return textElement(oneLine(commandLine(node)), { ...style, code: true })
    default:
      return assertNever(node)
  }
}

/** Slack's templates for an instant in the reader's own zone. */
export const DATE_FORMATS = { dateTime: '{date_pretty}, {time}', relative: '{ago}', countdown: '{time_secs}' } as const

const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ')

/** Slack refuses an empty text. */
export function textElement(text: string, style: Style = {}): Element[] {
  if (text === '') return []
  return [{ type: 'text', text, ...(Object.keys(style).length === 0 ? {} : { style }) }]
}

function linkElements(url: string, label: string, withoutLink: () => Element[], style: Style): Element[] {
  const safe = safeUrl(url)
  if (safe === undefined || label.trim() === '') return withoutLink()
  return [{ type: 'link', url: safe, text: oneLine(label), ...(Object.keys(style).length === 0 ? {} : { style }) }]
}
