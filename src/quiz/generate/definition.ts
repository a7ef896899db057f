import { plainText } from '../../core/rich-text.js'
import type { Concept, Fact } from '../../notes/course.js'
import { bare, GAP } from './clean.js'
import { isFiller } from './filler.js'

const COPULA =
  /^(?:\([^)]*\)\s*)?(?:ist|sind|bezeichne[nt]|beschreib(?:t|en)|bedeutet|heisst|heißt|meint|umfass(?:t|en)|besteh(?:t|en) aus|versteht man|nennt man|is|are|means|refers? to|describes?|denotes?|was|were|consists? of|represents?|occurs?|allows?|provides?)\b/i

/** "A ____ is …", "… is called ____": the sentence says what its term is, and more than that it matters. */
export const isDefining = (withGap: string): boolean =>
  !GOES_ON.test(withGap) && (isOfTheGap(withGap) || isNamingGap(withGap)) && !isFiller(withGap)

/** "____ between threads is …": what is asked for is but the first word of it. */
const GOES_ON =
  /^(?:(?:the|an?|der|die|das|eine?)\s)?____\s(?:between|of|in|on|at|for|with|by|among|within|to|as|zwischen|von|vom|in|im|an|am|auf|für|mit|bei|beim|zu|zur|zum|des|der|durch)\s|^____,\s(?!which|who|that|also|or|short|kurz|auch|oder|die|der|das|an?|the|eine?)/iu

const isOfTheGap = (withGap: string): boolean => {
  const predicate = OF_THE_GAP.exec(withGap)?.[1]
  return predicate !== undefined && (IS_SOMETHING.test(predicate) || DOES_SOMETHING.test(predicate))
}

const OF_THE_GAP =
  /^(?:(?:[Tt]he|[Aa]n?|[Dd](?:er|ie|as)|[Ee]ine?|[Uu]nter (?:einem|einer)|[Bb]y)\s+)?____(?:\s*\([^()]*\))?,?\s+(?:(?:eine[rs]|de[rs])\s\p{Lu}[\p{L}-]+\s+(?=ist|sind|bezeichnet))?(.+)$/su

const IS_SOMETHING = new RegExp(
  `^(?:${[
    // A kind with what sets it apart.
    '(?:is|are|was|were)\\s+(?:(?:precisely|basically|simply|just|also)\\s+)?(?:an?|the(?!\\s(?:only|same|most|first|best|key|main)\\b)|any|one|how|when|where|called|defined|used|\\p{Ll}+(?:ed|ly)|(?:[\\p{L}-]+\\s){1,3}(?:that|which|who|whose|where|when|for|of|(?:\\p{Ll}+ed|made|paid|held|sold|built)\\s(?:by|on|in|from|to|with|at|for)))',
    '(?:ist|sind)\\s+(?:ein\\w*|der|die|das|jede\\w*|definiert|\\p{Ll}+|\\p{Lu}[\\p{L}-]+(?:,| (?:von|zu[mr]?|für|mit|aus|de[rs])(?=\\s)))',
    'occurs?\\s+(?:when|if|where)',
    '(?:refer\\s+to|describe|denote|measure|represent)',
    '(?:bezeichne[nt]|beschreib(?:t|en)|heiß(?:t|en)|heisst|versteht|nennt man|bedeute[nt])',
  ].join('|')}),?\\s`,
  'u',
)

/** What it does: "____ verteilt …", "____ lifts …"; "____ symptoms (…" goes on with a noun, "____ meist …" without a verb. */
const DOES_SOMETHING =
  /^(?!means\s(?:of|for|to)\s|(?:must|might|cannot|most|just|that|what|this|thus|plus|versus|perhaps|always|besides|sometimes|nicht|geht|goes|meist|direkt|selbst|sonst|fast|seit|erst|statt|samt|laut|dort|jetzt|oft|damit|zuletzt|insgesamt|überhaupt|bereits|exakt|konstant|bekannt|getrennt|indirekt|eines|seines|ihres|jedes|keines|dieses|eigenes|needs|seems|looks|tends|remains|rises|falls|comes|starts|gets)\s|\p{Ll}+s\s(?:can|could|may|might|will|would|should|must|are|were|have|had|do|[-–—(])(?:\s|$|\p{L})|\p{Ll}+(?:ment|ent|ant|ous)\s|\p{Ll}+(?:en|es)\s\p{Lu}[\p{L}-]+\s*(?:[,(&]|$))\p{Ll}{3,}(?:[^s\s]s|t|en),?\s/u

/** Not "Is a so-called ____", which has no subject, nor one that is named by itself. */
const isNamingGap = (withGap: string): boolean =>
  CALLED_GAP.test(withGap) && !/^(?:is|are|was|ist|sind|war|wird|hat)\s/iu.test(withGap) && !isTwice(withGap)

const isTwice = (withGap: string): boolean => withGap.indexOf(GAP) !== withGap.lastIndexOf(GAP)

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
