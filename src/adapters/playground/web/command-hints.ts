import type { Command } from '../../../chat/command.js'
import type { Locale } from '../../../core/locale.js'
import type { CommandHint } from './protocol.js'

/** The commands as data in one language. */
export function commandHints(commands: readonly Command[], locale: Locale): CommandHint[] {
  return commands.map(({ name, description, options, examples }) => ({
    name,
    description: description[locale],
    options: Object.entries(options).map(([option, { type, description, required }]) => ({
      name: option,
      type,
      description: description[locale],
      required: required === true,
    })),
    examples,
  }))
}
