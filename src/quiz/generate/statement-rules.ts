import { fold } from '../../core/fold.js'
import { remember } from '../../core/remember.js'
import { firstSentence } from '../../core/sentences.js'
import { contentWords, stem } from '../../lookup/normalize.js'
import type { Said } from './said.js'

const LONGEST = 200

/** Why a passage cannot be quoted in a question without the note at hand. The first rule that fits names the reason. */
const RULES = {
  empty: text => !/[\p{L}\p{N}+#]/u.test(text),
  long: text => text.length > LONGEST,
  /** A fragment that leads on, or goes on with what stood before it. */
  dangling: text =>
    /^(?:→|⇒|->|=>|…|\.\.\.|[),;:.]|(?:zwar|doch|denn|according to|gemäss|gemäß|laut|im gegensatz|in contrast|unlike|einerseits|andererseits|hingegen|dagegen|another|others?|for (?:example|instance)|zum beispiel|in (?:this|that|these|such|both) |in diesem|und|oder|aber|sondern|analog|ebenso|insbesondere|vorsicht|sowie|außerdem|ausserdem|zusätzlich|trotzdem|jedoch|allerdings|dann|denn|deswegen|deshalb|daher|somit|also|auch|wobei|weil|and|but|or|also|however|then|so|therefore|because|whereas|which|instead|rather|moreover|furthermore|likewise|similarly)\b)/iu.test(
      text,
    ) ||
    /(?:[:→⇒?,;(/]|->|=>|…|\.\.\.|\b(?:und|oder|and|or|the|der|die|das|mit|with|of|von|z\. ?b\.|e\. ?g\.|etc\. ?wie|wie|as|to|zu|for|für|by|via|ist|sind|is|are|gilt|gelten|folgt|lautet|hat|has|have|durch|zwischen|dass|wenn|vom|zum|zur|im|beim|nach|falls|sowie|bzw\.?|statt|from|into|between|when|if|than|their|its|zb\.?))\s*$/iu.test(
      text,
    ),
  /** Speaks of something before it. */
  'points back': text =>
    /^(?:es|er|sie|damit|dadurch|dabei|davon|dafür|darin|darauf|dazu|hierbei|hierfür|hierzu|sonst|ansonsten|andernfalls|beide[nrs]?|letztere\w*|erstere\w*|(?:falls|wenn)\s+(?:ja|nein|nicht)|it|its|they|their|he|his|she|her|thus|hence|otherwise|both (?:are|have|can|of)|the (?:former|latter|other|same|first|second)|if\s+(?:so|not|it|they)|when (?:it|they))\b/iu.test(
      text,
    ) ||
    /\b(?:dies(?:e[mnrs]?)?|jene[mnrs]?|solche[mnrs]?|this|these|those|such|aforementioned|ebendies\w*|obig\w*|selbige\w*)\b/iu.test(
      firstSentence(text),
    ) ||
    /^[Dd]as\s+(?!\p{Lu})/u.test(text) ||
    /^(?:wenn|falls|weil|da|dass|sobald|ob|when|if|because|since|that|where|als)\s+(?:es|er|sie|man|das|dies|it|they|he|she|this)\b/iu.test(
      text,
    ) ||
    /(?<!,\s|,)\b(?:deren|dessen)\b/iu.test(text) ||
    /\b(?:ebenfalls|gleichfalls|likewise|previous|vor(?:her)?ige[nmrs]?)\b|\b(?:as well|too)\.?$|\beinen schritt weiter\b|\ba step further\b/iu.test(
      text,
    ) ||
    /\bdas ganze\b|^dort\b|^there\b|\baus \d\b|\b(?:von|of|zu|wie|to|as|with|mit)\s+\d\s*(?:[,.;)]|$)/iu.test(text),
  /** Speaks of a place in the notes, of the lecture, or of work still to be done. */
  'speaks of the notes': text =>
    /\b(?:siehe|s\. ?[ou]\.|vgl\.?|(?:see|the|as|mentioned|listed|shown) (?:above|below)|(?:wie|von) (?:oben|unten)|folgend\w*|following|hier|here|vorlesung\w*|unterricht\w*|moodle|lectures?|slides?|folien?|skript\w*|kapitel\w*|chapters?|sections?|abb(?:ildung)?\.?|abschnitt\w*|figures?|todo|tbd|fixme|klausur\w*|prüfung\w*|exams?|übung\w*|aufgaben?|hausaufgabe\w*|assignment|exercises?|seite \d+|page \d+|textbook|video|podcast|article|wikipedia|screenshot|please|bitte|office hours|department of|tags:|diagram\w*|grafik|bild)\b/iu.test(
      text,
    ) ||
    /\b(?:above|below|oben|unten)[.:]?$/iu.test(text) ||
    /^(?:see|cf|note|notes?|hinweis|achtung|merke|frage|idee|bsp|beispiele?|examples?|e\. ?g|eg|ex|z\. ?b|zb|i\. ?e|d\. ?h|bspw)\b/iu.test(
      text,
    ) ||
    /[,;(]\s*see\s\p{L}+|\b(?:left|right|upper|lower|linke[nrs]?|rechte[nrs]?)\s(?:graph|panel|image|picture|plot|spalte|hälfte|seite)\b|\b(?:so far|bisher|bislang)\b/iu.test(
      text,
    ),
  /** Speaks to the reader, or of whoever wrote it. */
  'speaks to somebody': text =>
    /\b(?:you|your|yours|we|us|our|my|let's|wir|uns|unser\w*|du|dir|dich|dein\w*|ich|mir|mich|mein(?:e[mnrs]?)?)\b/iu.test(
      text,
    ) ||
    /\bI(?:'m|'ve|'d| am| have| think| was| would)\b/.test(text) ||
    /\p{L}\s+Ihre?[mnrs]?\b|\bSie\s+(?:können|müssen|sollen|dürfen|sollten|haben|werden)\b|\p{Ll}+en Sie\b/u.test(text),
  /** Somebody's words: they say nothing of the thing under which they stand. */
  quotation: text => /^["„“»«].*["“”»«]\d*$/u.test(text),
  /** Two sides of a comparison, or what somebody found: no more than a heading for it. */
  fragment: text => /\svs\.?\s/i.test(text) || /^(?:to|um)\s[^,]{3,60},\s(?:it|they|he|she|es|er|sie)\s/iu.test(text),
  /** Says what its term means in another language, or that the name says it. */
  'names itself': text =>
    /(?:^|[\s(])(?:engl|lat|griech|franz|frz|ital|dt|gr|lt)\.|\b(?:englisch|english|latin|lateinisch|griechisch|greek)\s(?:für|for)\b|wie (?:der|die) name\w* (?:\p{L}+ )?(?:sag|verrät|andeutet|nahelegt)|as the name (?:suggests|implies|says|indicates)/iu.test(
      text,
    ),
  question: text =>
    text.includes('?') || /^(?:warum|weshalb|wieso|wozu|why|how|wie|what|whose|inwiefern)\b/iu.test(text),
  task: text =>
    text.includes(' ') &&
    /^(?:explain|describe|compute|calculate|implement|write|consider|remember|let|use|make|check|try|think|read|define|list|find|show|prove|run|add|create|open|click|install|set|go|take|look|keep|do|don't|avoid|ensure|choose|select|pick|note that|assume|suppose|erkläre?n?|beschreiben?|nennen?|berechnen?|bestimmen?|zeigen?|beachten?|erstellen?|definieren sie|überlegen?|schreiben?|lesen?|lernen?|prüfen?|vergleichen?|ersetze|forme|setze|bilde|suche|wähle|löse|teile|nimm|gib|stelle|ordne|leite|zeichne|finde|prüfe|beachte|merke|füge|führe|starte|öffne|klicke|nutze|verwende|achte|denke|schau|beweise|kopiere|trage|teste|lass|mache?|gehe?|verify|verwenden sie|never|always)\b/iu.test(
      text,
    ),
  /** Marks that no reader turned into text, addresses, file names. */
  markup: text =>
    /(?:^|\s)#\w|(?:^|\s)@\w+-|\[!\w|\+\+\s|\[\[|\]\]|\{\{|\}\}|<\/?[a-z!]|:::|\||```|`|\\[a-zA-Z]+|\bhttps?:|www\.|\b\w+\.(?:de|com|org|net|io|ch)\b|\(!\)|\.(?:png|jpe?g|svg|md|pdf)\b|!\[|%%|==|\{[.#:%]|\$|\^\{|_\{|\s\*\p{L}|\*\*|~~/iu.test(
      text,
    ),
  unbalanced: text => !isBalanced(text),
  /** A line without a full stop that Markdown joined with the next one: nothing else makes a capital of these words inside. */
  glued: text =>
    /[\p{L}\p{N})”"]\s(?:(?:Der|Die|Das|Ein|Eine|Es|Man|Wenn|Falls|Sollte|Dies|Diese[rs]?|Dadurch|Dabei)\s\p{L}|(?:Achtung|Merke|Hinweis):\s)|[\p{Ll}\p{N})]\s(?:This|These|It|If|When|All|They)\s\p{Ll}|\s\p{Lu}\p{L}+:\s[-–]\s/u.test(
      text.replace(/^\([^()]*\)\s/u, ''),
    ),
  /** A remark by the way, or one that begins with a sign between two things. */
  aside: text => /^\(.*\)[.!]?$/u.test(text) || /^[/\\&+]/.test(text),
  identifier: text => /^\S*\p{Ll}\p{Lu}\S*$/u.test(text),
  /** More signs than words: code, a formula, a table's row. */
  signs: text => {
    if (/^\S*[/_=]\S*$/.test(text)) return true
    const inked = text.replace(/\s/g, '')
    return (inked.match(/\p{L}/gu)?.length ?? 0) < inked.length * 0.6
  },
} satisfies Readonly<Record<string, (text: string) => boolean>>

export type StatementProblem = keyof typeof RULES

/** The first rule that a passage breaks, `undefined` for one that can be quoted. */
export const statementProblem: (text: string) => StatementProblem | undefined = remember(brokenRule, {
  most: 20_000,
  longest: LONGEST,
})

function brokenRule(text: string): StatementProblem | undefined {
  const trimmed = text.trim()
  return (Object.keys(RULES) as StatementProblem[]).find(name => RULES[name](trimmed))
}

function isBalanced(text: string): boolean {
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0
  return count(/\(/g) === count(/\)/g) && count(/\[/g) === count(/\]/g) && count(/[„“”"]/g) % 2 === 0
}

/** A meaning of fewer words is a label: enough to name a term by, too little to judge as true or false. */
const WORDS_OF_A_STATEMENT = 3

/** Whether it says enough to be true or false: "Voraussetzung: Stetigkeit" does not. */
export function isStatement({ folded }: Said): boolean {
  return folded.trim().split(' ').length >= WORDS_OF_A_STATEMENT
}

const VERB =
  /\b(?:is|are|was|were|has|have|had|can|may|must|will|does|do|ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|kann|können|muss|müssen|darf|dürfen|soll|sollen|gibt|lässt|liegt|steht|heisst|heißt)\b|(?:^|\s)\p{Ll}{3,}(?:[^s\s]s|t|ieren|en)\b/u

/** Whether something is told, by the forms that verbs have in most sentences. */
export const hasVerb = (text: string): boolean => VERB.test(text)

/** "builds nests high above the ground": what is under its heading says this of it. */
export const isPredicate = ({ plain }: Pick<Said, 'plain'>): boolean => PREDICATE.test(plain)

const PREDICATE =
  /^(?:is|are|has|have|can|ist|sind|hat|haben|wird|werden|kann|können|(?!\p{Ll}*ous\s|(?:always|perhaps|sometimes|besides|plus|versus|this|thus)\s)\p{Ll}{3,}[^s\s]s|(?!(?:nicht|seit|fast|erst|selbst|sonst|damit|statt|laut|samt|dort|meist|jetzt|zuletzt|insgesamt|überhaupt|bereits|direkt|nächst)\s)\p{Ll}{3,}t)\s/u

/** As it reads behind its term: a sentence of a list may begin with a capital. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Whether it can be true or false without what stands around it. */
export const isSentence = (said: Said): boolean => isStatement(said) && hasVerb(said.plain)

/** Whether it says enough to tell a term by where no list of its like stands around it. */
export const saysMuch = ({ plain }: Said): boolean =>
  meaningWords(plain).length >= WORDS_OF_A_STATEMENT || (hasVerb(plain) && meaningWords(plain).length >= 2)

/** Whether it only names things: "Full Virtualization with Binary Translation" says nothing of anything. */
export function isLabel(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}-]+/gu) ?? []
  return words
    .filter(word => /^\p{Ll}/u.test(word) && meaningWords(word).length > 0)
    .every(word => STOP.has(fold(word)))
}

