import type { types } from '@slack/bolt'
import { assertNever } from '../../../core/errors.js'
import { mathText } from '../../../core/math-text.js'
import { commandLine, type Inline, plainText } from '../../../core/rich-text.js'
import { DATE_FORMATS } from './inline-elements.js'
import { safeUrl } from './safe-url.js'

type TextObject = types.PlainTextElement | types.MrkdwnElement

/** Text that Slack shows as it stands, without emoji codes, links or marks. Slack refuses an empty one. */
export const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: text.trim() === '' ? '…' : text,
  emoji: false,
})

/**
 * Text for where Slack takes no rich text (small print, fields). Slack's mrkdwn has no escapes for its marks: text that holds
 * one is shown plain as a whole, so that what comes from notes or people never formats. Formats that a single character
 * could upset are kept for text without any.
 */
export function smallText(nodes: readonly Inline[]): TextObject {
  if (nodes.every(node => node.type === 'text')) return plain(plainLine(nodes))
  const mrkdwn = mrkdwnOf(nodes)
  return mrkdwn === undefined ? plain(plainLine(nodes)) : { type: 'mrkdwn', text: mrkdwn, verbatim: true }
}

const plainLine = (nodes: readonly Inline[]) => oneLine(plainText(nodes)).trim()

const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ')

/** Nodes as mrkdwn; `undefined` where a character in them could be taken for a mark. */
export function mrkdwnOf(nodes: readonly Inline[]): string | undefined {
  if (EMOJI_CODE.test(plainText(nodes))) return undefined
  let result = ''
  for (const [index, node] of nodes.entries()) {
    const stands = standsAlone(result, nodes[index + 1])
    const written = stands || !MARKED.includes(node.type) ? mrkdwnNode(node) : literal(oneLine(plainText([node])))
    if (written === undefined) return undefined
    result += written
  }
  // A line that begins with > is a quote, even where the sign is escaped.
  return /^\s*&gt;/m.test(result) || result.trim() === '' ? undefined : result
}

/** Whether a mark works here: inside a word, or beside another one, it would be shown as it stands. */
function standsAlone(before: string, next: Inline | undefined): boolean {
  if (!/(?:^|[\s(])$/.test(before)) return false
  if (next === undefined || next.type === 'break') return true
  return next.type === 'text' && /^(?:$|[\s.,;!?)…])/.test(next.value)
}

const MARKED: readonly Inline['type'][] = ['strong', 'emphasis', 'delete', 'inlineCode', 'inlineMath', 'command']
const MARK = /[*_~`]/
const EMOJI_CODE = /:[\w+'-]+:/

function mrkdwnNode(node: Inline): string | undefined {
  switch (node.type) {
    case 'text':
      return literal(oneLine(node.value))
    case 'strong':
      return marked('*', node.children)
    case 'emphasis':
      return marked('_', node.children)
    case 'delete':
      return marked('~', node.children)
    case 'mark':
      return mrkdwnOf(node.children)
    case 'inlineMath': {
      const said = mathText(node.value)
      return said === undefined ? code(node.value) : literal(oneLine(said))
    }
    case 'inlineCode':
      return code(node.value)
    case 'command':
      return code(commandLine(node))
    case 'link':
      return link(node.url, plainText(node.children)) ?? mrkdwnOf(node.children)
    case 'image':
      return link(node.url, node.alt || node.url) ?? literal(node.alt || node.url)
    case 'break':
      return '\n'
    case 'time': {
      const fallback = literal(node.fallback)
      if (fallback === undefined || fallback.includes('|')) return undefined
      return `<!date^${Math.floor(node.at / 1000)}^${DATE_FORMATS[node.style]}|${fallback}>`
    }
    default:
      return assertNever(node)
  }
}

function code(text: string): string | undefined {
  const value = oneLine(text).trim()
  return value === '' || value.includes('`') ? undefined : `\`${escapeControls(value)}\``
}

function literal(text: string): string | undefined {
  return MARK.test(text) ? undefined : escapeControls(text)
}

/** A mark only works between a space and a word: with text of its own that has none around it. */
function marked(mark: string, children: readonly Inline[]): string | undefined {
  const inner = plainText(children)
  if (inner.trim() !== inner || inner === '') return undefined
  const written = literal(oneLine(inner))
  return written === undefined ? undefined : `${mark}${written}${mark}`
}

function link(url: string, label: string): string | undefined {
  const safe = safeUrl(url)
  const written = literal(oneLine(label))
  if (safe === undefined || written === undefined || written.trim() === '' || /[|<>]/.test(safe)) return undefined
  return `<${escapeControls(safe)}|${written.replaceAll('|', '¦')}>`
}

/** The three characters by which Slack's own commands begin and end. */
export function escapeControls(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
