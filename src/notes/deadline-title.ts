import { WEEKDAY } from './week-dates.js'

const LEADING_UP = new RegExp(
  `[\\s:,–—(|📅-]*(?:\\b(?:am|den|der|dem|vom|from|bis|zum|um|ende|mitte|spätestens|on|at|by|before|vor|until|no later than|(?:is |are |must be |will be )?due|(?:ist |sind )?fällig|end|mid|of|the|(?<!\\b(?:hand|turn|fill)(?:ed)?[ -])in|is|are|will be|ist|sind|and|und|takes place|${WEEKDAY})\\b[\\s:.,(📅-]*)*$`,
  'iu',
)
/** "… einzureichen." behind the day says nothing that the title needs. */
const CLOSING =
  /^(?:ab|ein|hoch|abzugeben|abgeben|einzureichen|einreichen|hochzuladen|hochladen|fällig|statt|(?:abgegeben|eingereicht|hochgeladen) (?:werden|sein))$/iu
const REQUEST =
  /^(?:(?:bitte|please)[\s,]+|you(?:[’']ll| will| must| should| have to| need to)?\s+)(?:(?:den|die|das)\s+)?(?=\p{L})/iu
/** Whether there is more in words than what leads up to a date. */
export const saysMoreThanWhen = (words: string): boolean => /\p{L}{2}/u.test(words.replace(LEADING_UP, ''))

/** A title that opens with such a word tells nothing without the sentence before. */
const POINTING = /^(?:this|these|it|they|dies\w*|es|sie)\b/iu
/** "Due Date: …" and "Abgabe: …" say nothing of what is due. */
const NO_TITLE =
  /^(?:(?:the|die|der|das)\s+)?(?:(?:new|extended|neue[rs]?|verlängerte[rs]?)\s+)?(?:due(?: (?:date|on|by|at))*|dates?|datum|termin|when|wann|deadlines?|submissions?(?: (?:deadline|date))?|hand[ -]?in(?: date)?|abgaben?|abgabe(?:termin|datum|frist|schluss)|einreichung|frist|fällig|closes|ends|endet|schliesst|schließt|extended(?: (?:to|until))?|verlängert(?: (?:bis|auf))?|)$/iu

const NEXT_SENTENCE = /^\)?[.!?]\s/u

/** The line without its date and what only led up to it. */
export function titleOf(text: string, start: number, end: number): string {
  const before = text.slice(0, start).replace(LEADING_UP, '').trim()
  const rest = text.slice(end)
  const after = (before !== '' && NEXT_SENTENCE.test(rest) ? '' : rest)
    .replace(/^[\s:–—)|,.-]+/u, '')
    .replace(/[\s.]+$/u, '')
  const words = [before, CLOSING.test(after) && before !== '' ? '' : after].filter(part => /\p{L}/u.test(part))
  // "Blatt 1 (Abgabe 9.10.)" leaves one parenthesis.
  const title = words
    .join(' – ')
    .replace(/\s+/g, ' ')
    .replace(/ – (?=\()/, ' ')
    .replace(/\s*\(([^()]*)$/, (_, inner: string) => (inner.trim() === '' ? '' : ` – ${inner}`))
    .replace(/[\s.,;]+$/u, '')
  const bare = title.replace(REQUEST, '')
  return shortened(bare === title ? title : bare.charAt(0).toUpperCase() + bare.slice(1))
}

/** A whole sentence goes on in the notes. */
const shortened = (title: string): string =>
  title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE).replace(/[\s,;–(-]+\S*$/u, '')} …`
export const LONGEST_TITLE = 100

/** Whether a title opens with a word that points to the sentence before. */
export const isPointing = (title: string): boolean => POINTING.test(title)

/** Whether a title leaves open what is due, so that what it stands under has to say so. */
export const isStump = (title: string): boolean => NO_TITLE.test(title.replace(/[\s:.]+$/, '')) || isPointing(title)

/** "This reading diary" is one of two words or more, and so says what it is without the sentence before. */
export function withoutPointer(title: string): string | undefined {
  const named =
    /^(?:this|these|dies\w*)\s+(?!(?:is|are|was|must|has|have|will|should|can|may|needs?|ist|sind|muss|wird|kann|soll)\b)(\p{L}+\s+\p{L}.*)$/iu.exec(
      title,
    )?.[1]
  return named === undefined ? undefined : named.charAt(0).toUpperCase() + named.slice(1)
}
