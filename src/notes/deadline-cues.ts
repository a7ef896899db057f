import { fold } from '../core/fold.js'

const ABOUT_EXAMS = 'frage|relevan|stoff|vorbereit|ordnung|einsicht|aufgabe|thema|themen|ergebnis|archiv|sammlung|amt'
/** Without what only speaks of exams ("Prüfungsfrage") or of causes ("due to"). */
const DEADLINE_CUES = new RegExp(
  `\\b(?:\\w*(?<!waerme|energie|strom)abgaben?|abgabe\\w+|abzugeben|abgegeben|einreich\\w*|einzureichen|eingereicht|deadlines?|due(?! to\\b)|submission|submit|(?:hand(?:ed)?|turn(?:ed)?)[- ]?in|frist\\w*|\\w+frist(?:en)?|(?:(?:ab)?schluss|zwischen|nach|modul|semester|teil|haupt|end|probe)?pruefung(?!s?(?:${ABOUT_EXAMS}))\\w*|exams?(?! (?:questions?|relevan|prep|review|solutions?|results?|grades?|topics?))|examination|\\w*klausur(?!en?(?:${ABOUT_EXAMS})|${ABOUT_EXAMS})\\w*|last day (?:to|for)|letzter tag|testat\\w*|midterm|anmeldeschluss|stichtag|faellig)\\b`,
)

/** What somebody has to do by a day: past tenses tell of what was done, so there must be a word that asks for it. */
const ASKED = new RegExp(
  '\\b(?:(?:must|shall|should|has to|have to|needs? to|ought to|is to|are to|to be|please|remember to|make sure)\\b.{0,80}?' +
    '\\b(?:submit(?:ted)?|fill(?:ed)?|completed?|upload(?:ed)?|sen[dt]|return(?:ed)?|register(?:ed)?|sign(?:ed)? up|push(?:ed)?|deliver(?:ed)?|post(?:ed)?)' +
    '|(?:hand|turn)\\b.{1,60}?\\bin)\\b.{0,60}?\\b(?:by|until|before|no later than)\\b',
)
const GERMAN_VERB =
  '(?:abgeben|abgebt|einsenden|einzusenden|zuschicken|zusenden|hochladen|hochzuladen|hochgeladen|ausfuellen|auszufuellen|ausgefuellt|anmelden|anzumelden)'
const PARTED_VERBS = [
  ['reich(?:en|t|e)', 'ein'],
  ['(?:geben|gebt|gib)', 'ab'],
  ['(?:laden|ladet|lade)', 'hoch'],
]
const GERMAN = new RegExp(
  [
    `\\b${GERMAN_VERB}\\b.{0,40}?\\bbis\\b`,
    `\\bbis\\b.{0,60}?\\b${GERMAN_VERB}\\b`,
    ...PARTED_VERBS.map(([verb, prefix]) => `\\b${verb}\\b.{0,80}?\\bbis\\b.{0,60}?\\b${prefix}\\b`),
  ].join('|'),
)

const ARTICLE = '(?:the|our|your|die|den|das|der|des|eure|deine) '
/** "the time around the midterm", "Wiederholung vor der Klausur": what happens then is something else. */
const BESIDE = new RegExp(
  `\\b(?:(?:around|during|rund um|um|waehrend) ${ARTICLE}|` +
    `(?:review|recap|prep\\w*|wiederholung|repetition|vorbereitung|fragestunde) (?:of|for|before|auf|zu|zur|fuer|vor) (?:${ARTICLE})?)` +
    '(?:\\w+ )?\\w+',
  'g',
)

/** Obsidian's tasks are due on the day behind this sign. */
const DUE_SIGN = '📅'

/** Whether a text speaks of handing in, of something due, or of an exam. */
export function hasDeadlineCue(text: string): boolean {
  if (text.includes(DUE_SIGN)) return true
  const said = fold(text)
  if (!DEADLINE_CUES.test(said)) return ASKED.test(said) || GERMAN.test(said)
  return DEADLINE_CUES.test(said.replace(BESIDE, ' '))
}

/** What a column holds whose dates are those on which it has to be there. */
const DELIVERED =
  /^(?:(?:project |projekt ?)?(?:deliverables?|milestones?|meilensteine?|liefergegenst(?:and|aende))|leistung(?:en)?|(?:leistungs|studien)nachweise?)$/
export const isDelivered = (head: string): boolean => DELIVERED.test(fold(head))
