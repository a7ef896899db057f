import { describe, expect, it } from 'vitest'
import { createDemoBot as demo } from '../../fixtures/demo-bot.js'
import type { StoredMessage } from '../../fixtures/discord/message-store.js'
import { createPerson } from '../../fixtures/discord/person.js'
import { printMessage, printModal } from '../../fixtures/discord/transcript.js'
import { closeAfterEach, goOnline } from './online.js'

closeAfterEach()

const OTHER = { id: '900000000000000200', locale: 'de' }

function last(messages: readonly StoredMessage[]): StoredMessage {
  const message = messages.at(-1)
  if (message === undefined) throw new Error('there is no message')
  return message
}

describe('commands', () => {
  it('answers at once, for everyone', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    const { first } = await mia.command('explain', { term: 'ballooning' })
    expect(first?.type).toBe(4)
    expect(printMessage(last(createPerson(fake, OTHER).sees()))).toContain('## Ballooning')
  })

  it('answers only who asked where the command says so', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    await mia.command('quiz')
    expect(mia.sees()).toHaveLength(1)
    expect(createPerson(fake, OTHER).sees()).toHaveLength(0)
  })

  it('hands typed options on', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    await mia.command('quiz', { topic: 'memory', count: 3, level: 'hard', timed: true })
    expect(printMessage(last(mia.sees()))).toContain('Question 1 of 3')
    await mia.command('quiz', { count: 99 })
    expect(printMessage(last(mia.sees()))).toContain('from 1 to 20')
  })

  it('tells a mistake in private and in the language of who asked', async () => {
    const { fake } = await goOnline()
    const leo = createPerson(fake, OTHER)
    await leo.command('explain', { term: '@everyone **bold**' })
    expect(printMessage(last(leo.sees()))).toContain('Die Notizen sagen nichts zu «@\u200beveryone \\*\\*bold\\*\\*».')
    expect(createPerson(fake).sees()).toHaveLength(0)
    await leo.command('explian', { term: 'x' })
    expect(printMessage(last(leo.sees()))).toMatch(/Meintest du <\/erkläre:\d+>\? <\/hilfe:\d+> zeigt/)
  })

  it('defers what takes its time, and shows the answer in the place of the deferral', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    const begun = mia.begin('report')
    await fake.until(() => begun.first !== undefined)
    expect(begun.first?.type).toBe(5)
    expect(begun.first?.after).toBeLessThan(500)
    expect(mia.sees().map(printMessage)).toEqual(['(thinking)'])
    await fake.until(() => begun.isDone)
    expect(mia.sees().map(printMessage)).toEqual(['## Report\nHere it is.'])
  })

  it('defers an instant command that is slow after a second and a half, with its audience', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    const { first } = await mia.command('lazy')
    expect(first?.type).toBe(5)
    expect(first?.after).toBeGreaterThan(1400)
    expect(first?.after).toBeLessThan(2500)
    expect(mia.sees().map(printMessage)).toEqual(['Late, but here.'])
    expect(createPerson(fake, OTHER).sees()).toEqual([])
  })

  it('narrows an answer that was deferred before everyone', async () => {
    const { fake, log } = await goOnline()
    const mia = createPerson(fake)
    const { original, followUps } = await mia.command('crash')
    expect(original?.isDeleted).toBe(true)
    expect(followUps).toHaveLength(1)
    expect(mia.sees().map(printMessage).join()).toContain('Something went wrong')
    expect(createPerson(fake, OTHER).sees()).toEqual([])
    expect(log.lines).toContainEqual({ level: 'error', message: 'a request failed' })
  })

  it('works in a direct message', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake, { isDirect: true, channelId: '900000000000000077' })
    await mia.command('explain', { term: 'ballooning' })
    expect(printMessage(last(mia.sees()))).toContain('## Ballooning')
  })

  it('answers two at once', async () => {
    const { fake } = await goOnline()
    const people = Array.from({ length: 20 }, (_, index) => createPerson(fake, { id: `9000000000000003${10 + index}` }))
    await Promise.all(people.map(person => person.command('quiz')))
    for (const person of people) expect(person.sees()).toHaveLength(1)
  })
})

