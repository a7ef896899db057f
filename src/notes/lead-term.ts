import { fold, words } from '../core/fold.js'
import { type Inline, plainText } from '../core/rich-text.js'
import { isDefinitionCallout } from './callouts.js'
import { emphasizedTerm } from './defined-term.js'
import { isGlossaryName, isSaidCode, type Lead } from './lead.js'
import { roleOfLead } from './marks.js'
import { readTerm, type Term } from './term.js'

/** Where a lead stands. */
export interface LeadPlace {
  readonly headings: readonly string[]
  /** Whether it is a member of an announced list: "Module:". */
  readonly isEnumeration: boolean
  /** Whether the lines around name a term each and say what it is. */
  readonly isGlossaryOfLines?: boolean
}

/**
 * The term that a lead names; `undefined` where it names a role, or nothing that has an entry. `hasNested` tells whether
 * something stands below its line.
 */
export function leadTerm(
  lead: Lead,
  { headings, isEnumeration, isGlossaryOfLines = false }: LeadPlace,
  hasNested: boolean,
): Term | undefined {
  const { text, kind, rest } = lead
  if (roleOfLead(text) !== undefined) {
    // "**Definition.** A set is *compact* if …"
    const name = isDefinitionCallout(text.toLowerCase()) ? emphasizedTerm(rest) : undefined
    return name === undefined ? undefined : readTerm(name)
  }
  const isNamed = kind === 'bold' || kind === 'code' || kind === 'outline' || isEnumeration || isGlossaryOfLines
  if (!isNamed || !(rest.length > 0 || hasNested)) return undefined
  if ((kind === 'plain' || kind === 'gloss') && !isName(text) && !(isGlossaryOfLines && isGlossaryName(text)))
    return undefined
  if (kind === 'code') return isSaidCode(lead) ? codeTerm(text) : undefined
  const term = readTerm(text)
  return term && completeFromHeading(completeFromRest(term, rest, headings.at(-1) ?? ''), headings.at(-1) ?? '')
}

/** A lead without emphasis is a name if it is one word, or up to three that do not hang together as a phrase does. */
function isName(lead: string): boolean {
  const parts = lead.split(/\s+/)
  return parts.length === 1 || (parts.length <= 3 && parts.every(part => /^[\p{Lu}\d]/u.test(part)))
}

const LONGEST_PAIR = 100
const LONGEST_CODE = 70

/** Code names itself, whatever its words; a long line of it is an example of something else. */
export function codeTerm(code: string): Term | undefined {
  const title = code.trim()
  return title === '' || title.length > LONGEST_CODE ? undefined : { title, aliases: [], parentheses: [] }
}

/** Under "Fragmentation" the lead of "**Internal**: internal fragmentation occurs …" means internal fragmentation. */
function completeFromRest(term: Term, rest: readonly Inline[], heading: string): Term {
  const start = plainText(rest.slice(0, 1)).slice(0, LONGEST_PAIR)
  const [said, noun] = /^([\p{L}-]+)\s+([\p{L}-]+)/u.exec(start)?.slice(1) ?? []
  const isSame = (a: string, b: string | undefined): boolean =>
    fold(a).replace(/s$/, '') === fold(b ?? '').replace(/s$/, '')
  if (noun === undefined || !isSame(term.title, said) || !words(heading).some(word => isSame(word, noun))) return term
  return { ...term, title: `${term.title} ${noun}`, aliases: [...term.aliases, term.title] }
}

/** Under "Thin vs Thick Provisioning" the lead "Thin" means thin provisioning. */
function completeFromHeading(term: Term, heading: string): Term {
  if (heading.length > LONGEST_PAIR) return term
  const sides = heading.split(/\s+(?:vs\.?|versus|oder|or|und|and)\s+/i)
  const head = sides.at(-1)?.split(/\s+/).slice(1).join(' ') ?? ''
  const isSide = sides.length === 2 && !/\s/.test(term.title)
  const names = sides.map(side => (side.split(/\s+/)[0] ?? '').toLowerCase())
  if (!isSide || head === '' || /[()]/.test(head) || !names.includes(term.title.toLowerCase())) return term
  return { ...term, title: `${term.title} ${head}`, aliases: [...term.aliases, term.title] }
}
