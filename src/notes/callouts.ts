import { type Block, type Inline, plainText } from '../core/rich-text.js'
import { beginsAsQuestion, roleOfLead } from './marks.js'

/** A box in a note: Obsidian's and GitHub's `> [!tip] Title`, into which `dialects.ts` turns those of the other tools. */
export interface Callout {
  /** Lower case: `definition`, `question`, `note`. */
  readonly kind: string
  /** Empty where only the kind stands there. */
  readonly title: readonly Inline[]
  readonly content: readonly Block[]
}

/** A quotation that begins with a mark such as `[!question]-`; `undefined` for any other. */
export function readCallout(block: Extract<Block, { type: 'blockquote' }>): Callout | undefined {
  const [first, ...rest] = block.children
  if (first?.type !== 'paragraph') return undefined
  const [head, ...others] = first.children
  const mark = head?.type === 'text' ? /^\[!([\w-]{2,30})(?:\|[^\]]*)?\][+-]?[^\S\n]*/.exec(head.value) : null
  if (head?.type !== 'text' || mark === null) return undefined
  const nodes: Inline[] = [{ type: 'text', value: head.value.slice(mark[0].length) }, ...others]
  const { line, after } = splitAtLineFeed(nodes, mark[1] === 'details')
  const body: Block[] =
    after.length === 0 ? [] : [{ type: 'paragraph', children: after, line: first.line + lineFeedsIn(line) + 1 }]
  return { kind: (mark[1] ?? '').toLowerCase(), title: line.filter(hasText), content: [...body, ...rest] }
}

/** From so many letters on a quotation tells more than what its heading is. */
const LONGEST_DEFINITION = 240

/** A short quotation right below a heading, of nobody's words: many notes set definitions so. */
export function isDefiningQuote(block: Block): boolean {
  if (block.type !== 'blockquote' || readCallout(block) !== undefined || block.children.length !== 1) return false
  const [only] = block.children
  const text = only?.type === 'paragraph' ? plainText(only.children).trim() : ''
  const isSpoken = /^["„“»«'‘*]|["“”«»']\s*[.!]?\s*$|[—–-]\s*\p{Lu}[\p{L}. ]{2,40}$|\?/u.test(text)
  return text !== '' && text.length <= LONGEST_DEFINITION && !isSpoken && !/:\s*$|^[^:]{1,30}:\s/.test(text)
}

function splitAtLineFeed(nodes: readonly Inline[], isInLine: boolean): { line: Inline[]; after: Inline[] } {
  for (const [index, node] of nodes.entries()) {
    const at = node.type === 'text' ? node.value.indexOf('\n') : -1
    if (node.type === 'break' && (isInLine || !node.isInLine))
      return { line: nodes.slice(0, index), after: nodes.slice(index + 1) }
    if (node.type !== 'text' || at === -1) continue
    const [before, behind] = [node.value.slice(0, at), node.value.slice(at + 1)]
    return {
      line: [...nodes.slice(0, index), { type: 'text', value: before }],
      after: [...(behind === '' ? [] : [{ type: 'text' as const, value: behind }]), ...nodes.slice(index + 1)],
    }
  }
  return { line: [...nodes], after: [] }
}

const hasText = (node: Inline): boolean => node.type !== 'text' || node.value !== ''
const lineFeedsIn = (nodes: readonly Inline[]): number => plainText(nodes).split('\n').length - 1

const QUESTIONS = /^(?:question|questions|faq|help|quiz|frage|fragen|card|flashcard|review|checkpoint|self-?test)$/
/** What stands in them is a front and a back, whether or not it asks. */
const CARDS = /^(?:card|flashcard|quiz|checkpoint)$/
const ANSWERS = /^(?:answer|solution|antwort|loesung|success|check|done|details)$/
const DEFINITIONS =
  /^(?:prf:)?(?:definition|def|defn|theorem|satz|lemma|corollary|korollar|proposition|law|gesetz|axiom|concept|begriff|term|glossary|principle|rule|regel|algorithm|formula|formel)$/
const EXAMPLES = /^(?:prf:)?(?:example|examples|beispiel|case|fallbeispiel)$/
const WARNINGS = /^(?:warning|caution|danger|error|failure|fail|missing|bug|attention|achtung|vorsicht|pitfall)$/

/** Whether a box asks; "[!question] Exercises" and a plea for help only look as their writers like it. */
export function isQuestionCallout({ kind, title, content }: Callout): boolean {
  if (!QUESTIONS.test(kind)) return false
  const name = plainText(title).trim()
  if (roleOfLead(name) !== undefined) return content.some(asks)
  if (CARDS.test(kind)) return true
  const [first] = content
  const said = isUntitled(name) && first?.type === 'paragraph' ? plainText(first.children) : name
  return (
    said.includes('?') || beginsAsQuestion(said) || (isUntitled(name) && content.some(({ type }) => type === 'list'))
  )
}

/** "Question 3" only says that the box asks. */
export const isUntitled = (title: string): boolean => /^(?:(?:frage|question|quiz|faq|card)\s*\d*[:.]?)?$/i.test(title)

const asks = (block: Block): boolean =>
  block.type === 'paragraph' ? plainText(block.children).includes('?') : block.type === 'list'

export const isAnswerCallout = (kind: string): boolean => ANSWERS.test(kind)
export const isDefinitionCallout = (kind: string): boolean => DEFINITIONS.test(kind)
export const isExampleCallout = (kind: string): boolean => EXAMPLES.test(kind)

const OTHERS =
  /^(?:note|notes?|notice|info|tip|hint|important|abstract|summary|tldr|tl-?dr|quote|cite|proof|beweis|remark|bemerkung|exercise|exercises|challenge|todo|seealso|admonition|callout|collapse|expand|spoiler|merke|merksatz|wichtig|hinweis|aufgabe|uebung|objectives?|key-?points?|discussion|background|recap|takeaway)$/

/** Whether a container of that name is a box; others only lay out what they hold. */
export function isCalloutKind(kind: string): boolean {
  return [QUESTIONS, ANSWERS, DEFINITIONS, EXAMPLES, WARNINGS, OTHERS].some(kinds => kinds.test(kind))
}
