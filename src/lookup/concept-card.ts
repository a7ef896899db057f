import type { ActionRef } from '../chat/action-ref.js'
import type { Button, Card, CardBlock } from '../chat/card.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText, paginate } from '../chat/paginate.js'
import { type Block, emphasis, type Inline, paragraph, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Concept, Course, Fact, Source } from '../notes/course.js'
import { showConcept } from './actions.js'
import { type ConceptImage, imagePages } from './concept-images.js'
import { statements } from './course-index.js'
import { factBlocks } from './fact-blocks.js'
import { groupedBlocks } from './fact-groups.js'
import type { AskedRole } from './question-frame.js'
import { eachOnce, linesOf, withoutLines } from './shown-once.js'
import { sourceLine } from './source-line.js'

/** Leaves room for titles and sources within what a platform takes. */
const PAGE_LENGTH = 1800
const LONGEST_SMALL_PRINT = 300
/** Parts in rows of buttons; more of them are named. */
const BUTTON_ROWS = 2
const MOST_SOURCES = 3
/** In an entry of so many statements the one that was asked for is shown first. */
const MANY_STATEMENTS = 4

export interface ConceptView {
  readonly course: Pick<Course, 'id' | 'baseUrl'>
  readonly concept: Concept
  readonly images?: readonly ConceptImage[]
  /** What it is made of, then what is near it. */
  readonly related: readonly Concept[]
  /** From 0; beyond the end is the last page. */
  readonly page: number
  /** Turns to a page, where the card stands within something else. */
  readonly pageRef?: (page: number) => ActionRef
  /** How much text a page holds; what a platform takes, unless there is no platform. */
  readonly pageLength?: number
  /** The kind of fact that was asked for, which is shown first. */
  readonly role?: AskedRole | undefined
  /** What in the entry answers the question. */
  readonly answers?: readonly Fact[] | undefined
  /** Small print above, such as which side of a comparison the notes do not have. */
  readonly remark?: string | undefined
}

/** What the notes say about one concept: its facts, where they stand, where to read on. */
export function conceptCard(view: ConceptView, t: Translator): Card {
  const { course, concept, images = [], related, page, pageLength = PAGE_LENGTH, remark } = view
  const pages = imagePages(paginate(conceptBlocks({ ...view, role: undefined }, t), pageLength), images)
  const answers = answerLines(view)
  const focused = imagePages(
    paginate([...answerBlocks(answers), ...conceptBlocks(view, t, linesOf(answers))], pageLength),
    images,
  )
  // What was asked for stands first, so that the pages are others: one reads on from the entry's beginning.
  const isFocused = page === 0 && (view.role !== undefined || answers.length > 0)
  const shown = Math.min(page, pages.length - 1)
  const aliases = aliasLine(concept, t)
  const turn = (to: number, key: 'explain.more' | 'explain.back'): Button => ({
    label: t(key, { page: to + 1, pages: pages.length }),
    action: view.pageRef?.(to) ?? showConcept.ref({ course: course.id, concept: concept.id, page: to }),
  })
  const turning: Button[] = isFocused
    ? focused.length > 1
      ? [{ ...turn(0, 'explain.more'), style: 'primary' }]
      : []
    : [
        ...(shown > 0 ? [turn(shown - 1, 'explain.back')] : []),
        ...(shown < pages.length - 1 ? [{ ...turn(shown + 1, 'explain.more'), style: 'primary' as const }] : []),
      ]
  return {
    title: titleOf(concept.title),
    blocks: [
      ...(remark === undefined ? [] : [smallPrint(remark)]),
      ...(aliases === undefined ? [] : [smallPrint(aliases)]),
      ...((isFocused ? focused[0] : pages[shown]) ?? []),
      ...wholeSource(course, concept, t),
      ...buttons(turning),
      ...relatedBlocks(course.id, concept, related, t),
    ],
  }
}

/** That the notes do not cover the query, with the nearest entries as buttons. */
export function notFoundCard(
  course: Pick<Course, 'id' | 'title'>,
  query: string,
  nearest: readonly Concept[],
  t: Translator,
): Card {
  const message = t.rich('explain.notFound.text', { query: fitText(query, 300), course: fitText(course.title, 300) })
  const next = t(nearest.length === 0 ? 'explain.notFound.none' : 'explain.notFound.suggestions')
  return {
    title: t('explain.notFound.title'),
    tone: 'warning',
    blocks: [
      { type: 'text', content: [paragraph(...message), paragraph(next)] },
      ...buttons(nearest.map(concept => conceptButton(course.id, concept))),
    ],
  }
}

export function conceptButton(courseId: string, concept: Concept): Button {
  return {
    label: shorten(concept.title, LIMITS.buttonLabel),
    action: showConcept.ref({ course: courseId, concept: concept.id, page: 0 }),
  }
}

