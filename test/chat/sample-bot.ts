import { type Action, onPress, onSelect, onSubmit } from '../../src/chat/action.js'
import { defineAction, idParam, integerParam, wordParam } from '../../src/chat/action-ref.js'
import type { Card } from '../../src/chat/card.js'
import { type Command, defineCommand } from '../../src/chat/command.js'
import type { Caller, Context } from '../../src/chat/context.js'
import { createHelp } from '../../src/chat/help-command.js'
import { openForm, replace, reply } from '../../src/chat/reply.js'
import { createRouter, type Router } from '../../src/chat/router.js'
import { spellCommands } from '../../src/chat/spell-commands.js'
import type { Logger } from '../../src/core/logger.js'
import { commandLine, type Inline, paragraph, text } from '../../src/core/rich-text.js'

const both = (value: string) => ({ de: value, en: value })

/** A card of one line. */
export const line = (...parts: readonly (string | Inline)[]): Card => ({
  blocks: [{ type: 'text', content: [paragraph(...parts)] }],
})

export const more = defineAction('sample.more', 2, { term: idParam(10), page: integerParam(99) })
export const pick = defineAction('sample.pick', 1, { kind: wordParam(['open', 'shut']) })
export const note = defineAction('sample.note', 1, {})
export const save = defineAction('sample.save', 1, {})

export const caller: Caller = {
  platform: 'playground',
  accountId: 'me',
  name: 'Me',
  localeTag: 'en-GB',
  place: { channelId: 'terminal' },
}

/** A few commands with every kind of option, and an action of every kind. */
const commands: readonly Command[] = [
  defineCommand({
    name: 'explain',
    description: { de: 'Erklärt einen Begriff', en: 'Explains a term' },
    options: {
      term: {
        type: 'text',
        description: { de: 'der Begriff', en: 'the term' },
        required: true,
        complete: (_context, typed) =>
          ['Ballooning', 'std::vector', 'Layer 4', 'Live Migration'].filter(term =>
            term.toLowerCase().startsWith(typed.toLowerCase()),
          ),
      },
    },
    examples: ['explain ballooning'],
    pace: 'instant',
    audience: 'everyone',
    run: async (context, { term }) => {
      const card = line(`${context.person.name} asks for ${term}.`)
      const action = more.ref({ term: 'b', page: 2 })
      return reply({
        ...card,
        title: term,
        blocks: [...card.blocks, { type: 'buttons', buttons: [{ label: 'Read on', action }] }],
      })
    },
  }),
  defineCommand({
    name: 'quiz',
    description: { de: 'Fragt dich aus', en: 'Quizzes you' },
    options: {
      topic: { type: 'text', description: both('only on this topic') },
      count: { type: 'integer', description: both('how many'), min: 1, max: 20 },
      kind: {
        type: 'choice',
        description: both('what kind'),
        choices: [
          { value: 'single', label: { de: 'Einfachwahl', en: 'Single choice' } },
          { value: 'cloze', label: { de: 'Lückentext', en: 'Cloze' } },
        ],
      },
      hard: { type: 'boolean', description: both('only hard ones') },
    },
    examples: ['quiz virtualization 5', 'quiz kind:cloze'],
    pace: 'deferred',
    audience: 'caller',
    run: async (_context, options) =>
      reply({
        blocks: [
          { type: 'text', content: [paragraph(JSON.stringify(options))] },
          {
            type: 'select',
            action: pick.ref({ kind: 'open' }),
            placeholder: 'Choose',
            options: [
              { label: 'A', value: 'a' },
              { label: 'B', value: 'b', description: 'the second' },
            ],
          },
        ],
      }),
  }),
  defineCommand({
    name: 'note',
    description: both('Takes a note'),
    options: {},
    examples: ['note'],
    pace: 'instant',
    audience: 'caller',
    run: async () =>
      openForm({
        title: 'Note',
        submitLabel: 'Save',
        submit: save.ref({}),
        inputs: [
          { name: 'head', label: 'Head', multiline: false, required: true, maxLength: 10 },
          { name: 'body', label: 'Body', multiline: true, required: false, maxLength: 100, value: 'none' },
        ],
      }),
  }),
  defineCommand({
    name: 'crash',
    description: both('Breaks'),
    options: {},
    examples: [],
    pace: 'deferred',
    audience: 'everyone',
    run: async () => {
      throw new Error('secret detail')
    },
  }),
]

const actions: readonly Action[] = [
  onPress(more, {
    pace: 'deferred',
    audience: 'everyone',
    run: async (context, { term, page }) => {
      const seen = context.onPrivateCard ? 'private' : 'public'
      return replace(line(`${context.person.name}, page ${page} of ${term} (${seen})`))
    },
  }),
  onSelect(pick, {
    pace: 'instant',
    audience: 'caller',
    run: async (context, { kind }, value) => reply(line(`${kind} ${value} ${context.onPrivateCard}`)),
  }),
  onPress(note, { pace: 'instant', audience: 'caller', run: async () => reply(line('noted')) }),
  onSubmit(save, {
    pace: 'instant',
    audience: 'caller',
    fields: ['head', 'body'],
    run: async (_context, _params, { head, body }) => reply(line(text(`${head}: ${body}`))),
  }),
]

export interface Logged {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly fields: unknown
}

/** A bot without features, and what it logged. */
export function createSampleBot(): { readonly router: Router; readonly logged: readonly Logged[] } {
  const logged: Logged[] = []
  const log = (level: Logged['level']) => (fields: unknown) => {
    logged.push({ level, fields })
  }
  const logger: Logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') }
  const help = createHelp(() => all)
  const all = [...commands, ...help.commands]
  const identify = async (from: Caller): Promise<Context> => ({
    person: { id: from.accountId, name: from.name },
    locale: from.localeTag?.startsWith('de') ? 'de' : 'en',
    class: { communityId: 'c', courseId: 'cloud' },
    classes: [{ communityId: 'c', courseId: 'cloud', name: 'Cloud' }],
    readable: new Set(['cloud']),
    community: { id: 'c', externalId: 'c' },
    channel: { platform: 'test', id: 'channel' },
    onPrivateCard: from.onPrivateCard ?? false,
    now: 0,
  })
  const router = createRouter({
    commands: all,
    actions: [...actions, ...help.actions],
    identify,
    refusal: async () => undefined,
    logger,
    newIncidentId: () => 'incident-7',
  })
  return { router, logged }
}

/** The card that a command line or a reference is answered with. */
export async function cardOf(match: ReturnType<Router['matchLine']>, from: Caller = caller): Promise<Card> {
  const answer = await match.run(from)
  if (answer.type !== 'card') throw new Error('a form')
  return answer.card
}

/** All that a card says, as one text; what stands beside each other in a line, in one piece. */
export const said = (card: Card): string =>
  JSON.stringify(spellCommands(card, command => text(commandLine(command)))).replaceAll(
    '"},{"type":"text","value":"',
    '',
  )
