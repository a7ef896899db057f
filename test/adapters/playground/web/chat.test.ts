import { describe, expect, test } from 'vitest'
import { actionOf, createBench, titleOf } from './harness.js'

const place = { person: { name: 'Ada', locale: 'en' }, channel: 'cloud' }

describe('lines', () => {
  test('plain text is a message of the person and gets no answer', async () => {
    const { as } = await createBench()
    await as('Ada').send('  Hello  ')
    expect(await as('Ben').messages()).toMatchObject([
      { author: { type: 'person', id: 'ada', name: 'Ada' }, body: { type: 'text', text: 'Hello' } },
    ])
  })

  test('a command’s answer tells who used it', async () => {
    const { as } = await createBench()
    await as('Ada').send('/explain ballooning')
    const answer = await as('Ben').last()
    expect(answer).toMatchObject({
      author: { type: 'bot' },
      used: { person: { id: 'ada', name: 'Ada' }, line: '/explain ballooning' },
      body: { type: 'card', card: { title: 'Ballooning' } },
    })
    expect(answer.onlyFor).toBeUndefined()
  })

  test('a channel has its own messages, and an unknown one shows the first', async () => {
    const { as } = await createBench()
    await as('Ada', 'statistik').send('Hello')
    expect(await as('Ada').messages()).toEqual([])
    expect(await as('Ada', 'statistik').messages()).toHaveLength(1)
    expect((await as('Ada', 'gone').state()).channelId).toBe('cloud')
  })

  test('the state tells the commands in the person’s language', async () => {
    const { request } = await createBench()
    const state = await (await request('/api/state?name=Ada&locale=de')).json()
    expect(state.commands[0]).toEqual({
      name: 'explain',
      names: ['explain', 'erkläre'],
      description: 'Erklärt einen Begriff aus den Notizen',
      options: [
        {
          name: 'term',
          names: ['term', 'begriff'],
          label: 'begriff',
          type: 'text',
          description: 'ein Begriff, etwa «Ballooning»',
          required: true,
        },
      ],
      examples: ['explain ballooning', 'explain live migration'],
    })
  })

  test('an option is completed', async () => {
    const { post } = await createBench()
    const proposals = await (await post('complete', { ...place, line: '/explain p' })).json()
    expect(proposals).toEqual([
      { line: '/explain Paravirtualization', label: 'Paravirtualization' },
      { line: '/explain Page sharing', label: 'Page sharing' },
    ])
  })
})

describe('private answers', () => {
  test('only the person who asked sees the answer, the command and the error', async () => {
    const { as } = await createBench()
    await as('Ada').send('/quiz')
    await as('Ada').send('/explain nonsense')
    expect(await as('Ada').messages()).toMatchObject([
      { onlyFor: 'ada', used: { line: '/quiz' } },
      { onlyFor: 'ada', used: { line: '/explain nonsense' }, body: { card: { tone: 'warning' } } },
    ])
    expect(await as('Ben').messages()).toEqual([])
  })

  test('nobody else can press, or dismiss, a private card', async () => {
    const { as, post } = await createBench()
    await as('Ada').send('/quiz')
    const card = await as('Ada').last()
    const ben = { person: { name: 'Ben', locale: 'en' }, channel: 'cloud', message: card.id }
    expect((await post('press', { ...ben, action: actionOf(card, 'A') })).status).toBe(404)
    await post('dismiss', ben)
    expect(await as('Ada').last()).toEqual(card)
  })

  test('a private card can be dismissed, a public one cannot', async () => {
    const { as, post } = await createBench()
    await as('Ada').send('/poll')
    const poll = await as('Ada').last()
    await as('Ada').send('/quiz')
    const quiz = await as('Ada').last()
    expect((await post('dismiss', { ...place, message: quiz.id })).status).toBe(200)
    expect((await post('dismiss', { ...place, message: poll.id })).status).toBe(403)
    expect(await as('Ada').messages()).toEqual([poll])
  })
})

