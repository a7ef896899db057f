import { fold } from '../core/fold.js'

/**
 * The grammar of typed lines, for platforms without options of their own: `/name word name:value "two words"`. The parser,
 * the proposals and the page's composer read lines with it; it knows of a command no more than its options' names.
 */

/** A word of a line, or what stands in quotation marks; a mark that is not closed reaches to the line's end. */
export interface Word {
  /** As it was typed, and where it begins. */
  readonly raw: string
  readonly at: number
  /** Without its quotation marks. */
  readonly text: string
  /** What stands before and behind its colon, where the first could be an option's name. */
  readonly named?: { readonly name: string; readonly value: string }
}

export interface OptionShape {
  readonly name: string
  /** Under which it may be given, its own name included. */
  readonly names: readonly string[]
  readonly type: 'text' | 'integer' | 'choice' | 'boolean' | 'user'
}

const COMMAND = /^\s*\/\s*(\S*)(\s*)([\s\S]*)$/
const WORD = /(?:(\p{L}[\p{L}\p{N}_-]*):)?["“„]([^"“”]*)(?:["”“]|$)|\S+/gu
const NAMED = /^(\p{L}[\p{L}\p{N}_-]*):([\s\S]*)$/u

/** A line taken apart; `undefined` where it does not begin with a slash. */
export function splitCommandLine(
  line: string,
): { readonly name: string; readonly head: string; readonly isNameOpen: boolean; readonly rest: string } | undefined {
  const [, name, gap = '', rest = ''] = COMMAND.exec(line) ?? []
  if (name === undefined) return undefined
  return {
    name: name.normalize('NFC').toLowerCase(),
    /** The slash, the name and the space behind it. */
    head: line.slice(0, line.length - rest.length),
    isNameOpen: gap === '',
    rest,
  }
}

export function readWords(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match): Word => {
    const [raw, quotedName, quoted] = match
    const at = match.index
    if (quoted !== undefined) {
      if (quotedName === undefined) return { raw, at, text: quoted }
      return { raw, at, text: `${quotedName}:${quoted}`, named: { name: quotedName, value: quoted } }
    }
    const [, name, value] = NAMED.exec(raw) ?? []
    return name === undefined || value === undefined
      ? { raw, at, text: raw }
      : { raw, at, text: raw, named: { name, value } }
  })
}

/** Whether two names are the same to who types: case and the spelling of umlauts do not matter. */
export const isSameName = (a: string, b: string): boolean => a === b || (fold(a) === fold(b) && fold(a) !== '')

export function findOption<O extends Pick<OptionShape, 'names'>>(options: readonly O[], typed: string): O | undefined {
  return options.find(({ names }) => names.some(name => isSameName(name, typed)))
}

/** What stands behind a command's name, seen from the cursor at its end. */
export interface Typing {
  /** Options given by name before the cursor. */
  readonly named: readonly string[]
  /** The words before the cursor that belong to no named option; the last one is still being typed and may be empty. */
  readonly words: readonly { readonly text: string; readonly at: number }[]
  /** The option by whose name the value under the cursor is given. */
  readonly current: { readonly option: string; readonly typed: string; readonly at: number } | undefined
  readonly text: string
}

export function readTyping(options: readonly OptionShape[], text: string): Typing {
  const found = readWords(text).map(word => ({
    ...word,
    option: word.named === undefined ? undefined : findOption(options, word.named.name)?.name,
  }))
  const end = found.at(-1)
  const isBetween = end === undefined || end.at + end.raw.length < text.length
  const last = isBetween ? undefined : end
  const named = found.filter(word => word !== last).flatMap(word => word.option ?? [])
  if (last?.option !== undefined) {
    const current = { option: last.option, typed: last.named?.value ?? '', at: last.at }
    return { named, words: [], current, text }
  }
  const loose = found
    .slice(found.findLastIndex(word => word.option !== undefined) + 1)
    .map(({ raw, at }) => ({ text: raw, at }))
  return { named, words: isBetween ? [...loose, { text: '', at: text.length }] : loose, current: undefined, text }
}

/** The text option that the last word belongs to, and where its text begins: the last one takes all the words that are left. */
export function textUnderCursor<O extends OptionShape>(
  options: readonly O[],
  { named, words }: Typing,
): { readonly option: O; readonly at: number } | undefined {
  const texts = options.filter(option => option.type === 'text' && !named.includes(option.name))
  const index = Math.min(words.length, texts.length) - 1
  const option = texts[index]
  const first = words[index]
  return option === undefined || first === undefined ? undefined : { option, at: first.at }
}

/** The option that is being typed: a named one, the text that takes the word, or the first that is still open. */
export function optionUnderCursor<O extends OptionShape>(options: readonly O[], typing: Typing): O | undefined {
  const { current, named, words } = typing
  if (current !== undefined) return options.find(({ name }) => name === current.option)
  const open = options.filter(({ name }) => !named.includes(name))
  return textUnderCursor(options, typing)?.option ?? open[Math.max(words.length - 1, 0)]
}
