import { IntlMessageFormat } from 'intl-messageformat'
import { LOCALES, type Locale, type Localized } from '../core/locale.js'
import { command, type Inline } from '../core/rich-text.js'
import { de } from './de.js'
import { en } from './en.js'

export type MessageKey = keyof typeof en
export type MessageValues = Readonly<Record<string, string | number>>
export type RichValues = Readonly<Record<string, string | number | Inline>>

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { de, en }

/** Dates and numbers as the language's readers in Europe write them. */
export const FORMAT_TAGS: Readonly<Record<Locale, string>> = { de: 'de-CH', en: 'en-GB' }

const parsed = new Map<string, IntlMessageFormat>()

function format(locale: Locale, key: MessageKey): IntlMessageFormat {
  const id = `${locale} ${key}`
  let message = parsed.get(id)
  if (message === undefined) {
    message = new IntlMessageFormat(CATALOGUES[locale][key], FORMAT_TAGS[locale])
    parsed.set(id, message)
  }
  return message
}

/** A message of the catalogue as plain text. */
export function translate(locale: Locale, key: MessageKey, values: MessageValues = {}): string {
  return String(format(locale, key).format(values))
}

/**
 * A message in which `<b>`, `<i>` and `<code>` mark up what stands between them; `<cmd>quiz 5</cmd>` names a command, which
 * each platform spells in its own way.
 */
export function translateRich(locale: Locale, key: MessageKey, values: RichValues = {}): Inline[] {
  const wrap = (type: 'strong' | 'emphasis') => (parts: readonly (string | Inline)[]) => ({
    type,
    children: toInlines(parts),
  })
  const code = (parts: readonly (string | Inline)[]) => ({ type: 'inlineCode' as const, value: parts.join('') })
  const cmd = (parts: readonly (string | Inline)[]) => command(parts.join(''))
  const result = format(locale, key).format<Inline>({ ...values, b: wrap('strong'), i: wrap('emphasis'), code, cmd })
  return toInlines(Array.isArray(result) ? result : [result])
}

function toInlines(parts: readonly (string | Inline)[]): Inline[] {
  return parts.map(part => (typeof part === 'object' ? part : { type: 'text', value: String(part) }))
}

/** A message in every language, for declarations and errors. */
export function localized(key: MessageKey, values: MessageValues = {}): Localized {
  return Object.fromEntries(LOCALES.map(locale => [locale, translate(locale, key, values)])) as Localized
}

/** The same for a message with markup, as an error that names a command. */
export function localizedRich(key: MessageKey, values: RichValues = {}): Localized<readonly Inline[]> {
  return { de: translateRich('de', key, values), en: translateRich('en', key, values) }
}

/** The messages of one language, bound for a card's author. */
export interface Translator {
  (key: MessageKey, values?: MessageValues): string
  rich(key: MessageKey, values?: RichValues): Inline[]
  readonly locale: Locale
}

export function translator(locale: Locale): Translator {
  return Object.assign((key: MessageKey, values?: MessageValues) => translate(locale, key, values), {
    rich: (key: MessageKey, values?: RichValues) => translateRich(locale, key, values),
    locale,
  })
}
