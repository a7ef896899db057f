import { plainText, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept, Fact } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'
import { readQuantity } from '../kinds/numbers.js'
import type { Candidate } from '../question.js'
import { candidate, questionId, quoteOf } from './build.js'
import { bare, GAP } from './clean.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { readSaid, type Said } from './said.js'
import { hasVerb, isPredicate, meaningWords } from './statement-rules.js'
import { type Worth, worthOf, worthOfStatement } from './worth.js'

/** A sentence must say so much besides the number that one knows which is meant; less where it is a port or a field's bits. */
const TELLING = 3
const TELLING_WITH_PORT = 2
/** The term stands over the number and need not be known, so it may be an everyday word. */
const NAMED = 0.6
/** A number without a unit is often one of an example. */
const BARE = 0.2
const UNIT =
  /^[\s\u00a0-]?(?:%|‰|°|bits?(?:string|s)?\b|bytes?\b|bitstring|[KMGT]i?B\b|[KMGT]?bps\b|(?:[kcdmµnMGT]?(?:m|s|g|V|A|W|Hz|J|N|Pa|eV|Ω|l)|h|bar|mol|dB|px|€|\$|CHF|Euro)(?![\p{L}\p{N}])|min|sek|sec|stunde|hour|tag|day|woche|week|monat|month|jahr|year)/iu
const BITS = /^[\s-]?(?:bit|byte)/iu
const PORT = /\bports?\b[\p{L}\s]*$/iu

/** A number that one knows or not, with the text around it. */
interface SoleNumber {
  readonly value: number
  readonly before: string
  readonly after: string
}

/** Sentences and labelled lines whose only number counts or measures something exactly. */
export function numberGaps(view: GenerationView): Candidate[] {
  return view.course.concepts.flatMap(concept => {
    if (!view.isAskable(concept) || view.names(concept).folded.some(name => /\d/.test(name))) return []
    return [
      ...view.statements(concept).flatMap(({ fact, said }): Candidate[] => {
        const found = soleNumber(said)
        if (found === undefined || !isOfItsTerm(view, concept, said, found)) return []
        // "There are 3 kinds:" counts what stands below.
        const counts = fact.children.length > 1 && !hasMeasure(found)
        const ofTerm = worthOfNumbered(view, concept)
        const worth = worthOf(ofTerm, worthOfStatement(said, false)) - (hasMeasure(found) ? 0 : BARE)
        return counts ? [] : [numberGap(view, concept, fact, found, worth)]
      }),
      ...concept.facts.flatMap((fact): Candidate[] => {
        const said = readSaid(bare(fact.content))
        const found = view.isUsable(fact) && fact.conceptId === undefined ? labelledNumber(fact, said) : undefined
        return found === undefined ? [] : [numberGap(view, concept, fact, found, worthOfNumbered(view, concept))]
      }),
    ]
  })
}

const hasMeasure = ({ before, after }: SoleNumber): boolean => UNIT.test(after) || PORT.test(before)

function numberGap(view: GenerationView, concept: Concept, fact: Fact, found: SoleNumber, worth: Worth): Candidate {
  return candidate(
    {
      id: questionId('number', concept.id, found.before.slice(-20), found.after.slice(0, 20)),
      kind: 'cloze',
      topic: concept,
      file: fact.source.file,
      about: [aboutFact(fact)],
      difficulty: 2,
      worth,
    },
    () => {
      const language = view.language(plainText(fact.content), fact.source)
      return {
        language,
        body: {
          prompt: translateRich(language, 'ask.number', { term: view.subject(concept, fact.source) }),
          quotes: [[text(`${found.before}${GAP}${found.after}`)]],
          gap: { value: found.value, tolerance: 0, unit: null },
        },
        explanation: [quoteOf(concept.title, fact.content)],
        fact,
      }
    },
  )
}

const worthOfNumbered = (view: GenerationView, concept: Concept): Worth =>
  Math.max(NAMED, view.worthOfTerm(view.names(concept)))

