import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard } from '../../src/chat/check-card.js'
import { type Command, defineCommand } from '../../src/chat/command.js'
import { createHelp, usageArgs } from '../../src/chat/help-command.js'
import { reply } from '../../src/chat/reply.js'
import { type CommandMention, plainText } from '../../src/core/rich-text.js'
import { caller, cardOf, createSampleBot, said } from './sample-bot.js'

const { router } = createSampleBot()
const german = { ...caller, localeTag: 'de' }

/** The texts of a card, one a line. */
function texts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('type' in value && value.type === 'command') return [plainText([value as CommandMention])]
  const own = 'type' in value && 'value' in value && typeof value.value === 'string' ? [value.value] : []
  return [...own, ...Object.values(value).flatMap(texts)]
}

const refs = (card: Card) =>
  card.blocks.flatMap(block => {
    if (block.type === 'buttons') return block.buttons.map(button => button.action)
    return block.type === 'select' ? [block.action] : []
  })

describe('/help', () => {
  it('lists every command, by who sees the answer, in the person’s language', async () => {
    expect(texts(await cardOf(router.matchLine('/help'), german))).toEqual([
      'Die Antwort sieht der ganze Kanal',
      '/explain',
      ' Erklärt einen Begriff',
      '/crash',
      ' Breaks',
      'Die Antwort siehst nur du',
      '/quiz',
      ' Fragt dich aus',
      '/note',
      ' Takes a note',
      '/help',
      ' Zeigt alle Befehle oder wie man einen benutzt',
    ])
  })

  it('shows how a command is used', async () => {
    const card = await cardOf(router.matchLine('/help /Quiz'))
    expect(card.title).toBe('Quizzes you')
    expect(texts(card)).toEqual([
      '/quiz [topic] [count] [kind] [hard]',
      'Options',
      'topic',
      ' (optional): only on this topic – text, up to 300 characters',
      'count',
      ' (optional): how many – a whole number from 1 to 20',
      'kind',
      ' (optional): what kind – one of single (Single choice), cloze',
      'hard',
      ' (optional): only hard ones – yes or no',
      'Examples',
      '/quiz virtualization 5',
      '/quiz kind:cloze',
      'Only you see the answer',
    ])
    expect(texts(await cardOf(router.matchLine('/help explain')))).toContain(
      ' (required): the term – text, up to 300 characters, with proposals as you type',
    )
  })

  it('marks what is required', () => {
    const usage = (locale: 'de' | 'en') => router.commands.map(command => usageArgs(command, locale))
    expect(usage('en')).toEqual(expect.arrayContaining(['<term>', '[command]']))
    expect(usage('de')).toContain('[befehl]')
  })

  it('suggests the nearest command', async () => {
    const answer = await router.matchLine('/help expain').run(caller)
    expect(answer).toMatchObject({ audience: 'caller', card: { tone: 'warning' } })
    expect(answer.type === 'card' && said(answer.card)).toContain('Did you mean /explain?')
    expect(said(await cardOf(router.matchLine('/help zebra')))).toContain('There is no command “zebra”.')
  })

  it('goes from the list to a command and back', async () => {
    const list = await cardOf(router.matchLine('/help'))
    const [show] = refs(list)
    const chosen = await router.matchAction(show ?? '', { value: 'note' }).run(caller)
    expect(chosen).toMatchObject({ replaces: true, card: { title: 'Takes a note' } })
    const back = refs(chosen.type === 'card' ? chosen.card : list).at(-1)
    expect(await router.matchAction(back ?? '').run(caller)).toEqual({ type: 'card', replaces: true, card: list })
    expect(said(await cardOf(router.matchAction(show ?? '', { value: 'gone' })))).toContain('no command “gone”')
  })

  it('completes names', async () => {
    expect(await router.completeOption(caller, 'help', 'command', '/QU')).toEqual(['quiz'])
    expect(await router.completeOption(caller, 'help', 'command', '')).toHaveLength(5)
  })

  it('fits on every platform, also with more commands than a select holds', async () => {
    const long = { de: 'x'.repeat(100), en: 'x'.repeat(100) }
    const many = Array.from(
      { length: 40 },
      (_, index): Command =>
        defineCommand({
          name: `command${'abcdefghijklmnopqrstuvwxyz'.slice(0, 20)}${String.fromCharCode(97 + (index % 26))}${index}`,
          description: long,
          options: Object.fromEntries(
            Array.from({ length: 5 }, (_, option) => [`option${option}`, { type: 'text', description: long }]),
          ),
          examples: ['one', 'two'],
          pace: 'instant',
          audience: index % 2 === 0 ? 'everyone' : 'caller',
          run: async () => reply({ blocks: [] }),
        }),
    )
    const help = createHelp(() => many)
    const [command] = help.commands
    const context = {
      person: { id: 'x', name: 'x' },
      locale: 'en',
      class: { communityId: 'c', courseId: 'c' },
      classes: [],
      readable: new Set<string>(),
      channel: { platform: 'test', id: 'channel' },
      onPrivateCard: false,
      now: 0,
    } as const
    const list = await command?.run(context, {})
    const one = await command?.run(context, { command: many[0]?.name })
    if (list?.type !== 'card' || one?.type !== 'card') throw new Error('no card')
    expect(checkCard(list.card)).toEqual([])
    expect(checkCard(one.card)).toEqual([])
    expect(said(list.card)).toContain('15 more commands: type /help and a name.')
    for (const { name } of router.commands) {
      expect(checkCard(await cardOf(router.matchLine(`/help ${name}`), german))).toEqual([])
    }
  })
})
