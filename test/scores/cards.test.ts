import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard, checkForm } from '../../src/chat/check-card.js'
import { type Translator, translator } from '../../src/i18n/translate.js'
import { renameMe, submitName } from '../../src/scores/actions.js'
import { type Board, leaderboardCard } from '../../src/scores/leaderboard-card.js'
import type { BoardRow, TopicAccuracy } from '../../src/scores/score-store.js'
import { LONGEST_NAME, shownName } from '../../src/scores/shown-name.js'
import { type Stats, statsCard } from '../../src/scores/stats-card.js'
import { buttonsOf, classOn, type RealBot, saidBy, startBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'

const en = translator('en')
const de = translator('de')
const today = '2025-10-02'

const row = (rank: number, name: string, points: number, streak = 1, lastDay = today): BoardRow => ({
  personId: `p-${name}`,
  name,
  rank,
  points,
  score: { points, answered: 4, correct: 3, streak, bestStreak: 7, lastDay, days: 'X'.repeat(streak) },
})

const board = (rows: readonly BoardRow[], more: Partial<Board> = {}): Board => ({
  of: { communityId: 'c', courseId: 'cloud' },
  courseTitle: 'Cloud Computing',
  rows,
  around: [],
  people: rows.length,
  own: undefined,
  personId: undefined,
  period: 'term',
  scope: 'class',
  today,
  ...more,
})

const SCOPES = ['class', 'channel', 'community'] as const
const boardCard = (view: Board, t: Translator): Card => leaderboardCard(view, SCOPES, t)

const ODD_NAMES = [
  '**bold** _it_ `code`',
  '<b>html</b> & <script>',
  '[link](https://example.org) @everyone <!channel>',
  'x'.repeat(300),
  '&'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(40),
  '',
  '   ',
  '\u200b\u202e',
  'two\nlines\tand \0 more',
]

/** The lines of a card's lists. */
const lines = (card: Card): string[] =>
  card.blocks
    .flatMap(block => (block.type === 'text' ? block.content : []))
    .flatMap(block => (block.type === 'list' ? block.children : []))
    .map(item => saidBy({ blocks: [{ type: 'text', content: item.children }] }).replace(/\s+/g, ' '))

describe('the leaderboard', () => {
  it('has medals, points and streaks, and marks the one who asks', () => {
    const rows = [row(1, 'Anna', 1234, 5), row(2, 'me', 20), row(3, 'Cleo', 10, 2), row(4, 'Dora', 1)]
    const card = boardCard(board(rows, { personId: 'p-me' }), de)
    expect(card.title).toBe('Rangliste · Cloud Computing')
    expect(lines(card)).toEqual([
      expect.stringMatching(/^🥇 Anna · 1.?234 Punkte · 🔥 5 Tage$/),
      '➤ 🥈 me · 20 Punkte',
      '🥉 Cloe · 10 Punkte · 🔥 2 Tage'.replace('Cloe', 'Cleo'),
      '4. Dora · 1 Punkt',
    ])
    expect(checkCard(card)).toEqual([])
  })

  it('gives equal points the same medal', () => {
    expect(
      lines(boardCard(board([row(1, 'A', 5), row(1, 'B', 5), row(3, 'C', 4)]), en)).map(line => line.slice(0, 2)),
    ).toEqual(['🥇', '🥇', '🥉'])
  })

  it('has ten rows, the own one with its neighbours below and how many more there are', () => {
    const rows = Array.from({ length: 10 }, (_, index) => row(index + 1, `P${index}`, 100 - index))
    const around = [row(16, 'above', 4), row(17, 'me', 3), row(18, 'below', 2)]
    const card = boardCard(board(rows, { people: 42, around, personId: 'p-me' }), en)
    expect(lines(card).slice(10)).toEqual(['16. above · 4 points', '➤ 17. me · 3 points', '18. below · 2 points'])
    expect(saidBy(card)).toContain('29 more people')
    expect(saidBy(boardCard(board(rows, { people: 11 }), en))).toContain('1 more person')
    expect(saidBy(boardCard(board(rows, { people: 13, around }), en))).not.toContain('more p')
    expect(checkCard(card)).toEqual([])
  })

  it('drops a streak that is over', () => {
    expect(lines(boardCard(board([row(1, 'A', 5, 9, '2025-09-01')]), en))).toEqual(['🥇 A · 5 points'])
  })

  it('offers other times and scopes', () => {
    const card = boardCard(board([row(1, 'A', 5)], { period: 'week', scope: 'channel' }), en)
    expect(card.blocks.find(block => block.type === 'select')).toMatchObject({
      action: 'board.period/1/channel/c/cloud',
      options: ['today', 'week', 'month', 'term', 'all'].map(value => ({ value })),
    })
    expect(buttonsOf(card).map(({ label, action }) => [label, action])).toEqual([
      ['This course', 'board.show/1/week/class/c/cloud'],
      ['All courses', 'board.show/1/week/community/c/cloud'],
    ])
    expect(saidBy(card)).toContain('This week · this channel · 1 person')
  })

  it('says so while it is empty', () => {
    const card = boardCard(board([]), en)
    expect(saidBy(card)).toContain('Nobody is on this leaderboard yet.')
    expect(checkCard(card)).toEqual([])
  })

  it('takes any names', () => {
    const card = boardCard(board(ODD_NAMES.map((name, index) => row(index + 1, name, 5))), en)
    expect(checkCard(card)).toEqual([])
    for (const name of ODD_NAMES) {
      const seventeen = Array.from({ length: 17 }, (_, index) => row(index + 1000, name, 123_456, 365))
      const rows = seventeen.slice(0, 10)
      expect(checkCard(boardCard(board(rows, { around: seventeen.slice(10), people: 9999 }), de))).toEqual([])
    }
    expect(lines(card)).toHaveLength(ODD_NAMES.length)
    expect(lines(card).filter(line => line.includes('no name'))).toHaveLength(3)
    expect(lines(card)[9]).toBe('10. two lines and more · 5 points')
  })
})

describe('statistics', () => {
  const topic = (name: string, answered: number, correct: number): TopicAccuracy => ({
    topicId: name.toLowerCase(),
    topic: name,
    answered,
    correct,
    recent: correct / answered,
  })
  const stats = (more: Partial<Stats> = {}): Stats => ({
    name: 'Anna',
    of: { communityId: 'c', courseId: 'cloud' },
    score: row(2, 'Anna', 30, 3).score,
    rank: 2,
    people: 9,
    isShown: true,
    topics: [topic('SAN', 4, 4), topic('NAS', 3, 1), topic('DAS', 2, 0), topic('KVM', 1, 1)],
    today,
    ...more,
  })

  it('show points, rank, accuracy, streak, what sits and what does not', () => {
    const card = statsCard(stats(), en)
    expect(card.title).toBe('Statistics of Anna')
    expect(card.blocks[0]).toMatchObject({
      type: 'fields',
      fields: [
        { name: 'Points', value: [{ value: '30' }] },
        { name: 'Rank', value: [{ value: '2 / 9' }] },
        { name: 'Right', value: [{ value: '3 of 4 (75%)' }] },
        { name: 'Streak', value: [{ value: '3 days (best 7)' }] },
      ],
    })
    expect(lines(card)).toEqual(['SAN: 4 of 4', 'KVM: 1 of 1', 'DAS: 0 of 2', 'NAS: 1 of 3'])
    expect(buttonsOf(card).map(({ label }) => label)).toEqual([
      '📖 DAS',
      '📖 NAS',
      'Leaderboard',
      'Change name',
      'Leave the leaderboard',
    ])
    expect(saidBy(card)).toContain('Of any 10 in a row you may miss 2 ❄️; now 2 are left')
    expect(checkCard(card)).toEqual([])
  })

  it('begin empty', () => {
    const card = statsCard(stats({ score: undefined, topics: [] }), de)
    expect(saidBy(card)).toContain('Du hast noch nichts beantwortet.')
    expect(checkCard(card)).toEqual([])
  })

  it('have no accuracy where only oneself has judged', () => {
    const { score = undefined } = row(1, 'Anna', 0)
    const self = score && { ...score, answered: 0, correct: 0 }
    const card = statsCard(stats({ score: self, topics: [] }), en)
    expect(saidBy(card)).not.toMatch(/NaN|%/)
    expect(checkCard(card)).toEqual([])
  })

  it('take any name and many long topics', () => {
    const topics = Array.from({ length: 30 }, (_, index) =>
      topic(`Topic${index}${'& '.repeat(200)}`, 3, index % 2 === 0 ? 3 : 1),
    ).map((each, index) => ({ ...each, topicId: `t${index}` }))
    for (const name of ODD_NAMES) {
      for (const isShown of [true, false]) {
        expect(checkCard(statsCard(stats({ name: shownName(name) || 'Büffel', isShown, topics }), de))).toEqual([])
      }
    }
  })
})

describe('shownName', () => {
  it('keeps a name as it is where it can', () => {
    for (const name of ['Anna', 'Jörg Müller-Meier', '李雷', 'محمد', '🎈', '-_-']) expect(shownName(name)).toBe(name)
  })

  it('has one line, no more than fits, no half character, nothing that cannot be seen', () => {
    for (const name of ODD_NAMES) {
      const shown = shownName(name)
      expect(shown.length).toBeLessThanOrEqual(LONGEST_NAME)
      expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u)
    }
    expect(shownName('\u200b\u202e')).toBe('')
  })
})

