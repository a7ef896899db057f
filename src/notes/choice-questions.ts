import { fold } from '../core/fold.js'
import { type Block, type Inline, type ListItem, plainText } from '../core/rich-text.js'
import { oneLine } from './authored-question.js'
import { isAnswerCallout, readCallout } from './callouts.js'
import { BACK, FRONT, withoutPrefix } from './card-marks.js'
import type { AuthoredChoice, AuthoredQuestion } from './course.js'
import { beginsAsQuestion } from './marks.js'
import { splitLines } from './outline.js'
import { withoutNumber } from './question-sections.js'

/** A question that stands over options, or a statement to be judged. */
export interface ChoiceQuestion {
  readonly text: string
  /** Absent where the heading over the blocks asks it. */
  readonly line?: number
  readonly form: 'choice' | 'truth'
  /** Absent where the notes do not say which of them are right: it cannot be asked. */
  readonly choices?: readonly AuthoredChoice[]
}

/** One of the things to choose from, as it stands there. */
interface Option {
  /** `a`, `iv`, `2`; empty where it has none. */
  readonly label: string
  readonly content: readonly Inline[]
  /** By a tick, or by bold type. */
  readonly isMarked: boolean
}

interface Taken {
  readonly question: ChoiceQuestion
  /** The place of the first block behind it. */
  readonly end: number
}

/** The questions with options among blocks that stand under `title`, and the blocks that are no part of one. */
export function takeChoices(blocks: readonly Block[], title = ''): Choices {
  if (isAsking(title) || isChoiceTitle(title) || isTruthTitle(title)) return readChoices(blocks, title)
  if (blocks.length < 2) return readChoices(blocks, '')
  const choices = untitled.get(blocks) ?? readChoices(blocks, '')
  untitled.set(blocks, choices)
  return choices
}

/** No other title makes a difference, and facts, cards and questions are all read from the same blocks. */
const untitled = new WeakMap<readonly Block[], Choices>()

interface Choices {
  readonly questions: readonly ChoiceQuestion[]
  readonly rest: readonly Block[]
}

function readChoices(blocks: readonly Block[], title: string): Choices {
  const questions: ChoiceQuestion[] = []
  const rest: Block[] = []
  for (let at = 0; at < blocks.length; ) {
    const taken = truthAt(blocks, at, title) ?? choiceAt(blocks, at, title)
    if (taken === undefined) rest.push(blocks[at++] as Block)
    else {
      questions.push(taken.question)
      at = taken.end
    }
  }
  return { questions, rest: questions.length === 0 ? blocks : rest }
}

/** Whether a line is one of several to choose from: "B. …", "(c) …", "IV. …". */
export const isOptionLine = (text: string): boolean => LABEL.test(text)

/** Whether a heading only says how the questions under it are to be answered. */
export const isTruthTitle = (title: string): boolean => ONLY_TRUTH.test(title)

export const isChoiceTitle = (title: string): boolean => CHOICE_TITLE.test(title)

const LABEL = /^\s*\(?([A-Za-z]|[IVX]{1,4}|[ivx]{1,4})[.)](?:\s+|(?=[\p{Lu}*]))/u
/** Some have lost their points. */
const LOOSE_LABEL = /^\s*\(?([A-Za-z]|[IVX]{1,4}|[ivx]{1,4})(?:[.)]|\s)\s*/
const CHOICE_TITLE = /^multiple[- ]choice\b|^mcqs?\b/i
/** It stands over options, whatever else it says. */
const POINTS_AHEAD = /\b(?:which|following|welche[rsnm]?|folgende[nrsm]?)\b/i
const LONGEST_STEM = 400

const isAsking = (text: string): boolean => text !== '' && (/[?:]\s*$/.test(text) || beginsAsQuestion(text))

/** "Choices:" asks nothing. */
const isAnnouncement = (text: string): boolean => isAsking(text) || text.split(/\s+/).length >= 4

