import { z } from 'zod'
import { type Block, type Inline, paragraph, plainText } from '../../core/rich-text.js'
import { inlinesSchema } from './rich-schema.js'

/** What every kind but the open one begins with. */
export interface Stem {
  readonly prompt: readonly Inline[]
  /** The statements that the prompt speaks of. */
  readonly quotes: readonly (readonly Inline[])[]
}

export const stemShape = { prompt: inlinesSchema, quotes: z.array(inlinesSchema) }

export function stemBlocks({ prompt, quotes }: Stem): Block[] {
  return [
    paragraph(...prompt),
    ...quotes.map((quote): Block => ({ type: 'blockquote', children: [paragraph(...quote)], line: 0 })),
  ]
}

export function stemText({ prompt, quotes }: Stem): string {
  return [plainText(prompt), ...quotes.map(quote => `„${plainText(quote)}“`)].join('\n')
}
