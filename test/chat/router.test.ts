import { describe, expect, it } from 'vitest'
import { createRouter } from '../../src/chat/router.js'
import { caller, cardOf, createSampleBot, more, note, pick, said, save } from './sample-bot.js'

const german = { ...caller, localeTag: 'de-CH' }

describe('a line', () => {
  it('is answered by its command', async () => {
    const { router } = createSampleBot()
    expect(said(await cardOf(router.matchLine('/explain std::vector')))).toContain('Me asks for std::vector.')
  })

  it('tells pace and audience before it runs', () => {
    const { router } = createSampleBot()
    expect(router.matchLine('/explain x')).toMatchObject({ pace: 'instant', audience: 'everyone' })
    expect(router.matchLine('/quiz')).toMatchObject({ pace: 'deferred', audience: 'caller' })
    expect(router.matchAction(more.ref({ term: 'b', page: 1 }))).toMatchObject({ pace: 'deferred' })
    expect(router.matchAction(note.ref({}))).toMatchObject({ pace: 'instant', audience: 'caller' })
  })

  it('with a misspelt command gets a private suggestion, in the person’s language', async () => {
    const { router } = createSampleBot()
    const match = router.matchLine('/expain ballooning')
    expect(match).toMatchObject({ pace: 'instant', audience: 'caller' })
    const answer = await match.run(german)
    expect(answer).toMatchObject({ type: 'card', audience: 'caller', card: { tone: 'warning' } })
    expect(answer.type === 'card' && said(answer.card)).toContain('Meintest du /explain?')
    expect(said(await cardOf(router.matchLine('/expain')))).toContain('Did you mean /explain?')
  })

  it('with an unknown command is told of the help', async () => {
    const { router } = createSampleBot()
    expect(said(await cardOf(router.matchLine('/zebra')))).toContain('“zebra”')
    expect(said(await cardOf(router.matchLine('/zebra')))).toContain('/help lists all commands.')
    expect(said(await cardOf(router.matchLine(`/${'z'.repeat(5000)}`))).length).toBeLessThan(500)
    expect(said(await cardOf(router.matchLine('/constructor')))).toContain('There is no command')
  })

  it('without a slash is told of the commands', async () => {
    const { router } = createSampleBot()
    expect(said(await cardOf(router.matchLine('hello')))).toContain('I only answer to commands.')
  })

  it('with wrong options gets the complaint as a private card', async () => {
    const { router } = createSampleBot()
    const match = router.matchLine('/quiz count:99')
    expect(match).toMatchObject({ pace: 'instant', audience: 'caller' })
    expect(said(await cardOf(match))).toContain('a whole number from 1 to 20')
  })
})

describe('a command with typed options', () => {
  it('is held against the declaration', async () => {
    const { router } = createSampleBot()
    const right = await cardOf(router.matchCommand('quiz', { count: 5, topic: undefined }))
    expect(JSON.stringify(right)).toContain('{\\"count\\":5}')
    expect(said(await cardOf(router.matchCommand('quiz', { count: 21 })))).toContain('from 1 to 20')
    expect(said(await cardOf(router.matchCommand('explain', {})))).toContain('/explain needs')
  })
})

describe('a reference', () => {
  it('runs its action with its parameters', async () => {
    const { router } = createSampleBot()
    expect(said(await cardOf(router.matchAction(more.ref({ term: 'b', page: 3 }))))).toContain('Me, page 3 of b')
    expect(said(await cardOf(router.matchAction(pick.ref({ kind: 'shut' }), { value: 'x' })))).toContain('shut x')
  })

  const outdated = [
    ['of another version', 'sample.more/1/b/3', {}],
    ['of an unknown name', 'sample.gone/1', {}],
    ['with bad parameters', 'sample.more/2/b/x', {}],
    ['that is none', '{"type":"button"}', {}],
    ['of a select without a value', pick.ref({ kind: 'open' }), {}],
    ['of a form without values', save.ref({}), {}],
    ['of a form that has changed', save.ref({}), { fields: { head: 'x' } }],
  ] as const
  it.each(outdated)('%s is answered as outdated', async (_what, ref, input) => {
    const { router, logged } = createSampleBot()
    const answer = await router.matchAction(ref, input).run(caller)
    expect(answer).toMatchObject({ type: 'card', audience: 'caller', card: { tone: 'warning' } })
    expect(JSON.stringify(answer)).toContain('from an earlier version')
    expect(logged).toEqual([])
  })
})

describe('an accident', () => {
  it('is logged under a number that the person sees, and nothing else is shown', async () => {
    const { router, logged } = createSampleBot()
    const answer = await router.matchLine('/crash').run(caller)
    expect(answer).toMatchObject({ type: 'card', audience: 'caller' })
    expect(JSON.stringify(answer)).toContain('incident-7')
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(logged).toEqual([
      { level: 'error', fields: { err: new Error('secret detail'), incident: 'incident-7', what: '/crash' } },
    ])
  })

  it('is caught while the person is looked up, too', async () => {
    const logged: unknown[] = []
    const { router } = createSampleBot()
    const log = (fields: unknown) => {
      logged.push(fields)
    }
    const broken = createRouter({
      commands: router.commands,
      actions: [],
      identify: () => Promise.reject(new Error('no database')),
      refusal: async () => undefined,
      logger: { debug: log, info: log, warn: log, error: log },
      newIncidentId: () => 'incident-8',
    })
    expect(said(await cardOf(broken.matchLine('/explain x'), german))).toContain('Bei mir ist etwas schiefgegangen')
    expect(await broken.completeOption(caller, 'explain', 'term', 'b')).toEqual([])
    expect(logged).toHaveLength(2)
  })
})

describe('the declarations', () => {
  it('may not have the same name twice', () => {
    const { router } = createSampleBot()
    const [first] = router.commands
    expect(() =>
      createRouter({
        commands: first === undefined ? [] : [first, first],
        actions: [],
        identify: () => Promise.reject(new Error()),
        refusal: async () => undefined,
        logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
        newIncidentId: () => '',
      }),
    ).toThrow('declared twice: command "explain"')
  })
})

describe('completion', () => {
  it('asks the option', async () => {
    const { router } = createSampleBot()
    expect(await router.completeOption(caller, 'explain', 'term', 'l')).toEqual(['Layer 4', 'Live Migration'])
    for (const [command, option] of [
      ['explain', 'constructor'],
      ['quiz', 'topic'],
      ['zebra', 'x'],
    ] as const) {
      expect(await router.completeOption(caller, command, option, '')).toEqual([])
    }
  })
})
