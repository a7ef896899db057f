import { fold } from '../core/fold.js'
import type { Block, ListItem } from '../core/rich-text.js'
import { authoredQuestion, oneLine } from './authored-question.js'
import { readCards } from './cards.js'
import type { AuthoredQuestion } from './course.js'
import type { MarkedFact } from './entries.js'
import { beginsAsQuestion, isQuestionSection } from './marks.js'
import type { Section } from './outline.js'

/** A bullet of a questions section, before stems are joined with what continues them. */
interface Line {
  readonly text: string
  readonly line: number
  readonly nested: readonly Line[]
  /** What stands below it: its answer, where it is a whole question. */
  readonly below: readonly Block[]
}

/** The questions of one note: those of its questions sections, facts marked as a likely exam question, its flashcards. */
export function readQuestions(
  root: Section,
  { marked, file, hasCards }: { marked: readonly MarkedFact[]; file: string; hasCards: boolean },
): AuthoredQuestion[] {
  const questions: AuthoredQuestion[] = []
  const cards = readCards(root, file, hasCards)
  const taken = new Set(cards.map(({ source }) => source.line))
  const visit = (section: Section, headings: readonly string[], isInQuestions: boolean): void => {
    const path = section.title === '' ? headings : [...headings, section.title]
    if (taken.has(section.line) && isInQuestions) return
    // A heading that is a question itself stands over its answer.
    if (isInQuestions && section.title.endsWith('?')) {
      const source = { file, line: section.line, headings: path }
      questions.push(authoredQuestion(bare(section.title), 'exam', source, { answer: section.blocks }))
      return
    }
    const isOfQuestions = isInQuestions || isQuestionSection(section.title)
    if (isOfQuestions) {
      for (const { text, line, below } of joinStems(section.blocks.flatMap(linesOf))) {
        if (taken.has(line)) continue
        questions.push(authoredQuestion(text, 'exam', { file, line, headings: path }, { answer: below }))
      }
    }
    for (const child of section.sections) visit(child, path, isOfQuestions)
  }
  visit(root, [], false)
  for (const { subject, text, source } of marked) {
    questions.push(authoredQuestion(subject === '' ? text : `${subject}: ${text}`, 'exam', source))
  }
  return [...questions, ...cards].sort((a, b) => a.source.line - b.source.line)
}

/** Without its number: "3. Why …?" */
const bare = (text: string): string => text.replace(/^(?:Q|F)?\d+[.):]\s+/, '')

function linesOf(block: Block): Line[] {
  if (block.type === 'list') return block.children.map(itemLine)
  if (block.type !== 'paragraph') return []
  const text = bare(oneLine(block.children))
  // A paragraph among the bullets may be a remark: only what asks is a question.
  const isQuestion = /\?["”»)]*$/.test(text) || beginsAsQuestion(text)
  return text === '' || !isQuestion ? [] : [{ text, line: block.line, nested: [], below: [] }]
}

function itemLine(item: ListItem): Line {
  const [first, ...rest] = item.children
  const text = first?.type === 'paragraph' ? oneLine(first.children) : ''
  return { text: isReference(text) ? '' : text, line: item.line, nested: rest.flatMap(linesOfItem), below: rest }
}

const linesOfItem = (block: Block): Line[] => (block.type === 'list' ? block.children.map(itemLine) : [])
const isReference = (text: string): boolean => /^(?:siehe|see|vgl\.|https?:|quelle|source)\b/i.test(text)

/**
 * "Describe the difference between" followed by bullets that are no questions themselves is one stem and as many
 * questions as bullets, whether they are nested in it or stand beside it.
 */
function joinStems(lines: readonly Line[]): Line[] {
  const result: Line[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line
    if (line.text === '') continue
    const ends: Line[] = isComplete(line.text) || line.text.length > LONGEST_STEM ? [] : [...line.nested]
    if (ends.length === 0 && isStem(line.text)) {
      for (let next = lines[index + 1]; next !== undefined && isContinuation(next.text); next = lines[index + 1]) {
        ends.push(next)
        index++
      }
    }
    if (ends.length === 0) result.push(line)
    else result.push(...ends.map(end => ({ text: join(line.text, end.text), line: end.line, nested: [], below: [] })))
  }
  return result
}

/** A stem is repeated in each of its questions. */
const LONGEST_STEM = 300

const isComplete = (text: string): boolean => /[.?!]["”»)]?$/.test(text)
const isStem = (text: string): boolean =>
  text.length <= LONGEST_STEM && !isComplete(text) && beginsAsQuestion(text) && hasOpenEnd(text)
const isContinuation = (text: string): boolean => text !== '' && !/\?/.test(text) && !beginsAsQuestion(text)

const OPEN_WORD =
  /\b(?:between|of|from|for|to|with|about|the|and|zwischen|von|vom|fuer|mit|der|die|das|den|dem|ueber|und|zu)$/

const endsOpenly = (text: string): boolean => OPEN_WORD.test(fold(text))

/** A stem ends where an object is still to come: with a preposition, a colon or a word that points ahead. */
function hasOpenEnd(text: string): boolean {
  if (/[:…]$|\.\.\.$/.test(text) || endsOpenly(text)) return true
  return /\b(?:following|folgende\w*|each other|terms|begriffe\w*|concepts|konzepte|voneinander)\b/.test(fold(text))
}

function join(stem: string, end: string): string {
  const bare = stem.replace(/\s*(?::|…|\.\.\.)$/, '')
  return bare === stem && endsOpenly(stem) ? `${stem} ${end}` : `${bare}: ${end}`
}