/** The lines that answer the question, which are quoted above a longer entry. */
function answerLines({ concept, answers = [], role }: ConceptView): readonly Fact[] {
  const lines = eachOnce(answers.filter(({ block }) => block === undefined))
  return role !== undefined || statements(concept.facts).length < MANY_STATEMENTS ? [] : lines
}

const answerBlocks = (lines: readonly Fact[]): Block[] =>
  lines.length === 0 ? [] : [{ type: 'blockquote', children: factBlocks(lines), line: 0 }]

/** What the concept's passages say beside what is quoted; where there are several, each with its own source below it. */
function conceptBlocks(
  { course, concept, role }: ConceptView,
  t: Translator,
  quoted: ReadonlySet<string> = new Set(),
): Block[] {
  const passages = passagesOf(concept)
  if (passages.length <= 1) {
    const blocks = groupedBlocks(eachOnce(withoutLines(concept.facts, quoted)), role, t)
    return blocks.length > 0 || quoted.size > 0 ? blocks : [paragraph(emphasis(t('explain.empty')))]
  }
  return passages.flatMap(facts => [
    ...groupedBlocks(eachOnce(withoutLines(facts, quoted)), role, t),
    paragraph(emphasis(sourceLine(sourceOf(concept, facts), t, course))),
  ])
}

/** The one source of a concept whose facts all stand in one place. */
export function wholeSource(course: Pick<Course, 'id' | 'baseUrl'>, concept: Concept, t: Translator): CardBlock[] {
  return passagesOf(concept).length > 1 ? [] : [{ type: 'context', content: sourceLine(concept.source, t, course) }]
}

/** Where a concept's facts stand, for a card that shows them without their places: each place once, of many the first ones. */
export function allSources(course: Pick<Course, 'id' | 'baseUrl'>, concept: Concept, t: Translator): CardBlock[] {
  const passages = passagesOf(concept)
  if (passages.length < 2) return wholeSource(course, concept, t)
  const sources = passages.map(facts => sourceOf(concept, facts))
  const places = [...new Map(sources.map(source => [placeOf(source), source])).values()].slice(0, MOST_SOURCES)
  return places.map(source => ({ type: 'context', content: sourceLine(source, t, course) }))
}

/** Facts in a row that stand under the same heading of the same note. */
function passagesOf({ facts }: Concept): Fact[][] {
  const passages: Fact[][] = []
  for (const fact of facts) {
    const last = passages.at(-1)
    if (last?.[0] !== undefined && placeOf(last[0].source) === placeOf(fact.source)) last.push(fact)
    else passages.push([fact])
  }
  return passages
}

const placeOf = ({ file, headings }: Source): string => JSON.stringify([file, ...headings])

/** A passage begins at its heading where that is the concept's own, else at its first fact. */
function sourceOf({ source }: Concept, [first]: readonly Fact[]): Source {
  return first === undefined || placeOf(source) === placeOf(first.source) ? source : first.source
}

/** Buttons for its parts and what is near it; parts that have no button are named. */
function relatedBlocks(courseId: string, concept: Concept, related: readonly Concept[], t: Translator): CardBlock[] {
  const parts = related.filter(({ id }) => concept.childIds.includes(id))
  const most = BUTTON_ROWS * LIMITS.buttonsPerBlock
  const shown = related.slice(0, Math.min(most, Math.max(LIMITS.buttonsPerBlock, parts.length)))
  const rest = parts.slice(shown.length).map(({ title }) => title)
  const rows = Array.from({ length: Math.ceil(shown.length / LIMITS.buttonsPerBlock) }, (_, row) =>
    shown.slice(row * LIMITS.buttonsPerBlock, (row + 1) * LIMITS.buttonsPerBlock),
  )
  return [
    ...rows.flatMap(row => buttons(row.map(other => conceptButton(courseId, other)))),
    ...(rest.length === 0 ? [] : [smallPrint(t('explain.parts.more', { names: rest.join(', ') }))]),
  ]
}

function aliasLine({ aliases }: Concept, t: Translator): string | undefined {
  return aliases.length === 0 ? undefined : t('explain.alsoKnownAs', { names: aliases.join(', ') })
}

export function smallPrint(line: string): CardBlock {
  const content: Inline[] = [text(fitText(line, LONGEST_SMALL_PRINT))]
  return { type: 'context', content }
}

/** That a card does not say all of a concept, and how to see the rest. */
export function shortenedLine({ title }: Pick<Concept, 'title'>, t: Translator): CardBlock {
  return { type: 'context', content: t.rich('explain.comparison.more', { term: fitText(title, LONGEST_SMALL_PRINT) }) }
}

export const titleOf = (title: string): string => fitText(title, LIMITS.title)

export function buttons(list: readonly Button[]): CardBlock[] {
  return list.length === 0 ? [] : [{ type: 'buttons', buttons: list.slice(0, LIMITS.buttonsPerBlock) }]
}
