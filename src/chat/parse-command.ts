import { UserError } from '../core/errors.js'
import { fold } from '../core/fold.js'
import { LOCALES, type Locale, type Localized } from '../core/locale.js'
import { localized, localizedRich, translate, translateRich } from '../i18n/translate.js'
import type { Command, Option, OptionValue } from './command.js'
import { optionNameIn, optionShapes } from './command-names.js'
import { shorten } from './limits.js'
import { findOption, readWords, type Word } from './typed-line.js'

export type ParsedOptions = Readonly<Record<string, OptionValue | undefined>>

const YES = ['yes', 'ja', 'true', 'on', '1']
const NO = ['no', 'nein', 'false', 'off', '0']

/**
 * Typed options from the text behind a command's name, for platforms without options of their own.
 * `name:value` and `name:"two words"` set an option by name. Of the rest, trailing words that fit an option of few
 * values (integer, choice, boolean, user) go there, or else a leading number; what is left goes to the text options, the last of which takes all.
 * @throws {UserError} where something does not fit, is missing or too much
 */
export function parseOptions(command: Command, line: string): ParsedOptions {
  const { named, rest } = takeNamed(command, readWords(line))
  const values = new Map<string, OptionValue>()
  for (const [name, text] of named) values.set(name, readOption(command, name, text))

  const open = Object.entries(command.options).filter(([name]) => !values.has(name))
  const texts = open.filter(([, option]) => option.type === 'text')
  const others = open.filter(([, option]) => option.type !== 'text')
  // A required text keeps its word, even if that is a number.
  const most = Math.min(others.length, rest.length - texts.filter(([, option]) => option.required).length)
  const taken = trailingValues(others, rest, most, texts.length > 0)
  for (const [name, value] of taken) values.set(name, value)
  const trailing = rest.slice(0, rest.length - taken.size)
  const leading = leadingNumber(
    others.filter(([name]) => !taken.has(name)),
    trailing,
    texts.length > 0,
  )
  if (leading !== undefined) values.set(...leading)
  const words = leading === undefined ? trailing : trailing.slice(1)
  if (most > taken.size)
    refuseOutOfBounds(
      others.filter(([name]) => !taken.has(name)),
      words.at(-1),
    )
  if (texts.length === 0) refuseMisfit(others, words)
  fillTexts(command, texts, words, values)
  return checkOptions(command, Object.fromEntries(values))
}

/** "/quiz 5 ballooning": a number before a text is the number option's, where none stands behind it. */
function leadingNumber(
  options: readonly (readonly [string, Option])[],
  words: readonly Word[],
  besidesText: boolean,
): readonly [string, OptionValue] | undefined {
  const [first, ...more] = words
  if (first === undefined || more.length === 0 || !besidesText) return undefined
  const number = options.find(([, option]) => option.type === 'integer')
  if (number !== undefined && /^-\d{1,3}$/.test(first.text)) throw misfit(...number, first.text)
  const value = number && tryRead(number[1], first.text)
  return number === undefined || value === undefined ? undefined : [number[0], value]
}

/** "/quiz 50": a small number behind everything else means the number option, not a topic such as the year 1918. */
function refuseOutOfBounds(options: readonly (readonly [string, Option])[], last: Word | undefined): void {
  if (last === undefined || !/^-?\d{1,3}$/.test(last.text)) return
  const number = options.find(([, option]) => option.type === 'integer')
  if (number !== undefined) throw misfit(...number, last.text)
}

/** The most trailing words, up to `most`, that all fit one of the options, each the first that is still free. */
function trailingValues(
  options: readonly (readonly [string, Option])[],
  words: readonly Word[],
  most: number,
  besidesText: boolean,
): ReadonlyMap<string, OptionValue> {
  for (let count = most; count > 0; count--) {
    const taken = new Map<string, OptionValue>()
    for (const { text } of words.slice(-count)) {
      for (const [name, option] of options) {
        if (taken.has(name)) continue
        // Any word could be somebody's name: beside a text, a person is one with an @.
        if (option.type === 'user' && besidesText && !text.startsWith('@')) continue
        const value = tryRead(option, text)
        if (value === undefined) continue
        taken.set(name, value)
        break
      }
    }
    if (taken.size === count) return taken
  }
  return new Map()
}

/** A word that fits none of the options is told against the first one that no other word fits. */
function refuseMisfit(options: readonly (readonly [string, Option])[], words: readonly Word[]): void {
  const fits = (option: Option, word: Word) => tryRead(option, word.text) !== undefined
  const word = words.find(own => !options.some(([, option]) => fits(option, own)))
  const option = options.find(([, own]) => !words.some(other => fits(own, other)))
  if (word !== undefined && option !== undefined) throw misfit(option[0], option[1], word.text)
}

/** What every platform's values go through: required ones are there, each within its bounds and of its option's type. */
export function checkOptions(command: Command, values: ParsedOptions): ParsedOptions {
  const checked: Record<string, OptionValue> = {}
  for (const [name, option] of Object.entries(command.options)) {
    const given = Object.hasOwn(values, name) ? values[name] : undefined
    if (given === undefined || given === '') {
      if (option.required) throw missing(command, name, option)
      continue
    }
    const value = tryRead(option, String(given))
    if (value === undefined) throw misfit(name, option, String(given))
    checked[name] = value
  }
  return checked
}

