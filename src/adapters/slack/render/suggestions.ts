import type { types } from '@slack/bolt'
import { LIMITS, shorten } from '../../../chat/limits.js'
import { plain } from './small-text.js'

/** What Slack takes for a list that is fed while somebody types. */
const MOST = 100
const LONGEST_VALUE = 150

/**
 * Proposals as options of an external select, and at their end what was typed, so that whatever is not proposed can be asked
 * all the same. A value that is too long to come back whole is left out.
 */
export function suggestions(proposals: readonly string[], typed: string): types.PlainTextOption[] {
  const asTyped = oneLine(typed)
  const known = [...new Set(proposals.map(oneLine).filter(fits))]
  const isKnown = known.some(value => value.toLowerCase() === asTyped.toLowerCase())
  const own = isKnown || !fits(asTyped) ? [] : [asTyped]
  return [...known.slice(0, MOST - own.length), ...own].map(value => ({
    text: plain(shorten(value, LIMITS.selectLabel)),
    value,
  }))
}

const fits = (value: string) => value !== '' && value.length <= LONGEST_VALUE

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