describe('renaming', () => {
  let real: RealBot
  let who: Visitor
  let of: ReturnType<typeof classOn>
  beforeAll(async () => {
    real = await startBot()
    who = visitor(real, 'Anna Platform')
    of = classOn(await who.say('/leaderboard'))
  })
  afterAll(async () => {
    expect(real.failures).toEqual([])
    await real.close()
  })

  const rename = async (name: string, by = who): Promise<Card> => {
    const answer = await by.reply(submitName.ref(of), { fields: { name } })
    if (answer.type !== 'card') throw new Error('a form')
    expect(checkCard(answer.card)).toEqual([])
    return answer.card
  }

  it('asks for a name and takes it', async () => {
    const form = await who.open(renameMe.ref(of))
    expect(checkForm(form)).toEqual([])
    expect(form.inputs[0]).toMatchObject({ value: 'Anna Platform', maxLength: LONGEST_NAME })
    expect(saidBy(await rename('  Anna\n B.  '))).toMatch(/Your name on the leaderboard:\s+Anna B\./)
    expect((await who.say('/stats')).title).toBe('Statistics of Anna B.')
    expect((await who.open(renameMe.ref(of))).inputs[0].value).toBe('Anna B.')
  })

  it('keeps the chosen name when the platform has another', async () => {
    const renamed = visitor(real, 'Anna New', 'en', { accountId: 'Anna Platform' })
    expect((await renamed.say('/stats')).title).toBe('Statistics of Anna B.')
  })

  it('refuses a name that nobody would see', async () => {
    for (const name of ['', '  ', '\u200b', '\u202e\n'])
      expect(saidBy(await rename(name))).toContain('The name must not be empty.')
    expect((await who.say('/stats')).title).toBe('Statistics of Anna B.')
  })

  it('cuts a name between characters', async () => {
    const other = visitor(real, 'Beat')
    await rename('👩‍👩‍👧‍👦'.repeat(10), other)
    expect((await other.say('/stats')).title).toMatch(/^Statistics of (?:👩‍👩‍👧‍👦)+…$/u)
  })

  it('opens a good form for any name', async () => {
    for (const name of ODD_NAMES)
      expect(
        checkForm(await visitor(real, name, 'de', { accountId: `odd-${name.length}` }).open(renameMe.ref(of))),
      ).toEqual([])
  })
})
