import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js'

/** What the bot needs in a channel, in the words of Discord's settings. */
export const PERMISSIONS = [
  ['View Channel', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  /** For what is too long for a message's text. */
  ['Embed Links', PermissionFlagsBits.EmbedLinks],
  ['Attach Files', PermissionFlagsBits.AttachFiles],
  /** To look whether an uncertain post arrived. */
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
] as const

/** The address under which who manages a server invites the bot, with the least permissions that it can work with. */
export function inviteUrl(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize')
  url.searchParams.set('client_id', applicationId)
  url.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '))
  url.searchParams.set('permissions', String(PERMISSIONS.reduce((sum, [, bit]) => sum | bit, 0n)))
  return url.href
}
