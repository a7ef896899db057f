import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIInteraction,
  type APIMessage,
  type APIModalSubmission,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js'
import type { ActionInput } from '../../chat/action.js'
import type { Caller } from '../../chat/context.js'
import type { ParsedOptions } from '../../chat/parse-command.js'

export const PLATFORM = 'discord'

/** The message whose button or select was used, or from which a submitted form was opened. */
export interface Pressed {
  /** Only who asks sees it. */
  readonly isPrivate: boolean
  /** It was posted with `content`, not with Components V2. */
  readonly isPost: boolean
}

/** What a person wants, read from an interaction. */
export type Request =
  | { readonly type: 'command'; readonly caller: Caller; readonly name: string; readonly options: ParsedOptions }
  | {
      readonly type: 'action'
      readonly caller: Caller
      readonly ref: string
      readonly input: ActionInput
      readonly pressed: Pressed | undefined
    }
  | {
      readonly type: 'completion'
      readonly caller: Caller
      readonly command: string
      readonly option: string
      readonly typed: string
    }

/** `undefined` for kinds of interactions that the bot offers nowhere. */
export function readRequest(interaction: APIInteraction): Request | undefined {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = interaction
      if (data.type !== ApplicationCommandType.ChatInput) return undefined
      return { type: 'command', caller: callerOf(interaction), name: data.name, options: optionsOf(data.options ?? []) }
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { name, options } = interaction.data
      const focused = options.find(option => 'focused' in option && option.focused === true)
      return {
        type: 'completion',
        caller: callerOf(interaction),
        command: name,
        option: focused?.name ?? '',
        typed: focused !== undefined && 'value' in focused ? String(focused.value) : '',
      }
    }
    case InteractionType.MessageComponent: {
      const { data } = interaction
      const value = 'values' in data ? data.values[0] : undefined
      return {
        type: 'action',
        caller: callerOf(interaction, interaction.message),
        ref: data.custom_id,
        input: value === undefined ? {} : { value },
        pressed: pressedOf(interaction.message),
      }
    }
    case InteractionType.ModalSubmit:
      return {
        type: 'action',
        caller: callerOf(interaction, interaction.message),
        ref: interaction.data.custom_id,
        input: { fields: fieldsOf(interaction.data) },
        pressed: interaction.message === undefined ? undefined : pressedOf(interaction.message),
      }
    default:
      return undefined
  }
}

function pressedOf(message: APIMessage): Pressed {
  const flags: number = message.flags ?? 0
  return {
    isPrivate: (flags & MessageFlags.Ephemeral) !== 0,
    isPost: (flags & MessageFlags.IsComponentsV2) === 0,
  }
}

function callerOf(interaction: Exclude<APIInteraction, { type: InteractionType.Ping }>, message?: APIMessage): Caller {
  const { member, user: own, locale, guild_id: communityId, channel } = interaction
  const user = member?.user ?? own
  return {
    platform: PLATFORM,
    accountId: user?.id ?? '',
    name: member?.nick ?? user?.global_name ?? user?.username ?? '',
    localeTag: locale,
    isManager: isManager(member?.permissions),
    place: {
      ...(communityId === undefined ? {} : { communityId }),
      channelId: channel?.id ?? '',
    },
    ...(message === undefined ? {} : { onPrivateCard: pressedOf(message).isPrivate }),
  }
}

/** The permissions of a member in the channel, as Discord writes them: a large number as text. */
function isManager(permissions: string | undefined): boolean {
  const MANAGING = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator
  return permissions !== undefined && (BigInt(permissions) & MANAGING) !== 0n
}

function optionsOf(
  options: readonly { readonly type: ApplicationCommandOptionType; readonly name: string }[],
): ParsedOptions {
  return Object.fromEntries(options.flatMap(option => (isBasic(option) ? [[option.name, option.value] as const] : [])))
}

function isBasic(option: {
  readonly type: ApplicationCommandOptionType
}): option is APIApplicationCommandInteractionDataBasicOption {
  return (
    option.type !== ApplicationCommandOptionType.Subcommand &&
    option.type !== ApplicationCommandOptionType.SubcommandGroup
  )
}

/** The values of a modal's text inputs, under labels as we send them or in rows as older ones were. */
function fieldsOf({ components }: APIModalSubmission): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const part of components) {
    const inputs =
      part.type === ComponentType.Label
        ? [part.component]
        : part.type === ComponentType.ActionRow
          ? part.components
          : []
    for (const input of inputs) if (input.type === ComponentType.TextInput) fields[input.custom_id] = input.value
  }
  return fields
}