const STOP = new Set('mit with ohne without via per between zwischen'.split(' '))

/** Begins as a clause that something else governs: it describes a term, and is yet no sentence that is true or false. */
export const isClause = (text: string): boolean =>
  /^(?:wenn|falls|wegen|weil|wo|womit|wodurch|sobald|bei|beim|um|zum|zur|damit|dass|ob|when|if|because|where|while|for|to|by|due|in order|during|after|before|with|without|mit|ohne|durch|nach|vor|von|from)\b/iu.test(
    text,
  )

/** Whether one says what the other says, word for word: what holds of both is no choice between them. */
export function isSame(a: Said, b: Said): boolean {
  const [short, long] = a.folded.length <= b.folded.length ? [a, b] : [b, a]
  if (long.folded.includes(short.folded)) return true
  // "a groove" is what "a deep groove" says, and less.
  const [fewer, more] = a.words.length <= b.words.length ? [a, b] : [b, a]
  return fewer.words.length === 1 && more.words.length === 2 && fewer.words.every(word => more.words.includes(word))
}

/** So much in common, by stems, and two statements are one. */
const NEARLY_SAME = 0.8

/** Two lines of the notes that say one thing make one statement. */
export function isNearlySame(a: Said, b: Said): boolean {
  const [one, other] = [meaningWords(a.plain).map(stem), meaningWords(b.plain).map(stem)]
  return isSame(a, b) || overlap(one, new Set(other)) >= NEARLY_SAME || overlap(other, new Set(one)) >= NEARLY_SAME
}

