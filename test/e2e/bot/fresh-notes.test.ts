import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../../src/chat/card.js'
import { createLookup } from '../../../src/lookup/lookup.js'
import { createQuestionBank } from '../../../src/quiz/question-bank.js'
import { readQuestionEdits } from '../../../src/quiz/question-edits.js'
import { libraryOf } from '../../fixtures/course.js'
import { buttonsOf, type RealBot, refOf, saidBy, startBot, visitor } from './real-bot.js'

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

describe('a quiz whose notes change', () => {
  let real: RealBot
  beforeAll(async () => {
    real = await startBot(notes(PROTOCOLS))
  })
  afterAll(() => real.close())

  it('goes on with the questions as they were asked, and the next one is of the new notes', async () => {
    const ada = visitor(real, 'Ada')
    // One that is answered by a press.
    const choiceOn = (card: Card) => buttonsOf(card).find(({ action }) => action.startsWith('quiz.answer/'))?.action
    let card = await ada.say('/quiz 2')
    for (let round = 0; choiceOn(card) === undefined && round < 50; round++) card = await ada.say('/quiz 2')
    await real.bot.replaceNotes(notes(STORES))
    expect(saidBy(await ada.say('/explain quic'))).not.toContain('datagrams')
    const answered = await ada.press(choiceOn(card) ?? '')
    expect(saidBy(answered)).toMatch(/TCP|UDP|QUIC|SCTP/)
    expect(saidBy(await ada.press(refOf(answered, /next|result/i)))).not.toMatch(
      /DAS|SAN|NAS|LTO|hang directly|its own|file server|cassettes/,
    )
    expect(saidBy(await ada.say('/explain nas'))).toContain('file server')
    expect(saidBy(await ada.say('/quiz 2'))).toMatch(/DAS|SAN|NAS|LTO|hang directly|its own|file server|cassettes/)
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
