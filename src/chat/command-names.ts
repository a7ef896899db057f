import type { Locale, Localized } from '../core/locale.js'
import type { Command, Option } from './command.js'
import { LIMITS } from './limits.js'
import { isSameName, type OptionShape } from './typed-line.js'

type Named = Pick<Command, 'name' | 'names'>

/** How a command is called in a language. */
export const commandNameIn = ({ name, names }: Named, locale: Locale): string => names?.[locale] ?? name

/** How an option is called in a language. */
export const optionNameIn = (name: string, { names }: Pick<Option, 'names'>, locale: Locale): string =>
  names?.[locale] ?? name

/** The command that somebody means who types its name or its name in any language. */
export function findCommand<C extends Named>(commands: readonly C[], typed: string): C | undefined {
  return (
    commands.find(({ name }) => name === typed) ??
    commands.find(command => allNames(command.name, command.names).some(name => isSameName(name, typed)))
  )
}

/** A line such as `round 5` behind a command, read as the other command that it calls; a topic may be called so, too. */
export function findBehind<C extends Named & Pick<Command, 'behind'>>(
  commands: readonly C[],
  front: string | undefined,
  line: string,
): { readonly command: C; readonly rest: string } | undefined {
  const [, name = '', rest = ''] = /^\s*(\S+)((?:\s+\d+)*)\s*$/.exec(line) ?? []
  const command = name === '' ? undefined : findCommand(commands, name)
  return front === undefined || command?.behind !== front ? undefined : { command, rest }
}

/** A command's options as the grammar of typed lines knows them. */
export function optionShapes({ options }: Pick<Command, 'options'>): OptionShape[] {
  return Object.entries(options).map(([name, { names, type }]) => ({ name, names: allNames(name, names), type }))
}

export function allNames(name: string, names: Localized | undefined): readonly string[] {
  return [...new Set([name, ...Object.values(names ?? {})])]
}

/** What Discord takes for a name, and with it every other platform. */
const NAME = new RegExp(`^[-_'\\p{L}\\p{N}]{1,${LIMITS.commandName}}$`, 'u')

/**
 * Holds declared names against each other, for the program's start.
 * @throws {Error} for a name that no platform takes, or one that would mean two commands or two options of one
 */
export function checkNames(commands: readonly Command[]): void {
  distinct('command', commands)
  for (const { name, options } of commands) {
    const own = Object.entries(options).map(([option, { names }]) => ({ name: option, ...(names ? { names } : {}) }))
    distinct(`option of /${name}`, own)
  }
}

function distinct(what: string, declared: readonly Named[]): void {
  const known: { readonly name: string; readonly of: string }[] = []
  for (const { name: of, names } of declared) {
    // Discord shows the declared name to whoever reads English.
    if (names !== undefined && names.en !== of) throw new Error(`${what} "${of}": its English name is "${names.en}"`)
    for (const name of allNames(of, names)) {
      if (!NAME.test(name) || name !== name.toLowerCase()) throw new Error(`${what} "${of}": "${name}" is no name`)
      const other = known.find(own => isSameName(own.name, name))
      if (other !== undefined) throw new Error(`declared twice: ${what} "${name}", of "${other.of}" and of "${of}"`)
    }
    known.push(...allNames(of, names).map(name => ({ name, of })))
  }
}
