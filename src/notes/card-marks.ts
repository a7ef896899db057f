import { type Inline, plainText, strong, text } from '../core/rich-text.js'
import { oneLine } from './authored-question.js'
import { isNotATerm } from './marks.js'
import { type InlineLine, splitLines } from './outline.js'
import { asks } from './question-sections.js'

export const FRONT = /^\s*(?:Q|Frage|Question|Front|Vorderseite)\s?\d*\s*:\s*/i
export const BACK = /^\s*(?:A|Antwort|Answer|Back|Rückseite)\s?\d*\s*:\s*/i
export const CLOZE = /^\s*C:\s+/
/** What a paragraph with a card has somewhere, unless its lines end in hard breaks. */
const MAY_HOLD = /::|;;|(?:^|\n)\s*(?:\?|[QC]\b|Frage|Question|Front|Vorderseite)/i
/** A line that holds nothing but the mark between question and answer. */
export const isRule = (line: string): boolean => /^\s*\?\??\s*$/.test(line)

/** Without what marks the side of a card. */
export function withoutPrefix(nodes: readonly Inline[], prefix: RegExp): Inline[] {
  const length = prefix.exec(plainText(nodes))?.[0].length ?? 0
  let left = length
  return nodes.flatMap((node): Inline[] => {
    if (left <= 0) return [node]
    const text = plainText([node])
    const cut = Math.min(left, text.length)
    left -= cut
    if (cut === text.length) return []
    return [{ type: 'text', value: text.slice(cut) }]
  })
}

/** The plugins let their users choose the mark; `;;` is the other common one. */
const SEPARATOR = /(?<!:)(?<colons>:{2,3})(?!:)|(?<!;);{2,3}(?!;)/g

/** The two sides of a line; scopes of C++, addresses and properties are none. */
export function splitSides(
  nodes: readonly Inline[],
  hasCards: boolean,
):
  | {
      readonly front: readonly Inline[]
      readonly back: readonly Inline[]
      readonly isReversed: boolean
      readonly isProperty: boolean
    }
  | undefined {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'text' || !/::|;;/.test(node.value)) continue
    for (const match of node.value.matchAll(SEPARATOR)) {
      const [before, after] = [node.value.slice(0, match.index), node.value.slice(match.index + match[0].length)]
      const front: Inline[] = [...nodes.slice(0, index), { type: 'text', value: before.trimEnd() }]
      const back: Inline[] = [{ type: 'text', value: after.trimStart() }, ...nodes.slice(index + 1)]
      const [left, right] = [oneLine(front), oneLine(back)]
      if (!/[\p{L}\d]/u.test(left) || !/[\p{L}\d$]/u.test(right)) continue
      const isCard =
        match.groups?.colons === undefined
          ? hasCards || asks(left)
          : isSeparator(before, after, left, right, hasCards) && (hasCards || asks(left) || !isCalculation(left))
      if (!isCard) continue
      const isProperty = !hasCards && !asks(left) && isField(front, before)
      return { front, back, isReversed: match[0].length === 3, isProperty }
    }
  }
  return undefined
}

/** A property of a note, `**Author**:: …` or `Title:: …`: its key is set off as a whole or names a kind of passage. */
function isField(front: readonly Inline[], before: string): boolean {
  const [first, ...more] = front.filter(node => node.type !== 'text' || node.value.trim() !== '')
  const isSetOff = first?.type === 'strong' && more.length === 0
  return !/\s$/.test(before) && (isSetOff || isNotATerm(oneLine(front)))
}

/** `n % 2 :: rest`: code that stands outside of its fence. */
const isCalculation = (left: string): boolean => /\s(?:[%=|*+<>&]|[-=]>|:=)\s/.test(left)

