import type { Card, Form } from '../../src/chat/card.js'
import type { Locale } from '../../src/core/locale.js'
import type { Translator } from '../../src/i18n/translate.js'
import type { Stage } from './stage.js'

/** A card or form by the name of its golden file. What nobody asked for is a post: Discord prints it in another way. */
export interface Shown {
  readonly name: string
  readonly isPost?: boolean
  /** English where nothing is said. */
  readonly locale?: Locale
  readonly show: (stage: Stage, t: Translator) => Card | Form | Promise<Card | Form>
}