function choiceAt(blocks: readonly Block[], at: number, title: string): Taken | undefined {
  const found = optionsAt(blocks, at, title)
  if (found === undefined || found.stem.length > LONGEST_STEM) return undefined
  const { stem, options, line, next, key: inList } = found
  const text = withoutNumber(stem.replace(FRONT, '')).trim()
  const below = inList ?? keyIn(blocks[next])
  const key = below === undefined ? undefined : rightOf(options, below)
  const marked = options.flatMap(({ isMarked }, index) => (isMarked ? [index] : []))
  const right = key ?? (marked.length > 0 && marked.length < options.length ? marked : undefined)
  const isLettered = options.every(({ label }) => /^[a-z]+$/.test(label))
  const isChoice = isLettered && (CHOICE_TITLE.test(title) || (POINTS_AHEAD.test(text) && text.endsWith('?')))
  if (right === undefined && !isChoice) return undefined
  if (
    right !== undefined &&
    !(options.every(({ label }) => label !== '') ? isAnnouncement(text) : /\?\s*$/.test(text) || beginsAsQuestion(text))
  )
    return undefined
  // "Put them in order" has no wrong one.
  if (right?.length === options.length) return undefined
  const choices =
    right === undefined ? {} : { choices: options.map((one, index) => choice(one, right.includes(index))) }
  return {
    question: { text, form: 'choice', ...(line === undefined ? {} : { line }), ...choices },
    end: inList === undefined && below !== undefined ? next + 1 : next,
  }
}

const choice = ({ content }: Option, isCorrect: boolean): AuthoredChoice => ({ content, isCorrect })

interface Found {
  readonly stem: string
  readonly line?: number
  readonly options: readonly Option[]
  readonly next: number
  /** "Answer: B" in the last line of the options. */
  readonly key?: string | undefined
}

/** What asks and its options: in one paragraph, in one after the other, or under the heading that asks. */
function optionsAt(blocks: readonly Block[], at: number, title: string): Found | undefined {
  const block = blocks[at] as Block
  if (isAsking(title) && (at === 0 || isTickList(block))) {
    const options = optionsOf(block)
    if (options?.stem === '') return { ...options, stem: title, next: 1 }
  }
  const stem = stemOf(block)
  if (stem === undefined) return undefined
  const inside = block.type === 'paragraph' && HAS_LABEL.test(stem) ? optionsInLines(block) : undefined
  if (inside !== undefined) return inside.stem === '' ? undefined : { ...inside, line: block.line, next: at + 1 }
  const [below, behind] = statementsApart(blocks[at + 1], blocks[at + 2])
  const isApart = behind !== blocks[at + 2]
  const options = below === undefined ? undefined : optionsOf(below)
  if (options?.stem !== '') return undefined
  // "I. …", "II. …" are judged together by "A. I and II".
  const groups = options.options[0]?.label === 'i' && behind !== undefined ? optionsOf(behind) : undefined
  if (groups?.stem === '' && groups.options[0]?.label === 'a') {
    const statements = options.options.map(({ label, content }) => `${label.toUpperCase()}. ${oneLine(content)}`)
    return { ...groups, stem: [stem, ...statements].join(' '), line: block.line, next: at + (isApart ? 2 : 3) }
  }
  return { ...options, stem, line: block.line, next: at + 2 }
}

/** A list of "I. …", "II. …", and then of "A. I and II", as two of them. */
function statementsApart(block: Block | undefined, next: Block | undefined): readonly (Block | undefined)[] {
  if (block?.type !== 'list') return [block, next]
  const isAt = (item: ListItem, label: RegExp): boolean => {
    const [first] = item.children
    return first?.type === 'paragraph' && label.test(oneLine(first.children))
  }
  const [start] = block.children
  if (start === undefined || !isAt(start, /^\(?i[.)]/i)) return [block, next]
  const at = block.children.findIndex(item => isAt(item, /^\(?a[.)]/i))
  if (at < 2) return [block, next]
  return [
    { ...block, children: block.children.slice(0, at) },
    { ...block, children: block.children.slice(at) },
  ]
}

const isTickList = (block: Block): boolean =>
  block.type === 'list' && block.children.every(({ checked }) => checked !== undefined)

