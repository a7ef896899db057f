import { type Inline, type ListItem, plainText } from '../core/rich-text.js'
import { isBareDefinition } from './bare-definition.js'
import { roleOfLead } from './marks.js'
import { isNounPhrase } from './noun-phrase.js'

/** The words at the beginning of a bullet that say what it is about. */
export interface Lead {
  readonly text: string
  /** How it stands out. `gloss` is "Nova (Compute)": a name and its meaning in
   * parentheses; `outline` a name alone over what is nested in it. */
  readonly kind: 'bold' | 'code' | 'plain' | 'gloss' | 'outline'
  /** What is said of it. */
  readonly rest: readonly Inline[]
  /** Whether a colon, a dash or the like stands behind it. */
  readonly isSeparated?: boolean
}

/** A hyphen without a blank goes on with the word: "**Copy**-on-write". */
const SEPARATOR = /^\s*(?:->|=>|::?|[=–—→⇒]|--?(?=\s))\s*/
const GLOSS = /^([\p{L}\d][^()]{0,40}?)\s*\(([^()]+)\)\s*$/u
const PLAIN = /^([^\s:][^:]{0,45}?)(?::|\s[–—=]|\s--?(?=\s))\s+(?=\S)/u

/** `undefined` for a bullet that is one sentence from its first word on. */
export function readLead(content: readonly Inline[], hasNested = false, isInGlossary = false): Lead | undefined {
  const lead = markedLead(content) ?? plainLead(content)
  // In a glossary "Clip (Zuschnitt)" over its meaning has two names, and no gloss.
  if (lead?.kind === 'gloss' && hasNested && isInGlossary) {
    return { text: plainText(content).trim(), kind: 'outline', rest: [] }
  }
  return lead ?? (hasNested ? outlineLead(content, isInGlossary) : undefined)
}

const LONGEST_NAME = 3
const SHORTEST_MEANING = 4

/** Whether several items hold nothing but a name, in whatever case, with a meaning nested in them. */
export function isGlossary(items: readonly ListItem[]): boolean {
  const told = items.filter(({ children: [, nested] }) => nested?.type === 'list' && wordsOf(nested.children[0]) > 0)
  const named = told.filter(item => {
    const [first, nested] = item.children
    const name = first?.type === 'paragraph' ? plainText(first.children).trim() : ''
    const isName = name.split(/\s+/).length <= LONGEST_NAME && isNounPhrase(name) && !/[:.]$/.test(name)
    return isName && nested?.type === 'list' && wordsOf(nested.children[0]) >= SHORTEST_MEANING
  })
  return named.length > 1 && named.length * 2 >= told.length
}

/** So many lines, nearly all of this form, and half of them a definition by their words, make a glossary. */
const FEWEST_LINES = 3
const OF_ONE_FORM = 0.8

/** Whether the lines of a list each name a term and say what it is: "morpheme: unit of language that …". */
export function isGlossaryOfLines(items: readonly ListItem[]): boolean {
  if (items.length < FEWEST_LINES) return false
  const told = items.flatMap(({ children: [first] }) => {
    const lead = first?.type === 'paragraph' ? plainLead(first.children) : undefined
    const isTerm = lead?.kind === 'plain' && isGlossaryName(lead.text) && roleOfLead(lead.text) === undefined
    return isTerm ? [plainText(lead.rest).trim()] : []
  })
  const defining = told.filter(text => isBareDefinition(text) || isBareDefinition(`A ${text}`))
  return told.length >= FEWEST_LINES && told.length >= items.length * OF_ONE_FORM && defining.length * 2 >= told.length
}

/** A few words that name a thing, in whatever case. */
export const isGlossaryName = (text: string): boolean => text.split(/\s+/).length <= LONGEST_NAME && isNounPhrase(text)

function wordsOf(item: ListItem | undefined): number {
  const [first] = item?.children ?? []
  return first?.type === 'paragraph' ? (plainText(first.children).match(/\S+/g)?.length ?? 0) : 0
}

/** "Mitose" alone, with what is said of it nested below. */
function outlineLead(content: readonly Inline[], isInGlossary: boolean): Lead | undefined {
  if (content.some(node => node.type === 'image' || node.type === 'inlineMath' || node.type === 'break'))
    return undefined
  const text = plainText(content).trim()
  const tokens = text.split(/\s+/)
  if (text.length > 60 || tokens.length > LONGEST_NAME) return undefined
  if (!isInGlossary && !/^[\p{Lu}\d]/u.test(text)) return undefined
  if (tokens.length > 1 && NO_NOUN.test(tokens.at(-1) ?? '')) return undefined
  return { text, kind: 'outline', rest: [] }
}

/** With a participle or an infinitive at its end, a phrase is no name: "Straßen ausgebaut". */
const NO_NOUN =
  /^(?!(?:token|open|screen|queen|oxygen|hydrogen|nitrogen|antigen|pathogen|collagen|glycogen|children|women|men)$)\p{Ll}+(?:en|iert|baut|stellt|setzt|macht|führt|legt|ern|eln)$/u

