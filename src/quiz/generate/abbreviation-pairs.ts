import { type Inline, plainText, text } from '../../core/rich-text.js'
import type { Concept, Fact } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'
import type { GenerationView } from './generation-view.js'
import {
  bearsLetters,
  isCompound,
  isOfInitials,
  isShortName,
  type Pair,
  readLongForm,
  singularOf,
} from './long-form.js'

/** A text of the notes with where it stands. */
export interface Passage {
  readonly concept: Concept
  readonly fact: Fact
  readonly plain: string
}

/** All that the notes say below each concept, passages of other concepts apart. */
export function* passagesOf(concepts: readonly Concept[]): Generator<Passage> {
  function* below(concept: Concept, facts: readonly Fact[]): Generator<Passage> {
    for (const fact of facts) {
      if (fact.block === undefined) yield { concept, fact, plain: plainText(fact.content) }
      if (fact.conceptId === undefined) yield* below(concept, fact.children)
    }
  }
  for (const concept of concepts) yield* below(concept, concept.facts)
}

/** Concepts that the notes name both ways, and whatever their lines and texts spell out. */
export function pairsIn({ course, isUsable }: GenerationView, passages: readonly Passage[]): Pair[] {
  const named = course.concepts.flatMap((concept): Pair[] => {
    const title = { role: 'definition', content: [text(concept.title)], children: [], source: concept.source } as const
    const found = isUsable(title) ? pairOfNames([concept.title, ...concept.aliases]) : undefined
    return found === undefined ? [] : [{ ...found, concept, place: 'entry', source: concept.source }]
  })
  const told = passages.flatMap(({ concept, fact, plain }): Pair[] => {
    if (!isUsable(fact)) return []
    const line = fact.conceptId === undefined ? pairOfLine(concept, fact) : undefined
    const own = { concept, source: fact.source }
    return [
      ...(line === undefined ? [] : [{ ...line, ...own, place: 'line' } as const]),
      ...pairsInText(plain)
        .filter(({ short, long }) => short !== line?.short && isSure(singularOf(short), long))
        .map(found => ({ ...found, ...own, place: 'passage' }) as const),
    ]
  })
  return [...named, ...told]
}

/** Words in front of a parenthesis may bear letters by chance. */
const isSure = (short: string, long: string): boolean => isOfInitials(short, long) || isCompound(short, long)

type Found = Pick<Pair, 'short' | 'long' | 'also'>

const spelt = (short: string, long: string): Found | undefined => {
  const found = isShortName(short) ? readLongForm(short, long) : undefined
  return found === undefined ? undefined : { short, ...found }
}

function pairOfNames(names: readonly string[]): Found | undefined {
  const short = names.find(name => isShortName(name) && !/\p{Lu}s$/u.test(name))
  if (short === undefined) return undefined
  const forms = names.flatMap(name => spelt(short, name) ?? [])
  const sure = forms.filter(({ long }) => isSure(short, long))
  const [first, ...more] = sure.length > 0 ? sure : forms
  return first && { ...first, also: [...first.also, ...more.flatMap(({ long, also }) => [long, ...also])] }
}

/** "JIT: just in time" as a line of a list, or as all that is said of the term JIT. */
function pairOfLine(concept: Concept, fact: Fact): Found | undefined {
  const lead = fact.lead === undefined ? undefined : readLead(fact.content)
  const short = lead?.text ?? (fact.role === 'definition' ? concept.title : '')
  return spelt(short, firstLine(lead?.rest ?? fact.content))
}

/** Without what a parenthesis, a comma or the next line adds. */
export function firstLine(content: readonly Inline[]): string {
  const end = content.findIndex(({ type }) => type === 'break')
  const [line = ''] = plainText(end === -1 ? content : content.slice(0, end)).split('\n')
  return line.replace(/\s*(?:\(.*|[,;]\s.*|(?<=\p{L}{6})\.\s.*)?[,;.:]?\s*$/u, '').trim()
}

const PARENTHESIS = /\(([^()]{2,100})\)/gu
/** "…, kurz ABC", "abgekürzt ABC". */
const SHORTENED = /[\s,(](?:kurz|abgekürzt|abbreviated(?: as)?|in short)[:\s]\s*["„“'`]?([\p{L}\d-]{2,10})/giu
const STANDS_FOR =
  /([\p{L}\d-]{2,10})["”“'`]?\s+(?:steht für|stands for|is short for|ist die Abkürzung für)\s+["„“'`]?([^.,;:()"”“]{4,100})/giu
/** Few texts have it, and the pattern begins at any of their words. */
const MAY_STAND_FOR = /(?:steht|stands|short|Abkürzung) f(?:ür|or)/iu
const SAID =
  /^(?:kurz|abgekürzt|abk\.?|abbr\.?|short|also|auch|aka|or|oder|engl\.?|englisch|short for|für|for)[:\s]\s*/i
/** So far back the long form of a short name can begin. */
const REACH = 120

/** "Expansion (ABC, [source](…))", "ABC (Expansion)", "Expansion, kurz ABC", "ABC steht für Expansion". */
function pairsInText(plain: string): Found[] {
  const found: (Found | undefined)[] = []
  for (const { 1: inner = '', index } of plain.matchAll(PARENTHESIS)) {
    const before = plain.slice(Math.max(0, index - REACH), index)
    const name = (inner.split(/[,;]\s|\s[–-]\s/)[0] ?? '')
      .replace(SAID, '')
      .replace(/^[\p{Ll}\d]-(?=\p{Lu}{2})/u, '')
      .trim()
    const last = /(?<![\p{L}\d-])([\p{L}\d-]{2,10})\s*$/u.exec(before)?.[1] ?? ''
    found.push(isShortName(name) ? speltBefore(name, before) : spelt(last, name))
  }
  for (const { 1: short = '', index } of plain.matchAll(SHORTENED))
    if (isShortName(short)) found.push(speltBefore(short, plain.slice(Math.max(0, index - REACH), index)))
  if (MAY_STAND_FOR.test(plain))
    for (const { 1: short = '', 2: long = '' } of plain.matchAll(STANDS_FOR)) found.push(spelt(short, long))
  return found.filter(one => one !== undefined)
}

/** The shortest run of words before a short name that bears its letters (Schwartz and Hearst 2003). */
function speltBefore(short: string, before: string): Found | undefined {
  const words = before
    .replace(/[\s,]+$/, '')
    .split(/\s+/)
    .slice(-(short.length + 4))
  for (let start = words.length - 1; start >= 0; start--) {
    const long = words
      .slice(start)
      .join(' ')
      .replace(/^["„“'`*([]+|["”“'`*]+$/gu, '')
    if (/[.:;!?,]/.test(long)) return undefined
    // What governs its case would be learnt in a bent form.
    if (/^(?:des|eines)$/.test(words[start - 1] ?? '')) return undefined
    if (bearsLetters(short, long)) return { short, long, also: [] }
  }
  return undefined
}