describe('buttons and selects', () => {
  it('replaces a private card, and leaves a form open to it', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    await mia.command('quiz')
    const card = last(mia.sees())
    const pressed = await mia.press(card, 'B')
    expect(pressed.first?.type).toBe(7)
    expect(mia.sees()).toHaveLength(1)
    expect(printMessage(card)).toContain('Right! +10 points')
    const opened = await mia.press(card, 'Write an answer')
    expect(opened.first?.type).toBe(9)
    expect(printModal(opened.first?.data ?? {})).toMatchInlineSnapshot(`
      "form "Your answer"
        Answer: lines, needed, 500 at most
        Where it stands: a line, optional, 80 at most"
    `)
    await mia.submit(opened, { answer: 'The guest returns pages *itself*.', source: 'week-02.md' })
    expect(mia.sees()).toHaveLength(1)
    expect(printMessage(card)).toBe(
      '## Compared with the notes\n> The guest returns pages \\*itself\\*.\n-# week-02.md',
    )
  })

  it('opens a form from a command, and complains in private about what was submitted', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    const opened = await mia.command('write')
    await mia.submit(opened, { answer: 'too short' })
    expect(printMessage(last(mia.sees()))).toContain('That is too short')
    await mia.submit(opened, { answer: 'long enough to be compared' })
    expect(mia.sees()).toHaveLength(2)
    expect(createPerson(fake, OTHER).sees()).toEqual([])
  })

  it('changes a card that everyone sees', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    await mia.command('poll')
    const card = last(mia.sees())
    await mia.press(card, 'Yes')
    await createPerson(fake, OTHER).press(card, 'No')
    expect(mia.sees()).toHaveLength(1)
    expect(printMessage(card)).toContain('**Yes:** **1**\n**No:** **1**')
  })

  it('answers a press before everyone, silently deferred where it is slow', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    await mia.command('gallery')
    const card = last(mia.sees())
    const { first } = await mia.press(card, 'Compute')
    expect(first?.type).toBe(6)
    expect(printMessage(last(mia.sees()))).toBe('Computed.')
    expect(card.edits).toBe(0)
  })

  it('hands on what was chosen, under the name that the server knows', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake, { nick: 'Mia **Star** <@1>' })
    await mia.command('gallery')
    await mia.choose(last(mia.sees()), 'live-migration')
    expect(printMessage(last(mia.sees()))).toBe('Mia \\*\\*Star\\*\\* \\<@1> picked **live-migration**.')
  })

  it('answers an old button after a restart', async () => {
    const online = await goOnline()
    const mia = createPerson(online.fake)
    await mia.command('quiz')
    await online.restart()
    await mia.press(last(mia.sees()), 'A')
    expect(printMessage(last(mia.sees()))).toContain('Sorry, B is right.')
  })

  it('says so where another version made the button', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    await mia.command('poll')
    const card = last(mia.sees())
    for (const ref of ['demo.vote/9/1/1/yes', 'nonsense', 'demo.vote/1/x', 'x'.repeat(100)]) {
      const exchange = mia.send(ref, card)
      await fake.until(() => exchange.isDone)
      expect(printMessage(last(mia.sees()))).toContain('earlier version')
    }
    expect(card.edits).toBe(0)
  })

  it('answers both of a double press', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    await mia.command('poll')
    const card = last(mia.sees())
    await Promise.all([mia.press(card, 'Yes'), mia.press(card, 'Yes')])
    expect(printMessage(card)).toContain('**Yes:** **1**')
  })
})

describe('autocomplete', () => {
  it('proposes', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    expect(await mia.complete('explain', 'term', 'p')).toEqual(['Paravirtualization', 'Page sharing'])
    expect(await mia.complete('explain', 'nothing', 'p')).toEqual([])
    expect(await mia.complete('unknown', 'term', 'p')).toEqual([])
  })

  it('proposes what Discord takes, and nothing where the search fails or hangs', async () => {
    const endings: Record<string, () => Promise<readonly string[]>> = {
      many: async () => [...Array.from({ length: 60 }, (_, index) => `Term ${index % 40}`), ' ', 'x'.repeat(101)],
      fails: () => Promise.reject(new Error('no index')),
      hangs: () => new Promise(() => {}),
    }
    const { fake } = await goOnline({
      router: logger => ({
        ...demo(logger),
        completeOption: async (_c, _n, _o, typed) => (await endings[typed]?.()) ?? [],
      }),
    })
    const mia = createPerson(fake)
    expect(await mia.complete('explain', 'term', 'many')).toHaveLength(25)
    expect(await mia.complete('explain', 'term', 'fails')).toEqual([])
    expect(await mia.complete('explain', 'term', 'hangs')).toEqual([])
  })
})
