import { expect, it } from 'vitest'
import { toLocale } from '../../src/core/locale.js'

it.each([
  ['de', 'de'],
  ['de-CH', 'de'],
  ['de_AT', 'de'],
  ['DE', 'de'],
  ['en-US', 'en'],
  ['en-GB-oxendict', 'en'],
  ['fr', undefined],
  ['den', undefined],
  ['und', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('the language of the tag %s is %s', (tag, locale) => {
  expect(toLocale(tag)).toBe(locale)
})
