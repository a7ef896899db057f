import { expect, it } from 'vitest'
import { soundOf } from '../../src/lookup/normalize.js'

it.each([
  ['schifffahrt', 'schiffahrt'],
  ['photosynthese', 'fotosynthese'],
  ['endozytose', 'endocytose'],
])('%s sounds as %s does', (one, other) => {
  expect(soundOf(one)).toBe(soundOf(other))
})

it('takes no run of a letter for the letter', () => {
  expect(soundOf('aaaaa')).not.toBe(soundOf('a'))
})