/** The right choice must not stand out by its length. */
export function isAlike(a: Said, b: Said): boolean {
  const [one, other] = [a.plain.length, b.plain.length]
  return Math.max(one, other) <= 2.5 * Math.min(one, other) + 20
}

/** Whether a statement gives a term away: it has one of the term's words in it, or one of the same family. */
export function givesAway({ words }: Pick<Said, 'words'>, ofTerm: readonly string[]): boolean {
  return ofTerm.some(word => words.some(other => isOfOneFamily(word, other)))
}

/** Words that an acronym may leave out: "Bank für Internationalen Zahlungsausgleich" is BIZ. */
const LEFT_OUT =
  /^(?:of|the|for|and|to|in|on|at|by|a|an|der|die|das|des|für|und|zur|zum|zu|von|im|am|of|de|per|as|with)$/iu

/**
 * Whether a text has the words in it that an acronym is made of, one after the other: "International Accounting Standards
 * Board" for IASB, "user ID" for uid. Small words may be left out or count, as may parts of a word that is written in one.
 */
export function spellsOut(text: string, acronym: string): boolean {
  const letters = acronym.replace(/[^\p{L}\p{N}]/gu, '')
  const tokens = (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’‘]*/gu) ?? []).filter(token => !isForm(token, letters))
  if (letters.length < 2) return false
  // "Nameserver" alone for NS.
  if (tokens.length === 1) return tokens[0]?.charAt(0).toUpperCase() === letters.charAt(0).toUpperCase()
  const isInCapitals = /^\p{Lu}+s?$/u.test(letters)
  const sought = isInCapitals ? letters.replace(/s$/, '') : letters
  // "time-to-live" for TTL.
  const compounds = text.match(/\p{L}+(?:-\p{L}+)+/gu) ?? []
  if (compounds.some(compound => spells(compound.split('-'), sought, true))) return true
  return tokens.some((_, at) => {
    const isFirst = at === 0 || /[(:;,.–-]\s*$/u.test(text.slice(0, indexOfToken(text, tokens, at)))
    return spells(tokens.slice(at), sought, isFirst || sought.length >= 4)
  })
}

