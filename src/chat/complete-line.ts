import { fold } from '../core/fold.js'
import type { Locale } from '../core/locale.js'
import { closest } from './closest.js'
import type { Command, Option } from './command.js'
import type { Caller } from './context.js'
import { parseOptions } from './parse-command.js'
import type { Router } from './router.js'

/** A line that could be meant by what was typed so far. */
export interface LineProposal {
  readonly line: string
  /** The part that is new, for a list. */
  readonly label: string
  readonly description?: string
}

/**
 * Proposals for a line while it is typed, for platforms that have none of their own: commands, then the values of the
 * option under the cursor (at the line's end) and the options that can be given by name.
 */
export async function completeLine(
  router: Pick<Router, 'commands' | 'completeOption'>,
  caller: Caller,
  locale: Locale,
  line: string,
): Promise<readonly LineProposal[]> {
  const name = /^\s*(?:\/\s*(\S*))?$/.exec(line)
  if (name !== null) return commandProposals(router.commands, locale, (name[1] ?? '').toLowerCase())
  const head = /^\s*\/\s*(\S+)\s+/.exec(line)
  const command = router.commands.find(({ name: own }) => own === head?.[1]?.toLowerCase())
  if (head === null || command === undefined) return []
  const typing = readTyping(command, line.slice(head[0].length))
  const values = (option: string, typed: string) => valuesOf(router, caller, locale, command, option, typed)
  const proposals = await optionProposals(command, typing, locale, values)
  return proposals.map(proposal => ({ ...proposal, line: head[0] + proposal.line }))
}

function commandProposals(commands: readonly Command[], locale: Locale, typed: string): LineProposal[] {
  const near = closest(
    typed,
    commands.map(command => command.name),
  )
  const begun = commands.filter(command => command.name.startsWith(typed))
  const shown = begun.length > 0 ? begun : commands.filter(command => command.name === near)
  return shown.map(({ name, description, options }) => ({
    line: Object.keys(options).length === 0 ? `/${name}` : `/${name} `,
    label: `/${name}`,
    description: description[locale],
  }))
}

/** What stands behind the command's name, seen from the cursor at its end. */
interface Typing {
  /** Options given by name before the cursor. */
  readonly named: readonly string[]
  /** The words before the cursor that belong to no named option; the last one is still being typed and may be empty. */
  readonly words: readonly { readonly text: string; readonly at: number }[]
  /** The option by whose name the value under the cursor is given. */
  readonly current: { readonly option: string; readonly typed: string; readonly at: number } | undefined
  readonly text: string
}