/** Before `::` without a blank: a scope of C++ or Rust. */
const NAMESPACE =
  /(?:^|[\s(<&*])(?:std|boost|self|Self|super|crate|core|alloc|tokio|chrono|cv|fmt|absl|iter|ranges|filesystem|vec|Vec|String|Option|Box|Rc|Arc|[a-z]+_[a-z_]+|[A-Z]\w*[a-z][A-Z]\w*)$/

function isSeparator(before: string, after: string, left: string, right: string, hasCards: boolean): boolean {
  const isSpaced = /\s$/.test(before) && /^\s/.test(after)
  const isHalfSpaced = /\s$/.test(before) || /^\s/.test(after)
  const [last, next] = [/\S*$/.exec(before)?.[0] ?? '', /^\S*/.exec(after)?.[0] ?? '']
  if (
    !isHalfSpaced &&
    /^[([]?[\da-f:]*$/i.test(last) &&
    /^[\da-f:]*(?:\/\d+)?[)\],.;]*$/i.test(next) &&
    /\d/.test(last + next)
  )
    return false
  if (!isHalfSpaced && /:\/\//.test(last)) return false
  const isGlued = /[\w>]$/.test(before) && /^[\w~<*]/.test(after)
  const words = left.split(/\s+/).length
  if (isSpaced) return true
  if (isHalfSpaced) return hasCards || words > 1 || /^\p{Lu}/u.test(left)
  if (!isGlued) return hasCards || /[?)]$/.test(left)
  const isScope = NAMESPACE.test(before) || /^\w+(?:[(<:]|::)/.test(after)
  return hasCards && !isScope && (words > 1 || right.split(/\s+/).length > 1 || /^\p{Lu}/u.test(left))
}

/**
 * The lines of a paragraph as they are read for facts, where it holds flashcards: the sides of a card become a bold lead and
 * what is said of it. `undefined` where it holds none.
 */
export function withoutCardMarks(content: readonly Inline[], hasCards: boolean): readonly InlineLine[] | undefined {
  if (!MAY_HOLD.test(plainText(content)) && content.every(({ type }) => type !== 'break')) return undefined
  const lines = splitLines(content)
  const texts = lines.map(({ nodes }) => plainText(nodes))
  const rule = texts.findIndex(isRule)
  if (rule > 0) return [pair(lines.slice(0, rule), lines.slice(rule + 1))]
  const result: InlineLine[] = []
  let isChanged = false
  let isPlain = false
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as InlineLine
    const read = readCard(lines, texts, index, hasCards)
    const before = result.at(-1)
    if (read !== undefined) {
      isChanged = true
      if (read.line !== undefined) result.push(read.line)
      index = read.end - 1
    } else if (isPlain && before !== undefined) before.nodes.push(text(' '), ...line.nodes)
    else result.push({ ...line, nodes: [...line.nodes] })
    isPlain = read === undefined
  }
  return isChanged ? result : undefined
}

function readCard(
  lines: readonly InlineLine[],
  texts: readonly string[],
  index: number,
  hasCards: boolean,
): { readonly line: InlineLine | undefined; readonly end: number } | undefined {
  const line = lines[index] as InlineLine
  const own = texts[index] ?? ''
  if (FRONT.test(own)) {
    const end = firstOf(texts, FRONT, index + 1, texts.length)
    const back = firstOf(texts, BACK, index + 1, end)
    // A question alone says nothing, and would else be found as its own answer.
    if (back === end) return /\?\s*$/.test(texts[end - 1] ?? '') ? { line: undefined, end } : undefined
    const front = lines.slice(index, back).map((one, at) => (at === 0 ? without(one, FRONT) : one))
    return {
      line: pair(
        front,
        lines.slice(back, end).map((one, at) => (at === 0 ? without(one, BACK) : one)),
      ),
      end,
    }
  }
  if (CLOZE.test(own)) return { line: withoutBrackets(without(line, CLOZE)), end: index + 1 }
  const sides = splitSides(line.nodes, hasCards)
  if (sides === undefined) return undefined
  return { line: { nodes: [strong(sides.front), text(' – '), ...sides.back], offset: line.offset }, end: index + 1 }
}

/** Where the first line from `start` on stands that fits, `end` where none does before it. */
function firstOf(texts: readonly string[], mark: RegExp, start: number, end: number): number {
  for (let at = start; at < end; at++) if (mark.test(texts[at] ?? '')) return at
  return end
}

const without = (line: InlineLine, prefix: RegExp): InlineLine => ({
  ...line,
  nodes: withoutPrefix(line.nodes, prefix),
})

function pair(front: readonly InlineLine[], back: readonly InlineLine[]): InlineLine {
  const offset = front[0]?.offset ?? 0
  const said = joined(back)
  return { nodes: said.length === 0 ? joined(front) : [strong(joined(front)), text(' – '), ...said], offset }
}

const joined = (lines: readonly InlineLine[]): Inline[] =>
  lines.flatMap(({ nodes }, index) => (index === 0 ? nodes : [text(' '), ...nodes]))

const withoutBrackets = ({ nodes, offset }: InlineLine): InlineLine => ({
  nodes: nodes.map(node => (node.type === 'text' ? text(node.value.replace(/\[([^\]]+)\]/g, '$1')) : node)),
  offset,
})
