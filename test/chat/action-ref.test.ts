import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineAction, idParam, integerParam, splitRef, wordParam } from '../../src/chat/action-ref.js'

const sample = defineAction('quiz.answer', 3, {
  session: idParam(20),
  position: integerParam(999),
  phase: wordParam(['ask', 'reveal']),
})

const values = fc.record({
  session: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
  position: fc.integer({ min: 0, max: 999 }),
  phase: fc.constantFrom('ask' as const, 'reveal' as const),
})

describe('an action’s reference', () => {
  it('is written in one short line', () => {
    expect(sample.ref({ session: 'abc', position: 7, phase: 'ask' })).toBe('quiz.answer/3/abc/7/ask')
  })

  it('is read back as it was written, in at most 100 characters', () => {
    fc.assert(
      fc.property(values, given => {
        const ref = sample.ref(given)
        expect(ref.length).toBeLessThanOrEqual(100)
        const parts = splitRef(ref)
        expect(parts).toMatchObject({ name: 'quiz.answer', version: 3 })
        expect(sample.parse(parts?.parts ?? [])).toEqual(given)
      }),
    )
  })

  it('reads anything else as undefined, and never throws', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.string({ maxLength: 8 })).map(parts => ['quiz.answer', '3', ...parts].join('/')),
    )
    fc.assert(
      fc.property(anything, written => {
        const parts = splitRef(written)
        const read = parts === undefined ? undefined : sample.parse(parts.parts)
        // What can be read is exactly what would be written.
        if (read !== undefined && parts?.name === 'quiz.answer' && parts.version === 3) {
          expect(written).toBe(sample.ref(read))
        }
      }),
    )
  })

  it.each([
    ['too few parts', ['abc', '7']],
    ['too many parts', ['abc', '7', 'ask', 'x']],
    ['an id with other characters', ['a b', '7', 'ask']],
    ['an empty id', ['', '7', 'ask']],
    ['an id that is too long', ['a'.repeat(21), '7', 'ask']],
    ['an id with a line break behind it', ['abc\n', '7', 'ask']],
    ['a number with a zero before it', ['abc', '07', 'ask']],
    ['a number that is too high', ['abc', '1000', 'ask']],
    ['a negative number', ['abc', '-1', 'ask']],
    ['another word', ['abc', '7', 'hide']],
    ['a name of every object', ['abc', '7', 'constructor']],
  ])('does not read %s', (_what, parts) => {
    expect(sample.parse(parts)).toBeUndefined()
  })

  it.each(['', '/', 'quiz.answer', 'quiz.answer/', 'Quiz/1', 'quiz/x', 'quiz/12345', `quiz/1/${'a'.repeat(100)}`])(
    'does not split %j',
    written => {
      expect(splitRef(written)).toBeUndefined()
    },
  )

  it('refuses values that could not be read back', () => {
    expect(() => sample.ref({ session: 'a/b', position: 7, phase: 'ask' })).toThrow('bad value for "session"')
    expect(() => sample.ref({ session: 'abc', position: 1.5, phase: 'ask' })).toThrow('bad value for "position"')
    const slashed = defineAction('x', 1, { way: wordParam(['up/down']) })
    expect(() => slashed.ref({ way: 'up/down' })).toThrow('bad value for "way"')
  })

  it('refuses a declaration that could become too long, and odd names', () => {
    expect(() => defineAction('long', 1, { a: idParam(60), b: idParam(40) })).toThrow('100 are allowed')
    expect(() => defineAction('Odd/Name', 1, {})).toThrow('lower-case')
  })
})
