import { fold } from '../core/fold.js'
import type { Locale } from '../core/locale.js'
import { type Block, bullets, type Inline, inlineCode, paragraph, strong, text } from '../core/rich-text.js'
import { localized, type Translator, translate, translator } from '../i18n/translate.js'
import { type Action, onPress, onSelect } from './action.js'
import { defineAction } from './action-ref.js'
import type { Card, CardBlock, Select } from './card.js'
import { type Command, defineCommand, type Option } from './command.js'
import { LIMITS, shorten } from './limits.js'
import { MAX_TEXT } from './parse-command.js'
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
} {
  const find = (typed: string): Command => {
    const name = nameOf(typed)
    const command = commands().find(other => other.name === name)
    if (command === undefined) throw unknownCommand(name, commands())
    return command
  }

  return {
    commands: [
      defineCommand({
        name: 'help',
        description: localized('help.description'),
        options: {
          command: {
            type: 'text',
            description: localized('help.option.command'),
            maxLength: LIMITS.commandName + 1,
            complete: (_context, typed) =>
              commands()
                .map(command => command.name)
                .filter(name => name.startsWith(nameOf(typed))),
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

/** Short enough for as many commands as a select holds to stand on one card. */
const LISTED_DESCRIPTION = 60
const AUDIENCES = ['everyone', 'caller'] as const

function overviewCard(commands: readonly Command[], t: Translator): Card {
  const listed = commands.slice(0, LIMITS.selectOptions)
  const more = commands.length - listed.length
  return {
    title: t('help.title'),
    blocks: [
      { type: 'text', content: AUDIENCES.flatMap(audience => audienceBlocks(listed, audience, t)) },
      ...(more === 0 ? [] : [{ type: 'context' as const, content: [text(t('help.more', { count: more }))] }]),
      picker(listed, t),
    ],
  }
}

function audienceBlocks(commands: readonly Command[], audience: Audience, t: Translator): Block[] {
  const items = commands
    .filter(command => command.audience === audience)
    .map(({ name, description }) => [
      inlineCode(`/${name}`),
      text(` ${shorten(description[t.locale], LISTED_DESCRIPTION)}`),
    ])
  return items.length === 0 ? [] : [paragraph(strong(t(`help.${audience}`))), bullets(items)]
}

function picker(commands: readonly Command[], t: Translator): Select {
  return {
    type: 'select',
    action: showCommand.ref({}),
    placeholder: t('help.pick'),
    options: commands.map(({ name, description }) => ({
      label: `/${name}`,
      value: name,
      description: shorten(description[t.locale], LIMITS.selectDescription),
    })),
  }
}

function commandCard(command: Command, commands: readonly Command[], t: Translator): Card {
  const options = Object.entries(command.options)
  const usage = paragraph(inlineCode(usageLine(command)))
  return {
    title: `/${command.name}`,
    blocks: [
      { type: 'text', content: [paragraph(command.description[t.locale]), usage] },
      ...section(
        'help.options',
        options.map(([name, option]) => optionLine(name, option, t)),
        t,
      ),
      ...section(
        'help.examples',
        command.examples.map(example => [inlineCode(`/${example}`)]),
        t,
      ),
      { type: 'context', content: [text(t(`help.${command.audience}`))] },
      picker(commands.slice(0, LIMITS.selectOptions), t),
      { type: 'buttons', buttons: [{ label: t('help.all'), action: listCommands.ref({}) }] },
    ],
  }
}

function section(title: 'help.options' | 'help.examples', items: readonly Inline[][], t: Translator): CardBlock[] {
  return items.length === 0 ? [] : [{ type: 'text', content: [paragraph(strong(t(title))), bullets(items)] }]
}

/** How a command is typed: `/quiz <topic> [count]`. */
export function usageLine({ name, options }: Command): string {
  const words = Object.entries(options).map(([option, { required }]) => (required ? `<${option}>` : `[${option}]`))
  return [`/${name}`, ...words].join(' ')
}

function optionLine(name: string, option: Option, t: Translator): Inline[] {
  const need = t(option.required ? 'help.required' : 'help.optional')
  return [inlineCode(name), text(` (${need}): ${option.description[t.locale]} – ${kindOf(option, t.locale)}`)]
}

function kindOf(option: Option, locale: Locale): string {
  switch (option.type) {
    case 'text': {
      const key = option.complete === undefined ? 'help.kind.text' : 'help.kind.completed'
      return translate(locale, key, { max: option.maxLength ?? MAX_TEXT })
    }
    case 'integer':
      return translate(locale, 'help.kind.integer', { min: option.min, max: option.max })
    case 'choice': {
      const choices = option.choices.map(({ value, label }) =>
        fold(label[locale]) === fold(value) ? value : `${value} (${label[locale]})`,
      )
      return translate(locale, 'help.kind.choice', { choices: choices.join(', ') })
    }
    case 'boolean':
      return translate(locale, 'help.kind.boolean')
    case 'user':
      return translate(locale, 'help.kind.user')
  }
}
