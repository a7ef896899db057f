import { GAP } from './clean.js'
import { hasVerb, meaningWords } from './statement-rules.js'

/**
 * Whether a sentence with a gap says what sets the thing in the gap apart, so that one who knows the thing can name it: its
 * kind with a restriction, when it comes about, what it does in some detail. That it is of a kind, that it resembles
 * something or what it leads to fits other things too.
 */
export function setsApart(withGap: string): boolean {
  const behind = BEHIND_GAP.exec(withGap)
  const count = meaningWords(withGap.replaceAll(GAP, ' ')).length
  // "… is called ____": what is called so stands in front.
  if (behind === null) return count >= TELLING && !OF_WHAT_STOOD_BEFORE.test(withGap)
  const [, article = '', predicate = ''] = behind
  // "The ____ test is …": the name goes on behind the gap.
  if (/^(?:the|an?)\s/iu.test(article) && /^\p{Ll}+(?:t|en)\s/u.test(predicate)) return false
  if (FITS_OTHERS.some(pattern => pattern.test(predicate)) || (article !== '' && IS_SOMEWHERE.test(predicate)))
    return false
  const copula = COPULA.exec(predicate)
  if (copula !== null) {
    const kind = predicate.slice(copula[0].length)
    const main = kind.split(/\s[–—-]\s|;/u)[0] ?? ''
    return RESTRICTED_BY_CLAUSE.test(main) || RESTRICTED.test(main) ? count >= TELLING : count >= TELLING_OF_QUALITY
  }
  if (DEFINES.test(predicate)) return count >= TELLING
  return count >= TELLING_OF_DEED && !HARDLY.test(predicate)
}

const BEHIND_GAP = /^((?:the|an?|der|die|das|eine?)\s+)?____(?:\s*\([^()]*\))?,?\s+(.+)$/isu
/** "The different ways are called …", "They are called …": of what? */
const OF_WHAT_STOOD_BEFORE =
  /^(?:the|die|der|das)\s(?:inner|outer|other|different|various|remaining|(?:verschieden|einzeln|ander|übrig|jeweilig|entsprechend)e[nrs]?)\s|^(?:\p{L}+,\s)?(?:they|it|he|she|one|sie|er|es)\s/iu
const TELLING = 4
const TELLING_OF_QUALITY = 6
const TELLING_OF_DEED = 5

const COPULA =
  /^(?:is|are|was|were|ist|sind|war|waren)\s(?:(?:precisely|basically|simply|just|also|meist|meistens|in der regel)\s)?/iu
const RESTRICTED_BY_CLAUSE =
  /(?:^|\s)(?:that|which|who|whose|whom|where|when|whether|how|what)\s|,\s(?:(?:in|an|auf|bei|mit|von|zu|aus|durch|für|über|unter|um|nach|mithilfe)\s)?(?:der|die|das|den|dem|deren|dessen|denen|derer|welche[nmrs]?|wo|wie|wenn|was|bei)\s|\s(?:die|der|das)\s\S+.*\s\p{Ll}+(?:t|en)\.?$/u
const RESTRICTED =
  /\s(?:of|for|to|between|by|from|with|under|over|against|without|into|based|used|made|zur?|zum|zwischen|von|vom|aus|für|mit|ohne|des|der|eine[rs]|zweier|zur|in|an|auf|über|dafür|at|on|through)\s/u
const DEFINES =
  /^(?:(?:bezeichnet|bezeichnen|beschreib(?:t|en)|bedeute[nt]|heißt|heißen|heisst|meint|versteht|refers?\sto|describes?|denotes?|means)\s|(?:occurs?|happens?|arises?|entsteh(?:t|en)|liegt|tritt)\s.*\b(?:when|if|where|wenn|durch|from)\s|(?:works?|funktionier(?:t|en))\s(?:by|indem)\s|gib(?:t|en)\san,|(?:is|are)\s(?:defined|called))/iu

const IS_SOMEWHERE = /^(?:is|are)\s(?:where|when)\s/iu
/** A measure or a lack is no mark. */
const HARDLY =
  /(?:^|\s)(?:not|nicht|kein\w*|never|nie|nur\s(?:teilweise|wenig|selten)|only\s(?:partially|partly|rarely))(?=[\s.,–-])/iu

