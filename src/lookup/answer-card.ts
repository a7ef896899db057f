import type { Card, CardBlock } from '../chat/card.js'
import { fitText, paginate } from '../chat/paginate.js'
import { type Block, emphasis, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Concept, Course } from '../notes/course.js'
import { comparisonCard } from './comparison-card.js'
import { buttons, conceptButton, conceptCard, notFoundCard, shortenedLine, titleOf } from './concept-card.js'
import type { ConceptImage } from './concept-images.js'
import { factBlocks } from './fact-blocks.js'
import type { AskedQuestion, Findings, Hit } from './findings.js'
import { readFrame } from './question-frame.js'
import { eachOnce, linesOf, withoutLines } from './shown-once.js'
import { sourceLine } from './source-line.js'

const LONGEST_QUERY = 120
const LONGEST_ASKED = 600
const MENTIONS = 3
const MENTION_LENGTH = 1800

export interface AnswerView {
  readonly course: Pick<Course, 'id' | 'title' | 'baseUrl'>
  /** As it was typed. */
  readonly query: string
  readonly findings: Findings
  /** Concepts worth reading beside one. */
  readonly related: (concept: Concept) => readonly Concept[]
  /** The images that stand with what the notes say about one. */
  readonly images?: (concept: Concept) => readonly ConceptImage[]
  /** How much text a page holds; what a platform takes, unless there is no platform. */
  readonly pageLength?: number
}

/** What the notes have on a query: an entry, two side by side, where it is mentioned, or that there is nothing. */
export function answerCard({ course, query, findings, related, images, pageLength }: AnswerView, t: Translator): Card {
  const { found, hits, sides, role, unknown, asked } = findings
  const [best] = hits
  if (asked !== undefined) return askedCard(course, asked, hits, t)
  const remark = unknown === undefined ? undefined : t('explain.comparison.mentioned', { names: unknown.join(', ') })
  if (sides !== undefined) {
    return comparisonCard(
      { course, sides, role, remark, ...(pageLength === undefined ? {} : { length: pageLength }) },
      t,
    )
  }
  if (!found || best === undefined) {
    const missing = unknown === undefined ? query : unknown.join(', ')
    return notFoundCard(
      course,
      missing,
      hits.map(hit => hit.concept),
      t,
    )
  }
  if (best.isMention === true) return mentionCard(course, readFrame(query).subject, hits, t)
  return conceptCard(
    {
      course,
      concept: best.concept,
      related: related(best.concept),
      ...(images === undefined ? {} : { images: images(best.concept) }),
      page: 0,
      role,
      answers: best.facts,
      remark,
      ...(pageLength === undefined ? {} : { pageLength }),
    },
    t,
  )
}

/** Where a term is mentioned that the notes do not explain: the lines themselves, each with its entry. */
function mentionCard(course: AnswerView['course'], subject: string, hits: readonly Hit[], t: Translator): Card {
  const mentions = hits.filter(hit => hit.isMention === true).slice(0, MENTIONS)
  const shown = fitText(subject, LONGEST_QUERY)
  return {
    title: titleOf(t('explain.mention.title', { query: shown })),
    blocks: quoted(course, [paragraph(...t.rich('explain.mention.text', { query: shown }))], mentions, t),
  }
}

/** A question that the notes ask themselves: their own answer where they give one, else the lines that answer it. */
function askedCard(
  course: AnswerView['course'],
  { question: { text: asked, answer, source }, verdict }: AskedQuestion,
  hits: readonly Hit[],
  t: Translator,
): Card {
  const quote: Block = { type: 'blockquote', children: [paragraph(fitText(asked, LONGEST_ASKED))], line: 0 }
  const where = paragraph(emphasis(sourceLine(source, t, course)))
  const said = hits.length === 0 ? t('explain.asked.none') : t(`explain.asked.${verdict}`)
  const own = answer === undefined ? [paragraph(said)] : answer
  return {
    title: t('explain.asked.title'),
    ...(verdict === 'no' ? { tone: 'warning' as const } : {}),
    blocks: quoted(course, [quote, where, ...own], answer === undefined ? hits.slice(0, MENTIONS) : [], t),
  }
}

/** Lines of the notes, each under its entry's name and with its place; what does not fit is at the entries. */
function quoted(
  course: AnswerView['course'],
  before: readonly Block[],
  hits: readonly Hit[],
  t: Translator,
): readonly CardBlock[] {
  const shown = new Set<string>()
  const lines = hits.flatMap(({ concept, facts = [] }): Block[] => {
    const own = eachOnce(withoutLines(facts, shown))
    if (own.length === 0 && facts.length > 0) return []
    for (const line of linesOf(own)) shown.add(line)
    return [
      { type: 'paragraph', children: [strong([text(concept.title)])], line: 0 },
      ...factBlocks(own),
      paragraph(emphasis(sourceLine(own[0]?.source ?? concept.source, t, course))),
    ]
  })
  const [page = [], ...more] = paginate([...before, ...lines], MENTION_LENGTH)
  return [
    { type: 'text', content: page },
    ...(more.length === 0 ? [] : hits.map(({ concept }) => shortenedLine(concept, t))),
    ...buttons(hits.map(({ concept }) => conceptButton(course.id, concept))),
  ]
}