/** Of some time that the note does not name, or of what somebody has counted. */
const PASSING =
  /\b(?:heute|heutzutage|momentan|aktuell\w*|derzeit|zurzeit|gegenwärtig|inzwischen|mittlerweile|bisher|bislang|seit|jetzt|damals|früher|später|zuvor|danach|letzte\w*|erstmals|today|now|nowadays|currently|recently|since|ago|earlier|later|previously|last|so far|yet|survey\w*|stud(?:y|ies)|umfrage\w*|studien?|befragte\w*|respondents|participants|patients|pts|cases|fälle\w*|wenn|falls|if|when|unless|sofern|planned|geplant\w*|proposed|ranked|in (?:a )?row)\b/iu
const SHARE = /^\s?(?:%|‰|percent\b|prozent\b)/iu
const YEAR = /^(?:1[0-9]|20)\d\d$/
/** Words by which a sentence says what its term has, needs or can be at most. */
const HAS =
  /\b(?:ha(?:t|ben|s|ve)|besteh(?:t|en)|umfass(?:t|en)|enthält|enthalten|besitz(?:t|en)|lieg(?:t|en)|beträgt|betragen|dauer(?:t|n)|brauch(?:t|en)|benötig(?:t|en)|erlaub(?:t|en)|unterstütz(?:t|en)|nutz(?:t|en)|verwende(?:t|n)|maximal|höchstens|mindestens|minimum|maximum|beginnt|endet|gilt|begins?|starts?|ends?|consists?|contains?|comprises?|uses?|needs?|requires?|allows?|supports?|takes?|lasts?|up to|at most|at least|exactly|genau|is|are|ist|sind|port|limit)\b/iu