/** What is said of one of many, by comparison or as an effect. */
const FITS_OTHERS: readonly RegExp[] = [
  /^(?:is|are|ist|sind)\s(?:\S+\s){0,4}(?:examples?|beispiele?|instances?|fall)\s(?:of|for|für|von)\s/iu,
  /^(?:is|are|ist|sind)\s(?:(?:sehr|very|much|quite|a lot)\s)?(?:ähnlich|vergleichbar|similar|comparable|analogous)\b|\s(?:ähnlich|vergleichbar|similar)\s(?:wie|zu|mit|to)\s/iu,
  /\bthe\ssame\s(?:\S+\s){1,2}as\s|\b(?:die|der|das)(?:selbe|\sgleiche)n?\s(?:\S+\s){1,2}wie\s/iu,
  /\b(?:and\snot|not\s(?:just|only|solely|used\ssolely)|nicht\snur)\s|\(and\s[^()]*\bnot\b/iu,
  /^means\s(?:it|that\sit)\s/iu,
  /^(?:leads?|führ(?:t|en)|trägt|contributes?)\s(?:zu|to|dabei|bei)\s/iu,
  // "A distance is a metric if …" defines the metric.
  /^(?:is|are|ist|sind)\s(?:an?\s|the\s|eine?\s)?[\p{L}-]+\s(?:if|iff|wenn|falls|genau\sdann)(?=\s|,)/iu,
  /^(?:is|are|ist|sind)\s(?:an?\s|eine?\s)?(?:(?:better|worse|more|less|bessere?r?|schlechter\w*|größer\w*|kleiner\w*)\s|\p{Ll}{2,}er\s(?:than|for|in|on|when|if|because)\s)/iu,
  // Where one meets it: many others are met there.
  /^(?:is|are|werden|wird)\s(?:often|commonly|usually|typically|frequently|mostly|generally|oft|häufig|meist|meistens|üblicherweise)\s\p{Ll}+/iu,
  // What has happened to it, or is done with it.
  /^(?:was|were)\s(?:(?:first|originally|initially)\s)?(?:\p{Ll}+ed|built|made|found|written|born|set\sup)\s/u,
  /^(?:wurden?|werden|wird)\s(?!.*\b(?:bezeichnet|definiert|genannt|gekennzeichnet|verstanden)\b)/u,
  // By what another one is, and what one thinks of it.
  /\s(?:while|whereas|während|wohingegen)\s(?:the\s|an?\s|der\s|die\s|das\s|eine?\s)?\p{Lu}|,\sbut,?\s(?:for|in|there|not)\s/u,
  /\bthe\s(?:first|second|third|former|latter)\s(?:approach|method|case|type|kind|option|way|step)\b/iu,
  /^(?:makes?|macht|machen)\s(?:it|es|no|keine?)\s|^(?:helps?|hilft|helfen)[\s,]|^(?:rec(?:ei|ie)ves?|has|have|hat|haben)\s(?:\S+\s)?\d/iu,
  // "____ fields and methods are …": the name goes on.
  /^\p{Ll}+s\s(?:and|or)\s\p{Ll}+\s(?:is|are)\s/u,
  // A participle is no verb: "____ gestellt durch".
  /^(?:ab|an|auf|aus|ein|her|zu)?ge(?!h|b)\p{Ll}+t\s(?:durch|von)\s/u,
  // "A graph is called "regular" if …" defines what regular is.
  /^(?:hei(?:ß|ss)(?:t|en)|(?:is|are)\scalled)\s["„“”«»]/iu,
]

/**
 * Whether words behind a name describe it so that it can be named without choices: a kind with a restriction, or what it
 * does. A list of what belongs to it, a formula and the first sentence of an example do not.
 */
export function isDescription(plain: string): boolean {
  if (IS_NO_DESCRIPTION.test(plain) || isCutOff(plain)) return false
  const count = meaningWords(plain).length
  const main = plain.split(/\s[–—-]\s|;/u)[0] ?? ''
  if (RESTRICTED_BY_CLAUSE.test(main) || RESTRICTED.test(main)) return count >= TELLING
  return hasVerb(plain) && count >= TELLING
}

const IS_NO_DESCRIPTION =
  /[→⇒←=*×∝]|->|^(?:ca\.|~|\d)|^(?:angenommen|suppose|assume|after|before|nachdem|nach|vor|often|commonly|usually|used|most|oft|häufig|meist|verwendet|genutzt)[\s,]/iu

/** A relative clause without its verb. */
const isCutOff = (plain: string): boolean =>
  /,\s(?:der|die|das|den|dem|welche[rs]?)\s(?:[^\s,]+\s)*\p{Lu}[\p{L}-]+$/u.test(plain)