/** The text of a paragraph, or of a list of one item that holds nothing else. */
function stemOf(block: Block): string | undefined {
  if (block.type === 'paragraph') return oneLine(block.children)
  const [item, ...more] = block.type === 'list' ? block.children : []
  const [first, ...rest] = item?.children ?? []
  return more.length === 0 && rest.length === 0 && first?.type === 'paragraph' ? oneLine(first.children) : undefined
}

type Options = Pick<Found, 'stem' | 'options' | 'key'>

function optionsOf(block: Block): Options | undefined {
  if (block.type === 'paragraph') return optionsInLines(block)
  return block.type === 'list' ? optionsInList(block.children, block.ordered) : undefined
}

function optionsInList(items: readonly ListItem[], isOrdered: boolean): Options | undefined {
  const contents = items.map(({ children: [first] }) => (first?.type === 'paragraph' ? first.children : []))
  if (contents.length < 2 || contents.some(content => content.length === 0)) return undefined
  const last = withoutKey(contents.at(-1) ?? [])
  const own = [...contents.slice(0, -1), last.content]
  const labels = labelsOf(own.map(oneLine)) ?? own.map((_, index) => (isOrdered ? String(index + 1) : ''))
  if (own.some(content => /\?["”»]?\s*$/.test(plainText(content)))) return undefined
  const options = own.map((content, index) => option(content, labels[index] ?? '', items[index]?.checked === true))
  return { stem: '', options, key: last.key }
}

/** `a, b, c` or `i, ii, iii`, in their order; the first may have lost its point. */
function labelsOf(texts: readonly string[]): readonly string[] | undefined {
  const pointed = texts.filter(text => LABEL.test(text)).length
  if (pointed * 2 < texts.length || pointed === 0) return undefined
  const found = texts.map(text => (LOOSE_LABEL.exec(text)?.[1] ?? '').toLowerCase())
  const fits = (row: readonly string[]): boolean =>
    found.length <= row.length && found.every((label, at) => label === row[at])
  return [LETTERS, ROMAN].find(fits)?.slice(0, found.length)
}

const LETTERS = [...'abcdefghijklmnop']
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/** What a text has somewhere that holds options. */
const HAS_LABEL = /(?:^|\s)\(?[ai][.)]/i

/** "Which …?", and on the next lines "A. …", "B. …", "Answer: A". */
function optionsInLines(block: Extract<Block, { type: 'paragraph' }>): Options | undefined {
  const lines = splitLines(block.children).map(({ nodes }) => nodes)
  const start = lines.findIndex(line => /^\s*\(?[AaI][.)]/i.test(oneLine(line)))
  if (start === -1) return undefined
  const last = lines.at(-1) ?? []
  const key = keyOf(oneLine(last))
  const own = lines.slice(start, key === undefined ? undefined : -1)
  const labels = own.length < 2 ? undefined : labelsOf(own.map(oneLine))
  if (labels === undefined || own.some(line => /\?["”»]?\s*$/.test(plainText(line)))) return undefined
  const stem = lines
    .slice(0, start)
    .map(line => oneLine(line))
    .join(' ')
  return { stem, options: own.map((line, at) => option(line, labels[at] ?? '', false)), key }
}

const SIGN = /\s*(?:✓|✔|✅|☑|\((?:correct|right|richtig|korrekt)\))\s*$/iu
const MAY_BE_SIGNED = /[✓✔✅☑)]\s*$/u

function option(content: readonly Inline[], label: string, isTicked: boolean): Option {
  const isLabelled = /^[a-z]+$/.test(label)
  const bare = isLabelled ? withoutPrefix(content, LOOSE_LABEL) : content
  const said = bare.filter(node => node.type !== 'text' || node.value.trim() !== '')
  const [first] = content
  // `**B. Two**`: what is left of the bold text behind its label is bold no more.
  const isBold =
    (said.length > 0 && said.every(({ type }) => type === 'strong')) ||
    (content.length === 1 && first?.type === 'strong' && said.length > 0)
  const shown = said.length === 1 && said[0]?.type === 'strong' ? said[0].children : said
  const text = plainText(shown)
  const isSigned = MAY_BE_SIGNED.test(text) && SIGN.test(text)
  return {
    label,
    content: isSigned ? [{ type: 'text', value: text.replace(SIGN, '') }] : shown,
    isMarked: isTicked || isSigned || (isLabelled && isBold),
  }
}

const KEY =
  /^\s*(?:the\s+)?(?:(?:correct|right|richtige)\s+)?(?:answers?|ans|solutions?|key|correct|antwort(?:en)?|l(?:ö|oe)sung(?:en)?|richtig|korrekt)(?:\s+(?:is|are|ist|sind))?\s*[:=]\s*/i
const KEY_TITLE =
  /^\W*(?:(?:show|view|see|reveal|zeige?)\s+)?(?:the\s+)?(?:correct\s+)?(?:answers?|solutions?|antwort(?:en)?|l(?:ö|oe)sung(?:en)?)\W*$/i

/** What stands behind "Answer:". */
const keyOf = (text: string): string | undefined => {
  const key = KEY.exec(text) ?? BACK.exec(text)
  return key === null || key[0].trim().length < 3 ? undefined : text.slice(key[0].length)
}

/** A line of the last option that gives the key. */
function withoutKey(content: readonly Inline[]): {
  readonly content: readonly Inline[]
  readonly key?: string | undefined
} {
  const lines = splitLines(content)
  const key = lines.length < 2 ? undefined : keyOf(oneLine(lines.at(-1)?.nodes ?? []))
  return key === undefined ? { content } : { content: lines.slice(0, -1).flatMap(({ nodes }) => nodes), key }
}

/** What a block says of the right answer, where that is what it is for. */
function keyIn(block: Block | undefined): string | undefined {
  if (block?.type === 'paragraph') return keyOf(oneLine(block.children))
  const content = block === undefined ? undefined : answerIn(block)
  const [first] = content ?? []
  if (first?.type !== 'paragraph') return content === undefined ? undefined : ''
  const text = oneLine(splitLines(first.children)[0]?.nodes ?? [])
  return keyOf(text) ?? text
}

/** What is folded away under "Answer", or stands in a box for answers. */
export function answerIn(block: Block): readonly Block[] | undefined {
  const callout = block.type === 'blockquote' ? readCallout(block) : undefined
  if (callout === undefined || !isAnswerCallout(callout.kind)) return undefined
  const title = oneLine(callout.title)
  if (title === '' ? callout.kind !== 'details' : KEY_TITLE.test(title)) return callout.content
  const said = keyOf(title) ?? (callout.kind === 'details' ? undefined : title)
  return said === undefined ? undefined : [titled(said, block.line), ...callout.content]
}

const titled = (value: string, line: number): Block => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
  line,
})

/** The options that a key names, by their letters or in their own words. */
function rightOf(options: readonly Option[], key: string): readonly number[] | undefined {
  const said = fold(key)
  const same = options.findIndex(({ content }) => fold(plainText(content)) === said)
  if (said !== '' && same !== -1) return [same]
  const named = LABELS.exec(key)
  if (named === null) return undefined
  const [row = ''] = named
  const labels = row
    .toLowerCase()
    .match(/[a-z]+|\d+/g)
    ?.filter(word => word !== 'and' && word !== 'und')
  const places = (labels ?? []).map(label => options.findIndex(option => option.label === label))
  if (places.length === 0 || places.includes(-1)) return undefined
  const after = key.slice(row.length)
  // "A firewall …" is a sentence; "B Detection" says the letter and what stands there.
  const isSet = places.length > 1 || /^\s*(?:$|[.):,;–—-])/.test(after)
  const first = options[places[0] ?? 0]
  return isSet || (first !== undefined && fold(after).startsWith(fold(plainText(first.content)).slice(0, 20)))
    ? [...new Set(places)].sort((a, b) => a - b)
    : undefined
}

const ONE_LABEL = '\\(?(?:[A-Pa-p]|[IVX]{1,4}|[ivx]{1,4}|\\d{1,2})\\)?(?![\\p{L}\\d])'
const LABELS = new RegExp(`^\\s*${ONE_LABEL}(?:\\s*(?:,\\s*(?:and|und)|[,;/&+]|and\\b|und\\b)\\s*${ONE_LABEL})*`, 'u')

const TRUTH = '(?:true\\s*(?:or|/)\\s*false|t\\s*/\\s*f|(?:richtig|wahr)\\s*(?:oder|/)\\s*falsch)'
/** What a statement to be judged has somewhere, as quickly told as can be. */
const HAS_TRUTH = /false|falsch|\/\s*f/i
const ONLY_TRUTH = new RegExp(`^\\W*${TRUTH}(?:\\s+(?:questions|fragen))?\\W*$`, 'i')
const TRUTH_FIRST = new RegExp(`^\\W*${TRUTH}\\W*[?:.–-]\\W*\\s(?=\\S)`, 'i')
const TRUTH_LAST = new RegExp(`(?:(?<=[.?!])\\s*|\\s*\\()${TRUTH}\\W*$`, 'i')

/** "True or false: …" or "… (True or False)", with "False" below it. */
function truthAt(blocks: readonly Block[], at: number, title: string): Taken | undefined {
  const block = blocks[at] as Block
  if (block.type !== 'paragraph' && block.type !== 'list') return undefined
  const stem = stemOf(block)
  if (stem === undefined) return undefined
  const after = blocks[at + 1]
  const isAsked = after?.type === 'paragraph' && ONLY_TRUTH.test(oneLine(after.children))
  if (!isAsked && !ONLY_TRUTH.test(title) && !HAS_TRUTH.test(stem)) return undefined
  const lines = block.type === 'paragraph' ? splitLines(block.children) : []
  const inside = lines.length < 2 ? undefined : keyOf(oneLine(lines.at(-1)?.nodes ?? []))
  const whole =
    inside === undefined
      ? stem
      : lines
          .slice(0, -1)
          .map(({ nodes }) => oneLine(nodes))
          .join(' ')
  const statement = statementOf(whole) ?? (ONLY_TRUTH.test(title) ? whole : undefined)
  if (isAsked) {
    const taken = truthAt([block, ...blocks.slice(at + 2, at + 3)], 0, 'True or false?')
    return taken === undefined ? undefined : { ...taken, end: at + 1 + taken.end }
  }
  const below = inside ?? keyIn(after)
  if (statement === undefined || (below === undefined && statementOf(whole) === undefined)) return undefined
  const choices = below === undefined ? undefined : truthChoices(below)
  const text = withoutNumber(statement.replace(FRONT, '')).trim()
  return {
    question: { text, form: 'truth', line: block.line, ...(choices === undefined ? {} : { choices }) },
    end: inside === undefined && below !== undefined ? at + 2 : at + 1,
  }
}

function statementOf(text: string): string | undefined {
  const bare = text.replace(FRONT, '').replace(TRUTH_FIRST, '').replace(TRUTH_LAST, '').trim()
  return bare === '' || bare === text.replace(FRONT, '').trim() ? undefined : bare
}

/** "Richtig" is as good as "true" where the key says so. */
function truthChoices(key: string): readonly AuthoredChoice[] | undefined {
  const said = /^\W*(?:(true|t|wahr|richtig)|(false|f|falsch))(?![\p{L}\d])/iu.exec(key)
  if (said === null) return undefined
  const isTrue = said[1] !== undefined
  return [
    { content: [{ type: 'text', value: 'True' }], isCorrect: isTrue },
    { content: [{ type: 'text', value: 'False' }], isCorrect: !isTrue },
  ]
}

/** A card that asks whether something is true, as such a question; `undefined` for any other. */
export function truthOfCard({ text, answer = [], form }: AuthoredQuestion): ChoiceQuestion | undefined {
  const statement = form === undefined ? statementOf(text) : undefined
  const [first] = answer
  const choices = first?.type === 'paragraph' ? truthChoices(oneLine(first.children)) : undefined
  return statement === undefined || choices === undefined ? undefined : { text: statement, form: 'truth', choices }
}
