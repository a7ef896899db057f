import type { Card } from '../../chat/card.js'
import type { Command } from '../../chat/command.js'
import { commandNameIn } from '../../chat/command-names.js'
import { spellCommands } from '../../chat/spell-commands.js'
import type { Locale } from '../../core/locale.js'

/** Discord's ids of the commands, by their declared names. */
export type CommandIds = ReadonlyMap<string, string>

/** Names commands as Discord does: in the language of who reads, to be clicked where their ids are known. */
export interface CommandMentions {
  /** Takes over the ids under which the commands are registered. */
  learn(ids: CommandIds): void
  /** `locale` is undefined where nobody in particular reads, or in a language in which Discord shows the declared names. */
  spell(card: Card, locale: Locale | undefined): Card
}

export function createCommandMentions(commands: readonly Command[]): CommandMentions {
  let known: CommandIds = new Map()
  const byName = new Map(commands.map(command => [command.name, command]))
  return {
    learn: ids => {
      known = ids
    },
    spell: (card, locale) =>
      spellCommands(card, mention => {
        const command = byName.get(mention.name)
        const id = known.get(mention.name)
        const name = command === undefined ? mention.name : commandNameIn(command, locale ?? 'en')
        return { ...mention, name, ...(id === undefined ? {} : { id }) }
      }),
  }
}
