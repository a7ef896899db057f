import { isSameName, optionUnderCursor, readTyping as readOptions, splitCommandLine } from '../../../chat/typed-line.js'
import type { CommandHint, OptionHint } from '../web/protocol.js'

/** What the line in the composer is becoming. */
export type Typing =
  | { readonly stage: 'text' }
  | { readonly stage: 'name'; readonly typed: string }
  | {
      readonly stage: 'options'
      readonly command: CommandHint
      readonly current: OptionHint | undefined
      /** The word that is being typed. */
      readonly word: string
    }

export function readTyping(line: string, commands: readonly CommandHint[]): Typing {
  // A line that begins with a space is text: the server sees to it that nothing else is taken for a command.
  const parts = line.startsWith('/') ? splitCommandLine(line) : undefined
  if (parts === undefined) return { stage: 'text' }
  if (parts.isNameOpen) return { stage: 'name', typed: parts.name }
  const command = commands.find(({ names }) => names.some(name => isSameName(name, parts.name)))
  if (command === undefined) return { stage: 'text' }
  const typing = readOptions(command.options, parts.rest)
  const { current, words, text } = typing
  const word = current === undefined ? (words.at(-1)?.text ?? '') : text.slice(current.at)
  return { stage: 'options', command, current: optionUnderCursor(command.options, typing), word }
}

/** Commands whose name begins with what was typed, then those that have it elsewhere in name or description. */
export function matchCommands(typed: string, commands: readonly CommandHint[]): readonly CommandHint[] {
  const begins = commands.filter(({ names }) => names.some(name => name.startsWith(typed)))
  const holds = commands.filter(
    command =>
      !begins.includes(command) && `${command.names.join(' ')} ${command.description}`.toLowerCase().includes(typed),
  )
  return [...begins, ...holds]
}
