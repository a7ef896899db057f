import { describe, expect, it } from 'vitest'
import { onSearch } from '../../src/chat/action.js'
import { defineAction, integerParam } from '../../src/chat/action-ref.js'
import { checkCard } from '../../src/chat/check-card.js'
import { defineCommand } from '../../src/chat/command.js'
import type { Context } from '../../src/chat/context.js'
import { reply } from '../../src/chat/reply.js'
import { createRouter } from '../../src/chat/router.js'
import { caller, line, said } from './sample-bot.js'

const find = defineAction('sample.find', 1, { count: integerParam(9) })
const about = { de: 'x', en: 'x' }
const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

const context: Context = {
  person: { id: 'me', name: 'Me' },
  locale: 'en',
  class: { communityId: 'c', courseId: 'c' },
  classes: [{ communityId: 'c', courseId: 'c', name: 'C' }],
  readable: new Set(['c']),
  community: { id: 'c', externalId: 'c' },
  channel: { platform: 'test', id: 'c' },
  onPrivateCard: false,
  now: 0,
}

const router = createRouter({
  commands: [
    defineCommand({
      name: 'look',
      description: about,
      options: { term: { type: 'text', description: about, required: true } },
      examples: ['look x'],
      pace: 'instant',
      audience: 'everyone',
      prompt: async () => reply({ blocks: [{ type: 'search', action: find.ref({ count: 2 }), label: 'Term' }] }),
      run: async (_context, { term }) => reply(line(term)),
    }),
  ],
  actions: [
    onSearch(find, {
      audience: 'everyone',
      complete: (_context, typed) => {
        if (typed === 'boom') throw new Error('boom')
        return ['Ada', 'Bernd'].filter(name => name.startsWith(typed))
      },
      form: () => ({ title: 'Look', label: 'Term', submitLabel: 'Go' }),
      run: async (_context, { count }, typed) => reply(line(`${count} of ${typed}`)),
    }),
  ],
  identify: async () => context,
  refusal: async () => undefined,
  logger,
  newIncidentId: () => '1',
})
const ref = find.ref({ count: 2 })
const answer = async (match: ReturnType<typeof router.matchAction>) => match.run(caller)

describe('a search', () => {
  it('runs with what was chosen, and with what was typed into its form', async () => {
    const chosen = await answer(router.matchAction(ref, { value: ' Ada ' }))
    expect(chosen.type === 'card' && said(chosen.card)).toContain('2 of Ada')
    const form = await answer(router.matchAction(ref))
    expect(form).toMatchObject({ type: 'form', form: { submit: ref, inputs: [{ name: 'text', required: true }] } })
    const typed = await answer(router.matchAction(ref, { fields: { text: 'anything' } }))
    expect(typed.type === 'card' && said(typed.card)).toContain('2 of anything')
  })

  it('says where nothing but spaces was typed', async () => {
    expect(await answer(router.matchAction(ref, { fields: { text: '  ' } }))).toMatchObject({ problem: true })
  })

  it('proposes what its action knows, and nothing where that fails or is gone', async () => {
    expect(await router.completeSearch(caller, ref, 'B')).toEqual(['Bernd'])
    for (const [other, typed] of [
      [ref, 'boom'],
      ['sample.gone/1', 'B'],
      ['no reference', 'B'],
    ] as const) {
      expect(await router.completeSearch(caller, other, typed)).toEqual([])
    }
  })

  it('is asked for by a command that was typed with nothing behind it, in private', async () => {
    for (const typed of ['/look', '/look  ']) {
      expect(router.matchLine(typed)).toMatchObject({ audience: 'caller' })
      const asked = await answer(router.matchLine(typed))
      expect(asked.type === 'card' && asked.card.blocks).toMatchObject([{ type: 'search', action: ref }])
    }
    expect(router.matchLine('/look x')).toMatchObject({ audience: 'everyone' })
    // A platform with options of its own has asked before.
    const missing = await answer(router.matchCommand('look', {}))
    expect(missing).toMatchObject({ problem: true })
  })

  it('is held against the limits as a button is', () => {
    const card = { blocks: [{ type: 'search', action: ref, label: 'x'.repeat(76) } as const] }
    expect(checkCard(card)).toEqual(['the label of a search: 76 characters, 75 are allowed'])
  })
})