const LITERAL = /^(?:-?[\d.,:%]+\w?|true|false|null|nil|none|undefined|nan|yes|no|todo|["'].*["']|\w)$/i
const SAYS_ENGLISH = /^(?:(?!as\b|is\b|was\b|has\b|this\b|its\b)[a-z]{3,}s|is|are|means?|lets?)\b/
const SAYS_GERMAN =
  /^(?:(?!mit\b|nicht\b|seit\b|fast\b|erst\b|selbst\b|damit\b|statt\b|laut\b|oft\b|ist\b)[a-zäöüß]{3,}t|ist|sind|bedeutet)\b/

/** Whether code at the beginning is a name of which the rest says something: `lscpu` shows …, `-r`: recursive. */
export function isSaidCode({ text: code, rest, isSeparated }: Lead): boolean {
  const name = code.trim()
  if (name === '' || LITERAL.test(name) || name.split(/\s+/).length > 4 || name.length > 40) return false
  if (/[;{}]|=>|\s=\s|^\W*["']/.test(name)) return false
  const text = plainText(rest.slice(0, 2)).trimStart().slice(0, 60)
  if (isSeparated === true || /^[^\s:]{1,15}:\s/.test(text)) return true
  return /\p{L}/u.test(name) && (SAYS_ENGLISH.test(text) || SAYS_GERMAN.test(text))
}

/** Bold text or code at the very beginning, alone or before a separator: "**DAS** – …", "`lscpu` shows …". */
function markedLead(content: readonly Inline[]): Lead | undefined {
  const [first, ...others] = content
  if (first === undefined) return undefined
  if (first.type === 'inlineCode') {
    if (others.length === 0) return undefined
    return { text: first.value, kind: 'code', rest: withoutSeparator(others), isSeparated: isSeparator(others[0]) }
  }
  const isStrong = first.type === 'strong'
  if (!isStrong && first.type !== 'emphasis' && first.type !== 'mark' && first.type !== 'link') return undefined
  if (first.type === 'link' && /^\w+:/.test(first.url)) return undefined
  const text = plainText(first.children).trim()
  const bare =
    others.length === 0 ? text.replace(/\s*[:–—=-]\s*$/, '') : text.replace(/\s*[:–—=-]\s*$|(?<=[\p{L}\d)])\.$/u, '')
  // Set off in another way than by bold, it is a name only where something is said of it.
  if (!isStrong && (others.length === 0 || !(isSeparator(others[0]) || /[:–—=]$/.test(text)))) return undefined
  const [next] = others
  const isSeparated = bare !== text || (next?.type === 'text' && SEPARATOR.test(next.value))
  if (others.length > 0 && !isSeparated) {
    // "**vCenter** (VIM): …": the parenthesis still belongs to the name.
    const tail = next?.type === 'text' ? /^\s*(\([^()]*\))\s*(?:[:–—=]\s*|$)/.exec(next.value) : null
    if (next?.type !== 'text' || tail === null || (others.length > 1 && /\)\s*$/.test(tail[0]))) return undefined
    const value = next.value.slice(tail[0].length)
    const rest: Inline[] = [...(value === '' ? [] : [{ type: 'text' as const, value }]), ...others.slice(1)]
    return { text: `${bare} ${tail[1] ?? ''}`, kind: 'bold', rest }
  }
  return { text: bare, kind: 'bold', rest: withoutSeparator(others) }
}

function plainLead(content: readonly Inline[]): Lead | undefined {
  const [first, ...others] = content
  if (first?.type !== 'text') return undefined
  const [code, after] = others
  if (
    /^\S{1,15} $/.test(first.value) &&
    code?.type === 'inlineCode' &&
    after?.type === 'text' &&
    SEPARATOR.test(after.value)
  ) {
    return { text: code.value, kind: 'code', rest: withoutSeparator(others.slice(1)), isSeparated: true }
  }
  // "Befehl: `lscpu` …": what is said is said of the command.
  const kind = code?.type === 'inlineCode' ? /^(\S{3,12}):\s*$/.exec(first.value)?.[1] : undefined
  if (code?.type === 'inlineCode' && kind !== undefined && roleOfLead(kind) === 'command' && after !== undefined) {
    return { text: code.value, kind: 'code', rest: withoutSeparator(others.slice(1)), isSeparated: true }
  }
  const plain = PLAIN.exec(first.value)
  if (plain !== null && !isRange(plain[0], first.value.slice(plain[0].length))) {
    const rest: Inline[] = [{ type: 'text', value: first.value.slice(plain[0].length) }, ...others]
    return { text: plain[1] ?? '', kind: 'plain', rest }
  }
  const [next] = others
  if (/[:–=]\s*$/.test(first.value) && next !== undefined) {
    return { text: first.value.replace(/\s*[:–=]\s*$/, ''), kind: 'plain', rest: others }
  }
  if (others.length === 0 && /:\s*$/.test(first.value)) {
    return { text: first.value.replace(/\s*:\s*$/, ''), kind: 'plain', rest: [] }
  }
  const gloss = others.length === 0 ? GLOSS.exec(first.value) : null
  if (gloss === null) return undefined
  return { text: gloss[1] ?? '', kind: 'gloss', rest: [{ type: 'text', value: gloss[2] ?? '' }] }
}

/** "1980er – 1990er: …": a dash between numbers parts no name from what is said of it. */
const isRange = (lead: string, rest: string): boolean =>
  /^\d[\d.]*\p{Ll}{0,3}\s[–-]\s$/u.test(lead) && /^(?:\d|heute\b|today\b|present\b|now\b)/i.test(rest)

const isSeparator = (node: Inline | undefined): boolean => node?.type === 'text' && SEPARATOR.test(node.value)

function withoutSeparator(nodes: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = nodes
  if (first?.type !== 'text') return nodes
  const value = first.value.replace(SEPARATOR, '').trimStart()
  return value === '' ? rest : [{ type: 'text', value }, ...rest]
}
