import { z } from 'zod'
import type { Block, Inline } from '../../core/rich-text.js'
import type { Source } from '../../notes/course.js'

/** What a session keeps comes back as JSON of unknown age: deep enough to be shown means a known type, and the same of all in it. */
export const inlinesSchema: z.ZodType<readonly Inline[]> = z.array(z.custom<Inline>(isInline))
export const blocksSchema: z.ZodType<readonly Block[]> = z.array(z.custom<Block>(isBlock))
export const sourceSchema: z.ZodType<Source> = z.object({
  file: z.string(),
  line: z.number(),
  headings: z.array(z.string()),
})

const INLINE_LEAVES: readonly string[] = ['text', 'inlineCode', 'inlineMath', 'image', 'break', 'time']
const INLINE_PARENTS: readonly string[] = ['emphasis', 'strong', 'delete', 'mark', 'link']
const BLOCK_LEAVES: readonly string[] = ['code', 'math', 'thematicBreak', 'table']

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
