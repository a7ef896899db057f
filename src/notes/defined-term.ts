import { fold } from '../core/fold.js'
import { type Inline, plainText } from '../core/rich-text.js'
import { isNounPhrase } from './noun-phrase.js'

/** A term that a sentence explains, as it stands there. */
export interface DefinedTerm {
  readonly text: string
  /** Whether the notes set it off from the sentence. */
  readonly isMarked: boolean
}

const LONGEST = 600
const MOST_WORDS = 5
const ARTICLE = /^\s*(?:(?:the|an?|der|die|das|ein|eine|unter|by|als|as)\s+)?$/i
/** "is a", "ist eine", "bezeichnet", "refers to": what makes a definition of the words before it. */
export const COPULA =
  /^\s*(?:\([^()]{1,60}\)\s*)?,?\s*(?:(?:is|are|was|were)\s+(?:an?|the|any|one|when|where|defined|called|known|used|what|basically|simply|just)\b|(?:ist|sind|war|waren|wird|werden)\s+(?:ein\w{0,2}|der|die|das|jede\w?|definiert|genannt|bezeichnet|wenn|definitionsgemäß)\b|(?:bezeichnet|beschreibt|bedeutet|heißt|heisst|meint|umfasst|versteht man|refers? to|means?|denotes?|describes?|stands for|steht für|consists? of|besteht aus|:=|≔|:⇔|:\\Leftrightarrow)(?:\s|$))/i
/** What goes on with a verb: "The **program counter** holds …", "Der **Scheduler** verteilt …". */
const VERB =
  /^\s*(?:\([^()]{1,60}\)\s*)?(?:(?!as\b|is\b|was\b|has\b|this\b|its\b|plus\b|versus\b|vs\b)[a-z]{3,}s|(?!mit\b|nicht\b|seit\b|fast\b|erst\b|selbst\b|sonst\b|ist\b|hat\b|damit\b|statt\b|laut\b|samt\b|oft\b|dort\b|meist\b)[a-zäöüß]{3,}t|[a-zäöüß]{3,}en\s+sich|haben|können|have)\s/
const CALLED =
  /(?:\b(?:called|termed|named|known as|referred to as|so-called|nennt man|nennen wir|nennt sich|heißt|heißen|heisst|genannt|bezeichnet (?:man )?als|sogenannte[rnsm]?|sog\.|spricht man von|versteht man unter|by|unter)\s+(?:(?:an?|the|den|die|das|dem|der|einen?|eine[rm]?)\s+)?)$/i
const CALLED_AFTER = /^\s*(?:genannt|heißt|heisst|bezeichnet|wird\b.{0,40}\b(?:genannt|bezeichnet|definiert))\b/i
const PLAIN =
  /^(?:(?:The|An?|Der|Die|Das|Eine?)\s+)?([\p{Lu}\d][^\s,:;.!?()]*(?:\s+[^\s,:;.!?()]+){0,3}?)(?=\s*(?:\([^()]{1,60}\)\s*)?,?\s+(?:is|are|ist|sind|bezeichnet|beschreibt|bedeutet|heißt|heisst|refers?|means?|denotes?|stands)\b)/u

/** A name alone on its line, which the next one begins with. */
const TWICE = /^(\S.*)\s\1$/u

/**
 * The term that a sentence defines: set off at its beginning ("A **stack** is a …"), named in it ("… heißt **Kern**"), or
 * plain at its beginning ("Mitose ist die …").
 */
export function readDefinedTerm(content: readonly Inline[]): DefinedTerm | undefined {
  const marked = markedTerm(content)
  if (marked !== undefined) return marked
  const [first] = content
  if (first?.type !== 'text' || first.value.length > LONGEST * 4) return undefined
  const start = first.value.slice(0, 160)
  const name = PLAIN.exec(start)
  const text = (name?.[1] ?? '').replace(TWICE, '$1')
  if (name === null || !COPULA.test(start.slice(name[0].length)) || !isTerm(text)) return undefined
  if (GENERIC_SUBJECTS.has(fold(text)) || text.length < 2) return undefined
  // A German name ends with its noun.
  const isGerman =
    /^\s*(?:\([^()]*\)\s*)?,?\s*(?:ist|sind|bezeichnet|beschreibt|bedeutet|heißt|umfasst|steht|besteht)\b/.test(
      start.slice(name[0].length),
    )
  if (isGerman && /\s\p{Ll}[^\s]*$/u.test(text)) return undefined
  return { text, isMarked: false }
}