/** Like the parser's, but the last quotation mark may still be open. */
const WORD = /(?:[A-Za-z][\w-]*:)?["“„][^"“”]*(?:["”“]|$)|\S+/gu
const NAMED = /^([A-Za-z][\w-]*):["“„]?([^"“”]*)/u

function readTyping(command: Command, text: string): Typing {
  const found = [...text.matchAll(WORD)].map(match => {
    const [, name, typed] = NAMED.exec(match[0]) ?? []
    const option = name?.toLowerCase()
    const isNamed = option !== undefined && Object.hasOwn(command.options, option)
    const end = match.index + match[0].length
    return { text: match[0], at: match.index, end, option: isNamed ? option : undefined, typed: typed ?? '' }
  })
  const isBetween = (found.at(-1)?.end ?? 0) < text.length || text === ''
  const last = isBetween ? undefined : found.at(-1)
  const named = found.filter(word => word !== last).flatMap(word => word.option ?? [])
  if (last?.option !== undefined) {
    return { named, words: [], current: { option: last.option, typed: last.typed, at: last.at }, text }
  }
  const loose = found.slice(found.findLastIndex(word => word.option !== undefined) + 1)
  return { named, words: isBetween ? [...loose, { text: '', at: text.length }] : loose, current: undefined, text }
}

interface Value {
  readonly value: string
  readonly label: string
}

type Values = (option: string, typed: string) => Promise<readonly Value[]>

async function optionProposals(
  command: Command,
  { named, words, current, text }: Typing,
  locale: Locale,
  values: Values,
): Promise<LineProposal[]> {
  if (current !== undefined) {
    const before = text.slice(0, current.at)
    const found = await values(current.option, current.typed)
    return found.map(({ value, label }) => ({ line: `${before}${byName(current.option, value)}`, label }))
  }
  const open = Object.entries(command.options).filter(([name]) => !named.includes(name))
  const texts = open.filter(([, option]) => option.type === 'text')
  const word = words.at(-1) ?? { text: '', at: text.length }
  const inText = textUnderCursor(texts, words)
  const result: LineProposal[] = []
  if (inText !== undefined) {
    const before = text.slice(0, inText.at)
    const found = await values(inText.name, text.slice(inText.at).replace(/^["“„]/u, ''))
    result.push(
      ...found.map(({ value, label }) => ({ line: before + asText(command, before, inText.name, value), label })),
    )
  }
  const before = text.slice(0, word.at)
  const needed = texts.filter(([, option]) => option.required).length
  for (const [name, option] of open) {
    if (option.type === 'text') continue
    // A required text keeps the first words.
    const found = words.length > needed ? await values(name, word.text) : []
    result.push(...found.map(({ value, label }) => ({ line: before + asText(command, before, name, value), label })))
  }
  return [...result, ...nameProposals(open, inText?.name, before, word.text, locale)]
}

/** The text option that the last word belongs to: the last one takes all the words that are left. */
function textUnderCursor(texts: readonly (readonly [string, Option])[], words: Typing['words']) {
  const index = Math.min(words.length, texts.length) - 1
  const name = texts[index]?.[0]
  const first = words[index]
  return name === undefined || first === undefined ? undefined : { name, at: first.at }
}

/** `name:` for each option but the text that is being typed anyway. */
function nameProposals(
  open: readonly (readonly [string, Option])[],
  current: string | undefined,
  before: string,
  typed: string,
  locale: Locale,
): LineProposal[] {
  return open
    .filter(([name]) => name !== current && name.startsWith(typed.toLowerCase()))
    .map(([name, option]) => ({
      line: `${before}${name}:`,
      label: `${name}:`,
      description: option.description[locale],
    }))
}

async function valuesOf(
  router: Pick<Router, 'completeOption'>,
  caller: Caller,
  locale: Locale,
  command: Command,
  name: string,
  typed: string,
): Promise<readonly Value[]> {
  const option = command.options[name]
  const begins = (word: string) => fold(word).startsWith(fold(typed))
  switch (option?.type) {
    case 'text': {
      const found = await router.completeOption(caller, command.name, name, typed)
      return found.map(value => ({ value, label: value }))
    }
    case 'choice':
      return option.choices
        .filter(choice => begins(choice.value) || begins(choice.label[locale]))
        .map(({ value, label }) => ({ value, label: label[locale] }))
    case 'boolean':
      return YES_NO[locale].filter(begins).map(value => ({ value, label: value }))
    default:
      return []
  }
}

const YES_NO: Readonly<Record<Locale, readonly string[]>> = { de: ['ja', 'nein'], en: ['yes', 'no'] }

const byName = (name: string, value: string) => (/[\s"“”„]/u.test(value) ? `${name}:"${value}"` : `${name}:${value}`)

/** The value in the shortest spelling that the parser reads as this option's. */
function asText(command: Command, before: string, name: string, value: string): string {
  const spellings = [value, `"${value}"`, `${name}:"${value}"`]
  return spellings.find(spelling => isRead(command, before + spelling, name, value)) ?? byName(name, value)
}

function isRead(command: Command, rest: string, name: string, value: string): boolean {
  try {
    const read = parseOptions(command, rest)[name]
    return read === value || read === (value === 'ja' || value === 'yes')
  } catch {
    return false
  }
}
