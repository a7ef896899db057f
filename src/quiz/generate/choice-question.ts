import { createHash } from 'node:crypto'
import { fold } from '../../core/fold.js'
import type { Locale } from '../../core/locale.js'
import type { Random } from '../../core/random.js'
import { type Block, type Inline, plainText, strong, text } from '../../core/rich-text.js'
import type { Concept, Fact } from '../../notes/course.js'
import type { ChoiceBody, Question } from '../question.js'

/** From three choices on a further one adds nothing (Rodriguez 2005), but four make guessing rarer where the notes have them. */
export const MOST_CHOICES = 4
export const FEWEST_CHOICES = 3

interface Draft {
  readonly id: string
  readonly kind: 'single' | 'true-false'
  readonly language: Locale
  readonly concept: Concept
  readonly prompt: readonly Inline[]
  readonly quotes?: readonly (readonly Inline[])[]
  readonly correct: readonly Inline[]
  readonly wrong: readonly (readonly Inline[])[]
  readonly explanation: readonly Block[]
  readonly fact: Fact
}

/** A single-choice question: the right choice and up to three wrong ones, drawn and shuffled. */
export function choiceQuestion(draft: Draft, random: Random): Question {
  const wrong = random.shuffle(distinct(draft.wrong)).slice(0, MOST_CHOICES - 1)
  const choices = random.shuffle([draft.correct, ...wrong])
  return fixedQuestion(draft, { choices, correct: choices.indexOf(draft.correct) })
}

/** The same with choices whose order has a meaning, such as true and false. */
export function fixedQuestion(
  draft: Omit<Draft, 'correct' | 'wrong'>,
  { choices, correct }: Pick<ChoiceBody, 'choices' | 'correct'>,
): Question {
  return {
    id: draft.id,
    kind: draft.kind,
    language: draft.language,
    topicId: draft.concept.id,
    topic: draft.concept.title,
    explanation: draft.explanation,
    source: draft.fact.source,
    body: { prompt: draft.prompt, quotes: (draft.quotes ?? []).map(bare), choices: choices.map(bare), correct },
  }
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
export function distinct(contents: readonly (readonly Inline[])[]): (readonly Inline[])[] {
  return [...new Map(contents.toReversed().map(content => [fold(plainText(content)), content])).values()].reverse()
}

/** What a question quotes goes without its links: an address is nothing to choose by. */
function bare(content: readonly Inline[]): Inline[] {
  return content.flatMap((node): Inline[] => {
    if (node.type === 'link') return bare(node.children)
    if (node.type === 'image') return [text(node.alt)]
    return 'children' in node ? [{ ...node, children: bare(node.children) }] : [node]
  })
}
