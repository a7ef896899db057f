import type { Card, Form } from '../../src/chat/card.js'
import type { Locale } from '../../src/core/locale.js'
import type { Translator } from '../../src/i18n/translate.js'
import type { Library } from '../../src/notes/load-courses.js'
import type { Stage } from './stage.js'

/** A card or form by the name of its golden file. What nobody asked for is a post: Discord prints it in another way. */
export interface Shown {
  readonly name: string
  readonly isPost?: boolean
  /** English where nothing is said. */
  readonly locale?: Locale
  /** What the bot knows; the usual notes where nothing is said. */
  readonly notes?: Library
  readonly show: (stage: Stage, t: Translator) => Card | Form | Promise<Card | Form>
}
