import type { Inline } from '../core/rich-text.js'
import type { FactRole } from './course.js'
import { roleOfLead } from './marks.js'

const FORMULA = /[\p{L}\d)]\s*[×·*/+−-]\s*[\p{L}\d(].*=|=.*[\p{L}\d)]\s*[×·*/]\s*[\p{L}\d(]/u
const EXAMPLE = /^(?:z\.\s?B\.|bsp\.?|beispiele?|e\.\s?g\.|examples?|for example)(?=[\s:,])/i
const CONSEQUENCE =
  /→|⇒|->|=>|\b(?:deshalb|daher|dadurch|folglich|therefore|hence|so that|sodass)\b|^(?:wenn|falls|if)\b/i
/** The year of a norm makes no ratio: "ISO 9001:2015". */
const NUMBER =
  /\d+(?:[.,’']\d+)*\s*(?:%|:(?!\s?(?:19|20)\d\d\b)\s?\d|[kMGT]i?B\b|ms\b|s\b|GHz\b|hosts?\b|VMs\b|x\b)|\b\d+:(?!(?:19|20)\d\d\b)\d+\b|[≤≥<>]\s*\d/i

const CONTRAST =
  /\b(?:im (?:gegensatz|unterschied|vergleich) zu[mr]?|anders als|hingegen|demgegenüber|in contrast|as opposed to|unlike|whereas|on the other hand|compared (?:to|with))\b/i

/** Numbers, formulas and signs stand near the beginning of a fact; the patterns are not made for endless lines. */
const LONGEST = 500

/** What a fact is by its own words; `property` where nothing stands out. */
export function roleOfText(whole: string, content: readonly Inline[]): FactRole {
  const text = whole.slice(0, LONGEST)
  const lead = /^([^:]{2,30}):\s/.exec(text)?.[1]
  const byLead = lead === undefined ? undefined : roleOfLead(lead)
  if (byLead !== undefined) return byLead
  if (EXAMPLE.test(text)) return 'example'
  if (text.includes('=') && FORMULA.test(text)) return 'formula'
  if (content[0]?.type === 'inlineCode') return 'command'
  if (/\d/.test(text) && NUMBER.test(text)) return 'number'
  if (CONTRAST.test(text)) return 'contrast'
  return CONSEQUENCE.test(text) ? 'consequence' : 'property'
}
