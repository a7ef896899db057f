import type { Command } from '../../../chat/command.js'
import { allNames } from '../../../chat/command-names.js'
import type { Locale } from '../../../core/locale.js'
import type { CommandHint } from './protocol.js'

/** The commands as data in one language. */
export function commandHints(commands: readonly Command[], locale: Locale): CommandHint[] {
  return commands.map(({ name, names, description, options, examples }) => ({
    name,
    names: allNames(name, names),
    description: description[locale],
    options: Object.entries(options).map(([option, { type, names, description, required }]) => ({
      name: option,
      names: allNames(option, names),
      label: names?.[locale] ?? option,
      type,
      description: description[locale],
      required: required === true,
    })),
    examples,
  }))
}
