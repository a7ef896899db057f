import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '../../src/core/fold.js'
import { type Block, type Inline, plainText } from '../../src/core/rich-text.js'
import { blockText } from '../../src/notes/authored-question.js'
import type { Course, Fact, Source } from '../../src/notes/course.js'
import { type Section, splitLines } from '../../src/notes/outline.js'
import { parseNote } from '../../src/notes/read-note.js'

/** A line of a note's prose with words that nothing of the course says. */
export interface LostLine {
  readonly file: string
  readonly line: number
  readonly text: string
  readonly lost: readonly string[]
}

export interface Recall {
  /** Words of prose: of what stands in blocks, headings aside. */
  readonly words: number
  readonly lost: number
  readonly lines: readonly LostLine[]
}

interface ProseLine {
  readonly text: string
  readonly line: number
  /** How many lines of the file it fills beyond the first. */
  readonly more: number
}

/**
 * Which words of the notes' prose stand in no fact, question or deadline of their lines, and are not warned of. Code and
 * formulas count as prose: a fact holds them.
 */
export function recallOf(dir: string, course: Course): Recall {
  const said = wordsByLine(course)
  const warned = new Set(course.warnings.map(({ file, line }) => `${file}:${line}`))
  const lines: LostLine[] = []
  let total = 0
  let lost = 0
  for (const { file } of course.noteInfos ?? []) {
    const note = parseNote({ file, text: readFileSync(join(dir, file), 'utf8') }, course.language, {}, [])
    if (note === undefined) continue
    for (const { text, line, more } of proseOf(note.outline)) {
      const own = words(text)
      total += own.length
      const places = Array.from({ length: more + 1 }, (_, at) => `${file}:${line + at}`)
      if (places.some(place => warned.has(place))) continue
      const missing = own.filter(word => !places.some(place => said.get(place)?.has(word)))
      lost += missing.length
      if (missing.length > 0) lines.push({ file, line, text, lost: missing })
    }
  }
  return { words: total, lost, lines }
}

function wordsByLine(course: Course): ReadonlyMap<string, ReadonlySet<string>> {
  const said = new Map<string, Set<string>>()
  /** `from` and `to` count from the source's line, for what the notes say over several. */
  const add = ({ file, line }: Pick<Source, 'file' | 'line'>, text: string, from = 0, to = 0): void => {
    const own = words(text)
    for (let at = line + from; at <= line + to; at++) {
      const place = `${file}:${at}`
      const known = said.get(place) ?? new Set()
      for (const word of own) known.add(word)
      said.set(place, known)
    }
  }
  const addBlocks = (file: string, blocks: readonly Block[]): void => {
    for (const { text, line } of blocks.flatMap(proseOfBlock)) add({ file, line }, text)
  }
  const addFact = (fact: Fact): void => {
    // What code gives stands below it.
    const below = fact.block === undefined ? 0 : blockText(fact.block).split('\n').length + NEAR
    add(fact.source, `${fact.lead ?? ''} ${plainText(fact.content)}`, 0, below)
    if (fact.block !== undefined) addBlocks(fact.source.file, [fact.block])
    fact.children.forEach(addFact)
  }
  for (const { title, aliases, facts, source } of [...course.concepts, ...(course.passages ?? [])]) {
    add(source, [title, ...aliases].join(' '))
    facts.forEach(addFact)
  }
  for (const { text, answer = [], choices = [], source } of course.questions) {
    // A stem stands above, choices and an answer below.
    add(source, text, -NEAR)
    const below = [...choices.map(({ content }) => plainText(content)), ...answer.map(blockText)]
    add(source, below.join(' '), 0, below.join('\n').split('\n').length + NEAR)
    addBlocks(source.file, answer)
  }
  for (const { title, date, time, source } of course.deadlines) add(source, `${title} ${date} ${time ?? ''}`)
  for (const image of course.images) add(image.source, image.alt)
  return said
}

/** Lines between what belongs together. */
const NEAR = 3

function proseOf(section: Section): ProseLine[] {
  return [...section.blocks.flatMap(proseOfBlock), ...section.sections.flatMap(proseOf)]
}

function proseOfBlock(block: Block): ProseLine[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [inlineProse(block.children, block.line)]
    case 'list':
      return block.children.flatMap(item => item.children.flatMap(proseOfBlock))
    case 'blockquote':
      return block.children.flatMap(proseOfBlock)
    case 'definition':
      return [inlineProse(block.term, block.line), ...block.children.flatMap(proseOfBlock)]
    case 'table':
      return [block.header, ...block.rows].flatMap(row => row.cells.map(cell => inlineProse(cell, row.line)))
    case 'code':
    case 'math':
      return [{ text: block.value, line: block.line, more: 0 }]
    default:
      return []
  }
}

function inlineProse(content: readonly Inline[], line: number): ProseLine {
  return { text: plainText(content), line, more: splitLines(content).at(-1)?.offset ?? 0 }
}
