import { type Inline, plainText, text } from '../../core/rich-text.js'
import { withSingleBlanks } from '../../core/single-blanks.js'

/** What a question quotes goes without links, footnote marks, citations and the marks of a wiki. */
export function bare(content: readonly Inline[]): Inline[] {
  const nodes = content.flatMap((node): Inline[] => {
    if (node.type === 'link') return bare(node.children)
    if (node.type === 'image') return []
    if (node.type === 'break') return [text(' ')]
    if (node.type === 'text') return [text(cleanText(node.value))]
    return 'children' in node ? [{ ...node, children: bare(node.children) }] : [node]
  })
  return trimmed(nodes)
}

function cleanText(value: string): string {
  if (!/[[(<]/.test(value)) return withSingleBlanks(value)
  const cleaned = value
    .replace(/!\[\[[^\]]*\]\]/g, '')
    .replace(/\[\[[^\]|]*\|([^\]]*)\]\]/g, '$1')
    .replace(/\[\[([^\]]*)\]\]/g, (_, target: string) =>
      (target.split(/[#/]/).filter(Boolean).at(-1) ?? '').replace(/\.md$/, ''),
    )
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/\s*\((?:vgl\.?|siehe|s\.|see|cf\.?|S\.|p{1,2}\.|§|Z\.|Abs\.)\s?[^)]*\)/g, '')
    .replace(/\s*\[\d+(?:[,–-]\s*\d+)*\]/g, '')
    .replace(/<br\s*\/?>/gi, ' ')
  return withSingleBlanks(cleaned)
}

/** Without blanks, bullets and separators at either end; a full stop stays. */
function trimmed(nodes: readonly Inline[]): Inline[] {
  const kept = nodes.filter(node => node.type !== 'text' || node.value !== '')
  return kept
    .map((node, index): Inline => {
      if (node.type !== 'text') return node
      const start = index === 0 ? node.value.replace(/^[\s•·*–—-]+(?=\S)/, '') : node.value
      return text(index === kept.length - 1 ? withoutTags(start).replace(/[\s;,]+$/, '') : start)
    })
    .filter(node => node.type !== 'text' || node.value !== '')
}

/** Tags stand behind what they are put to; a word with a `#` inside of a sentence is part of it. */
const withoutTags = (value: string): string => value.replace(/(?:(?:^|\s)#\p{L}[\p{L}\p{N}/_-]*)+\s*$/u, '')

export const GAP = '____'

/** The text with every one of these names blanked out, longer ones first; `undefined` where none stands in it. */
export function mask(content: readonly Inline[], names: readonly string[]): string | undefined {
  const whole = plainText(content)
  const patterns = names
    .filter(name => name.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .map(name => escaped(name).replace(/[\s-]+/g, '[\\s-]+'))
  if (patterns.length === 0) return undefined
  const letter = `[a-z\\d${[...new Set(whole.match(OTHER_LETTER))].join('')}]`
  // A plural or genitive ending goes with the name; what only begins like it is another word.
  const pattern = new RegExp(`(?<!${letter})(?:${patterns.join('|')})(?:e?s|en?|n)?(?!${letter})`, 'giu')
  const masked = whole.replace(pattern, GAP)
  return masked === whole ? undefined : masked
}

/** A pattern for each name with the letters that its text has takes a fiftieth of the time of one with all of Unicode's. */
const OTHER_LETTER = /(?![a-z\d])[\p{L}\p{N}]/giu

/** As a pattern that matches nothing but the text itself. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
