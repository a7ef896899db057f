import { type Block, type Inline, plainText } from '../core/rich-text.js'
import { withoutClozeMarks } from './cloze.js'
import type { FactRole } from './course.js'
import { EXAM_MARK } from './marks.js'
import { withoutBreaks } from './paragraph-parts.js'
import { isAcronym, type Term } from './term.js'

/** "→ all nodes" right below a code block says what the code does. */
export function isResultOf(code: Block | undefined, block: Block): boolean {
  const [first] = block.type === 'paragraph' ? block.children : []
  return code?.type === 'code' && first?.type === 'text' && ARROW.test(first.value)
}

export function resultAfter(code: Block, next: Block | undefined): Inline[] {
  if (next?.type !== 'paragraph' || !isResultOf(code, next)) return []
  const [first, ...rest] = next.children
  return first?.type === 'text' ? tidy([{ type: 'text', value: first.value.replace(ARROW, '') }, ...rest]) : []
}

const ARROW = /^\s*(?:→|⇒|->|=>)\s*/

/** A sign at the beginning of a bullet: "+ fast", "− dear", "✓", "✗", "Pro:". */
export function takeSign(content: readonly Inline[]): { role: FactRole; content: readonly Inline[] } | undefined {
  const [first, ...rest] = content
  const match = first?.type === 'text' ? /^\s*(?:([+✓✔👍])|([−–—✗✘👎]))\s+(?=\S)/u.exec(first.value) : null
  if (first?.type !== 'text' || match === null) return undefined
  const role = match[1] === undefined ? 'disadvantage' : 'advantage'
  return { role, content: [{ type: 'text', value: first.value.slice(match[0].length) }, ...rest] }
}

const QUOTED = /[„“"«‚]([\p{L}\d][\p{L}\d._-]{1,24})[“”"»‘]/gu

/** Names in quotation marks, told from mere emphasis by a digit or a capital inside: „Dom0“, "VirtIO". */
export function quotedNames(content: readonly Inline[]): Term[] {
  const text = plainText(content)
  if (!/[„“"«‚]/.test(text)) return []
  return [...text.matchAll(QUOTED)]
    .map(match => match[1] ?? '')
    .filter(name => isAcronym(name) || /^\p{L}+\d+$/u.test(name))
    .map(title => ({ title, aliases: [], parentheses: [] }))
}

/** The words that an exam mark has. */
const MAY_BE_MARKED = /prüfung|klausur|exam/i

export function withoutExamMark(content: readonly Inline[]): readonly [readonly Inline[], boolean] {
  if (!MAY_BE_MARKED.test(plainText(content))) return [content, false]
  let isMarked = false
  const rest = content.flatMap((node): Inline[] => {
    const text = plainText([node])
    if (!EXAM_MARK.test(text)) return [node]
    const value = text.replace(EXAM_MARK, ' ').trimEnd()
    // Inside of emphasis the mark counts where it is all there is: "*(Prüfungsfrage!)*".
    if (node.type !== 'text' && value !== '') return [node]
    isMarked = true
    return value === '' ? [] : [{ type: 'text', value }]
  })
  return [isMarked ? tidy(rest) : rest, isMarked]
}

/** Line breaks of the source read as spaces, images stand elsewhere, no blank ends. */
export function tidy(content: readonly Inline[]): Inline[] {
  const nodes = withoutBreaks(content)
    .filter(node => node.type !== 'image')
    .map(
      (node): Inline =>
        node.type === 'text' ? { type: 'text', value: withoutClozeMarks(node.value.replace(/\n/g, ' ')) } : node,
    )
  const trimAt = (at: number, trim: (value: string) => string): void => {
    const node = nodes[at]
    if (node?.type === 'text') nodes[at] = { type: 'text', value: trim(node.value) }
  }
  trimAt(0, value => value.trimStart())
  trimAt(nodes.length - 1, value => value.trimEnd())
  return nodes.filter(node => node.type !== 'text' || node.value !== '')
}

function isOnlyImagesOrLinks(content: readonly Inline[]): boolean {
  return content.every(node =>
    node.type === 'text'
      ? node.value.trim() === ''
      : node.type === 'image' || node.type === 'link' || node.type === 'break',
  )
}

/** Images stand elsewhere, and tags say nothing. */
export const isPassedOver = (content: readonly Inline[]): boolean =>
  isOnlyImagesOrLinks(content) || /^\s*(?:#[\p{L}][\p{L}\d_/-]*\s*)+$/u.test(plainText(content))
