import type { Button, Card, CardBlock } from '../chat/card.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText, paginate } from '../chat/paginate.js'
import { type Block, emphasis, type Inline, paragraph, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Concept, Fact, Source } from '../notes/course.js'
import { showConcept } from './actions.js'
import { type ConceptImage, imagePages } from './concept-images.js'
import { factBlocks } from './fact-blocks.js'
import { sourceLine } from './source-line.js'

/** Leaves room for titles and sources within what a platform takes. */
const PAGE_LENGTH = 1800
const HALF_PAGE = 750
const LONGEST_ALIASES = 300

export interface ConceptView {
  readonly courseId: string
  readonly concept: Concept
  readonly images?: readonly ConceptImage[]
  readonly related: readonly Concept[]
  /** From 0; beyond the end is the last page. */
  readonly page: number
  /** How much text a page holds; what a platform takes, unless there is no platform. */
  readonly pageLength?: number
}

/** What the notes say about one concept: its facts, where they stand, where to read on. */
export function conceptCard(view: ConceptView, t: Translator): Card {
  const { courseId, concept, images = [], related, page, pageLength = PAGE_LENGTH } = view
  const pages = imagePages(paginate(conceptBlocks(concept, t), pageLength), images)
  const shown = Math.min(page, pages.length - 1)
  const aliases = aliasLine(concept, t)
  const turn = (to: number, key: 'explain.more' | 'explain.back'): Button => ({
    label: t(key, { page: to + 1, pages: pages.length }),
    action: showConcept.ref({ course: courseId, concept: concept.id, page: to }),
  })
  const turning: Button[] = [
    ...(shown > 0 ? [turn(shown - 1, 'explain.back')] : []),
    ...(shown < pages.length - 1 ? [{ ...turn(shown + 1, 'explain.more'), style: 'primary' as const }] : []),
  ]
  return {
    title: titleOf(concept.title),
    blocks: [
      ...(aliases === undefined ? [] : [{ type: 'context' as const, content: aliases }]),
      ...(pages[shown] ?? []),
      ...wholeSource(concept, t),
      ...buttons(turning),
      ...buttons(related.map(other => conceptButton(courseId, other))),
    ],
  }
}

/** Two concepts, one below the other, each with its facts and its source. */
export function comparisonCard(courseId: string, pair: readonly [Concept, Concept], t: Translator): Card {
  const sections = pair.flatMap((concept): CardBlock[] => {
    const pages = paginate(conceptBlocks(concept, t), HALF_PAGE)
    const title: Block = { type: 'heading', depth: 3, children: [text(titleOf(concept.title))], line: 0 }
    return [
      { type: 'text', content: [title, ...(pages[0] ?? [])] },
      ...(pages.length === 1
        ? []
        : [{ type: 'context' as const, content: [text(t('explain.comparison.more', { term: concept.title }))] }]),
      ...wholeSource(concept, t),
    ]
  })
  const [left, right] = pair
  return {
    title: titleOf(t('explain.comparison', { left: left.title, right: right.title })),
    blocks: [...sections, ...buttons(pair.map(concept => conceptButton(courseId, concept)))],
  }
}

/** That the notes do not cover the query, with the nearest entries as buttons. */
export function notFoundCard(
  courseId: string,
  courseTitle: string,
  query: string,
  nearest: readonly Concept[],
  t: Translator,
): Card {
  const message = t.rich('explain.notFound.text', { query: fitText(query, 300), course: fitText(courseTitle, 300) })
  const next = t(nearest.length === 0 ? 'explain.notFound.none' : 'explain.notFound.suggestions')
  return {
    title: t('explain.notFound.title'),
    tone: 'warning',
    blocks: [
      { type: 'text', content: [paragraph(...message), paragraph(next)] },
      ...buttons(nearest.map(concept => conceptButton(courseId, concept))),
    ],
  }
}

export function conceptButton(courseId: string, concept: Concept): Button {
  return {
    label: shorten(concept.title, LIMITS.buttonLabel),
    action: showConcept.ref({ course: courseId, concept: concept.id, page: 0 }),
  }
}

/** What the concept's passages say; where there are several, each with its own source below it. */
function conceptBlocks(concept: Concept, t: Translator): Block[] {
  const passages = passagesOf(concept)
  if (passages.length <= 1) {
    const blocks = factBlocks(concept.facts)
    return blocks.length > 0 ? blocks : [paragraph(emphasis(t('explain.empty')))]
  }
  return passages.flatMap(facts => [...factBlocks(facts), paragraph(emphasis(sourceLine(sourceOf(concept, facts), t)))])
}

/** The one source of a concept whose facts all stand in one place. */
function wholeSource(concept: Concept, t: Translator): CardBlock[] {
  return passagesOf(concept).length > 1 ? [] : [{ type: 'context', content: sourceLine(concept.source, t) }]
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

function aliasLine({ aliases }: Concept, t: Translator): Inline[] | undefined {
  return aliases.length === 0
    ? undefined
    : [text(fitText(t('explain.alsoKnownAs', { names: aliases.join(', ') }), LONGEST_ALIASES))]
}

const titleOf = (title: string): string => fitText(title, LIMITS.title)

function buttons(list: readonly Button[]): CardBlock[] {
  return list.length === 0 ? [] : [{ type: 'buttons', buttons: list.slice(0, LIMITS.buttonsPerBlock) }]
}
