import { describe, expect, it } from 'vitest'
import { paraphrases } from '../../src/quiz/generate/paraphrase.js'

const never = (): boolean => false

describe('what is said of a term', () => {
  it.each([
    ['Repulsion', 'one particle repels the other'],
    ['DATEDIFF', 'Datumsdifferenz in Tagen'],
    ['varchar(n)', 'holds characters up to a limit'],
    ['RF Write', 'update the register file'],
    ['FOLFIRI', 'folinic acid with irinotecan'],
    ['SF₆', '6 places are taken'],
  ])('tells its name: %s', (title, plain) => expect(paraphrases(plain, title, never)).toBe(true))

  it.each([
    ['DAS', 'hängt direkt am Server'],
    ['Keystone', 'knows who may sign in'],
    ['Protocol', 'keeps what proteins do'],
    ['Lock gate', 'two leaves that press against each other'],
  ])('does not tell its name: %s', (title, plain) => expect(paraphrases(plain, title, never)).toBe(false))

  it('may have what several names have in common', () =>
    expect(paraphrases('storage that hangs on one server', 'Direct storage', word => word === 'storage')).toBe(false))
})
