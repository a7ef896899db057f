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

const NAME = /^\/(\S*)$/
const COMMAND = /^\/(\S+)\s([\s\S]*)$/
const WORD = /(?:[A-Za-z][\w-]*:)?["“„][^"“”]*(?:["”“]|$)|\S+/gu
const NAMED = /^([A-Za-z][\w-]*):/

export function readTyping(line: string, commands: readonly CommandHint[]): Typing {
  const name = NAME.exec(line)?.[1]
  if (name !== undefined) return { stage: 'name', typed: name.toLowerCase() }
  const [, typed, rest = ''] = COMMAND.exec(line) ?? []
  const command = commands.find(own => own.name === typed?.toLowerCase())
  if (command === undefined) return { stage: 'text' }
  const words = rest.match(WORD) ?? []
  const word = /\S$/.test(rest) ? (words.at(-1) ?? '') : ''
  return { stage: 'options', command, current: currentOption(command.options, words, word), word }
}

/** The option that the word under the cursor goes to: a named one, the text that takes it, or the first that is open. */
function currentOption(options: readonly OptionHint[], words: readonly string[], word: string): OptionHint | undefined {
  const nameOf = (text: string) => {
    const name = NAMED.exec(text)?.[1]?.toLowerCase()
    return options.find(option => option.name === name)
  }
  const named = nameOf(word)
  if (named !== undefined) return named
  const given = words.flatMap(text => nameOf(text)?.name ?? [])
  const open = options.filter(option => !given.includes(option.name))
  const loose = words.filter(text => nameOf(text) === undefined).length - (word === '' ? 0 : 1)
  const texts = open.filter(option => option.type === 'text')
  return texts.length > 0 ? texts[Math.min(Math.max(loose, 0), texts.length - 1)] : open[Math.max(loose, 0)]
}

/** Commands whose name begins with what was typed, then those that have it elsewhere in name or description. */
export function matchCommands(typed: string, commands: readonly CommandHint[]): readonly CommandHint[] {
  const begins = commands.filter(({ name }) => name.startsWith(typed))
  const holds = commands.filter(
    command => !begins.includes(command) && `${command.name} ${command.description}`.toLowerCase().includes(typed),
  )
  return [...begins, ...holds]
}
