import { createHash } from 'node:crypto'
import { fold } from '../../core/fold.js'
import type { Locale } from '../../core/locale.js'
import type { Random } from '../../core/random.js'
import { type Block, type Inline, plainText, strong, text } from '../../core/rich-text.js'
import type { Concept, Fact } from '../../notes/course.js'
import type { Candidate, Difficulty } from '../question.js'
import { bare } from './clean.js'
import type { Worth } from './worth.js'

/** From three choices on a further one adds nothing (Rodriguez 2005), but four make guessing rarer where the notes have them. */
export const MOST_CHOICES = 4
export const FEWEST_CHOICES = 3

interface Draft {
  readonly language: Locale
  readonly body: unknown
  readonly explanation: readonly Block[]
  readonly fact: Pick<Fact, 'source'>
}

interface About {
  readonly id: string
  readonly kind: string
  readonly topic: Concept
  readonly file: string
  readonly about: readonly string[]
  readonly difficulty: Difficulty
  readonly worth?: Worth
}

/** A question that could be asked; what only the asked one needs is left to the draft. */
export function candidate({ topic, difficulty, ...own }: About, draft: (random: Random) => Draft): Candidate {
  return {
    ...own,
    topicId: topic.id,
    build: random => {
      const { fact, ...rest } = draft(random)
      return {
        id: own.id,
        kind: own.kind,
        topicId: topic.id,
        topic: topic.title,
        difficulty,
        source: fact.source,
        ...rest,
      }
    },
  }
}

/** The right choice and up to three wrong ones, shuffled. */
export function drawChoices(
  right: readonly Inline[],
  wrong: readonly (readonly Inline[])[],
  random: Random,
): { readonly choices: readonly (readonly Inline[])[]; readonly correct: number } {
  const drawn = random.shuffle(distinctBy(wrong, textKey)).slice(0, MOST_CHOICES - 1)
  const choices = random.shuffle([right, ...drawn])
  return { choices, correct: choices.indexOf(right) }
}

/** An id from what a question is about, not from its wording: mending a typo in the notes keeps it. */
export function questionId(template: string, ...about: readonly string[]): string {
  const hash = createHash('sha256')
    .update([template, ...about].join('\u0000'))
    .digest('hex')
  return `g-${template}-${hash.slice(0, 12)}`
}

/** "**DAS** – hängt direkt am Server": a fact with its subject in front, as the notes have it. */
export function quoteOf(subject: string, content: readonly Inline[]): Block {
  return { type: 'paragraph', children: [strong(subject), text(' – '), ...bare(content)], line: 0 }
}

/** The same for several facts with one subject: a miss is told by one line. */
export function quoteOfAll(subject: string, contents: readonly (readonly Inline[])[], sign: string): Block {
  return quoteOf(
    subject,
    contents.flatMap((content, index) => (index === 0 ? content : [text(` ${sign} `), ...content])),
  )
}

export const textKey = (content: readonly Inline[]): string => fold(plainText(content))

/** Of the items with one key, the first. */
export function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map(item => [keyOf(item), item])).values()].reverse()
}
