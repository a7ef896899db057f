import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEditDesk } from '../../../src/quiz/rounds/edit-desk.js'

const EVERY = 1000

describe('edits', () => {
  it.each([true, false])(
    'come no more often than allowed, and the last one of each message comes (shared: %s)',
    isShared =>
      fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              key: fc.constantFrom('a', 'b', 'c'),
              isMajor: fc.boolean(),
              wait: fc.integer({ min: 0, max: 1500 }),
            }),
            { maxLength: 40 },
          ),
          async wanted => {
            const clock = { at: 0 }
            const desk = createEditDesk({ every: EVERY, isShared, isInPlace: true }, { now: () => clock.at })
            const made: { readonly key: string; readonly at: number; readonly number: number }[] = []
            const last = new Map<string, number>()
            for (const [number, { key, isMajor, wait }] of wanted.entries()) {
              clock.at += wait
              last.set(key, number)
              desk.offer({ key, isMajor, run: async () => void made.push({ key, at: clock.at, number }) })
              await desk.flush()
            }
            while (!desk.isEmpty()) {
              clock.at += EVERY
              await desk.flush()
            }
            for (const [index, edit] of made.entries()) {
              const before = made.slice(0, index).findLast(({ key }) => isShared || key === edit.key)
              if (before !== undefined) expect(edit.at - before.at).toBeGreaterThanOrEqual(EVERY)
            }
            for (const [key, number] of last) expect(made.findLast(each => each.key === key)?.number).toBe(number)
          },
        ),
      ),
  )

  it('say something new before they count', async () => {
    const clock = { at: 0 }
    const desk = createEditDesk({ every: 3000, isShared: true, isInPlace: true }, { now: () => clock.at })
    const made: string[] = []
    const offer = (key: string, isMajor: boolean) => desk.offer({ key, isMajor, run: async () => void made.push(key) })
    offer('count 1', false)
    offer('count 2', false)
    offer('reveal', true)
    for (let look = 0; look < 20; look++) {
      await desk.flush()
      clock.at += 500
    }
    expect(made).toEqual(['reveal', 'count 1', 'count 2'])
  })

  it('rest where the platform asks for it', async () => {
    const clock = { at: 0 }
    const desk = createEditDesk({ every: 1000, isShared: false, isInPlace: true }, { now: () => clock.at })
    const made: number[] = []
    desk.rest(5000)
    desk.offer({ key: 'a', isMajor: true, run: async () => void made.push(clock.at) })
    for (; clock.at < 8000; clock.at += 500) await desk.flush()
    expect(made).toEqual([5000])
  })
})