const GENERIC_SUBJECTS = new Set(
  `one result ergebnis each both first second next last another ziel zweck vorteil nachteil problem idee grund aufgabe folge
  beispiel output input goal idea advantage disadvantage example reason purpose alternative difference unterschied question
  answer point thing name size value number order part following solution trick default some many most all others data wichtig
  important here there time complexity laufzeit aufwand komplexitaet nothing everything anything something user nutzer man wert
  anzahl dauer order only key note rule step function functions method value values variable return type ausgabe eingabe
  voraussetzung bedingung formel frage antwort these those such two three four five zwei drei vier i we inputs outputs files file
  course lecture vorlesung kurs section chapter kapitel book buch paper author autor text figure abbildung`.split(
    /\s+/,
  ),
)

function markedTerm(content: readonly Inline[]): DefinedTerm | undefined {
  for (const [index, node] of content.entries()) {
    if (index > 12) return undefined
    const isStrong = node.type === 'strong' || node.type === 'mark'
    if (!isStrong && node.type !== 'emphasis' && node.type !== 'link' && node.type !== 'inlineCode') continue
    const before = content[index - 1]
    const after = content[index + 1]
    const lead = before === undefined ? '' : before.type === 'text' ? before.value : undefined
    const rest = after?.type === 'text' ? after.value : ''
    const isAtStart = index === 0 || (index === 1 && lead !== undefined && ARTICLE.test(lead))
    const isSubject = isAtStart && COPULA.test(rest.slice(0, 160))
    const isSetOff = node.type !== 'link' && node.type !== 'inlineCode'
    const isDefined =
      isSubject ||
      (isSetOff &&
        ((isAtStart && isStrong && VERB.test(rest.slice(0, 120))) ||
          (lead !== undefined && CALLED.test(lead.slice(-60))) ||
          CALLED_AFTER.test(rest.slice(0, 80))))
    if (!isDefined) continue
    const name = plainText([node]).trim()
    if (name.length <= 70 && isTerm(name.replace(/\s*\([^()]*\)$/, ''))) return { text: name, isMarked: true }
  }
  return undefined
}

/** The one term that is set off in the text of a definition: "A set is *compact* if …". */
export function emphasizedTerm(content: readonly Inline[]): string | undefined {
  const names = content
    .filter(node => node.type === 'strong' || node.type === 'emphasis' || node.type === 'mark')
    .map(node => plainText([node]).trim())
    .filter(isTerm)
  return names[0]
}

function isTerm(text: string): boolean {
  return text.split(/\s+/).length <= MOST_WORDS && /^[\p{L}\d]/u.test(text) && isNounPhrase(text) && isOfAThing(text)
}

/** Whether words before "is" name a thing: no adjective alone, no part of a picture, and no clause. */
export const isOfAThing = (text: string): boolean =>
  !ADJECTIVE_ALONE.test(text) && !PART_OF_A_PICTURE.test(text) && !CLAUSE.test(text)

/** "The simplest is …", "The latter is …", "The most common is …" */
const ADJECTIVE_ALONE =
  /^(?:[Mm]ost\s\p{Ll}+|[Ll]atter|[Ff]ormer|rest|opposite|whole|main|only|(?!(?:test|forest|harvest|interest|request|quest|guest|chest|nest|contest|protest|crest|arrest|priest|conquest|pest|vest|digest|manifest)$)\p{Ll}{2,}est)$/u
const PART_OF_A_PICTURE =
  /^(?:(?:left|right|top|bottom|upper|lower|vertical|horizontal|red|blue|green|black|dashed|dotted|solid|linke|rechte|obere|untere|rote|blaue|grüne|schwarze|gestrichelte)[\s-](?:[xyz][\s-])?(?:ax[ie]s|panel|plot|curve|arrow|line|column|row|achsen?|pfeil|kurve|linie|spalte|zeile)|[xyz][\s-](?:ax[ie]s|achse))$/iu
const CLAUSE = /\s(?:that|which|who|there|where|when|whose|this|these|those|it|we|they|you|dass|welche[rs]?)(?:\s|$)/iu
