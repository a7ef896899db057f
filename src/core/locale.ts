/** The languages in which Büffel itself speaks. Notes may be in any language. */
export const LOCALES = ['de', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** One text in every language of the bot. */
export type Localized<T = string> = Readonly<Record<Locale, T>>

/** The bot's language for a BCP 47 tag such as `de-CH` or `en-US`; `undefined` for a language that it does not speak. */
export function toLocale(tag: string | null | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split(/[-_]/)[0]
  return LOCALES.find(locale => locale === language)
}
