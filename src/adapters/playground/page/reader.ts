import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Locale } from '../../../core/locale.js'
import { STRINGS, type Strings } from './strings.js'

/** Who looks at the page: in which language, and what time the bot's clock shows. */
export interface Reader {
  readonly locale: Locale
  readonly strings: Strings
  /** The language with its region, for dates. */
  readonly tag: string
  /** The bot's time, in epoch milliseconds. */
  readonly now: () => number
}

const TAGS: Readonly<Record<Locale, string>> = { de: 'de-CH', en: 'en-GB' }

export const createReader = (locale: Locale, now: () => number): Reader => ({
  locale,
  strings: STRINGS[locale],
  tag: TAGS[locale],
  now,
})

export const ReaderContext = createContext<Reader>(createReader('en', Date.now))

export const useReader = (): Reader => useContext(ReaderContext)
