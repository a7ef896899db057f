import { plainText } from '../../core/rich-text.js'
import type { Concept, Fact } from '../../notes/course.js'
import { bare } from './clean.js'

const COPULA =
  /^(?:\([^)]*\)\s*)?(?:ist|sind|bezeichne[nt]|beschreib(?:t|en)|bedeutet|heisst|heißt|meint|umfass(?:t|en)|besteh(?:t|en) aus|versteht man|nennt man|is|are|means|refers? to|describes?|denotes?|was|were|consists? of|represents?|occurs?|allows?|provides?)\b/i

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
