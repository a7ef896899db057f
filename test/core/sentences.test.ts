import { describe, expect, it } from 'vitest'
import { firstSentence, sentencesOf } from '../../src/core/sentences.js'

describe('a sentence', () => {
  it.each([
    ['ends in a word', 'It rains. We stay in.'],
    ['ends in a question mark', 'Does it rain? We stay in.'],
    ['ends in a year', 'It rained on Oct 9, 2025. We stayed in.'],
    ['ends in a day written in numbers', 'Es regnete am 9.10.2025. Wir blieben da.'],
    ['ends in an ISO day', 'It rained on 2025-10-09. We stayed in.'],
    ['ends in a time', 'It rains until 23:59. We stay in.'],
    ['ends in a day behind its month', 'It rained on Oct 9. We stayed in.'],
    ['ends in the number of a week', 'Es regnet in KW 41. Wir bleiben da.'],
    ['ends in a parenthesis', 'It rains (a lot). We stay in.'],
    ['is followed by a number', 'It rains. 12 of us stay in.'],
  ])('%s', (_, text) => {
    const [first, second, ...more] = sentencesOf(text)
    expect(`${first} ${second}`).toBe(text)
    expect(more).toEqual([])
    expect(firstSentence(text)).toBe(first)
  })

  it.each([
    'Regen am 9. Oktober ist selten.',
    'Regen am 9.–10. Oktober ist selten.',
    'Regen am 9./10. Oktober ist selten.',
    'Am 9.10. Regen, sonst keiner.',
    'Rain on Fri. 10/10 is rare.',
    'The dam is named for Gov. Avery Hull, who built it.',
    'Regen am Fr. 10.10. ist selten.',
    'Regen am 9. Okt. 2025 war selten.',
    'Rain, z. B. Niesel, is rare.',
    'Nach Dr. Wolke regnet es.',
  ])('goes on in "%s"', text => {
    expect(sentencesOf(text)).toEqual([text])
  })
})
