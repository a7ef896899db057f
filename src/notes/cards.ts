import { type Block, type Inline, type ListItem, plainText } from '../core/rich-text.js'
import { authoredQuestion, oneLine } from './authored-question.js'
import { isAnswerCallout, isQuestionCallout, isUntitled, readCallout } from './callouts.js'
import { BACK, CLOZE, FRONT, isRule, splitSides, withoutPrefix } from './card-marks.js'
import { answerIn, type ChoiceQuestion, isTruthTitle, takeChoices, truthOfCard } from './choice-questions.js'
import { readClozes } from './cloze.js'
import type { AuthoredQuestion, Source } from './course.js'
import { isCardTitle } from './marks.js'
import { type Section, splitLines } from './outline.js'
import { withoutNumber } from './question-sections.js'

interface Place {
  readonly file: string
  readonly headings: readonly string[]
  /** Whether the note's tags say that it holds flashcards. */
  readonly hasCards: boolean
}

const TAG = /\s*#(?:flash)?cards?(?:\/[\w/-]*)?\b(?:\s+\[\[[^\]]*\]\])?/gi
/** The flashcards of a note, in any of the conventions that people use. */
export function readCards(root: Section, file: string, hasCards: boolean): AuthoredQuestion[] {
  const cards: AuthoredQuestion[] = []
  const visit = (section: Section, headings: readonly string[]): void => {
    const path = section.title === '' ? headings : [...headings, section.title]
    const place: Place = { file, headings: path, hasCards }
    const source: Source = { file, line: section.line, headings: path }
    if (isCardTitle(section.title))
      cards.push(authoredQuestion(withoutTag(section.title), 'flashcard', source, { answer: section.blocks }))
    else {
      const { questions, rest } = takeChoices(section.blocks, section.title)
      cards.push(...choiceCards(questions, section.line, place), ...cardsIn(rest, place))
    }
    for (const child of section.sections) visit(child, path)
  }
  visit(root, [])
  return cards
    .filter(({ text }) => !isTruthTitle(text))
    .map(card => {
      const truth = truthOfCard(card)
      return truth === undefined ? card : (choiceCard(truth, card.source) ?? card)
    })
}

/** Those whose right answer the notes give. */
function choiceCards(questions: readonly ChoiceQuestion[], line: number, place: Place): AuthoredQuestion[] {
  return questions.flatMap(question => choiceCard(question, sourceOf(question.line ?? line, place)) ?? [])
}

function choiceCard({ text, form, choices }: ChoiceQuestion, source: Source): AuthoredQuestion | undefined {
  return choices === undefined ? undefined : authoredQuestion(withoutTag(text), 'exam', source, { form, choices })
}

const withoutTag = (text: string): string => text.replace(TAG, '').trim()
function cardsIn(all: readonly Block[], place: Place): AuthoredQuestion[] {
  const { questions, rest: blocks } = takeChoices(all)
  const cards = choiceCards(questions, all[0]?.line ?? 0, place)
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block
    const next = blocks[index + 1]
    if (block.type === 'list') cards.push(...block.children.flatMap(item => cardsOfItem(item, place)))
    else if (block.type === 'blockquote') cards.push(...cardsOfQuote(block, place))
    else if (block.type === 'paragraph') {
      const text = oneLine(block.children).replace(FRONT, '')
      const answer = next === undefined || !text.endsWith('?') ? undefined : answerIn(next)
      if (answer !== undefined && answer.length > 0) {
        cards.push(authoredQuestion(withoutNumber(text), 'flashcard', sourceOf(block.line, place), { answer }))
        index++
        continue
      }
      const end = endOfCard(blocks, index)
      cards.push(...cardsOfParagraph(block, blocks.slice(index + 1, end), place))
      index = Math.max(index, end - 1)
    }
  }
  return cards
}

const sourceOf = (line: number, { file, headings }: Place): Source => ({ file, line, headings })

/** An answer after "A:" or a lone "?" goes on over the blocks up to a rule or the next card. */
function endOfCard(blocks: readonly Block[], start: number): number {
  const block = blocks[start]
  if (block?.type !== 'paragraph') return start + 1
  const lines = splitLines(block.children).map(({ nodes }) => plainText(nodes))
  const last = lines.at(-1)?.trim() ?? ''
  const isMarked = lines.some(line => BACK.test(line)) && lines.some(line => FRONT.test(line))
  const isOpen = last === '?' || last === '??'
  if (!isMarked && !isOpen) return start + 1
  if (isOpen) return start + (blocks[start + 1] === undefined ? 1 : 2)
  let end = start + 1
  for (let next = blocks[end]; next !== undefined; next = blocks[++end]) {
    if (next.type === 'thematicBreak') break
    // A paragraph of its own may be the note going on: only what an answer is made of belongs to it.
    if (next.type === 'paragraph') break
  }
  return end
}