function takeNamed(command: Command, words: readonly Word[]): { named: Map<string, string>; rest: Word[] } {
  const named = new Map<string, string>()
  const shapes = optionShapes(command)
  const hasText = shapes.some(({ type }) => type === 'text')
  const rest = words.filter(word => {
    // "Deadlines:" is a word; only `name:""` gives nothing on purpose.
    if (word.named === undefined || (word.named.value === '' && word.raw.endsWith(':'))) return true
    const option = findOption(shapes, word.named.name)?.name
    if (option === undefined) {
      // Notes are full of colons ("std::vector", "TCP:443"): a text option may take it as it stands.
      if (hasText) return true
      throw unknownOption(command, word.named.name.toLowerCase())
    }
    if (named.has(option)) throw new UserError(localized('router.duplicateOption', { option: word.named.name }))
    named.set(option, word.named.value)
    return false
  })
  return { named, rest }
}

function fillTexts(
  command: Command,
  texts: readonly (readonly [string, Option])[],
  words: readonly Word[],
  values: Map<string, OptionValue>,
): void {
  let position = 0
  for (const [index, [name]] of texts.entries()) {
    const isLast = index === texts.length - 1
    const taken = isLast ? words.slice(position) : words.slice(position, position + 1)
    position += taken.length
    const text = taken.map(word => word.text).join(' ')
    if (text !== '') values.set(name, readOption(command, name, text))
  }
  const extra = words[position]
  if (extra !== undefined) {
    throw new UserError(
      localizedRich('router.tooMany', { value: shorten(extra.text, SHOWN), command: command.name }),
      exampleHint(command),
    )
  }
}

/** The value in its option's type, `undefined` where the text does not fit. */
function tryRead(option: Option, text: string): OptionValue | undefined {
  switch (option.type) {
    case 'text':
      return text.length <= (option.maxLength ?? MAX_TEXT) ? text : undefined
    case 'integer': {
      const value = Number(text)
      return /^-?\d{1,9}$/.test(text) && value >= option.min && value <= option.max ? value : undefined
    }
    case 'choice':
      return option.choices.find(
        choice => choice.value === text || LOCALES.some(locale => fold(choice.label[locale]) === fold(text)),
      )?.value
    case 'boolean':
      if (YES.includes(text.toLowerCase())) return true
      return NO.includes(text.toLowerCase()) ? false : undefined
    case 'user':
      return text.replace(/^@/, '') || undefined
  }
}

/** The longest text for an option that does not say how long it may be. */
export const MAX_TEXT = 300
/** How much of what was typed an error repeats. */
const SHOWN = 60

function readOption(command: Command, name: string, text: string): OptionValue {
  const option = command.options[name]
  if (option === undefined) throw unknownOption(command, name)
  const value = tryRead(option, text)
  if (value === undefined) throw misfit(name, option, text)
  return value
}

/** A message about options, each by its name in the message's language. */
function inEach<T>(say: (locale: Locale) => T): Localized<T> {
  return { de: say('de'), en: say('en') }
}

/** What may be typed for a choice, in the reader's language where that differs: "term (dieses Semester)". */
export function choicesIn({ choices }: Extract<Option, { type: 'choice' }>, locale: Locale): string {
  return choices
    .map(({ value, label }) => (fold(label[locale]) === fold(value) ? value : `${value} (${label[locale]})`))
    .join(', ')
}

function misfit(name: string, option: Option, given: string): UserError {
  const value = shorten(given, SHOWN)
  return new UserError(
    inEach(locale => {
      const shown = { value, option: optionNameIn(name, option, locale) }
      switch (option.type) {
        case 'integer':
          return translate(locale, 'router.badInteger', { ...shown, min: option.min, max: option.max })
        case 'choice': {
          return translate(locale, 'router.badChoice', { ...shown, choices: choicesIn(option, locale) })
        }
        case 'boolean':
          return translate(locale, 'router.badBoolean', shown)
        default: {
          const max = option.type === 'text' ? (option.maxLength ?? MAX_TEXT) : MAX_TEXT
          return translate(locale, 'router.tooLong', { option: shown.option, max })
        }
      }
    }),
  )
}

function unknownOption(command: Command, name: string): UserError {
  const option = shorten(name, SHOWN)
  const known = Object.entries(command.options)
  const hint = inEach(locale => {
    const options = known.map(([own, declared]) => optionNameIn(own, declared, locale)).join(', ')
    return options === ''
      ? translate(locale, 'router.noOptions.hint')
      : translate(locale, 'router.unknownOption.hint', { options })
  })
  return new UserError(localizedRich('router.unknownOption', { command: command.name, option }), hint)
}

function missing(command: Command, name: string, option: Option): UserError {
  const text = inEach(locale =>
    translateRich(locale, 'router.missingOption', {
      command: command.name,
      option: optionNameIn(name, option, locale),
      description: option.description[locale],
    }),
  )
  return new UserError(text, exampleHint(command))
}

function exampleHint(command: Command) {
  const example = command.examples[0]
  return example === undefined ? undefined : localizedRich('router.example.hint', { example })
}
