import type { Field } from '../../../chat/card.js'
import type { Inline } from '../../../core/rich-text.js'
import { escapeText } from './escape.js'
import { inlineMarkdown } from './inline.js'

/** Small print, on every line of it. */
export function smallPrint(content: readonly Inline[]): string {
  return inlineMarkdown(content)
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => `-# ${line}`)
    .join('\n')
}

/** What stands for an image that cannot be shown. */
export function imageText(alt: string): string {
  return `🖼 ${escapeText(alt)}`
}

/** Discord has no grid: a name and its value a line. The colon is escaped with the name: it could end an emoji. */
export function fieldLines(fields: readonly Field[]): string {
  return fields.map(({ name, value }) => `**${escapeText(`${name.trim()}:`)}** ${inlineMarkdown(value)}`).join('\n')
}