function cardsOfParagraph(
  block: Extract<Block, { type: 'paragraph' }>,
  following: readonly Block[],
  place: Place,
): AuthoredQuestion[] {
  const lines = splitLines(block.children).map(({ nodes, offset }) => ({
    nodes,
    line: block.line + offset,
    text: plainText(nodes),
  }))
  const toAnswer = (own: readonly (typeof lines)[number][], more: readonly Block[]): Block[] => {
    const nodes = own.flatMap(({ nodes: one }, index): Inline[] =>
      index === 0 ? one : [{ type: 'text', value: '\n' }, ...one],
    )
    return [
      ...(oneLine(nodes) === ''
        ? []
        : [{ type: 'paragraph' as const, children: nodes, line: own[0]?.line ?? block.line }]),
      ...more,
    ]
  }
  const rule = lines.findIndex(({ text }) => isRule(text))
  if (rule > 0) {
    const question = lines
      .slice(0, rule)
      .map(({ nodes }) => oneLine(nodes))
      .join(' ')
    const answer = toAnswer(lines.slice(rule + 1), following)
    if (answer.length === 0) return []
    return [authoredQuestion(withoutTag(question), 'flashcard', sourceOf(block.line, place), { answer })]
  }
  const cards: AuthoredQuestion[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as (typeof lines)[number]
    if (FRONT.test(line.text)) {
      const back = lines.findIndex(({ text }, at) => at > index && BACK.test(text))
      const nextFront = lines.findIndex(({ text }, at) => at > index && FRONT.test(text))
      const hasBack = back !== -1 && (nextFront === -1 || back < nextFront)
      const end = nextFront === -1 ? lines.length : nextFront
      const question = lines
        .slice(index, hasBack ? back : end)
        .map(({ nodes }, at) => oneLine(at === 0 ? withoutPrefix(nodes, FRONT) : nodes))
      const own = hasBack
        ? lines.slice(back, end).map((one, at) => (at === 0 ? { ...one, nodes: withoutPrefix(one.nodes, BACK) } : one))
        : []
      const answer = hasBack ? toAnswer(own, nextFront === -1 ? following : []) : []
      const text = question
        .join(' ')
        .trim()
        .replace(/^[-–•]\s+/, '')
      if (hasBack ? answer.length > 0 : text.endsWith('?')) {
        cards.push(authoredQuestion(text, hasBack ? 'flashcard' : 'exam', sourceOf(line.line, place), { answer }))
      }
      index = end - 1
    } else if (CLOZE.test(line.text)) {
      const end = lines.findIndex(({ text }, at) => at > index && (CLOZE.test(text) || FRONT.test(text)))
      const own = lines.slice(index, end === -1 ? lines.length : end)
      const nodes = own.flatMap(({ nodes: one }, at): Inline[] =>
        at === 0 ? withoutPrefix(one, CLOZE) : [{ type: 'text', value: ' ' }, ...one],
      )
      cards.push(...clozeCards(nodes, line.line, place, { highlights: false, brackets: true }))
      index += own.length - 1
    } else cards.push(...cardsOfLine(line.nodes, line.line, place))
  }
  return cards
}

function clozeCards(
  nodes: readonly Inline[],
  line: number,
  place: Place,
  marks: { readonly highlights: boolean; readonly brackets: boolean },
): AuthoredQuestion[] {
  return readClozes(nodes, marks).map(({ text, answer }) =>
    authoredQuestion(withoutTag(text), 'flashcard', sourceOf(line, place), {
      form: 'cloze',
      answer: [{ type: 'paragraph', children: [{ type: 'text', value: answer }], line }],
    }),
  )
}

/** "Front::Back" and clozes, on one line. */
function cardsOfLine(nodes: readonly Inline[], line: number, place: Place): AuthoredQuestion[] {
  const clozes = clozeCards(nodes, line, place, { highlights: place.hasCards, brackets: false })
  if (clozes.length > 0) return clozes
  const sides = splitSides(nodes, place.hasCards)
  if (sides === undefined || sides.isProperty) return []
  const source = sourceOf(line, place)
  const card = (front: readonly Inline[], back: readonly Inline[]): AuthoredQuestion =>
    authoredQuestion(withoutTag(oneLine(front)), 'flashcard', source, {
      answer: [{ type: 'paragraph', children: back, line }],
    })
  return sides.isReversed
    ? [card(sides.front, sides.back), card(sides.back, sides.front)]
    : [card(sides.front, sides.back)]
}

function cardsOfItem(item: ListItem, place: Place): AuthoredQuestion[] {
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph' && first?.type !== 'heading') return cardsIn(item.children, place)
  const text = oneLine(first.children)
  const taken = takeChoices(item.children)
  if (taken.questions.length > 0)
    return [...choiceCards(taken.questions, item.line, place), ...cardsIn(taken.rest, place)]
  if (isCardTitle(text)) {
    const clozes = clozeCards(first.children, item.line, place, { highlights: true, brackets: false })
    if (clozes.length > 0) return clozes
    return [authoredQuestion(withoutTag(text), 'flashcard', sourceOf(item.line, place), { answer: rest })]
  }
  const own = first.type === 'paragraph' ? cardsOfParagraph(first, [], place) : []
  return [...own, ...cardsIn(rest, place)]
}

/** `> [!question]- Why?` with its answer below or in a box of its own. */
function cardsOfQuote(block: Extract<Block, { type: 'blockquote' }>, place: Place): AuthoredQuestion[] {
  const callout = readCallout(block)
  if (callout === undefined) return cardsIn(block.children, place)
  const title = oneLine(callout.title)
  const isQuestion = isQuestionCallout(callout) || (callout.kind === 'details' && title.endsWith('?'))
  if (!isQuestion) return cardsIn(callout.content, place)
  const [first, ...others] = callout.content
  const isTitled = !isUntitled(title)
  const text = isTitled ? title : first?.type === 'paragraph' ? oneLine(first.children) : ''
  const answer = (isTitled ? callout.content : others).flatMap(unwrapAnswer)
  if (text === '') return []
  const source = sourceOf(block.line, place)
  const taken = takeChoices(callout.content, isTitled ? title : '')
  if (taken.questions.length > 0) return choiceCards(taken.questions, block.line, place)
  return [authoredQuestion(text, answer.length === 0 ? 'exam' : 'flashcard', source, { answer })]
}

function unwrapAnswer(block: Block): readonly Block[] {
  const callout = block.type === 'blockquote' ? readCallout(block) : undefined
  return callout !== undefined && isAnswerCallout(callout.kind) ? callout.content : [block]
}
