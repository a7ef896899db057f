import { fold, words } from '../core/fold.js'
import { remember } from '../core/remember.js'
import { withSingleBlanks } from '../core/single-blanks.js'
import { readDates } from './dates.js'
import { hasDeadlineCue } from './deadline-cues.js'
import { EXAM_MARK, isKindOfPassage, isKindOfTask, isNotATerm, isQuestionSection } from './marks.js'
import { isNounPhrase } from './noun-phrase.js'
import { isPerson } from './person.js'

/** A concept's name as a heading or a lead gives it, with the other names that stand in it. */
export interface Term {
  readonly title: string
  readonly aliases: readonly string[]
  /** What stands in parentheses behind it; whether they are names, `concepts.ts` decides over the whole course. */
  readonly parentheses: readonly string[]
}

/** With its parentheses; what is longer names nothing. */
const LONGEST_HEADING = 300
/** Completes a date without a year where it is only asked whether there is one. */
const ANY_DAY = '2000-01-01'

/**
 * The name in a heading or lead, `undefined` where it names no single thing: a kind of section ("Beispiele"), a question,
 * a sentence.
 */
export const readTerm = (text: string, place: 'heading' | 'line' = 'line'): Term | undefined =>
  place === 'heading' ? readHeading(text) : readLine(text)

const KEPT = { most: 20_000, longest: LONGEST_HEADING }
const readLine = remember((text: string) => read(text, false), KEPT)
const readHeading = remember((text: string) => read(text, true), KEPT)

function read(heading: string, isNumbered: boolean): Term | undefined {
  if (heading.length > LONGEST_HEADING) return undefined
  if (ABBREVIATED.test(heading)) return undefined
  const plain = withoutDecoration(heading)
  const whole = isNumbered ? plain.replace(BARE_NUMBER, '') : plain
  if (whole === '' || isDeadline(whole)) return undefined
  const asked = subjectOfQuestion(whole)
  return asked === undefined ? readName(whole) : readName(asked)
}

function isDeadline(heading: string): boolean {
  return hasDeadlineCue(heading) && readDates(heading, { reference: ANY_DAY }).dates.length > 0
}

