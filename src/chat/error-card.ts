import type { UserError } from '../core/errors.js'
import type { Locale } from '../core/locale.js'
import { paragraph } from '../core/rich-text.js'
import type { Card } from './card.js'

/** The private card that tells a person what did not work and what to do. */
export function errorCard(error: UserError, locale: Locale): Card {
  return {
    tone: 'warning',
    blocks: [
      { type: 'text', content: [paragraph(...error.text[locale])] },
      ...(error.hint === undefined ? [] : [{ type: 'context' as const, content: error.hint[locale] }]),
    ],
  }
}
