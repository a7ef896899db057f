import type { Card } from '../../chat/card.js'
import type { Command } from '../../chat/command.js'
import { spellCommands } from '../../chat/spell-commands.js'
import { commandLine, inlineCode } from '../../core/rich-text.js'
import { RESERVED_COMMANDS } from './reserved-commands.js'

/** The command under which all others are reached: `/bueffel explain ballooning`. */
export const UMBRELLA = 'bueffel'

/** Names on Slack are shared by all apps of a workspace, so only what students type every day gets its own. */
const BARE: readonly string[] = ['explain', 'quiz', 'daily', 'leaderboard', 'deadlines']

export interface SlashNames {
  /** All commands get a name of their own, but for those that Slack keeps for itself. */
  readonly all?: boolean
  /** Put before the names, with a hyphen, where they are taken: with `b`, `/explain` becomes `/b-explain`. */
  readonly prefix?: string
}

/** How a command is typed on Slack, without its slash: by a name of its own, or under the umbrella. */
function typedName(name: string, { all = false, prefix = '' }: SlashNames): { readonly name: string; isBare: boolean } {
  const own = prefix === '' ? name : `${prefix}-${name}`
  const isBare = (all || BARE.includes(name)) && own !== UMBRELLA && !RESERVED_COMMANDS.has(own)
  return { name: isBare ? own : `${UMBRELLA} ${name}`, isBare }
}

/** A card in which commands are named as they are typed on Slack. */
export function spellSlash(card: Card, names: SlashNames): Card {
  return spellCommands(card, mention =>
    inlineCode(commandLine({ ...mention, name: typedName(mention.name, names).name })),
  )
}

/** The commands that get a name of their own, with that name, without its slash. */
export function slashNames<C extends Pick<Command, 'name'>>(
  commands: readonly C[],
  names: SlashNames,
): readonly { readonly command: C; readonly name: string }[] {
  return commands.flatMap(command => {
    const { name, isBare } = typedName(command.name, names)
    return isBare ? [{ command, name }] : []
  })
}

/**
 * The line for the router from what was typed on Slack. What stands before a name's last hyphen is a prefix, whichever the
 * manifest was made with, so that a bot needs not be told.
 */
export function toLine(slash: string, text: string): string {
  const typed = slash.replace(/^\//, '').toLowerCase()
  const name = typed.slice(typed.lastIndexOf('-') + 1)
  const rest = readableText(text).trim()
  if (name !== UMBRELLA) return `/${name} ${rest}`.trimEnd()
  return rest === '' ? '/help' : `/${rest.replace(/^\/+\s*/, '')}`
}

/** What a person typed: Slack writes people, channels, addresses and three characters in its own way. */
function readableText(text: string): string {
  return text
    .replace(/<([@#])([A-Z0-9]+)(?:\|([^>]*))?>/g, (_whole, sign: string, id: string, name?: string) =>
      sign === '@' ? `@${id}` : `#${name || id}`,
    )
    .replace(/<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
