import { fold } from '../../core/fold.js'
import { type Block, type Inline, plainText } from '../../core/rich-text.js'
import { isStopWord, stem } from '../../lookup/normalize.js'
import type { GenerationView } from './generation-view.js'
import { meaningWords } from './statement-rules.js'

/** What a good answer speaks of. */
export interface KeyPoint {
  readonly label: string
  /** Names under which an answer may speak of it. */
  readonly forms: readonly string[]
}

const MOST = 6
const LONGEST = 40
const FEWEST_LETTERS = 4

/**
 * The terms and numbers of a reference that the question does not name itself: concepts of the course first, then what
 * the notes set in bold or as code, then numbers, then the rarest words.
 */
export function keyPoints(view: GenerationView, question: string, reference: readonly Block[]): KeyPoint[] {
  const asked = new Set(meaningWords(question).map(stem))
  const text = reference.map(blockText).join('\n')
  const folded = ` ${fold(text)} `
  const points = new Map<string, KeyPoint>()
  const add = (label: string, forms: readonly string[]): void => {
    const key = fold(label)
    const words = meaningWords(label).map(stem)
    const isKnown = [...points.keys()].some(
      other => ` ${other} `.includes(` ${key} `) || ` ${key} `.includes(` ${other} `),
    )
    if (
      points.size < MOST &&
      key !== '' &&
      label.length <= LONGEST &&
      !isKnown &&
      !words.every(word => asked.has(word))
    ) {
      points.set(key, { label, forms })
    }
  }
  for (const concept of view.course.concepts) {
    if (points.size >= MOST) break
    const { folded: names, all } = view.names(concept)
    if (view.isAskable(concept) && names.some(name => name.length > 4 && folded.includes(name))) add(concept.title, all)
  }
  for (const strong of reference.flatMap(emphasized)) if (strong.length >= 2) add(strong, [strong])
  for (const [number] of text.matchAll(/\d+(?:[.,'’:]\d+)*\s?(?:%|[kMGT]i?B\b|ms\b)?/g))
    add(number.trim(), [number.trim()])
  for (const word of rareWords(view, text)) add(word, [word])
  return [...points.values()]
}

function rareWords(view: GenerationView, text: string): string[] {
  const seen = new Map<string, string>()
  for (const [word] of text.matchAll(/\p{L}[\p{L}-]+/gu)) {
    const isTelling = !isStopWord(fold(word)) && word.length >= FEWEST_LETTERS
    if (isTelling && !seen.has(stem(fold(word)))) seen.set(stem(fold(word)), word)
  }
  const counts = view.wordCounts
  return [...seen]
    .toSorted(([a], [b]) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || b.length - a.length || a.localeCompare(b))
    .map(([, word]) => word)
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainText(block.children)
    case 'list':
      return block.children.flatMap(({ children }) => children.map(blockText)).join('\n')
    case 'blockquote':
    case 'definition':
      return block.children.map(blockText).join('\n')
    case 'table':
      return [block.header, ...block.rows].flatMap(({ cells }) => cells.map(plainText)).join('\n')
    default:
      return ''
  }
}

function emphasized(block: Block): string[] {
  const visit = (nodes: readonly Inline[]): string[] =>
    nodes.flatMap(node => {
      if (node.type === 'strong')
        return [
          plainText(node.children)
            .replace(/[:.]\s*$/, '')
            .trim(),
        ]
      if (node.type === 'inlineCode') return [node.value.trim()]
      return 'children' in node ? visit(node.children) : []
    })
  switch (block.type) {
    case 'paragraph':
      return visit(block.children)
    case 'list':
      return block.children.flatMap(({ children }) => children.flatMap(emphasized))
    case 'blockquote':
      return block.children.flatMap(emphasized)
    default:
      return []
  }
}
