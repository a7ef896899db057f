import type { Block, ListItem } from '../core/rich-text.js'
import { authoredQuestion, oneLine } from './authored-question.js'
import { BACK, withoutPrefix } from './card-marks.js'
import { readCards } from './cards.js'
import { isChoiceTitle, isOptionLine, isTruthTitle, takeChoices } from './choice-questions.js'
import type { AuthoredQuestion } from './course.js'
import type { MarkedFact } from './entries.js'
import { beginsAsQuestion } from './marks.js'
import type { Section } from './outline.js'
import {
  asks,
  endsOpenly,
  holdsQuestions,
  isComplete,
  isNoQuestion,
  isQuestionHeading,
  isStem,
  itemText,
  LONGEST_STEM,
  takeGiven,
  withoutNumber,
} from './question-sections.js'

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
    const { questions: choices, rest } = takeChoices(section.blocks, section.title)
    const isOverChoices = isTruthTitle(section.title) || choices.some(({ line }) => line === undefined)
    // A heading that is a question itself stands over its answer.
    if (isInQuestions && isQuestionHeading(section.title) && !isOverChoices) {
      const source = { file, line: section.line, headings: path }
      questions.push(
        authoredQuestion(
          withoutNumber(section.title),
          'exam',
          source,
          takeGiven(section.title, withoutAnswerMark(section.blocks)),
        ),
      )
      return
    }
    const isOfQuestions = holdsQuestions(section, isInQuestions)
    // Without its options a question under "Multiple choice" cannot be answered.
    if (isOfQuestions && !isChoiceTitle(section.title) && !isTruthTitle(section.title)) {
      const lines = linesIn(rest, section.title)
      for (const { text, line, below } of joinStems(lines)) {
        if (taken.has(line)) continue
        questions.push(authoredQuestion(text, 'exam', { file, line, headings: path }, takeGiven(text, below)))
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

/** The questions among blocks; what stands below a question as its answer is none. */
function linesIn(blocks: readonly Block[], title: string): Line[] {
  const lines: Line[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as Block
    const answer = answerBelow(block, blocks.slice(at + 1, at + 2))
    const own = linesOf(block, title)
    const [only] = own
    if (only === undefined) continue
    lines.push(...(answer.length === 0 ? own : [{ ...only, below: [...only.below, ...answer] }]))
    at += answer.length
  }
  return lines
}

/** A line that is a whole question, and below it a paragraph, a list or code that asks nothing. */
function answerBelow(block: Block, [next]: readonly Block[]): readonly Block[] {
  const text = loneText(block)
  if (next?.type === 'code') return block.type === 'paragraph' ? [next] : []
  if (next === undefined || !/\?["”»)]*$/.test(text) || POINTS_AHEAD.test(text)) return []
  if (next.type === 'list') {
    const isAnswer =
      block.type === 'paragraph' && next.children.every(item => isSaid(itemText(item)) && !isOptionLine(itemText(item)))
    return isAnswer && next.children.every(({ checked }) => checked === undefined) ? [next] : []
  }
  return next.type === 'paragraph' && isSaid(oneLine(next.children)) ? [next] : []
}

/** "Which of the following …?" stands over options. */
const POINTS_AHEAD = /\b(?:following|these|folgende[nrsm]?|diese[nrsm]?)\b/i

const isSaid = (text: string): boolean => text !== '' && !asks(text) && !text.includes('?')

/** The text of a paragraph, or of a list of a single item. */
function loneText(block: Block): string {
  if (block.type === 'paragraph') return oneLine(block.children)
  const [item, ...more] = block.type === 'list' ? block.children : []
  return item === undefined || more.length > 0 || item.children.length > 1 ? '' : itemText(item)
}

function linesOf(block: Block, title: string): Line[] {
  if (block.type === 'list')
    return block.children.filter(item => !isNoQuestion(item, title, block.children)).map(itemLine)
  if (block.type !== 'paragraph') return []
  const { question, said } = withItsAnswer(oneLine(block.children), block.line)
  const text = withoutNumber(question)
  // A paragraph among the bullets may be a remark: only what asks is a question.
  return text === '' || !asks(text) ? [] : [{ text, line: block.line, nested: [], below: said }]
}

/** Below "Q: Why?" the answer begins with "A:". */
function withoutAnswerMark(blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks
  if (first?.type !== 'paragraph' || !BACK.test(oneLine(first.children))) return blocks
  return [{ ...first, children: withoutPrefix(first.children, BACK) }, ...rest]
}

/** `"Why?" → because`: question and answer on one line. */
const ANSWERED = /^(.*\?["”“»]?)\s*(?:→|⇒|->|=>)\s+(\S.*)$/
/** "Why RAID? Because a disk may fail." */
const ANSWERED_BY_SENTENCE = /^(.*\?["”“»)]*)\s+(\p{Lu}[^?]*\.)$/u
const FEWEST_WORDS = 3
/** What is given, or asked besides. */
const GOES_ON = /^(?:given|note|hint|and|or|gegeben|angenommen|hinweis|tipp|und|oder|sei|seien)\b/iu

/** A question that goes on with its answer, parted from it; another question or a task behind it is none. */
function withItsAnswer(whole: string, line: number): { readonly question: string; readonly said: readonly Block[] } {
  const [, question = whole, answer = ''] = ANSWERED.exec(whole) ?? bySentence(whole) ?? []
  return {
    question,
    said: answer === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', value: answer }], line }],
  }
}

function bySentence(whole: string): RegExpExecArray | undefined {
  const found = ANSWERED_BY_SENTENCE.exec(whole)
  const answer = found?.[2] ?? ''
  return found !== null &&
    isSaid(answer) &&
    !beginsAsQuestion(answer) &&
    !GOES_ON.test(answer) &&
    answer.split(/\s+/).length >= FEWEST_WORDS
    ? found
    : undefined
}

function itemLine(item: ListItem): Line {
  const [, ...rest] = item.children
  const { question, said } = withItsAnswer(itemText(item), item.line)
  const text = takeChoices(item.children).questions.length > 0 ? '' : withoutNumber(question)
  return {
    text: isReference(text) ? '' : text,
    line: item.line,
    nested: rest.flatMap(linesOfItem),
    below: [...said, ...rest],
  }
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
    if (ends.length === 0) {
      if (!isOptionLine(line.text) || asks(line.text)) result.push(line)
    } else result.push(...ends.map(end => ({ text: join(line.text, end.text), line: end.line, nested: [], below: [] })))
  }
  return result
}

const isContinuation = (text: string): boolean => text !== '' && !/\?/.test(text) && !beginsAsQuestion(text)

function join(stem: string, end: string): string {
  const bare = stem.replace(/\s*(?::|…|\.\.\.)$/, '')
  return bare === stem && endsOpenly(stem) ? `${stem} ${end}` : `${bare}: ${end}`
}
