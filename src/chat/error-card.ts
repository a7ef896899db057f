import { UserError } from '../core/errors.js'
import type { Locale } from '../core/locale.js'
import { paragraph } from '../core/rich-text.js'
import { localized } from '../i18n/translate.js'
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

/** In place of a form that a platform no longer opens: it gives but seconds for it. */
export function lateFormCard(locale: Locale): Card {
  return errorCard(new UserError(localized('router.formLate'), localized('router.formLate.hint')), locale)
}
