import type { Locale } from '../core/locale.js'
import {
  type Block,
  bullets,
  type CommandMention,
  command as commandMention,
  type Inline,
  inlineCode,
  paragraph,
  strong,
  text,
} from '../core/rich-text.js'
import { localized, type Translator, translate, translator } from '../i18n/translate.js'
import { type Action, onPress, onSelect } from './action.js'
import { defineAction } from './action-ref.js'
import type { Card, CardBlock, Select } from './card.js'
import { type Command, defineCommand, type Option } from './command.js'
import { allNames, commandNameIn, findCommand, optionNameIn } from './command-names.js'
import type { Context } from './context.js'
import { LIMITS, shorten } from './limits.js'
import { choicesIn, MAX_TEXT } from './parse-command.js'
import { type Audience, replace, reply } from './reply.js'
import { unknownCommand } from './router.js'

const listCommands = defineAction('help.list', 1, {})
const showCommand = defineAction('help.show', 1, {})

/**
 * `/help`: every command, and how one is used. All that it says comes from the commands' declarations, which it asks for
 * when somebody asks it, so that it can list itself.
 */
export function createHelp(commands: () => readonly Command[]): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  /** The first commands in short, and the way to all, for a person's home. */
  readonly section: (context: Context, t: Translator) => Promise<readonly CardBlock[]>
} {
  const find = (typed: string): Command => {
    const name = nameOf(typed)
    const command = findCommand(commands(), name)
    if (command === undefined) throw unknownCommand(name, commands())
    return command
  }

  return {
    section: async (_context, t) => [
      {
        type: 'text',
        content: [paragraph(strong(t('help.short'))), commandList(commands().slice(0, SHORT), LONGEST_LISTED, t)],
      },
      { type: 'buttons', buttons: [{ label: t('help.all'), action: listCommands.ref({}) }] },
    ],
    commands: [
      defineCommand({
        name: 'help',
        names: localized('help.name'),
        description: localized('help.description'),
        options: {
          command: {
            type: 'text',
            names: localized('help.option.command.name'),
            description: localized('help.option.command'),
            maxLength: LIMITS.commandName + 1,
            complete: (_context, typed) =>
              commands().flatMap(({ name, names }) =>
                allNames(name, names)
                  .filter(own => own.startsWith(nameOf(typed)))
                  .slice(0, 1),
              ),
          },
        },
        examples: ['help', 'help help'],
        pace: 'instant',
        audience: 'caller',
        run: async ({ locale }, { command }) =>
          reply(
            command === undefined
              ? overviewCard(commands(), translator(locale))
              : commandCard(find(command), commands(), translator(locale)),
          ),
      }),
    ],
    actions: [
      onPress(listCommands, {
        pace: 'instant',
        audience: 'caller',
        run: async ({ locale }) => replace(overviewCard(commands(), translator(locale))),
      }),
      onSelect(showCommand, {
        pace: 'instant',
        audience: 'caller',
        run: async ({ locale }, _params, name) => replace(commandCard(find(name), commands(), translator(locale))),
      }),
    ],
  }
}

/** What was typed as a command's name, with or without its slash. */
const nameOf = (typed: string) => typed.trim().replace(/^\//, '').toLowerCase()

/** The room for all descriptions of a list, so that as many commands as a select holds stand on one card. */
const LISTED_DESCRIPTIONS = 1000
const LONGEST_LISTED = 60
/** So many commands stand on a person's home. */
const SHORT = 4
const AUDIENCES = ['everyone', 'caller'] as const

function overviewCard(commands: readonly Command[], t: Translator): Card {
  const listed = commands.slice(0, LIMITS.selectOptions)
  const more = commands.length - listed.length
  const room = Math.min(LONGEST_LISTED, Math.floor(LISTED_DESCRIPTIONS / listed.length))
  return {
    title: t('help.title'),
    blocks: [
      { type: 'text', content: AUDIENCES.flatMap(audience => audienceBlocks(listed, audience, room, t)) },
      ...(more === 0 ? [] : [{ type: 'context' as const, content: t.rich('help.more', { count: more }) }]),
      picker(listed, t),
    ],
  }
}

function audienceBlocks(commands: readonly Command[], audience: Audience, room: number, t: Translator): Block[] {
  const own = commands.filter(command => reachOf(command) === audience)
  return own.length === 0 ? [] : [paragraph(strong(t(`help.${audience}`))), commandList(own, room, t)]
}

const reachOf = ({ reaches, audience }: Command): Audience => reaches ?? audience

function commandList(commands: readonly Command[], room: number, t: Translator): Block {
  return bullets(
    commands.map(({ name, description }) => [commandMention(name), text(` ${shorten(description[t.locale], room)}`)]),
  )
}

function picker(commands: readonly Command[], t: Translator): Select {
  return {
    type: 'select',
    action: showCommand.ref({}),
    placeholder: t('help.pick'),
    // How a command is typed depends on the platform, and a label is plain text: its bare name is the same everywhere.
    options: commands.map(command => ({
      label: commandNameIn(command, t.locale),
      value: command.name,
      description: shorten(command.description[t.locale], LIMITS.selectDescription),
    })),
  }
}

function commandCard(command: Command, commands: readonly Command[], t: Translator): Card {
  const options = Object.entries(command.options)
  const usage: CommandMention = { type: 'command', name: command.name, args: usageArgs(command, t.locale) }
  return {
    title: shorten(command.description[t.locale], LIMITS.title),
    blocks: [
      { type: 'text', content: [paragraph(usage)] },
      ...section(
        'help.options',
        options.map(([name, option]) => optionLine(name, option, t)),
        t,
      ),
      ...section(
        'help.examples',
        command.examples.map(example => [commandMention(example)]),
        t,
      ),
      { type: 'context', content: [text(t(`help.${reachOf(command)}`))] },
      picker(commands.slice(0, LIMITS.selectOptions), t),
      { type: 'buttons', buttons: [{ label: t('help.all'), action: listCommands.ref({}) }] },
    ],
  }
}

function section(title: 'help.options' | 'help.examples', items: readonly Inline[][], t: Translator): CardBlock[] {
  return items.length === 0 ? [] : [{ type: 'text', content: [paragraph(strong(t(title))), bullets(items)] }]
}

/** What is typed behind a command's name: `<concept>`, `[topic] [count]`. */
export function usageArgs({ options }: Pick<Command, 'options'>, locale: Locale): string {
  return Object.entries(options)
    .map(([key, option]) => {
      const name = optionNameIn(key, option, locale)
      return option.required ? `<${name}>` : `[${name}]`
    })
    .join(' ')
}

function optionLine(name: string, option: Option, t: Translator): Inline[] {
  const need = t(option.required ? 'help.required' : 'help.optional')
  return [
    inlineCode(optionNameIn(name, option, t.locale)),
    text(` (${need}): ${option.description[t.locale]} – ${kindOf(option, t.locale)}`),
  ]
}

function kindOf(option: Option, locale: Locale): string {
  switch (option.type) {
    case 'text': {
      const key = option.complete === undefined ? 'help.kind.text' : 'help.kind.completed'
      return translate(locale, key, { max: option.maxLength ?? MAX_TEXT })
    }
    case 'integer':
      return translate(locale, 'help.kind.integer', { min: option.min, max: option.max })
    case 'choice':
      return translate(locale, 'help.kind.choice', { choices: choicesIn(option, locale) })
    case 'boolean':
      return translate(locale, 'help.kind.boolean')
    case 'user':
      return translate(locale, 'help.kind.user')
  }
}