/** The acronym itself, with an ending or without. */
const isForm = (token: string, letters: string): boolean => token.replace(/['’‘]?s$/u, '') === letters.replace(/s$/, '')

/** Where the token of this number begins. */
function indexOfToken(text: string, tokens: readonly string[], at: number): number {
  let from = 0
  for (const token of tokens.slice(0, at)) from = text.indexOf(token, from) + token.length
  return text.indexOf(tokens[at] ?? '', from)
}

/** Whether words begin with these letters in turn; inside of a text only capitals count: "direkt am Server" is no DAS. */
function spells(tokens: readonly string[], letters: string, inAnyCase: boolean): boolean {
  const [letter = '', ...rest] = letters
  const [token, ...more] = tokens
  if (letter === '') return true
  if (token === undefined) return false
  const initial = token.charAt(0)
  const isIt = inAnyCase ? initial.toLowerCase() === letter.toLowerCase() : initial === letter.toUpperCase()
  if (isIt && spells(more, rest.join(''), inAnyCase)) return true
  // "ID" of "user ID" gives both of its letters, "Nameserver" the N and the S of its parts.
  // "Database" gives the first two letters of DBMS.
  const [next = ''] = rest
  const isTwo = isIt && inAnyCase && next !== '' && token.slice(1).toLowerCase().includes(next.toLowerCase())
  if (isTwo && spells(more, rest.slice(1).join(''), inAnyCase)) return true
  if (isIt && /^\p{Lu}+$/u.test(token) && letters.toUpperCase().startsWith(token))
    return spells(more, letters.slice(token.length), inAnyCase)
  return LEFT_OUT.test(token) && spells(more, letters, inAnyCase)
}

/** Whether a text has the initials of a name of several words: "GCD" for Grand Central Dispatch, "IF" for intermediate filaments. */
export function hasInitials(text: string, name: string): boolean {
  const initials = (name.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => word.charAt(0)).join('')
  return (
    initials.length >= 2 &&
    (text.match(/\p{Lu}{2,}s?/gu) ?? []).some(token => token.replace(/s$/, '') === initials.toUpperCase())
  )
}

/** Words that share so many letters in a row are of one family: "Stellvertretung" and "Vertretungsmacht". */
const FAMILY = 6

/**
 * The shorter word's first letters, all but the last two that may be an ending, stand in the longer one, as "vCPUs" has
 * "CPU"; or they have many letters in a row in common; or they differ by how German and English spell one word.
 */
export function isOfOneFamily(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 3) return long === short || long === `${short}s`
  if (long.startsWith(doubled(short)) && long.length - short.length <= 4) return true
  if (short.length < 5) {
    const isPart = short.length === 4 && long.length >= 7 && (long.startsWith(short) || long.endsWith(short))
    return isPart || (long.includes(short) && long.length - short.length <= 2)
  }
  if (long.includes(short.slice(0, Math.max(4, short.length - 2)))) return true
  for (let at = 0; at + FAMILY <= short.length; at++) {
    if (long.includes(short.slice(at, at + FAMILY))) return true
  }
  return meetInAPart(short, long) || meetInAPart(long, short) || areCognates(short, long)
}

/** "budding" of "bud". */
const doubled = (word: string): string => `${word}${word.at(-1)}`

const PART_OF_A_COMPOUND = 5
const LONGEST_PART = 20

/** One ends in what the other begins with: "Datenfluss" and "Flusskontrolle". */
function meetInAPart(first: string, second: string): boolean {
  for (let length = PART_OF_A_COMPOUND; length < Math.min(first.length, second.length, LONGEST_PART); length++) {
    if (first.endsWith(second.slice(0, length))) return true
  }
  return false
}

/** "network" and "netzwerk", "access" and "akzess": what is left once both are spelt alike, consonants only. */
function areCognates(short: string, long: string): boolean {
  if (short.length < 6) return false
  const [a, b] = [skeleton(short), skeleton(long)]
  return a.length >= 4 && (a === b || (a.length >= 5 && b.startsWith(a)))
}

function skeleton(word: string): string {
  return word
    .replace(
      /(?:ierung(?:en)?|ieren|ation(?:s|en)?|ungen|ung|isch(?:e[mnrs]?)?|ical|ic|ity|itaet(?:en)?|ies|ing|ed|en|er|es|e|s|y)$/,
      '',
    )
    .replace(/ph/g, 'f')
    .replace(/tz|z/g, 't')
    .replace(/ck|c|q/g, 'k')
    .replace(/v|w/g, 'w')
    .replace(/th/g, 't')
    .replace(/(.)\1/g, '$1')
    .replace(/[aeiouy]/g, '')
}

/** How much of a statement's meaning another one shares: from 0 to 1, by stems. */
export function overlap(statement: readonly string[], other: ReadonlySet<string>): number {
  if (statement.length === 0) return 0
  return statement.filter(word => other.has(word)).length / statement.length
}

/** The words that carry a text's meaning, without the function words that a text of nothing else is left with. */
export const meaningWords = (text: string): string[] => contentWords(text).filter(word => word.length > 1)
