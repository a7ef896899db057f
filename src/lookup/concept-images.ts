import type { CardBlock, ImageRef } from '../chat/card.js'
import { fitText } from '../chat/paginate.js'
import { blocksLength, MARKS } from '../chat/text-length.js'
import { type Block, type ListItem, paragraph, text } from '../core/rich-text.js'
import type { Concept, Course, Fact, NoteImage, Source } from '../notes/course.js'
import { type Formula, formulaRef, formulasIn } from './formulas.js'

/** An image that belongs to a concept, and the line of the notes beside which it stands. */
export interface ConceptImage {
  readonly blockLine: number
  readonly alt: string
  readonly show:
    | { readonly type: 'image'; readonly image: ImageRef; readonly path?: string }
    | { readonly type: 'link'; readonly url: string }
    | { readonly type: 'text' }
}

/** Notes' images among those of other kinds. */
const KIND = 'note'

/** The reference of an image of the notes: the same after a restart, while course and file keep their names. */
export const noteImageRef = (courseId: string, id: string): ImageRef => `${KIND}:${courseId}-${id}`

/** The images of each concept, by its id: those of the notes and those of formulas that no line of text can say. */
export function imagesByConcept(course: Course): ReadonlyMap<string, readonly ConceptImage[]> {
  const result = new Map<string, ConceptImage[]>()
  for (const { id, facts } of course.concepts) {
    const formulas = formulasIn(facts).map(toFormulaImage)
    if (formulas.length > 0) result.set(id, formulas)
  }
  // Most notes hold none.
  if (course.images.length === 0) return result
  const anchors = anchorsOf(course)
  for (const image of course.images) {
    const owner = ownerOf(image, anchors.get(image.source.file) ?? [])
    if (owner === undefined) continue
    const own = result.get(owner) ?? []
    own.push(toConceptImage(course.id, image))
    result.set(owner, own)
  }
  return result
}

/** A line of a note at which something about a concept stands. */
interface Anchor {
  readonly conceptId: string
  /** How many concepts stand over it. */
  readonly depth: number
  readonly source: Source
}

function anchorsOf({ concepts }: Course): Map<string, Anchor[]> {
  const byId = new Map(concepts.map(concept => [concept.id, concept]))
  const anchors = new Map<string, Anchor[]>()
  for (const { id, facts, source } of concepts) {
    const depth = depthOf(id, byId)
    const add = (own: Source): void => {
      const list = anchors.get(own.file)
      if (list === undefined) anchors.set(own.file, [{ conceptId: id, depth, source: own }])
      else list.push({ conceptId: id, depth, source: own })
    }
    const addFacts = (own: readonly Fact[]): void => {
      for (const { source: at, children } of own) {
        add(at)
        addFacts(children)
      }
    }
    add(source)
    addFacts(facts)
  }
  return anchors
}

/** Concepts form trees: an id is never over itself. */
function depthOf(id: string, byId: ReadonlyMap<string, Concept>): number {
  let depth = 0
  for (let parent = byId.get(id)?.parentId; parent !== undefined; parent = byId.get(parent)?.parentId) depth++
  return depth
}

/**
 * The concept of the last line above that stands under the same headings, or else under the ones over them; where several
 * concepts share it, the innermost. An image before the first line belongs to what follows it under its heading.
 */
function ownerOf({ source, blockLine }: NoteImage, anchors: readonly Anchor[]): string | undefined {
  const rankOf = ({ source: { headings, line }, depth }: Anchor): readonly number[] => {
    const isSameSection = headings.length === source.headings.length
    if (line <= blockLine) return [isSameSection ? 2 : 0, headings.length, line, depth]
    return [isSameSection ? 1 : -1, headings.length, -line, depth]
  }
  const around = anchors.filter(anchor => isPrefix(anchor.source.headings, source.headings))
  const best = around.reduce<Anchor | undefined>(
    (chosen, anchor) => (chosen === undefined || isHigher(rankOf(anchor), rankOf(chosen)) ? anchor : chosen),
    undefined,
  )
  return best === undefined || (rankOf(best)[0] ?? 0) < 0 ? undefined : best.conceptId
}

