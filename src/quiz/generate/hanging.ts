const SHOWN =
  '(?:figures?|diagrams?|plots?|graphs?|curves?|images?|pictures?|slides?|charts?|tables?|equations?|sketch(?:es)?|abbildung(?:en)?|grafik(?:en)?|diagramme?n?|bild(?:er)?|tabellen?|skizzen?|kurven?|formeln?|gleichung(?:en)?)'

/** What points at something that stands beside the question in its note. */
const POINTERS: readonly RegExp[] = [
  new RegExp(`\\b${SHOWN}\\s+(?:shown\\s+)?(?:above|below|oben|unten)\\b`, 'i'),
  new RegExp(
    `\\b(?:this|these|above|following|diese[rsnm]?|obige[rsnm]?|folgende[rsnm]?)\\s+(?:\\p{L}+\\s+)?${SHOWN}\\b`,
    'iu',
  ),
  /\b(?:see|siehe|s\.)\s+(?:above|below|oben|unten)\b/i,
  /^(?:based on|given|considering|from|knowing|aus|aufgrund|mit)\s+(?:this|that|these|the above|diese[rsnm]?|obige[rsnm]?)\b/i,
  /\b(?:the|der|die|das|dem|den)\s+(?:\p{L}+\s+){1,2}(?:above|oben)\b/iu,
  /\b(?:which|what)(?:\s+\p{L}+)?\s+of\s+(?:the\s+following|these)\b|\bwelche[rsnm]?\s+(?:der|von\s+den)?\s*folgenden\b/iu,
  /\b(?:here|hier)\s*\?/i,
  /^(?:and|und)\b/i,
  /\\(?:eq|auto|c|page)?ref\b/,
]

/** A formula that could not be set as text. */
const RAW_FORMULA = /\\[A-Za-z]+\s*[_^{]|\\(?:[lr]eft|[Rr]ight|[Ll]eft)?(?:arrow|frac|mathrm|times|cdot|sum|int)\b/

/** "Can't we …?" is asked by whoever wrote the notes, not of the reader. */
const OWN_DOUBT = /(?<!\b(?:why|warum)\s)\b(?:ca|could|should)n['’]t\s+(?:we|i)\b/i

/** Whether a question cannot be asked without what stands around it in its note, or is its author's own. */
export const hangsOnItsPlace = (question: string): boolean =>
  POINTERS.some(pointer => pointer.test(question)) || RAW_FORMULA.test(question) || OWN_DOUBT.test(question)
