import { type Inline, plainText } from '../core/rich-text.js'

/** The words at the beginning of a bullet that say what it is about. */
export interface Lead {
  readonly text: string
  /** How it stands out. `gloss` is "Nova (Compute)": a name and its meaning in parentheses. */
  readonly kind: 'bold' | 'code' | 'plain' | 'gloss'
  /** What is said of it. */
  readonly rest: readonly Inline[]
}

/** A hyphen without a blank goes on with the word: "**Copy**-on-write". */
const SEPARATOR = /^\s*(?:->|=>|::?|[=–—→⇒]|-(?=\s))\s*/
const GLOSS = /^([\p{L}\d][^()]{0,40}?)\s*\(([^()]+)\)\s*$/u
const PLAIN = /^([^\s:][^:]{0,45}?)(?::|\s[–—=]|\s-(?=\s))\s+(?=\S)/u

/** `undefined` for a bullet that is one sentence from its first word on. */
export function readLead(content: readonly Inline[]): Lead | undefined {
  return markedLead(content) ?? plainLead(content)
}

/** Bold text or code at the very beginning, alone or before a separator: "**DAS** – …", "`lscpu` shows …". */
function markedLead(content: readonly Inline[]): Lead | undefined {
  const [first, ...others] = content
  if (first === undefined) return undefined
  if (first.type === 'inlineCode') {
    if (others.length === 0) return undefined
    return { text: first.value, kind: 'code', rest: withoutSeparator(others) }
  }
  if (first.type !== 'strong') return undefined
  const text = plainText(first.children).trim()
  const bare = text.replace(/\s*[:–—=-]\s*$/, '')
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
    return { text: code.value, kind: 'code', rest: withoutSeparator(others.slice(1)) }
  }
  const plain = PLAIN.exec(first.value)
  if (plain !== null) {
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

function withoutSeparator(nodes: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = nodes
  if (first?.type !== 'text') return nodes
  const value = first.value.replace(SEPARATOR, '').trimStart()
  return value === '' ? rest : [{ type: 'text', value }, ...rest]
}
