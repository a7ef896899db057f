import { cardText, type ImagePaths } from '../adapters/playground/terminal/card-text.js'
import type { Card, CardBlock } from '../chat/card.js'
import { type Locale, toLocale } from '../core/locale.js'
import { bullets, text } from '../core/rich-text.js'
import { translator } from '../i18n/translate.js'
import { answerCard } from '../lookup/answer-card.js'
import { findInCourses } from '../lookup/classes.js'
import type { Findings } from '../lookup/findings.js'
import type { Lookup } from '../lookup/lookup.js'
import type { Concept, Course } from '../notes/course.js'
import { plainLook } from './plain-look.js'

const MOST = 5

/** What `bueffel explain --json` prints for a query; scripts depend on its shape. */
export interface Explanation {
  readonly query: string
  readonly found: boolean
  readonly results: readonly {
    readonly title: string
    readonly file: string
    readonly line: number
    readonly score: number
  }[]
  /** The card as plain text. */
  readonly text: string
}

/** Looks a query up in every course; the best course answers. */
export function explain(lookup: Lookup, query: string): Explanation {
  const ranked = findInCourses(
    lookup,
    lookup.courses.map(({ id }) => id),
    query,
  )
  const [best] = ranked
  const course = best && lookup.course(best.courseId)
  if (best === undefined || course === undefined) return { query, found: false, results: [], text: '' }
  const { found } = best.findings
  const results = ranked
    .filter(({ findings }) => findings.found === found)
    .flatMap(({ findings }) => findings.hits)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ concept: { title, source }, score }) => ({
      title,
      file: source.file,
      line: source.line,
      score: Math.round(score * 1000) / 1000,
    }))
  return { query, found, results, text: printed(course, lookup, query, best.findings) }
}

/** The card as text; nobody can press here, so its buttons are a list of what they are called. */
function printed(course: Course, lookup: Lookup, query: string, findings: Findings): string {
  const card = cardOf(course, lookup, query, findings)
  const blocks = card.blocks.map(
    (block): CardBlock =>
      block.type === 'buttons'
        ? { type: 'text', content: [bullets(block.buttons.map(({ label }) => [text(label)]))] }
        : block,
  )
  return cardText(
    { ...card, blocks },
    { ...plainLook, locale: localeOf(course) },
    false,
    imagePaths(course, lookup, findings),
  ).text
}

function imagePaths({ id }: Course, lookup: Lookup, { hits: [best] }: Findings): ImagePaths {
  const images = best === undefined ? [] : lookup.images(id, best.concept.id)
  return new Map(
    images.flatMap(({ show }) =>
      show.type === 'image' && show.path !== undefined ? [[show.image, show.path] as const] : [],
    ),
  )
}

const localeOf = ({ language }: Course): Locale => toLocale(language) ?? 'en'

function cardOf(course: Course, lookup: Lookup, query: string, findings: Findings): Card {
  const t = translator(localeOf(course))
  const images = (concept: Concept) => lookup.images(course.id, concept.id)
  return answerCard({ course, query, findings, images, related: () => [], pageLength: Number.POSITIVE_INFINITY }, t)
}
