import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AskedQuestion, Session } from '../../src/answers/session.js'
import type { CardBlock } from '../../src/chat/card.js'
import { checkCard } from '../../src/chat/check-card.js'
import { inlineLength } from '../../src/chat/text-length.js'
import { LOCALES } from '../../src/core/locale.js'
import { type Inline, inlineCode, paragraph, strong, text } from '../../src/core/rich-text.js'
import { translator } from '../../src/i18n/translate.js'
import { fitBody } from '../../src/quiz/choice-view.js'
import { dailyPost, dailyQuestionCard, revealPost } from '../../src/quiz/daily-cards.js'
import { type Board, boardLines } from '../../src/scores/leaderboard-card.js'
import { saidBy } from '../e2e/bot/real-bot.js'

const HOSTILE = '<!channel> *_`& '

function question(words: readonly Inline[], choices: number, more: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    questionId: 'q',
    kind: 'single',
    topicId: null,
    topic: 'Topic',
    body: { prompt: words, quotes: [words, words], choices: Array.from({ length: choices }, () => words), correct: 1 },
    explanation: [paragraph(...words), paragraph(...words)],
    source: { file: 'week-02.md', line: 7, headings: Array(20).fill('A heading that is quite long & <odd>') },
    ...more,
  }
}

const sessionOf = (questions: readonly AskedQuestion[], closedAt: number | null = null): Session => ({
  id: `d${'0'.repeat(24)}`,
  kind: 'daily',
  communityId: 'class',
  courseId: 'course',
  personId: null,
  openedAt: 1_760_000_000_000,
  closedAt,
  questions,
})

/** What the top of the board is at its longest. */
function topOf(t: ReturnType<typeof translator>): readonly CardBlock[] {
  const days = 'X'.repeat(365)
  const score = { points: 1, answered: 9, correct: 9, streak: 365, bestStreak: 365, lastDay: '2025-10-09', days }
  const row = (rank: number) => ({ personId: `${rank}`, name: HOSTILE.repeat(5), rank, points: 123_456, score })
  const board: Board = {
    of: { communityId: 'c', courseId: 'cloud' },
    courseTitle: 'x',
    rows: [row(1), row(2), row(3)],
    around: [],
    people: 3,
    own: undefined,
    personId: undefined,
    period: 'term',
    scope: 'class',
    today: '2025-10-09',
  }
  return [{ type: 'text', content: [paragraph(strong('Top')), ...boardLines(board, t)] }]
}

describe.each(LOCALES)('the cards of a challenge in %s', locale => {
  const t = translator(locale)

  it.each([
    ['short', [text('DAS')], 4],
    ['two choices', [text('right')], 2],
    ['long', [text('A statement of the notes that goes on and on. '.repeat(5))], 4],
    ['very long', [text('word '.repeat(2000))], 4],
    ['one word without an end', [text('x'.repeat(9000))], 4],
    ['full of escapes', [text(HOSTILE.repeat(60)), strong([text(HOSTILE.repeat(60))]), inlineCode('`'.repeat(300))], 4],
  ])('fit every platform with %s texts and 500 voters', (_what, words, choices) => {
    const questions = Array.from({ length: 5 }, () => question(words, choices))
    const tallies = questions.map(() => ({ counts: [250, 150, 99, 1].slice(0, choices), answered: 500 }))
    for (const closedAt of [null, 1_760_000_000_001]) {
      const session = sessionOf(questions, closedAt)
      expect(checkCard(dailyPost(session, 1_760_050_000_000, true, t))).toEqual([])
      for (const position of [0, 1, 2]) {
        for (const given of [undefined, 0, 1]) {
          const selected = new Map(given === undefined ? [] : [[position, given]])
          const view = { session, position, choices: selected, isCounted: true }
          expect(checkCard(dailyQuestionCard(view, 1_760_050_000_000, t))).toEqual([])
        }
      }
      const reveal = revealPost(session, tallies, topOf(t), t)
      expect(checkCard(reveal)).toEqual([])
      for (const { counts } of tallies) for (const count of counts) expect(saidBy(reveal)).toContain(` ${count}`)
    }
  })

  it('say how the class answered, also where nobody did', () => {
    const session = sessionOf([question([text('DAS')], 4)], 1)
    const nobody = saidBy(revealPost(session, [{ counts: [0, 0, 0, 0], answered: 0 }], [], t))
    expect(nobody).toContain(locale === 'de' ? 'Niemand' : 'Nobody')
    expect(nobody).not.toMatch(/[▰▱]/)
    const some = saidBy(revealPost(session, [{ counts: [1, 3, 0, 0], answered: 4 }], [], t))
    expect(some.match(/[▰▱]{10}/g)).toHaveLength(4)
    expect(some).toContain('▰▰▰▰▰▰▰▰▱▱ 3')
  })

  it('answer for a question that an older version has kept in another shape', () => {
    const session = sessionOf([question([text('DAS')], 4, { body: { old: true } })], 1)
    const view = { session, position: 0, choices: new Map(), isCounted: true }
    expect(checkCard(dailyQuestionCard(view, 1, t))).toEqual([])
    expect(checkCard(revealPost(session, [{ counts: [], answered: 0 }], [], t))).toEqual([])
  })
})

it('shortens the longest texts first, and none that has room', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 })
  fc.assert(
    fc.property(
      texts,
      fc.array(texts, { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 700, max: 3000 }),
      (...drawn) => {
        const [prompt, choices, room] = drawn
        const body = { prompt: [text(prompt)], quotes: [], choices: choices.map(choice => [text(choice)]), correct: 0 }
        const fitted = fitBody(body, room)
        const parts = [body.prompt, ...body.choices]
        const total = parts.reduce((sum, part) => sum + inlineLength(part) + 60, 0)
        if (total <= room) expect(fitted).toEqual(body)
        const lengths = [fitted.prompt, ...fitted.choices].map(inlineLength)
        expect(lengths.reduce((sum, length) => sum + length + 60, 0)).toBeLessThanOrEqual(room)
        for (const [index, choice] of fitted.choices.entries()) {
          if (choice !== body.choices[index]) expect(inlineLength(choice)).toBeGreaterThan(40)
        }
      },
    ),
  )
})
