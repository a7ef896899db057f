import { isDeepStrictEqual } from 'node:util'
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js'
import type { Command, Option } from '../../chat/command.js'
import { LIMITS, shorten } from '../../chat/limits.js'
import { MAX_TEXT } from '../../chat/parse-command.js'
import { assertNever } from '../../core/errors.js'
import type { Localized } from '../../core/locale.js'

/** What Discord is told of a command. */
export interface CommandRegistration {
  readonly type: ApplicationCommandType.ChatInput
  readonly name: string
  readonly name_localizations?: Localizations
  readonly description: string
  readonly description_localizations: Localizations
  readonly options: readonly APIApplicationCommandBasicOption[]
  /** Nobody is kept from seeing one: Discord cannot know whom a manager has named. The router refuses who may not. */
  readonly default_member_permissions: null
  readonly contexts: readonly InteractionContextType[]
  readonly integration_types: readonly ApplicationIntegrationType[]
}

/** English is the default for every language without one of its own. */
type Localizations = Readonly<Record<'de', string>>

/** The array for the endpoint that overwrites an application's commands. */
export function registrationOf(commands: readonly Command[]): CommandRegistration[] {
  return commands.map(command => ({
    type: ApplicationCommandType.ChatInput,
    ...named(command.name, command.names),
    ...described(command.description),
    // Discord wants the required ones first.
    options: Object.entries(command.options)
      .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
      .map(([name, option]) => registerOption(name, option)),
    default_member_permissions: null,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  }))
}

/** The name is the English one; a language without one of its own shows it too. */
function named(name: string, names: Localized | undefined): { name: string; name_localizations?: Localizations } {
  return names === undefined || names.de === name ? { name } : { name, name_localizations: { de: names.de } }
}

function described(description: Localized): { description: string; description_localizations: Localizations } {
  return {
    description: shorten(description.en, LIMITS.description),
    description_localizations: { de: shorten(description.de, LIMITS.description) },
  }
}

function registerOption(name: string, option: Option): APIApplicationCommandBasicOption {
  const base = { ...named(name, option.names), ...described(option.description), required: option.required ?? false }
  switch (option.type) {
    case 'text':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        max_length: option.maxLength ?? MAX_TEXT,
        autocomplete: option.complete !== undefined,
      }
    case 'integer':
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        min_value: option.min,
        max_value: option.max,
      }
    case 'choice':
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: option.choices.map(({ value, label }) => ({
          name: shorten(label.en, LIMITS.choiceLabel),
          name_localizations: { de: shorten(label.de, LIMITS.choiceLabel) },
          value,
        })),
      }
    case 'boolean':
      return { ...base, type: ApplicationCommandOptionType.Boolean }
    case 'user':
      return { ...base, type: ApplicationCommandOptionType.User }
    default:
      return assertNever(option)
  }
}

/** Whether Discord must be told: a difference in what we say, not in ids, versions or defaults that Discord adds. */
export function differs(
  registered: readonly Partial<APIApplicationCommand>[],
  wanted: readonly CommandRegistration[],
): boolean {
  return !isDeepStrictEqual(essence(registered), essence(wanted))
}

function essence(commands: readonly object[]): unknown {
  const byName = commands.map(command => essentialParts(command)).map(parts => [String(parts['name']), parts] as const)
  return Object.fromEntries(byName.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const COMMAND_PARTS = ['name', 'description', 'type', 'contexts', 'integration_types']
const OPTION_PARTS = ['name', 'description', 'type', 'min_value', 'max_value', 'max_length', 'value']

/** What is said, in one spelling: Discord leaves out what is false, empty or null, and writes permissions as text. */
function essentialParts(part: object): Record<string, unknown> {
  const given = part as Readonly<Record<string, unknown>>
  const isCommand = 'contexts' in given || 'integration_types' in given
  const result: Record<string, unknown> = {}
  for (const key of isCommand ? COMMAND_PARTS : OPTION_PARTS) {
    const value = given[key]
    if (value !== undefined && value !== null) result[key] = Array.isArray(value) ? [...value].sort() : value
  }
  for (const key of ['required', 'autocomplete']) if (given[key] === true) result[key] = true
  for (const key of ['description_localizations', 'name_localizations', 'default_member_permissions']) {
    const value = given[key]
    if (value === undefined || value === null) continue
    if (typeof value !== 'object') result[key] = String(value)
    else if (Object.keys(value).length > 0) result[key] = { ...value }
  }
  for (const key of ['options', 'choices']) {
    const list = given[key]
    if (Array.isArray(list) && list.length > 0) result[key] = list.map(item => essentialParts(item as object))
  }
  return result
}