/** Whether a number belongs to its term as a port, a limit or a count of parts does, and to no moment or sample. */
function isOfItsTerm(
  view: GenerationView,
  concept: Concept,
  said: Said,
  { value, before, after }: SoleNumber,
): boolean {
  if (HEDGED.test(said.plain) || isStandard(before, after)) return false
  if (PASSING.test(said.plain) || SHARE.test(after) || /%$/.test(before) || /^['′’]/.test(after)) return false
  if (YEAR.test(String(value)) && !UNIT.test(after)) return false
  const isNamed = view.names(concept).folded.some(name => said.folded.includes(name.trimEnd()))
  return (
    HAS.test(said.plain) &&
    (isNamed || isPredicate(said) || !hasVerb(said.plain) || hasMeasure({ value, before, after }))
  )
}

/** What may be so is nothing to know. */
const HEDGED =
  /\b(?:may\s(?:take|last|need|require|be|reach|occur)\s(?:\S+\s){0,2}\d|(?:might|could|perhaps|probably|usually|typically|normally|könnte\w*|dürfte\w*|vielleicht|vermutlich|üblicherweise|typischerweise|normalerweise|meistens|in der regel)\b)/iu

/** "ISO 9001", "802.11", "Kernel 2.6": a number that names a thing rather than measuring it. */
const isStandard = (before: string, after: string): boolean =>
  !UNIT.test(after) && !PORT.test(before) && /\p{Lu}{2}[\p{Lu}\d.]*\s$/u.test(before)

/** "WebUI: Port 8086", "Grenzwert: 30 mA": behind its label a line says nothing but how much. */
function labelledNumber({ content }: Fact, said: Said): SoleNumber | undefined {
  const lead = readLead(content)
  const rest = lead === undefined ? '' : plainText(bare(lead.rest)).trim()
  if (lead === undefined || !ONLY_A_MEASURE.test(rest) || OF_THE_COURSE.test(lead.text)) return undefined
  const found = onlyNumber(said.plain)
  return found !== undefined && hasMeasure(found) && !SHARE_OR_PRICE.test(found.after) ? found : undefined
}

const ONLY_A_MEASURE =
  /^(?:[\p{L}-]{3,}\s(?:von|of)\s|port\s|(?:maximal|max\.|mindestens|mind\.|höchstens|bis zu|at most|at least|up to|exactly|genau)\s)?\d[\d.,'’]*[\s\u00a0-]?(?:°|%)?\p{L}{0,9}\.?$/iu
const SHARE_OR_PRICE = /[€$%‰]|CHF|Euro|percent|Prozent/u
/** Of an exam or a task, not of what is taught. */
const OF_THE_COURSE =
  /\b(?:dauer|duration|zeit|time|punkte|points|marks|ects|credits|aufwand|workload|version|preis|price|kosten|costs?)\b/iu

const NUMBER =
  /(?<![\p{L}\d.,:/§#'’-])\d+(?:['’.,]\d+)*(?![\p{L}\d]|[.,:'’/]\d|\s?[-–:/]\s?\d|-(?![Bb](?:it|yte))|\s?\^|\+|\s*\)|\.(?:\s|$)(?=\s*\p{L}))/gu
/** Before a number: it numbers something. After it: a date. */
const ORDINAL_BEFORE =
  /(?:§\s*|\b(?:artikel §|art\.?|abs\.?|nr\.?|no\.?|ring|typ|type|phase|schritt|step|teil|part|version|kernel|level|layer|schicht|stufe|kapitel|chapter|§|seite|page|s\.|p\.|v|klasse|class|table|figure|rule|regel|satz|theorem|week|woche|amendment|artikel|article|section|beispiel|example|exercise|unit|hs|fs|ws|ss|problem|aufgabe|task|question|frage|case|fall|variante|option|stage|grade|grad)\s*|[≈~<>≤≥=±+−*×·^_/-]\s*)$/iu
const DATE_AFTER = /^\.?\s*(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\w*/iu
const DATE_BEFORE = /(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\w*\.?\s*$/iu
const VAGUE =
  /(?:\b(?:between|zwischen|abt\.?|avg\.?|average|durchschnittlich|im schnitt|mehr als|weniger als|more than|less than|fewer than|über|over|unter|under|ca\.?|circa|etwa|ungefähr|rund|about|around|approximately|roughly|oft|often|z\. ?b\.|e\. ?g\.|bspw\.?|beispiel\w*|example|mindestens eine?|usually|meist|most)\s*)$/iu

/** "18.3 °C is about the best" */
const IS_ABOUT = /\b(?:is|are|ist|sind)\s(?:about|around|roughly|approximately|ungefähr|etwa|rund|ca)\b/iu

/** The only number of a sentence, where it counts or measures something exactly. */
function soleNumber({ plain }: Said): SoleNumber | undefined {
  const found = onlyNumber(plain)
  if (found === undefined || /[[=×∈∑√→←]|\b(?:bit)\b.*\bbit\b/i.test(plain) || isCounted(found)) return undefined
  // "a 60 €-certificate" is a kind of certificate.
  if (found.before.trim() === '' && /^\s?\S{1,5}-\p{L}/u.test(found.after)) return undefined
  const least = PORT.test(found.before) || BITS.test(found.after) ? TELLING_WITH_PORT : TELLING
  return meaningWords(`${found.before} ${found.after}`).length < least ? undefined : found
}

/** "needs 2 handshakes (TCP + TLS)": what the sentence itself lists, it counts. */
const isCounted = ({ value, after }: SoleNumber): boolean =>
  [/\(([^()]*)\)/u, /:\s([^:]*)$/u].some(list => {
    const listed = list
      .exec(after)?.[1]
      ?.split(/\s*[,+&/]\s*|\s+(?:und|and|or|oder)\s+/u)
      .filter(one => one !== '')
    return listed?.length === value
  })

/** A number where there is no other, and it is no name, date, part of an example or estimate. */
function onlyNumber(plain: string): SoleNumber | undefined {
  if ((plain.match(/\d+(?:['’.,]\d+)*/g) ?? []).length !== 1) return undefined
  const [match] = [...plain.matchAll(NUMBER)]
  if (match === undefined) return undefined
  const before = plain.slice(0, match.index)
  const after = plain.slice(match.index + match[0].length)
  if (/^\s*:/.test(after) || /\b(?:v|vs)\.\s/.test(before)) return undefined
  if (ORDINAL_BEFORE.test(before) || VAGUE.test(before) || DATE_AFTER.test(after) || DATE_BEFORE.test(before)) {
    return undefined
  }
  // "802.11", "Python 3.9": without a unit a number with a point names something.
  if (/[.,]\d/.test(match[0]) && !UNIT.test(after)) return undefined
  if (/z\. ?b\.|e\. ?g\.|bspw|beispiel|example/i.test(plain) || IS_ABOUT.test(after)) return undefined
  const readings = readQuantity(match[0])?.readings ?? []
  // A number that can be read in two ways is no exact answer; 0 and 1 are words as much as numbers.
  const [value] = readings
  return value === undefined || readings.length !== 1 || value < 2 ? undefined : { value, before, after }
}