const NUMBER =
  /^\s*(?:\d+(?:\.\d+)*[.):]|\d+(?:\.\d+)+|[a-zA-Z][).]|[A-Z]\d+(?:\.\d+)*[.:)]|[IVX]{1,5}[.)]|[§#](?!\s*\d))\s+(?=[\p{L}\d"„“`(])/u
/** Headings are numbered without a mark as well; in a line "10 Gigabit Ethernet" is no tenth one. */
const BARE_NUMBER = /^\d{1,2}\s+(?=[\p{L}\d"„“`(])/u
/** "2. Weltkrieg", "1. Hauptsatz": the number belongs to the name. */
const ORDINAL_NAME =
  /^\d\.\s+(?:Weltkrieg|Hauptsatz|Newton|Kepler|Kirchhoff|Grad|Ordnung|Art|Reich|Republik|Normalform|Gebot|Binomische|Axiom|Person|Potenz)/
/** "z. B. Deiche", "5 yrs.+": what looks like a number of the list is the beginning of an abbreviation or of a quantity. */
const ABBREVIATED = /^\s*(?:(?:z\.\s?B|d\.\s?h|u\.\s?a|o\.\s?[äÄ]|e\.\s?g|i\.\s?e)\.|\d+\s+(?:yrs?|mos?|wks?|hrs?)\b)/iu
const TAGS = /(?:\s+#[\p{L}][\p{L}\d_/-]*)+\s*$/u
const EDGES =
  /^(?:\s|\p{Extended_Pictographic}|\uFE0F|\u200D|[•·✗✘➤►▶√])+|(?:\s|\p{Extended_Pictographic}|\uFE0F|\u200D)+$/gu
/** "(5P)", "[3 points]", "(optional)", "(Forts.)", "(2/3)": about the section, not about the thing. */
const MARGINALIA =
  /\s*[([]\s*(?:\d+(?:[.,]\d+)?\s*(?:p|pkt|punkte?|points?|pts|marks?|min|minuten|minutes|h|%)?\.?|optional|bonus|forts(?:etzung)?\.?|cont(?:inued|'d|d)?\.?|wip|todo|draft|new|neu|deprecated|(?:teil|part)\s*\d+|\d+\s*\/\s*\d+|s\.\s*\d+\w*|p{1,2}\.\s*\d+[\d\s–-]*|abs\.[^)]*|(?:ab|bis|seit|ca\.|um|c\.)?\s*\d{3,4}(?:\s*[–/-]\s*(?:\d{2,4}|heute|today|present))?)\s*[)\]]/giu

/** What Logseq and Org mode put before a task's title. */
const TASK_STATE = /^(?:TODO|DOING|DONE|LATER|NOW|WAITING)\s+/

function withoutDecoration(heading: string): string {
  const unmarked = /[([]/.test(heading) ? heading.replace(EXAM_MARK, ' ') : heading
  const untagged = unmarked.includes('#') ? unmarked.replace(TAGS, '') : unmarked
  const plain = (/[([]/.test(untagged) ? untagged.replace(MARGINALIA, '') : untagged)
    .replace(EDGES, '')
    .replace(TASK_STATE, '')
    .replace(/^\[#[ABC]\]\s+/, '')
  const bare = ORDINAL_NAME.test(plain) ? plain : plain.replace(NUMBER, '')
  return withSingleBlanks(bare)
    .replace(/\)\.$/, ')')
    .replace(/[\s:;,–—-]+$/u, '')
    .trim()
}

const QUESTIONS: readonly RegExp[] = [
  /^(?:what|who)(?:\s+is|\s+are|['’]s)\s+(?:(?:a|an|the|meant\s+by)\s+)?(.+?)\s*\?*$/i,
  /^was\s+(?:ist|sind|bedeutet|bedeuten|heißt|versteht\s+man\s+unter)\s+(?:(?:der|die|das|ein|eine|einen|einem|einer)\s+)?(.+?)\s*\?*$/i,
  /^how\s+(?:does|do)\s+(?:(?:a|an|the)\s+)?(.+?)\s+work\s*\?*$/i,
  /^wie\s+(?:funktioniert|funktionieren|arbeitet)\s+(?:(?:der|die|das|ein|eine)\s+)?(.+?)\s*\?*$/i,
  /^(?:an?\s+)?(?:introduction|intro)\s+(?:to|into)\s+(?:the\s+)?(.+)$/i,
  /^(?:einführung|einstieg)\s+(?:in|zu[mr]?)\s+(?:(?:die|das|den|der)\s+)?(.+)$/i,
  /^(?:definitions?|overview|explanation|meaning|concept)\s+of\s+(?:(?:a|an|the)\s+)?(.+)$/i,
  /^(?:definition|begriff|konzept|überblick|übersicht)\s+(?:von|vom|über|des|der)\s+(?:(?:die|das|den|der)\s+)?(.+)$/i,
]

/** A question about "this" has no subject that a name could say, nor has one about the rules for something. */
const isNamed = (subject: string): boolean => {
  const head = /^(.+?)\s+(?:for|with|in|to|from|between|für|mit|bei|zwischen)\s/i.exec(subject)?.[1]
  return isNounPhrase(subject) && !POINTING.test(subject) && (head === undefined || !isNotATerm(head))
}

const POINTING = /^(?:wrong|falsch)\b|\b(?:this|that|these|those|diese[nmrs]?)\b/i

/** "Was ist ein Hypervisor?", "Introduction to Graphs": what it is about. */
function subjectOfQuestion(heading: string): string | undefined {
  for (const form of QUESTIONS) {
    const subject = form.exec(heading)?.[1]
    if (subject !== undefined && isNamed(takeParentheses(subject).base)) return subject
  }
  return undefined
}

/** "Definition 2.3 (Kompaktheit)", "Satz 4: Heine-Borel", "Lecture 3 – Paging". */
const NUMBERED_KIND =
  /^([\p{L}. ]{2,18}?)\s*(?:\d+(?:\.\d+)*[a-z]?|[IVX]{1,5})\.?(?:\s*[:–—|]\s*|\s+-\s+|\s*(?=\()|\s+|$)(.*)$/u
const UNNUMBERED_KIND = /^([\p{L}.]{2,14})\s*\(([^()]{3,60})\)$/u

function readName(whole: string): Term | undefined {
  const numbered = /[\dIVX]/.test(whole) ? NUMBERED_KIND.exec(whole) : null
  const kind = numbered?.[1]?.replace(/\.$/, '') ?? ''
  if (numbered !== null && isKindOfTask(kind)) return undefined
  if (numbered !== null && isKindOfPassage(kind)) {
    const rest = (numbered[2] ?? '').replace(/^\(([^()]*)\)$/, '$1').replace(/^\d+(?:\.\d+)*\s*[:.]?\s*/, '')
    return rest === '' ? undefined : readName(rest)
  }
  const unnumbered = UNNUMBERED_KIND.exec(whole)
  if (unnumbered !== null && isKindOfPassage(unnumbered[1] ?? '')) return readName(unnumbered[2] ?? '')
  const law = readArticle(whole)
  if (law !== undefined) return law
  const { base, parentheses } = takeParentheses(withAdjective(whole))
  const colon = /^([^:]{1,50}):\s+(.+)$/.exec(base)
  if (colon !== null) {
    const term = readColon((colon[1] ?? '').trim(), (colon[2] ?? '').trim())
    return term && { ...term, parentheses: [...parentheses, ...term.parentheses] }
  }
  const name = readSides(base)
  return name && { ...name, parentheses }
}

/** "§ 433 BGB: Vertragstypische Pflichten", "Art. 8 Datensicherheit". */
function readArticle(text: string): Term | undefined {
  const match =
    /^((?:(?:§§?|Art\.?|Artikel|Article|Section|Sec\.)\s*\d+[a-z]?(?:\s*(?:Abs\.|Ziff\.|lit\.|S\.|Nr\.)\s*\w+)*(?:\s+[A-ZÄÖÜ][A-Za-z]*[A-Z]{1,4}\b)?|[A-Z]{2,5}\s+Art\.?\s*\d+[a-z]?))\s*(?:[:–—-]\s*|\s+)(.+)$/u.exec(
      text,
    )
  const name = match === null ? undefined : readSides(takeParentheses(match[2] ?? '').base)
  if (match === null || name === undefined) return undefined
  return {
    ...name,
    aliases: [...name.aliases, (match[1] ?? '').trim()],
    parentheses: takeParentheses(match[2] ?? '').parentheses,
  }
}

function readColon(prefix: string, rest: string): Term | undefined {
  if (isKindOfTask(prefix)) return undefined
  if (/^\d[\d.\s–/-]*$/.test(prefix) || isKindOfPassage(prefix)) return readSides(rest)
  if (isNotATerm(rest) || !isNounPhrase(rest)) return isNotATerm(prefix) ? undefined : readSides(prefix)
  if (isNotATerm(prefix)) return readSides(rest)
  if (isInitials(prefix, rest)) return { title: rest, aliases: [prefix], parentheses: [] }
  if (isInitials(rest, prefix)) return { title: prefix, aliases: [rest], parentheses: [] }
  const term = readSides(rest)
  return term && { ...term, aliases: [`${prefix}: ${rest}`, `${prefix} ${rest}`, ...term.aliases] }
}

const ALSO =
  /\s+(?:aka\.?|a\.k\.a\.?|also known as|auch bekannt als|auch|d\.\s?h\.|i\.\s?e\.|bzw\.?|engl\.?:?|englisch:?|kurz:?)\s+/i

/** Names side by side: "Röhren / Pfeifen", "QEP – Qualität in Praxen", "Deming Circle aka PDCA". */
function readSides(text: string): Term | undefined {
  const base = withoutArticle(text)
  const also = base.split(ALSO)
  if (also.length === 2 && also.every(isNounPhrase))
    return { title: also[0] ?? '', aliases: also.slice(1), parentheses: [] }
  const [left = '', right = '', ...more] = base.split(/\s+[–—|-]\s+/)
  if (right !== '' && more.length === 0) {
    if (isKindOfTask(left)) return undefined
    if (isKindOfPassage(left) || /^[\d.\s–/-]+$/.test(left)) return readSides(right)
    if (isInitials(left, right) && isNounPhrase(right)) return { title: right, aliases: [left], parentheses: [] }
    if (isInitials(right, left) && isNounPhrase(left)) return { title: left, aliases: [right], parentheses: [] }
    if (isNotATerm(right) || !isNounPhrase(right))
      return isNounPhrase(left) ? { title: left, aliases: headOf(left), parentheses: [] } : undefined
    if (!isNounPhrase(base)) return isNounPhrase(left) ? { title: left, aliases: [right], parentheses: [] } : undefined
    const isShort = words(left).length <= 3 && words(right).length <= 3
    return { title: base, aliases: isShort ? [left, right].filter(isNounPhrase) : [], parentheses: [] }
  }
  if (!isNounPhrase(base)) return undefined
  const sides = sidesOfSlash(base)
  return {
    title: base,
    aliases: [...(sides.length > 1 && sides.every(isNounPhrase) ? sides : []), ...headOf(base)],
    parentheses: [],
  }
}

/** Both names of "Röhren / Pfeifen" and "Röhren/Pfeifen"; in "Röhren und Pfeifen/Flöten" the slash parts two words alone. */
function sidesOfSlash(base: string): string[] {
  if (/\s\/\s/.test(base)) return base.split(/\s+\/\s+/)
  return /^[^\s/]*\p{Ll}{3}\/\p{Lu}\p{Ll}{3}[^\s/]*$/u.test(base) ? base.split('/') : [base]
}

function withoutArticle(text: string): string {
  return text.replace(
    /^(?:(?:[Tt]he|THE|[Aa]n?)\s+(?=\p{L}{2})|(?:[Dd](?:er|ie|as)|[Ee]ine?)\s+(?=\p{Lu}|\p{L}+e[nrs]?\s+\p{Lu}))/u,
    '',
  )
}

/** "X using Y" is mostly called "X". */
function headOf(title: string): string[] {
  const head = /^(.+?)\s+(?:using|via|by means of|mittels|durch|anhand)\s+/i.exec(title)?.[1]
  return head !== undefined && isNounPhrase(head) ? [head] : []
}

/** "(Formal) Grammar" is a grammar of that kind, and no other name of any grammar. */
const withAdjective = (text: string): string =>
  text.replace(/^\((\p{L}[\p{L}-]{2,})\)\s+(?=\p{L})/u, (all, kind: string) => (isNotATerm(kind) ? all : `${kind} `))

function takeParentheses(text: string): { base: string; parentheses: string[] } {
  const parentheses: string[] = []
  const base = text.replace(/(^|\s*)\(([^()]*)\)/g, (_, before: string, inner: string, at: number) => {
    // "LL(k)-Grammatik", "f(x)": part of the word.
    const isInWord = before === '' && at > 0 && /^[^\s(]/.test(text.slice(at + inner.length + 2))
    const isCall = before === '' && at > 0 && /^[a-z\d,]{0,3}$/.test(inner) && text.charAt(at - 1) !== ')'
    if (isInWord || isCall) return `(${inner})`
    if (inner.trim() !== '') parentheses.push(inner.trim())
    return ''
  })
  return { base: base.replace(/[\s:–—-]+$/u, '').trim(), parentheses }
}

const SAID_TO_BE_A_NAME =
  /^(?:(?:aka|a\.k\.a\.?|also(?: known as| called)?|auch|engl(?:\.|isch)?|english|dt\.?|deutsch|german|kurz|short|abbr\.?|abk\.?|abkürzung|lat\.?|latin|or|oder|bzw\.?)[:\s]\s*)(?=\S)/i
const NO_NAME =
  /\d{3,}|^[\d+±~]|^\p{L}\p{Ll}+\s\d+\p{Ll}?$|^[IVX]+$|[=<>→$\\@]|…|\.\.\.|^(?:due|max|min|mind|mindestens|maximal|etwa|about|teil|part|s|p|pp|abs|vgl|cf|see|siehe|z\.?\s?b|e\.?\s?g|i\.?\s?e|d\.?\s?h|inkl|incl|ca|nach|ohne|mit|bei|für|von|aus|with|without|for|from|by|in|at|to|on|and|und|not|nicht|nur|only|ab|bis|type|typ)\b/iu

/** The name that stands in parentheses, without what introduces it; `undefined` where it is a remark. */
export function nameInParentheses(inner: string): { readonly name: string; readonly isSaid: boolean } | undefined {
  const said = SAID_TO_BE_A_NAME.exec(inner)
  const name = (said === null ? inner : inner.slice(said[0].length)).replace(/^["„“'»]|["“”'«]$/g, '').trim()
  if (
    name === '' ||
    NO_NAME.test(name) ||
    isNotATerm(name) ||
    hasDeadlineCue(name) ||
    (said === null && isPerson(name)) ||
    words(name).length > 5 ||
    isQuestionSection(name)
  )
    return undefined
  return { name, isSaid: said !== null }
}

/**
 * Whether one is the short form of the other: its letters are the initials of the long form's words, or stand in it in
 * order from its first letter on (Schwartz and Hearst 2003).
 */
export function isAbbreviation(short: string, long: string): boolean {
  const letters = fold(short).replace(/[^a-z0-9]/g, '')
  const text = fold(long)
  if (letters.length < 2 || letters.length > 10 || letters.length >= text.length || /\s/.test(short.trim()))
    return false
  if (text.charAt(0) !== letters.charAt(0)) return false
  let position = -1
  return [...letters].every(letter => {
    position = text.indexOf(letter, position + 1)
    return position !== -1
  })
}

/** An abbreviation in capitals, so that no word is taken for one by chance. */
function isInitials(short: string, long: string): boolean {
  return isAcronym(short) && isAbbreviation(short, long)
}

/** A short name in capitals such as HVM, vCPU or OVS. */
export function isAcronym(text: string): boolean {
  return /^[\p{L}\d-]{2,10}$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2
}
