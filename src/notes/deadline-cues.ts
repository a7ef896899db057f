import { fold } from '../core/fold.js'

/** Without what only speaks of exams ("Prüfungsfrage") or of causes ("due to"). */
const DEADLINE_CUES =
  /\b(?:\w*(?<!waerme|energie|strom)abgaben?|abgabe\w+|abzugeben|abgegeben|einreich\w*|einzureichen|eingereicht|deadlines?|due(?! to\b)|submission|submit|(?:hand(?:ed)?|turn(?:ed)?)[- ]?in|frist\w*|\w+frist(?:en)?|(?:(?:ab)?schluss|zwischen|nach|modul|semester|teil|haupt|end|probe)?pruefung(?!s?(?:frage|relevan|stoff|vorbereit))\w*|exams?(?! (?:question|relevan|prep))|examination|\w*klausur(?!frage|relevan|stoff|vorbereit)\w*|testat\w*|midterm|anmeldeschluss|stichtag|faellig)\b/

/** What somebody has to do by a day: past tenses tell of what was done, so there must be a word that asks for it. */
const ASKED = new RegExp(
  '\\b(?:(?:must|shall|should|has to|have to|needs? to|ought to|is to|are to|to be|please|remember to|make sure)\\b.{0,80}?' +
    '\\b(?:submit(?:ted)?|fill(?:ed)?|completed?|upload(?:ed)?|sen[dt]|return(?:ed)?|register(?:ed)?|sign(?:ed)? up|push(?:ed)?|deliver(?:ed)?)' +
    '|(?:hand|turn)\\b.{1,60}?\\bin)\\b.{0,60}?\\b(?:by|until|before|no later than)\\b',
)
const GERMAN_VERB =
  '(?:abgeben|abgebt|einsenden|einzusenden|zuschicken|zusenden|hochladen|hochzuladen|hochgeladen|ausfuellen|auszufuellen|ausgefuellt|anmelden|anzumelden)'
const GERMAN = new RegExp(`\\b${GERMAN_VERB}\\b.{0,40}?\\bbis\\b|\\bbis\\b.{0,60}?\\b${GERMAN_VERB}\\b`)

/** "the time around the midterm", "während der Klausur": what happens then is something else. */
const BESIDE = /\b(?:around|during|rund um|um|waehrend) (?:the|our|your|die|den|das|der|des|eure|deine) (?:\w+ )?\w+/g

/** Whether a text speaks of handing in, of something due, or of an exam. */
export function hasDeadlineCue(text: string): boolean {
  const said = fold(text)
  if (!DEADLINE_CUES.test(said)) return ASKED.test(said) || GERMAN.test(said)
  return DEADLINE_CUES.test(said.replace(BESIDE, ' '))
}

/** What a column holds whose dates are those on which it has to be there. */
const DELIVERED =
  /^(?:(?:project |projekt ?)?(?:deliverables?|milestones?|meilensteine?|liefergegenst(?:and|aende))|leistung(?:en)?|(?:leistungs|studien)nachweise?)$/
export const isDelivered = (head: string): boolean => DELIVERED.test(fold(head))