describe('presses', () => {
  test('a card is replaced in place, for everyone', async () => {
    const { as } = await createBench()
    await as('Ada').send('/poll')
    const before = await as('Ada').last()
    expect((await as('Ben').press('Yes')).status).toBe(200)
    const [after, ...others] = await as('Ada').messages()
    expect(others).toEqual([])
    expect(after).toMatchObject({ id: before.id, used: { person: { id: 'ada' } } })
    expect(after?.body).not.toEqual(before.body)
  })

  test('a second press while the first is under way counts once; later it is told that the card has changed', async () => {
    const { as, post } = await createBench()
    await as('Ada').send('/poll')
    const poll = await as('Ada').last()
    const press = { ...place, message: poll.id, action: actionOf(poll, 'Yes') }
    const both = await Promise.all([post('press', press), post('press', press)])
    expect(both.map(response => response.status)).toEqual([200, 200])
    expect(JSON.stringify((await as('Ada').last()).body)).toContain('demo.vote/1/1/0/yes')
    expect((await post('press', press)).status).toBe(409)
  })

  test('what the card does not offer cannot be pressed or chosen', async () => {
    const { as, post } = await createBench()
    await as('Ada').send('/gallery')
    const gallery = await as('Ada').last()
    const request = { ...place, message: gallery.id }
    expect((await post('press', { ...request, action: 'demo.crash/1' })).status).toBe(409)
    expect((await post('press', { ...request, action: actionOf(gallery, 'Disabled') })).status).toBe(409)
    expect((await post('select', { ...request, action: 'demo.topic/1', value: 'none' })).status).toBe(409)
    expect((await post('press', { ...request, action: 'demo.topic/1' })).status).toBe(409)
    expect((await post('select', { ...request, action: 'demo.topic/1', value: 'page-sharing' })).status).toBe(200)
    expect(JSON.stringify((await as('Ben').last()).body)).toContain('page-sharing')
  })

  test('a private answer does not go into a card that everyone sees', async () => {
    const { as, post, playground } = await createBench()
    await as('Ada').send('/quiz')
    const { body } = await as('Ada').last()
    if (body.type !== 'card') throw new Error('no card')
    const id = await playground.messenger.post('cloud', body.card, { nonce: 'quiz', since: 0 })
    await as('Ben').press('A')
    const seen = await as('Ben').messages()
    expect(seen).toMatchObject([
      { id, body },
      { onlyFor: 'ben', body: { card: { tone: 'failure' } } },
    ])
    expect(await as('Chiara').messages()).toHaveLength(1)
    expect((await post('dismiss', { ...place, message: id })).status).toBe(403)
  })
})

describe('forms', () => {
  test('a form comes back in the response; its answer replaces the card from which it was opened', async () => {
    const { as, post } = await createBench()
    await as('Ada').send('/quiz')
    await as('Ada').press('B')
    const card = await as('Ada').last()
    const { form } = await (await as('Ada').press('Write an answer')).json()
    expect(form).toMatchObject({ title: 'Your answer', submit: 'demo.submit/1' })
    const submit = { ...place, message: card.id, action: form.submit }

    const refused = await post('submit', { ...submit, fields: { answer: 'short', source: '' } })
    expect(await refused.json()).toEqual({ isRefused: true })
    expect(await as('Ada').last()).toMatchObject({ onlyFor: 'ada', body: { card: { tone: 'warning' } } })

    const taken = await post('submit', { ...submit, fields: { answer: 'A driver in the guest', source: '' } })
    expect(await taken.json()).toEqual({})
    expect((await as('Ada').messages()).map(titleOf)).toEqual(['Compared with the notes', undefined])
    expect(await as('Ben').messages()).toEqual([])
  })

  test('a command opens a form without leaving anything in the channel', async () => {
    const { as } = await createBench()
    expect(await as('Ada').send('/write')).toMatchObject({ form: { title: 'Your answer' } })
    expect(await as('Ada').messages()).toEqual([])
  })
})

describe('waiting', () => {
  test('a deferred command shows at once that it is at work, and its answer in that place', async () => {
    const { as } = await createBench()
    const done = as('Ada').send('/report')
    await expect
      .poll(() => as('Ben').messages())
      .toMatchObject([{ body: { type: 'thinking' }, used: { line: '/report' } }])
    const { id } = await as('Ben').last()
    await done
    expect(await as('Ben').messages()).toMatchObject([{ id, body: { type: 'card' } }])
  })

  test('an instant one that takes long shows it after a while, to whom the answer is for', async () => {
    const { as } = await createBench()
    const done = as('Ada').send('/lazy')
    await new Promise(resolve => setTimeout(resolve, 1200))
    expect(await as('Ada').messages()).toEqual([])
    await expect.poll(() => as('Ada').messages()).toMatchObject([{ body: { type: 'thinking' }, onlyFor: 'ada' }])
    expect(await as('Ben').messages()).toEqual([])
    await done
    expect(await as('Ada').messages()).toMatchObject([{ body: { type: 'card' }, onlyFor: 'ada' }])
  })

  test('a failure after a public sign is told to the person alone, and the sign goes', async () => {
    const { as, warnings } = await createBench()
    await as('Ada').send('/crash')
    expect(await as('Ben').messages()).toEqual([])
    expect(await as('Ada').messages()).toMatchObject([{ onlyFor: 'ada', body: { card: { tone: 'warning' } } }])
    expect(JSON.stringify(await as('Ada').last())).toContain('demo-1')
    expect(warnings).toMatchObject([{ level: 'error', what: { incident: 'demo-1' } }])
  })
})
