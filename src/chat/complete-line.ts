import { fold } from '../core/fold.js'
import type { Locale } from '../core/locale.js'
import { closest } from './closest.js'
import type { Command, Option } from './command.js'
import { allNames, findCommand, optionNameIn, optionShapes } from './command-names.js'
import type { Caller } from './context.js'
import { parseOptions } from './parse-command.js'
import type { Router } from './router.js'
import { readTyping, splitCommandLine, type Typing, textUnderCursor } from './typed-line.js'

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
  const parts = splitCommandLine(line)
  if (parts === undefined) return line.trim() === '' ? commandProposals(router.commands, locale, '') : []
  if (parts.isNameOpen) return commandProposals(router.commands, locale, parts.name)
  const command = findCommand(router.commands, parts.name)
  if (command === undefined) return []
  const { head, rest } = parts
  const typing = readTyping(optionShapes(command), rest)
  const values = (option: string, typed: string) => valuesOf(router, caller, locale, command, option, typed)
  const proposals = await optionProposals(command, typing, locale, values)
  return proposals.map(proposal => ({ ...proposal, line: head + proposal.line }))
}

function commandProposals(commands: readonly Command[], locale: Locale, typed: string): LineProposal[] {
  const near = closest(
    typed,
    commands.map(command => command.name),
  )
  const begun = commands.filter(command => beginsName(allNames(command.name, command.names), typed))
  const shown = begun.length > 0 ? begun : commands.filter(command => command.name === near)
  return shown.map(({ name, description, options }) => ({
    line: Object.keys(options).length === 0 ? `/${name}` : `/${name} `,
    label: `/${name}`,
    description: description[locale],
  }))
}

const beginsName = (names: readonly string[], typed: string) =>
  names.some(name => name.startsWith(typed) || fold(name).startsWith(fold(typed)))

interface Value {
  readonly value: string
  readonly label: string
}

type Values = (option: string, typed: string) => Promise<readonly Value[]>

async function optionProposals(
  command: Command,
  typing: Typing,
  locale: Locale,
  values: Values,
): Promise<LineProposal[]> {
  const { named, words, current, text } = typing
  if (current !== undefined) {
    const before = text.slice(0, current.at)
    const found = await values(current.option, current.typed)
    const name = nameIn(command, current.option, locale)
    return found.map(({ value, label }) => ({ line: `${before}${byName(name, value)}`, label }))
  }
  const open = Object.entries(command.options).filter(([name]) => !named.includes(name))
  const texts = open.filter(([, option]) => option.type === 'text')
  const word = words.at(-1) ?? { text: '', at: text.length }
  const inText = textUnderCursor(optionShapes(command), typing)
  const result: LineProposal[] = []
  if (inText !== undefined) {
    const before = text.slice(0, inText.at)
    const found = await values(inText.option.name, text.slice(inText.at).replace(/^["“„]/u, ''))
    result.push(
      ...found.map(({ value, label }) => ({
        line: before + asText(command, before, inText.option.name, value, locale),
        label,
      })),
    )
  }
  const before = text.slice(0, word.at)
  const needed = texts.filter(([, option]) => option.required).length
  for (const [name, option] of open) {
    if (option.type === 'text') continue
    // A required text keeps the first words.
    const found = words.length > needed ? await values(name, word.text) : []
    result.push(
      ...found.map(({ value, label }) => ({ line: before + asText(command, before, name, value, locale), label })),
    )
  }
  return [...result, ...nameProposals(open, inText?.option.name, before, word.text, locale)]
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
    .filter(([name, { names }]) => name !== current && beginsName(allNames(name, names), typed.toLowerCase()))
    .map(([name, option]) => {
      const label = `${optionNameIn(name, option, locale)}:`
      return { line: before + label, label, description: option.description[locale] }
    })
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

function nameIn(command: Command, name: string, locale: Locale): string {
  const option = command.options[name]
  return option === undefined ? name : optionNameIn(name, option, locale)
}

/** The value in the shortest spelling that the parser reads as this option's. */
function asText(command: Command, before: string, name: string, value: string, locale: Locale): string {
  const shown = nameIn(command, name, locale)
  const spellings = [value, `"${value}"`, `${shown}:"${value}"`]
  return spellings.find(spelling => isRead(command, before + spelling, name, value)) ?? byName(shown, value)
}

function isRead(command: Command, rest: string, name: string, value: string): boolean {
  try {
    const read = parseOptions(command, rest)[name]
    return read === value || read === (value === 'ja' || value === 'yes')
  } catch {
    return false
  }
}
