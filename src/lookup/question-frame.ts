/** What is asked, taken out of the sentence that asks it. */
export interface Asked {
  /** What is left of the query without its frame. */
  readonly subject: string
  /** The two sides, where the query asks for a comparison. */
  readonly sides?: readonly [string, string]
}

const FRAMES = [
  /^(?:bitte\s+)?(?:was|wer)\s+(?:ist|sind|bedeutet|bedeuten|heisst|heißt|macht|tut|meint(?:\s+man\s+mit)?)\s+(?:(?:denn|eigentlich|genau)\s+)*(?:(?:ein|eine|einen|der|die|das|den|mit)\s+)?/i,
  /^(?:wof(?:ü|ue)r\s+steht|wie\s+(?:funktioniert|geht|arbeitet)|wozu\s+(?:dient|braucht\s+man)|was\s+versteht\s+man\s+unter)\s+(?:(?:ein|eine|einen|der|die|das|den)\s+)?/i,
  /^(?:erkl(?:ä|ae)r(?:e|en)?(?:\s+(?:mir|uns))?|definier(?:e|en)?|beschreib(?:e|en)?)\s+(?:(?:mal|bitte)\s+)*(?:(?:ein|eine|der|die|das|den)\s+)?/i,
  /^(?:please\s+)?(?:what|who)(?:\s+is|\s+are|'s|’s|\s+does)\s+(?:(?:a|an|the)\s+)?/i,
  /^(?:please\s+)?(?:explain|define|describe|tell\s+me\s+about|how\s+(?:does|do))\s+(?:(?:me|us)\s+)?(?:(?:a|an|the)\s+)?/i,
]

const TAILS = /\s*(?:\b(?:stand\s+for|steht|work|mean|bitte|please|genau|eigentlich)\b)?\s*[?!.]*\s*$/i

const COMPARISONS = [
  /(?:unterschied(?:e)?|differen(?:z|ce|ces))\s+(?:zwischen|between)\s+(.+?)\s+(?:und|and|&)\s+(.+)$/i,
  /(?:vergleich(?:e|en)?|compare)\s+(.+?)\s+(?:mit|und|with|to|and|&)\s+(.+)$/i,
  /^(?:wie|how|worin)\s+(?:unterscheide(?:n|t)|do(?:es)?)\s+(?:sich\s+)?(.+?)\s+(?:von|und|differ\s+from|and)\s+(.+?)(?:\s+differ)?$/i,
  /^(.+?)\s+(?:vs\.?|versus)\s+(.+)$/i,
]

const ARTICLE = /^(?:a|an|the|ein|eine|einem|einer|einen|der|die|das|dem|den)\s+/i

/** Strips "was ist …", "what does … stand for" and the like, and finds the two sides of a comparison. */
export function readFrame(query: string): Asked {
  const bare = query
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[?!.]+$/, '')
  for (const form of COMPARISONS) {
    const match = form.exec(bare)
    const [left, right] = [clean(match?.[1]), clean(match?.[2])]
    if (left !== '' && right !== '') return { subject: clean(bare), sides: [left, right] }
  }
  const frame = FRAMES.find(form => form.test(bare))
  const subject = frame === undefined ? bare : bare.replace(frame, '').replace(TAILS, '').trim()
  return { subject: subject === '' ? bare : subject }
}

function clean(text: string | undefined): string {
  return (text ?? '').replace(ARTICLE, '').replace(TAILS, '').trim()
}
