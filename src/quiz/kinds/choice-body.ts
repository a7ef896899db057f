import type { Inline } from '../../core/rich-text.js'
import type { Stem } from './stem.js'

/** A question with choices, of which one is right. */
export interface ChoiceBody extends Stem {
  /** In the order in which they are shown. */
  readonly choices: readonly (readonly Inline[])[]
  /** Index into `choices`. */
  readonly correct: number
}
