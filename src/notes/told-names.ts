import { plainText } from '../core/rich-text.js'
import type { Entry, EntryFact } from './entry-fact.js'
import { isNounPhrase } from './noun-phrase.js'

const LONGEST = 100
const MOST_WORDS = 5
const ALSO =
  /^\s*(?:(?:auch\s+(?:genannt|bekannt\s+als)|(?:oft\s+)?auch\s+als|also\s+(?:known\s+as|called)|a\.?k\.?a\.?)\s*:?|(?:auch|also|synonyme?|synonyms|andere\s+namen?|other\s+names?|engl(?:isch|ish|\.)?|deutsch|german)\s*:)(?:\s+(.+?))?\s*\.?\s*$/iu
const SEE =
  /^\s*(?:→|->|siehe|see|vgl\.?|cf\.?)\s*:?\s+(?!auch\b|also\b|oben\b|unten\b|above\b|below\b)(.+?)\s*\.?\s*$/iu

/** Names that a line of a passage gives to what it is about: "auch: Fremdlingsfluss", "Also known as X". */
export function namesTold({ facts }: Pick<Entry, 'facts'>): readonly string[] {
  return facts.flatMap(fact => {
    const told = ALSO.exec(textOf(fact))
    if (told === null) return []
    const names = told[1] === undefined ? fact.children.map(({ content }) => plainText(content)) : split(told[1])
    return names.every(isName) ? names : []
  })
}

/** What a passage refers to that says nothing but "siehe X", or "auch: X". */
export function referenceOf({ facts }: { readonly facts: readonly EntryFact[] }): string | undefined {
  const [only, ...others] = facts
  if (only === undefined || others.length > 0 || only.children.length > 0 || only.block !== undefined) return undefined
  const text = textOf(only)
  const name = bare((SEE.exec(text) ?? ALSO.exec(text))?.[1] ?? '')
  return name !== '' && isName(name) ? name : undefined
}

/** How such a line begins: most others are not looked at further. */
const BEGINNING = /^\s*(?:auch|also|oft\s|a\.?k\.?a|syn|andere|other|engl|deutsch|german|siehe|see|vgl|cf|→|->)/i

function textOf({ content }: EntryFact): string {
  const [first] = content
  if (first?.type !== 'text' || !BEGINNING.test(first.value)) return ''
  const text = plainText(content)
  return text.length > LONGEST ? '' : text
}

const split = (names: string): string[] =>
  names
    .split(/\s*[,;]\s*|\s+(?:oder|or|bzw\.)\s+/iu)
    .map(bare)
    .filter(name => name !== '')

const bare = (name: string): string => name.replace(/^["„“'»]|["“”'«]$/g, '').trim()
const isName = (name: string): boolean => name.split(/\s+/).length <= MOST_WORDS && isNounPhrase(name)
