import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../../src/chat/card.js'
import { createLookup } from '../../../src/lookup/lookup.js'
import { createQuestionBank } from '../../../src/quiz/question-bank.js'
import { readQuestionEdits } from '../../../src/quiz/question-edits.js'
import { libraryOf } from '../../fixtures/course.js'
import { buttonsOf, type RealBot, refOf, saidBy, startBot, type Visitor, visitor } from './real-bot.js'

const PROTOCOLS = {
  TCP: 'connection-oriented, keeps the order of the data',
  UDP: 'connectionless, fast and without acknowledgement',
  QUIC: 'encrypted, runs over datagrams and has several streams',
  SCTP: 'carries messages over several paths at once',
}
const STORES = {
  DAS: 'disks that hang directly at one server',
  SAN: 'a network of its own that offers blocks to many hosts',
  NAS: 'a file server that is reached over the usual network',
  LTO: 'cassettes of tape that are read from end to end',
}

const list = (terms: Readonly<Record<string, string>>): string =>
  Object.entries(terms)
    .map(([name, meaning]) => `- **${name}** – ${meaning}`)
    .join('\n')

const notes = (terms: Readonly<Record<string, string>>) =>
  libraryOf({ 'cloud/course.toml': 'title = "Cloud"', 'cloud/note.md': `# Kinds\n\n${list(terms)}\n` })

const HELD_BACK = `---\nrelease: 2025-10-09\n---\n# Stores\n\n${list(STORES)}\n`
const heldBackNotes = (now: number) =>
  libraryOf(
    {
      'cloud/course.toml': 'title = "Cloud"\ntimezone = "Europe/Zurich"',
      'cloud/note.md': `# Kinds\n\n${list(PROTOCOLS)}\n`,
      'cloud/later.md': HELD_BACK,
    },
    now,
  )
const OF_STORES = /DAS|SAN|NAS|LTO|hang directly|its own|file server|cassettes/

const choiceOn = (card: Card) => buttonsOf(card).find(({ action }) => action.startsWith('quiz.answer/'))?.action

/** A quiz whose first question is answered by a press. */
async function askedByPress(who: Visitor, line: string): Promise<Card> {
  let card = await who.say(line)
  for (let round = 0; choiceOn(card) === undefined && round < 50; round++) card = await who.say(line)
  return card
}

describe('a quiz whose notes change', () => {
  let real: RealBot
  beforeAll(async () => {
    real = await startBot(notes(PROTOCOLS))
  })
  afterAll(() => real.close())

  it('goes on with the questions as they were asked, and the next one is of the new notes', async () => {
    const ada = visitor(real, 'Ada')
    const card = await askedByPress(ada, '/quiz 2')
    await real.bot.replaceNotes(notes(STORES))
    expect(saidBy(await ada.say('/explain quic'))).not.toContain('datagrams')
    const answered = await ada.press(choiceOn(card) ?? '')
    expect(saidBy(answered)).toMatch(/TCP|UDP|QUIC|SCTP/)
    expect(saidBy(await ada.press(refOf(answered, /next|result/i)))).not.toMatch(OF_STORES)
    expect(saidBy(await ada.say('/explain nas'))).toContain('file server')
    expect(saidBy(await ada.say('/quiz 2'))).toMatch(OF_STORES)
    expect(real.failures).toEqual([])
  })

  it('asks nothing that its host has blocked since', async () => {
    const ada = visitor(real, 'Ada')
    const ids = [...createQuestionBank(createLookup(real.bot.courses)).ids('cloud')]
    const blocked = readQuestionEdits('questions.toml', ids.map(id => `["${id}"]\nblock = true\n`).join(''), [])
    real.bot.replaceEdits(new Map([['cloud', blocked]]))
    expect(saidBy(await ada.say('/quiz'))).toContain('no questions')
    real.bot.replaceEdits(new Map())
    expect((await ada.say('/quiz 2')).title).toContain('Question 1')
  })
})

describe('a note that is held back', () => {
  it('comes into answers, completion and questions on its day, and an asked question stays', async () => {
    const eve = Date.parse('2025-10-08T20:00:00Z')
    const day = Date.parse('2025-10-09T08:00:00Z')
    const real = await startBot(heldBackNotes(eve), eve)
    const ada = visitor(real, 'Ada')
    const place = { communityId: 'cloud', channelId: 'general' }
    const caller = { platform: 'playground', accountId: 'Ada', name: 'Ada', place }
    const completed = () => real.bot.router.completeOption(caller, 'explain', 'concept', 'lt')
    try {
      expect(saidBy(await ada.say('/explain lto'))).not.toContain('cassettes')
      expect(await completed()).not.toContain('LTO')
      for (const line of ['/quiz 50', '/exam 50', '/daily', '/help']) {
        expect(JSON.stringify(await ada.say(line))).not.toMatch(OF_STORES)
      }
      expect(saidBy(await ada.say('/quiz stores'))).not.toMatch(OF_STORES)

      await real.bot.replaceNotes(heldBackNotes(day))
      real.clock.now = day
      expect(saidBy(await ada.say('/explain lto'))).toContain('cassettes')
      expect(await completed()).toContain('LTO')
      const asked = await askedByPress(ada, '/quiz stores')
      expect(saidBy(asked)).toMatch(OF_STORES)

      // The host thinks better of it.
      await real.bot.replaceNotes(heldBackNotes(eve))
      expect(saidBy(await ada.press(choiceOn(asked) ?? ''))).toMatch(OF_STORES)
      expect(real.failures).toEqual([])
    } finally {
      await real.close()
    }
  })
})
