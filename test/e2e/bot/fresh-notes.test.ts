import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../../src/chat/card.js'
import { libraryOf } from '../../fixtures/course.js'
import { buttonsOf, type RealBot, refOf, saidBy, startBot, visitor } from './real-bot.js'

const USES = ['books in rows', 'letters and pens', 'cups of old porcelain', 'apples in autumn', 'bread on Sundays']

const list = (names: readonly string[]): string =>
  names.map((name, index) => `- **${name}** – keeps ${USES[index]} safe from dust and mice`).join('\n')

const notes = (names: readonly string[]) =>
  libraryOf({ 'cloud/course.toml': 'title = "Cloud"', 'cloud/note.md': `# Storage kinds\n\n${list(names)}\n` })

describe('a quiz whose notes change', () => {
  let real: RealBot
  beforeAll(async () => {
    real = await startBot(notes(['Shelf', 'Drawer', 'Cabinet', 'Crate', 'Basket']))
  })
  afterAll(() => real.close())

  it('goes on with the questions as they were asked, and the next one is of the new notes', async () => {
    const ada = visitor(real, 'Ada')
    // One that is answered by a press.
    const choiceOn = (card: Card) => buttonsOf(card).find(({ action }) => action.startsWith('quiz.answer/'))?.action
    let card = await ada.say('/quiz 2')
    for (let round = 0; choiceOn(card) === undefined && round < 50; round++) card = await ada.say('/quiz 2')
    await real.bot.replaceNotes(notes(['Barrel', 'Bucket', 'Bottle', 'Pitcher', 'Canister']))
    expect(saidBy(await ada.say('/explain shelf'))).not.toContain('keeps')
    const answered = await ada.press(choiceOn(card) ?? '')
    expect(saidBy(answered)).toMatch(/Shelf|Drawer|Cabinet|Crate|Basket/)
    expect(saidBy(await ada.press(refOf(answered, /next|result/i)))).not.toMatch(
      /Barrel|Bucket|Bottle|Pitcher|Canister/,
    )
    expect(saidBy(await ada.say('/explain barrel'))).toContain('keeps')
    expect(saidBy(await ada.say('/quiz 2'))).toMatch(/Barrel|Bucket|Bottle|Pitcher|Canister/)
    expect(real.failures).toEqual([])
  })
})
