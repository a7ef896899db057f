/** What is asked, taken out of the sentence that asks it. */
export interface Asked {
  /** What is left of the query without its frame; of a comparison, all its sides. */
  readonly subject: string
  /** What is to be compared, where the query asks for a comparison: two sides or more. */
  readonly sides?: readonly string[]
}

const FRAMES = [
  /^(?:bitte\s+)?(?:was|wer)\s+(?:ist|sind|bedeutet|bedeuten|heisst|heißt|macht|tut|meint(?:\s+man\s+mit)?)\s+(?:(?:denn|eigentlich|genau)\s+)*(?:(?:ein|eine|einen|der|die|das|den|mit)\s+)?/i,
  /^(?:wof(?:ü|ue)r\s+steht|wie\s+(?:funktioniert|geht|arbeitet)|wozu\s+(?:dient|braucht\s+man)|was\s+versteht\s+man\s+unter)\s+(?:(?:ein|eine|einen|der|die|das|den)\s+)?/i,
  /^(?:erkl(?:ä|ae)r(?:e|en)?(?:\s+(?:mir|uns))?|definier(?:e|en)?|beschreib(?:e|en)?)\s+(?:(?:mal|bitte)\s+)*(?:(?:ein|eine|der|die|das|den)\s+)?/i,
  /^(?:please\s+)?(?:what|who)(?:\s+is|\s+are|'s|’s|\s+does)\s+(?:(?:a|an|the)\s+)?/i,
  /^(?:please\s+)?(?:explain|define|describe|tell\s+me\s+about|how\s+(?:does|do))\s+(?:(?:me|us)\s+)?(?:(?:a|an|the)\s+)?/i,
]

const TAILS =
  /\s*(?:\b(?:stand\s+for|steht|work|mean|bitte|please|genau|eigentlich)\b)?(?:\s+(?:and|und)\s+(?:why|how|warum|wieso|wie))?\s*[?!.]*\s*$/i

/** What asks for a comparison, and what stands between its sides. */
const COMPARISONS: readonly { readonly form: RegExp; readonly between: RegExp }[] = [
  {
    form: /(?:unterschied(?:e)?|differen(?:z|ce|ces))\s+(?:zwischen|between)\s+(.+)$/i,
    between: /\s*,\s*(?:und\s+|and\s+)?|\s+(?:und|and|&)\s+/i,
  },
  {
    form: /(?:vergleich(?:e|en)?|compare)\s+(.+)$/i,
    between: /\s*,\s*(?:und\s+|and\s+)?|\s+(?:mit|und|with|to|and|&)\s+/i,
  },
  {
    form: /^(?:wie|worin|wodurch)\s+unterscheide(?:n|t)\s+(?:sich\s+)?(.+)$/i,
    between: /\s*,\s*(?:und\s+)?|\s+(?:von|und|&)\s+/i,
  },
  {
    form: /^how\s+do(?:es)?\s+(.+?\s+differ\s+from\s+.+|.+\s+differ$)/i,
    between: /\s*,\s*(?:and\s+)?|\s+(?:differ\s+from|and|&)\s+|\s+differ$/i,
  },
  { form: /^(.+?\s+(?:vs\.?|versus)\s+.+)$/i, between: /\s+(?:vs\.?|versus)\s+/i },
]

const EACH_OTHER = /\s+(?:(?:from|with|to)\s+each\s+other|(?:von|mit)\s?einander)$/i

const ARTICLE = /^(?:a|an|the|ein|eine|einem|einer|einen|der|die|das|dem|den)\s+/i

/** Strips "was ist …", "what does … stand for" and the like, and finds the sides of a comparison. */
export function readFrame(query: string): Asked {
  const bare = query
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[?!.]+$/, '')
    .replace(EACH_OTHER, '')
  for (const { form, between } of COMPARISONS) {
    const sides = (form.exec(bare)?.[1] ?? '')
      .split(between)
      .map(clean)
      .filter(side => side !== '')
    if (sides.length > 1) return { subject: sides.join(' '), sides }
  }
  const frame = FRAMES.find(form => form.test(bare))
  const subject = frame === undefined ? bare : bare.replace(frame, '').replace(TAILS, '').trim()
  return { subject: subject === '' ? bare : subject }
}

function clean(text: string): string {
  return text.replace(ARTICLE, '').replace(TAILS, '').trim()
}
