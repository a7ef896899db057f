/** Verbs that make a sentence of what stands before its first comma, or before "that". */
const FINITE =
  /\s(?:is|are|was|were|has|have|had|can|could|must|will|would|may|might|should|does|do|ist|sind|war|waren|wird|werden|hat|haben|kann|können|muss|müssen|darf|soll|sollen|gibt)(?:\s|$)/i

/** "An enzyme that joins …", "The difference between …": an English noun and what sets it apart. */
const ENGLISH =
  /^(?:an?|any|the(?!\s(?:first|second|third|last|next|most|main|only|same|other|following|use)\s))\s+(?:[\p{L}-]+\s+){1,4}(?:that|which|who|whose|where|when|of|for|between|used|made|by|in\s+which|by\s+which)\s/iu

/** "Energie, die beim Aufbau frei wird", "ein Verfahren zur …": the same in German. */
const GERMAN =
  /^(?:(?:ein|eine|jede[rs]?)\s+)?(?:[\p{L}-]+\s+){0,4}\p{Lu}[\p{L}-]+(?:\s+(?:[\p{L}-]+\s+){0,3}\p{Lu}[\p{L}-]+)?,\s+(?:der|die|das|welche[rs]?|bei\s+de[rm]|in\s+de[rm]|mit\s+de[rm]|an\s+de[rm])\s/u
const GERMAN_WITH_ARTICLE =
  /^[Ee]ine?\s+(?:\p{Ll}[\p{L}-]+\s+){0,3}\p{Lu}[\p{L}-]+\s+(?:aus|zwischen|von|zu[mr]?|für|mit|de[rs]|eine[rs])\s/u

/** A line may be endless; what it defines stands at its beginning. */
const LONGEST_START = 160

/**
 * Whether a line says by its form alone what its heading is: a noun of a wider kind, and what sets this one apart, with no
 * verb of its own. "A process can be in one of three states" is a sentence about it.
 */
export function isBareDefinition(text: string): boolean {
  const start = text.slice(0, LONGEST_START)
  const form = [ENGLISH, GERMAN, GERMAN_WITH_ARTICLE].find(one => one.test(start))
  if (form === undefined) return false
  const clause = start.split(/,\s|\s(?:that|which|who|whose|where|when)\s|[.!?](?:\s|$)/)[0] ?? ''
  return !FINITE.test(clause) && !/:\s*$/.test(text)
}
