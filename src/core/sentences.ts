const MONTHS =
  'Jan(?:uary?)?|Feb(?:ruary?)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?'
/** "am 9. Oktober" goes on, but a week, or a day behind its month, is told with its number: "Oct 9. Then …". */
const ORDINAL = `(?<!\\b(?:KW|CW|SW|[Ww]eek|Woche|${MONTHS})\\.?\\s)\\d{1,2}`
const DAY_AND_MONTH = '(?:0?[1-9]|[12]\\d|3[01])\\.\\s?(?:0?[1-9]|1[0-2])'

const ABBREVIATION = new RegExp(
  `(?:^|[\\s(]|\\d\\.\\s?[–/&-]\\s?)(?:\\p{L}|${ORDINAL}|${DAY_AND_MONTH}|bzw|ca|etc|usw|vgl|inkl|evtl|ggf|max|min|mind|allg|chem|phys|insb|bspw|sog|vs|approx|incl|resp|Dr|Prof|St|Mr|Mrs|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Jr|Sr|no|Nr|Abs|Art|Bd|Jh|Mio|Mrd|u\\.\\s?a|z\\.\\s?B|d\\.\\s?h|e\\.\\s?g|i\\.\\s?e)$`,
  'u',
)
/** "Fri. 10/10", "9. Okt. 2025": words of their own where no number follows. */
const PART_OF_A_DATE =
  /(?:^|[\s(.])(?:Jan|Feb|Mär|Mrz|Mar|Apr|Jun|Jul|Aug|Sept?|Okt|Oct|Nov|Dez|Dec|Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)$/u

/** Longer than what may stand before a full stop that ends no sentence. */
const LONGEST_ABBREVIATION = 40

function* sentences(text: string): Generator<string> {
  let start = 0
  for (const match of text.matchAll(/[.!?]["”»)]?\s+(?=[\p{Lu}\d„"])/gu)) {
    const end = match.index + match[0].length
    const before = text.slice(Math.max(start, match.index - LONGEST_ABBREVIATION), match.index)
    if (ABBREVIATION.test(before) || (/\d/.test(text.charAt(end)) && PART_OF_A_DATE.test(before))) continue
    yield text.slice(start, match.index + match[0].trimEnd().length)
    start = end
  }
  yield text.slice(start)
}

/** Up to the first full stop that ends a sentence; all of it where none does. */
export const firstSentence = (text: string): string => sentences(text).next().value ?? text

/** All sentences of a text. */
export const sentencesOf = (text: string): string[] => [...sentences(text)].filter(one => one.trim() !== '')