/** By the first number that differs. */
function isHigher(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((value, at) => value !== b[at])
  return (a[index] ?? 0) > (b[index] ?? 0)
}

function isPrefix(start: readonly string[], headings: readonly string[]): boolean {
  return start.length <= headings.length && start.every((heading, index) => heading === headings[index])
}

function toConceptImage(courseId: string, image: NoteImage): ConceptImage {
  const base = { blockLine: image.blockLine, alt: image.alt }
  switch (image.type) {
    case 'local': {
      const path = image.folder === '' ? image.path : `${image.folder}/${image.path}`
      return { ...base, show: { type: 'image', image: noteImageRef(courseId, image.id), path } }
    }
    case 'remote':
      return { ...base, show: { type: 'link', url: image.url } }
    case 'unshown':
      return { ...base, show: { type: 'text' } }
  }
}

const toFormulaImage = ({ latex, line }: Formula): ConceptImage => ({
  blockLine: line,
  alt: latex.replace(/\s+/g, ' '),
  show: { type: 'image', image: formulaRef(latex) },
})

const LONGEST_ALT = 150
const PER_PAGE = 3
/** What a page's text leaves of `LIMITS.cardText`. */
const ROOM = 3 * LONGEST_ALT + 3 * MARKS

/**
 * Pages of text with the images below that stand beside it in the notes. Where a page has no more room for them, they go
 * on the next one, if need be on one of their own.
 */
export function imagePages(pages: readonly (readonly Block[])[], images: readonly ConceptImage[]): CardBlock[][] {
  const waiting = images.map(image => ({ image, page: pageOf(image, pages) })).sort((a, b) => a.page - b.page)
  const result: CardBlock[][] = []
  for (let page = 0; page < pages.length || waiting.length > 0; page++) {
    const content = pages[page] ?? []
    const due = waiting.splice(0, fitting(waiting.filter(own => own.page <= page).map(({ image }) => image)))
    result.push([
      ...(content.length === 0 ? [] : [{ type: 'text' as const, content }]),
      ...due.map(({ image }) => imageBlock(image)),
    ])
  }
  return result
}

/** How many of the first ones have room on a page. */
function fitting(images: readonly ConceptImage[]): number {
  let count = 0
  let used = 0
  for (const image of images.slice(0, PER_PAGE)) {
    used += sizeOf(image)
    if (used > ROOM) break
    count++
  }
  return count
}

function sizeOf(image: ConceptImage): number {
  const block = imageBlock(image)
  return block.type === 'text' ? blocksLength(block.content) : LONGEST_ALT + MARKS
}

function imageBlock({ alt, show }: ConceptImage): CardBlock {
  const shown = fitText(alt, LONGEST_ALT)
  switch (show.type) {
    case 'image':
      return { type: 'image', image: show.image, alt: shown }
    case 'link': {
      const content = [paragraph('🖼 ', { type: 'link', url: show.url, children: [text(shown)] })]
      // An address that fills a page is none that somebody reads.
      return { type: 'text', content: blocksLength(content) > ROOM ? [paragraph(`🖼 ${shown}`)] : content }
    }
    case 'text':
      return { type: 'text', content: [paragraph(`🖼 ${shown}`)] }
  }
}

/** The first page with something of the line beside which the image stands; the first of all where there is none. */
function pageOf({ blockLine }: ConceptImage, pages: readonly (readonly Block[])[]): number {
  return Math.max(
    0,
    pages.findIndex(blocks => blocks.some(block => holdsLine(block, blockLine))),
  )
}

function holdsLine(block: Block | ListItem, line: number): boolean {
  if (block.line === line) return true
  if (block.type === 'table') return block.rows.some(row => row.line === line)
  const isGroup = block.type === 'list' || block.type === 'listItem' || block.type === 'blockquote'
  return isGroup && block.children.some(child => holdsLine(child, line))
}
