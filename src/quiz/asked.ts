import { z } from 'zod'
import type { AskedQuestion } from '../answers/session.js'
import type { Block, Inline } from '../core/rich-text.js'
import type { Source } from '../notes/course.js'
import type { ChoiceBody, OpenBody, Question } from './question.js'

const inlines: z.ZodType<readonly Inline[]> = z.array(z.custom<Inline>(isInline))
const blocks: z.ZodType<readonly Block[]> = z.array(z.custom<Block>(isBlock))
const source: z.ZodType<Source> = z.object({ file: z.string(), line: z.number(), headings: z.array(z.string()) })

const choiceBody: z.ZodType<ChoiceBody> = z
  .object({
    prompt: inlines,
    quotes: z.array(inlines),
    choices: z.array(inlines),
    correct: z.int().min(0),
  })
  .refine(({ choices, correct }) => correct < choices.length)

const openBody: z.ZodType<OpenBody> = z.object({
  text: z.string(),
  verdict: z.enum(['yes', 'partly', 'no']),
  reference: z.array(z.object({ subject: z.string(), content: blocks, source })),
})

export type AskedBody =
  | { readonly kind: 'single' | 'true-false'; readonly body: ChoiceBody }
  | { readonly kind: 'open'; readonly body: OpenBody }

/** A question as a session keeps it. */
export function toAsked(question: Question): AskedQuestion {
  const { id, kind, topicId, topic, body, explanation, source: where } = question
  return { questionId: id, kind, topicId, topic, body, explanation, source: where }
}

/** The body in its kind's shape; `undefined` for one that an older version has kept in another shape. */
export function readAsked(question: AskedQuestion): AskedBody | undefined {
  const { kind } = question
  if (!blocks.safeParse(question.explanation).success || !source.safeParse(question.source).success) return undefined
  if (kind === 'open') {
    const { data } = openBody.safeParse(question.body)
    return data && { kind, body: data }
  }
  if (kind !== 'single' && kind !== 'true-false') return undefined
  const { data } = choiceBody.safeParse(question.body)
  return data && { kind, body: data }
}

export function isChoice(asked: AskedBody): asked is Extract<AskedBody, { body: ChoiceBody }> {
  return asked.kind !== 'open'
}

/** What was chosen in a choice question. */
export function chosen(given: unknown): number | undefined {
  return typeof given === 'object' && given !== null && 'choice' in given && typeof given.choice === 'number'
    ? given.choice
    : undefined
}

/** What was written to an open question. */
export function written(given: unknown): string | undefined {
  return typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string'
    ? given.text
    : undefined
}

const INLINE_LEAVES: readonly string[] = ['text', 'inlineCode', 'inlineMath', 'image', 'break', 'time']
const INLINE_PARENTS: readonly string[] = ['emphasis', 'strong', 'delete', 'mark', 'link']
const BLOCK_LEAVES: readonly string[] = ['code', 'math', 'thematicBreak', 'table']

/** Deep enough to be shown: a type that is known, and the same of all in it. */
function isInline(value: unknown): boolean {
  const { type, children } = fieldsOf(value)
  if (INLINE_PARENTS.includes(String(type))) return Array.isArray(children) && children.every(isInline)
  return INLINE_LEAVES.includes(String(type))
}

function isBlock(value: unknown): boolean {
  const { type, children } = fieldsOf(value)
  if (type === 'paragraph' || type === 'heading') return Array.isArray(children) && children.every(isInline)
  if (type === 'list') return Array.isArray(children) && children.every(item => isBlocks(fieldsOf(item)['children']))
  if (type === 'blockquote' || type === 'definition') return isBlocks(children)
  return BLOCK_LEAVES.includes(String(type))
}

function isBlocks(value: unknown): boolean {
  return Array.isArray(value) && value.every(isBlock)
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
