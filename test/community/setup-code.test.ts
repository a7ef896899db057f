import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseOfCode, setupCode } from '../../src/community/setup-code.js'

const SECRET = 'a secret of the host'
const IDS = ['cloud', 'statistics', 'c']

describe('a setup code', () => {
  it('is the same for a course and a secret, and looks the same everywhere', () => {
    expect(setupCode(SECRET, 'cloud')).toBe(setupCode(SECRET, 'cloud'))
    expect(setupCode(SECRET, 'cloud')).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  })

  it('differs with the course and with the secret', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), ([a = '', b = '']) => {
        expect(setupCode(SECRET, a)).not.toBe(setupCode(SECRET, b))
        expect(setupCode(a, 'cloud')).not.toBe(setupCode(b, 'cloud'))
      }),
    )
  })

  it('opens its course however it is typed', () => {
    const confused: Readonly<Record<string, readonly string[]>> = { 0: ['0', 'o', 'O'], 1: ['1', 'i', 'I', 'l', 'L'] }
    fc.assert(
      fc.property(
        fc.constantFrom(...IDS),
        fc.infiniteStream(fc.constantFrom('', ' ', '-', '–', '\u00a0')),
        fc.infiniteStream(fc.nat(9)),
        (id, gaps, picks) => {
          const typed = [...setupCode(SECRET, id).replaceAll('-', '')].map(letter => {
            const pick = picks.next().value ?? 0
            const ways = confused[letter] ?? [letter, letter.toLowerCase()]
            return `${gaps.next().value}${ways[pick % ways.length]}`
          })
          expect(courseOfCode(SECRET, IDS, typed.join(''))).toBe(id)
        },
      ),
    )
  })

  it('opens nothing with anything else', () => {
    const code = setupCode(SECRET, 'cloud')
    const other = code.startsWith('Z') ? 'Y' : 'Z'
    for (const typed of ['', '-', code.slice(1), `${code}A`, `${other}${code.slice(1)}`, 'cloud', 'ＡＢＣＤ']) {
      expect(courseOfCode(SECRET, IDS, typed)).toBeUndefined()
    }
    expect(courseOfCode('another secret', IDS, code)).toBeUndefined()
    expect(courseOfCode(SECRET, ['statistics'], code)).toBeUndefined()
    fc.assert(fc.property(fc.string({ unit: 'binary' }), typed => courseOfCode(SECRET, IDS, typed) === undefined))
  })
})
