import { text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept } from '../../notes/course.js'
import { readQuantity } from '../kinds/numbers.js'
import type { Candidate } from '../question.js'
import { flashcardGaps } from './authored.js'
import { candidate, questionId, quoteOf } from './build.js'
import { GAP } from './clean.js'
import { definitionGaps } from './definition-gaps.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import type { Said } from './said.js'
import { describedTerms } from './short-answer.js'
import { hasVerb, isPredicate, meaningWords } from './statement-rules.js'
import { worthOf, worthOfStatement } from './worth.js'

/** Sentences with one gap: a term that is defined in them, or a number. */
export function clozeQuestions(view: GenerationView): Candidate[] {
  return [...describedTerms(view, 'cloze', true), ...definitionGaps(view), ...numberGaps(view), ...flashcardGaps(view)]
}

/** A sentence must say so much besides the number that one knows which is meant. */
const TELLING = 3
/** The term stands over the number and need not be known, so it may be an everyday word. */
const NAMED = 0.6
/** A number without a unit is often one of an example. */
const BARE = 0.2
const UNIT =
  /^[\s\u00a0-]?(?:%|‰|°|bits?\b|bytes?\b|[KMGT]i?B\b|(?:[kmcµn]?m|ms|s|h|kg|g|V|A|W|k?Hz|[MG]Hz|€|\$|CHF|Euro)\b|min|sek|sec|stunde|hour|tag|day|monat|month|jahr|year)/i

function numberGaps(view: GenerationView): Candidate[] {
  return view.course.concepts.flatMap(concept => {
    if (!view.isAskable(concept)) return []
    return view.statements(concept).flatMap(({ fact, said }): Candidate[] => {
      const found = soleNumber(said)
      if (found === undefined || !isOfItsTerm(view, concept, said, found)) return []
      // "There are 3 kinds:" counts what stands below.
      if (fact.children.length > 1 && !UNIT.test(found.after)) return []
      if (view.names(concept).folded.some(name => /\d/.test(name))) return []
      return [
        candidate(
          {
            id: questionId('number', concept.id, found.before.slice(-20), found.after.slice(0, 20)),
            kind: 'cloze',
            topic: concept,
            file: fact.source.file,
            about: [aboutFact(fact)],
            difficulty: 2,
            worth:
              worthOf(Math.max(NAMED, view.worthOfTerm(view.names(concept))), worthOfStatement(said, false)) -
              (UNIT.test(found.after) ? 0 : BARE),
          },
          () => {
            const language = view.language(said.plain, fact.source)
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
        ),
      ]
    })
  })
}

/** Of some time that the note does not name, or of what somebody has counted. */
const PASSING =
  /\b(?:heute|heutzutage|momentan|aktuell\w*|derzeit|zurzeit|gegenwärtig|inzwischen|mittlerweile|bisher|bislang|seit|jetzt|damals|früher|später|zuvor|danach|letzte\w*|erstmals|today|now|nowadays|currently|recently|since|ago|earlier|later|previously|last|so far|yet|survey\w*|stud(?:y|ies)|umfrage\w*|studien?|befragte\w*|respondents|participants|patients|pts|cases|fälle\w*|wenn|falls|if|when|unless|sofern)\b/iu
const SHARE = /^\s?(?:%|‰|percent\b|prozent\b)/iu
const YEAR = /^(?:1[0-9]|20)\d\d$/
/** Words by which a sentence says what its term has, needs or can be at most. */
const HAS =
  /\b(?:ha(?:t|ben|s|ve)|besteh(?:t|en)|umfass(?:t|en)|enthält|enthalten|besitz(?:t|en)|lieg(?:t|en)|beträgt|betragen|dauer(?:t|n)|brauch(?:t|en)|benötig(?:t|en)|erlaub(?:t|en)|unterstütz(?:t|en)|nutz(?:t|en)|verwende(?:t|n)|maximal|höchstens|mindestens|minimum|maximum|consists?|contains?|comprises?|uses?|needs?|requires?|allows?|supports?|takes?|lasts?|up to|at most|at least|exactly|genau|is|are|ist|sind|port|limit)\b/iu

/** Whether a number belongs to its term as a port, a limit or a count of parts does, and to no moment or sample. */
function isOfItsTerm(
  view: GenerationView,
  concept: Concept,
  said: Said,
  { value, before, after }: { readonly value: number; readonly before: string; readonly after: string },
): boolean {
  if (PASSING.test(said.plain) || SHARE.test(after) || /%$/.test(before) || /^['′’]/.test(after)) return false
  if (YEAR.test(String(value)) && !UNIT.test(after)) return false
  const isNamed = view.names(concept).folded.some(name => said.folded.includes(name.trimEnd()))
  return HAS.test(said.plain) && (isNamed || isPredicate(said) || !hasVerb(said.plain) || UNIT.test(after))
}

const NUMBER =
  /(?<![\p{L}\d.,:/§#'’-])\d+(?:['’.,]\d+)*(?![\p{L}\d]|[.,:'’/]\d|\s?[-–:/]\s?\d|-|\s*\)|\.(?:\s|$)(?=\s*\p{L}))/gu
/** Before a number: it numbers something. After it: a date. */
const ORDINAL_BEFORE =
  /(?:§\s*|\b(?:artikel §|art\.?|abs\.?|nr\.?|no\.?|ring|typ|type|phase|schritt|step|teil|part|version|kernel|level|layer|schicht|stufe|kapitel|chapter|§|seite|page|s\.|p\.|v|klasse|class|table|figure|rule|regel|satz|theorem|week|woche|amendment|artikel|article|section|beispiel|example|exercise|unit|hs|fs|ws|ss|problem|aufgabe|task|question|frage|case|fall|variante|option|stage|grade|grad)\s*|[≈~<>≤≥=±+−*×·^_/-]\s*)$/iu
const DATE_AFTER = /^\.?\s*(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\w*/iu
const DATE_BEFORE = /(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\w*\.?\s*$/iu
const VAGUE =
  /(?:\b(?:mehr als|weniger als|more than|less than|fewer than|über|over|unter|under|ca\.?|circa|etwa|ungefähr|rund|about|around|approximately|roughly|oft|often|z\. ?b\.|e\. ?g\.|bspw\.?|beispiel\w*|example|mindestens eine?|usually|meist|most)\s*)$/iu

/** The only number of a sentence, where it counts or measures something exactly. */
function soleNumber({
  plain,
}: Said): { readonly value: number; readonly before: string; readonly after: string } | undefined {
  if ((plain.match(/\d+(?:['’.,]\d+)*/g) ?? []).length !== 1) return undefined
  const [match] = [...plain.matchAll(NUMBER)]
  if (match === undefined) return undefined
  const before = plain.slice(0, match.index)
  const after = plain.slice(match.index + match[0].length)
  if (/^\s*:/.test(after) || /\b(?:v|vs)\.\s/.test(before)) return undefined
  if (ORDINAL_BEFORE.test(before) || VAGUE.test(before) || DATE_AFTER.test(after) || DATE_BEFORE.test(before)) {
    return undefined
  }
  if (/z\. ?b\.|e\. ?g\.|bspw|beispiel|example/i.test(plain)) return undefined
  if (/[=×∈∑√→←]|\b(?:bit)\b.*\bbit\b/i.test(plain) || meaningWords(`${before} ${after}`).length < TELLING)
    return undefined
  const readings = readQuantity(match[0])?.readings ?? []
  // A number that can be read in two ways is no exact answer; 0 and 1 are words as much as numbers.
  const [value] = readings
  return value === undefined || readings.length !== 1 || value < 2 ? undefined : { value, before, after }
}
