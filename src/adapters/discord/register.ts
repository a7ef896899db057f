import { type APIApplication, type APIApplicationCommand, REST, Routes } from 'discord.js'
import type { Command } from '../../chat/command.js'
import { hostError } from './api-errors.js'
import type { CommandIds } from './command-mentions.js'
import { checkedToken, restOptions } from './connection.js'
import { differs, registrationOf } from './registration.js'

export interface RegisterParts {
  readonly commands: readonly Command[]
  readonly token: string
  readonly apiUrl?: string
  /** Only for this server, where new commands show at once. */
  readonly guildId?: string
}

/**
 * Tells Discord the commands where they differ from what it knows, without going online.
 * @returns whether there was something to tell
 * @throws {HostError}
 */
export async function registerDiscord({ commands, token, apiUrl, guildId }: RegisterParts): Promise<boolean> {
  const options = restOptions(apiUrl)
  const rest = new REST(options).setToken(checkedToken(token))
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as APIApplication
    return (await registerCommands(rest, id, commands, guildId)).isNew
  } catch (error) {
    throw hostError(error, options.api)
  } finally {
    rest.clearHashSweeper()
    rest.clearHandlerSweeper()
  }
}

/** The same for an application that is known already; with the ids under which Discord knows the commands. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
  guildId?: string,
): Promise<{ readonly isNew: boolean; readonly ids: CommandIds }> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId)
  const query = new URLSearchParams({ with_localizations: 'true' })
  const registered = (await rest.get(route, { query })) as readonly APIApplicationCommand[]
  const wanted = registrationOf(commands)
  if (!differs(registered, wanted)) return { isNew: false, ids: idsOf(registered) }
  const made = (await rest.put(route, { body: wanted })) as readonly APIApplicationCommand[]
  return { isNew: true, ids: idsOf(made) }
}

const idsOf = (registered: readonly APIApplicationCommand[]): CommandIds =>
  new Map(registered.map(({ name, id }) => [name, id]))
