import { createHash } from 'node:crypto'
import { fold } from '../../core/fold.js'
import type { Locale } from '../../core/locale.js'
import type { Random } from '../../core/random.js'
import { type Block, type Inline, plainText, strong, text } from '../../core/rich-text.js'
import type { Concept, Fact } from '../../notes/course.js'
import type { Candidate, ChoiceBody } from '../question.js'

/** From three choices on a further one adds nothing (Rodriguez 2005), but four make guessing rarer where the notes have them. */
export const MOST_CHOICES = 4
export const FEWEST_CHOICES = 3

/** The right choice with wrong ones to draw from, or choices whose order has a meaning, such as true and false. */
type Choices =
  | { readonly right: readonly Inline[]; readonly wrong: readonly (readonly Inline[])[] }
  | Pick<ChoiceBody, 'choices' | 'correct'>

interface Draft {
  readonly language: Locale
  readonly prompt: readonly Inline[]
  readonly quotes?: readonly (readonly Inline[])[]
  readonly choices: Choices
  readonly explanation: readonly Block[]
  readonly fact: Fact
}

interface About {
  readonly id: string
  readonly kind?: 'single' | 'true-false'
  readonly concept: Concept
}

/** A question with choices that could be asked; what only the asked one needs is left to the draft. */
export function choiceCandidate({ id, kind = 'single', concept }: About, draft: (random: Random) => Draft): Candidate {
  return {
    id,
    kind,
    topicId: concept.id,
    build: random => {
      const { language, prompt, quotes = [], choices, explanation, fact } = draft(random)
      const { choices: shown, correct } = 'choices' in choices ? choices : drawChoices(choices, random)
      return {
        id,
        kind,
        language,
        topicId: concept.id,
        topic: concept.title,
        explanation,
        source: fact.source,
        body: { prompt, quotes: quotes.map(bare), choices: shown.map(bare), correct },
      }
    },
  }
}

/** The right choice and up to three wrong ones, shuffled. */
function drawChoices(
  { right, wrong }: Extract<Choices, { readonly wrong: unknown }>,
  random: Random,
): Pick<ChoiceBody, 'choices' | 'correct'> {
  const drawn = random.shuffle(distinct(wrong)).slice(0, MOST_CHOICES - 1)
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

/** "**DAS** – hängt direkt am Server": a fact with its subject in front. */
export function quoteOf(subject: string, content: readonly Inline[]): Block {
  return { type: 'paragraph', children: [strong(subject), text(' – '), ...bare(content)], line: 0 }
}

/** Of those that read the same, the first. */
function distinct(contents: readonly (readonly Inline[])[]): (readonly Inline[])[] {
  return distinctBy(contents, content => fold(plainText(content)))
}

/** Of the items with one key, the first. */
export function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map(item => [keyOf(item), item])).values()].reverse()
}

/** What a question quotes goes without its links: an address is nothing to choose by. */
function bare(content: readonly Inline[]): Inline[] {
  return content.flatMap((node): Inline[] => {
    if (node.type === 'link') return bare(node.children)
    if (node.type === 'image') return [text(node.alt)]
    return 'children' in node ? [{ ...node, children: bare(node.children) }] : [node]
  })
}
