import { plainText } from '../../core/rich-text.js'
import type { Concept, Fact } from '../../notes/course.js'
import { bare } from './clean.js'

const COPULA =
  /^(?:\([^)]*\)\s*)?(?:ist|sind|bezeichne[nt]|beschreib(?:t|en)|bedeutet|heisst|heißt|meint|umfass(?:t|en)|besteh(?:t|en) aus|versteht man|nennt man|is|are|means|refers? to|describes?|denotes?|was|were|consists? of|represents?|occurs?|allows?|provides?)\b/i

/** "A ____ is …", "… is called ____": the sentence says what its term is. */
export const isDefining = (withGap: string): boolean => OF_THE_GAP.test(withGap) || CALLED_GAP.test(withGap)

const OF_THE_GAP =
  /^(?:(?:the|an?|der|die|das|eine?|unter (?:einem|einer)|by)\s+)?____(?:\s*\([^)]*\))?,?\s+(?:(?:is|are|was|were)\s+(?:an?|the(?!\s(?:only|same|most|first|best|key|main)\b)|any|one|how|when|where|called|defined|used|\p{Ll}+(?:ed|ly)|(?:\p{Ll}[\p{L}-]+\s){1,3}(?:that|which|who|whose|where|when|for|of|(?:\p{Ll}+ed|made|paid|held|sold|built)\s(?:by|on|in|from|to|with|at|for)))|(?:ist|sind)\s+(?:ein\w*|der|die|das|jede\w*|definiert|\p{Ll}+|\p{Lu}[\p{L}-]+(?:,| (?:von|zu[mr]?|für|mit|aus|de[rs])\b))|occur\s+(?:when|if|where)|(?:refer\s+to|describe|denote|measure|represent)|bezeichnet|beschreibt|heißt|heisst|versteht|bedeutet|bedeuten|heißen|(?!means\s(?:of|for|to)\b|(?:must|might|cannot|most|just|that|what|not|geht|goes)\b|\p{Ll}+s\s(?:can|could|may|might|will|would|should|must|are|were|have|had|do|[-–—])(?:\s|$)|(?:needs|seems|looks|tends|remains|rises|falls|comes|goes|starts|gets|\p{Ll}+(?:ment|ent|ant))\s)\p{Ll}{3,}(?:[^s\s]s|t|en)),?\s/iu
const CALLED_GAP =
  /(?:called|termed|named|known as|referred to as|genannt|heiß(?:t|en)|nennt man|bezeichnet als|sogenannte\w*)\s+(?:an?\s|the\s|der\s|die\s|das\s|ein\w*\s)?____|____\)?\s+(?:genannt|bezeichnet|heißt)/iu

/** "Photosynthesis is …" under the heading Photosynthesis. */
export function isDefinitionOf(fact: Fact, { title, aliases }: Concept): boolean {
  const plain = plainText(bare(fact.content)).replace(/^(?:der|die|das|ein|eine|the|an?)\s+/i, '')
  return [title, ...aliases].some(
    name =>
      plain.toLowerCase().startsWith(name.toLowerCase()) &&
      COPULA.test(
        plain
          .slice(name.length)
          .replace(/^\w{0,2}\s+/, '')
          .trim(),
      ),
  )
}
