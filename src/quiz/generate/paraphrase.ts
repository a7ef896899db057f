import { fold, words } from '../../core/fold.js'
import { stem } from '../../lookup/normalize.js'
import { meaningWords, spellsOut } from './statement-rules.js'

/** Words that begin with so many letters alike are taken for one word in two forms. */
const ROOT = 4
/** Beginnings that words of all sorts have in common. */
const PREFIX =
  /^(?:anti|auto|auss|comp|cons?t|cont|conv|disc|dist|expl|hint|hype|inte|intr|kont|komm|komp|kons|macr|makr|meta|micr|mikr|mult|nach|over|para|peri|poly|post|prim|prod|proc|prog|prop|prot|proz|semi|stat|stra|stru|subs|supe|syst|tran|unte|verb|vers|vert|verw|vorg|wied|zwis|dest|echt|gene|grun|hoch|gege)/u
/** So many letters of an acronym's must begin a word of a text: "FOL" and "IRI" of FOLFIRI. */
const CHUNK = 3

/**
 * Whether a text says a name in other words that look alike: in another form of a word, in a part of a compound, by the words
 * that its letters stand for, or by a number that both have.
 */
export function paraphrases(plain: string, title: string, isCommon: (word: string) => boolean): boolean {
  const said = meaningWords(plain).filter(word => /\p{L}/u.test(word))
  const own = meaningWords(title).filter(word => !isCommon(word))
  return (
    own.some(word => said.some(other => areOneRoot(word, other) || isPartOf(word, other))) ||
    acronymsIn(title).some(
      short =>
        spellsOut(plain, short) || isJoinedFrom(short, said) || (/\s/.test(title) && areInitials(short, words(plain))),
    ) ||
    sharesANumber(title, plain)
  )
}

function areOneRoot(a: string, b: string): boolean {
  const [x, y] = [stem(a), stem(b)]
  if (Math.min(x.length, y.length) < ROOT) return false
  const isAlike = x.slice(0, ROOT) === y.slice(0, ROOT) && !PREFIX.test(x)
  return isAlike || (haveOneSkeleton(x, y) && Math.min(x.length, y.length) > ROOT)
}

/** "repels" and "repulsion": the beginning, and the consonants behind it. */
function haveOneSkeleton(a: string, b: string): boolean {
  const [x, y] = [a, b].map(word => word.replace(/(?<=.)[aeiouyäöü]+/gu, ''))
  return x !== undefined && y !== undefined && a.slice(0, 2) === b.slice(0, 2) && x.length >= 3 && y.startsWith(x)
}

/** "varchar" for characters, "DATEDIFF" for the "Differenz": what a name is joined from stands last in it. */
function isPartOf(name: string, word: string): boolean {
  const tail = name.slice(-ROOT)
  return (
    name.length > ROOT + 2 && word.length > ROOT && word.includes(tail) && !word.endsWith(tail) && !ENDING.test(name)
  )
}
/** What words of all sorts end in. */
const ENDING =
  /(?:tion|sion|ment|ness|ing|able|ible|ität|itaet|ung|ungen|heit|keit|schaft|lich|isch|ical|ally|ious|ator|ismus|logy|logie)$/u

const acronymsIn = (title: string): readonly string[] => title.match(/\p{Lu}[\p{Lu}\d]+/gu) ?? []

/** "RF Write" over "Update register file"; alone "DAS" is no "direkt am Server". */
const areInitials = (short: string, said: readonly string[]): boolean =>
  said
    .map(word => word.charAt(0))
    .join('')
    .includes(fold(short))

const isJoinedFrom = (short: string, said: readonly string[]): boolean =>
  said.filter(word => word.length > CHUNK && fold(short).includes(word.slice(0, CHUNK))).length >= 2

/** "PF₅" over "all five of the 5 places". */
const sharesANumber = (title: string, plain: string): boolean => {
  const said = new Set(words(plain))
  return words(title.normalize('NFKC')).some(word => said.has(/\d+/.exec(word)?.[0] ?? ''))
}
