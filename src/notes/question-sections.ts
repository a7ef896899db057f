import { fold } from '../core/fold.js'
import type { Block, ListItem } from '../core/rich-text.js'
import { oneLine } from './authored-question.js'
import { beginsAsQuestion, endsInQuestions, isQuestionSection } from './marks.js'
import type { Section } from './outline.js'

/** Without its number, or what else says that it is a question: "3. Why …?", `Q: "Why …?"`. */
export const withoutNumber = (text: string): string =>
  text.replace(/^(?:(?:Q|F)?\d+[.):]|[QF]:)\s+/, '').replace(/^["„“«](.*\?)["”“»]$/u, '$1')

/** Whether a text asks, or sets a task. */
export function asks(text: string): boolean {
  const bare = withoutNumber(text)
  return endsAsQuestion(bare) || beginsAsQuestion(bare)
}

const endsAsQuestion = (text: string): boolean => /\?["”“»)]*$/.test(text)

/** Whether a heading is a question itself: what stands below it is its answer. */
export function isQuestionHeading(title: string): boolean {
  return endsAsQuestion(title) || (beginsAsQuestion(withoutNumber(title)) && title.split(/\s+/).length > 3)
}

/**
 * Whether the lines of a section ask the reader: by its title, or by a title that speaks of questions where most of what
 * stands in it asks. Below such a title another one goes on unless most of its lines do not ask.
 */
export function holdsQuestions(section: Section, isInside: boolean): boolean {
  const { title } = section
  if (/questions|fragen/i.test(title) && IS_RESEARCH.test(title)) return false
  // "Question 5" is one question: lines below it that do not ask are its answer.
  if (IS_ONE.test(title)) return !mostlyTells(section)
  if (isQuestionSection(title)) return !isInside || !mostlyTells(section)
  if (isInside) return !mostlyTells(section)
  return endsInQuestions(title) && mostlyAsks(section)
}

const IS_ONE = /^(?:question|frage)\s+\d+\s*$/i
/** What nobody knows yet is asked of no student. */
const IS_RESEARCH =
  /\b(?:current|unsolved|unanswered|unresolved|future|research|aktuelle|ungel(?:ö|oe)ste|ungekl(?:ä|ae)rte)\s+(?:open\s+|offene\s+)?(?:research\s+)?(?:questions|fragen)\b|\bforschungsfragen\b/i

function mostlyTells(section: Section): boolean {
  const all = textsIn(section)
  return all.length > 0 && all.filter(asks).length * 2 < all.length
}

function mostlyAsks(section: Section): boolean {
  const all = textsIn(section)
  return all.filter(asks).length * 2 > all.length
}

/** Its items and the headings below it, those that stand as groups by what is in them. */
function textsIn({ blocks, sections }: Section): string[] {
  const items = blocks.flatMap(block => (block.type === 'list' ? block.children.map(itemText) : []))
  const below = sections.flatMap(child => (isQuestionHeading(child.title) ? [child.title] : textsIn(child)))
  return [...items, ...below]
}

export function itemText(item: ListItem): string {
  const [first] = item.children
  return first?.type === 'paragraph' ? oneLine(first.children) : ''
}

/**
 * Whether an item of a section of questions is none: a box to tick, a statement with its reasons, or a sentence beside
 * items that ask.
 */
export function isNoQuestion(item: ListItem, title: string, items: readonly ListItem[]): boolean {
  const text = itemText(item)
  if (isGuiding(item)) return true
  if (endsAsQuestion(text)) return false
  if (item.checked !== undefined || IS_MIXED.test(title)) return true
  if (text.endsWith('.') && !asks(text)) return items.some(other => endsAsQuestion(itemText(other)))
  return item.children.some(({ type }) => type === 'list') && !asks(text) && !isStem(text)
}

/** "**Who** does it?", "**Which** rules hold?": the questions that a method goes through. */
function isGuiding({ children: [first] }: ListItem): boolean {
  const [lead] = first?.type === 'paragraph' ? first.children : []
  if (lead?.type !== 'strong') return false
  const word = oneLine(lead.children)
  return /^\p{L}+$/u.test(word) && beginsAsQuestion(word)
}

/** A stem is repeated in each of its questions. */
export const LONGEST_STEM = 300

export const isComplete = (text: string): boolean => /[.?!]["”»)]?$/.test(text)
export const isStem = (text: string): boolean =>
  text.length <= LONGEST_STEM && !isComplete(text) && beginsAsQuestion(text) && hasOpenEnd(text)
const OPEN_WORD =
  /\b(?:between|of|from|for|to|with|about|the|and|zwischen|von|vom|fuer|mit|der|die|das|den|dem|ueber|und|zu)$/

export const endsOpenly = (text: string): boolean => OPEN_WORD.test(fold(text))

/** A stem ends where an object is still to come: with a preposition, a colon or a word that points ahead. */
function hasOpenEnd(text: string): boolean {
  if (/[:…]$|\.\.\.$/.test(text) || endsOpenly(text)) return true
  return /\b(?:following|folgende\w*|each other|terms|begriffe\w*|concepts|konzepte|voneinander)\b/.test(fold(text))
}

/** "Review & Questions": half of it is something else. */
const IS_MIXED = /\s(?:&|\+|and|und)\s+(?:questions|fragen)\b|\b(?:questions|fragen)\s+(?:&|\+|and|und)\s/i

/** What a question is about, where that is all that stands below it: "What does this print?" and the code. */
export function takeGiven(
  question: string,
  blocks: readonly Block[],
): { readonly given: readonly Block[]; readonly answer: readonly Block[] } {
  const [first] = blocks
  const isShown = POINTS.test(question) || blocks.some(block => block.type === 'paragraph')
  const isLed = first?.type === 'paragraph' && /^(?:given|gegeben)\b.*:$/i.test(oneLine(first.children))
  const isGiven = isLed || (isShown && blocks.some(({ type }) => type === 'code') && blocks.every(isCodeOrLead))
  return isGiven ? { given: blocks, answer: [] } : { given: [], answer: blocks }
}

/** Words with which a question points at what is shown, or at what it does. */
const POINTS =
  /\b(?:this|these|following|below|above|code|snippet|output|outputs|prints?|printed|displayed|happens?|diese[nmrs]?|folgende[nmrs]?|ausgabe|ausgegeben|passiert|geschieht)\b/i

const isCodeOrLead = (block: Block): boolean =>
  block.type === 'code' ||
  block.type === 'thematicBreak' ||
  (block.type === 'paragraph' && /:$|^(?:hints?|hinweise?|tipps?|tips?)\b/i.test(oneLine(block.children)))
