import { words } from '../core/fold.js'
import { remember } from '../core/remember.js'
import { isNotATerm } from './marks.js'

const LONGEST = 70
const MOST_WORDS = 7

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Words with which no name begins, and verbs that make a sentence of what holds them. */
const BAD_STARTS = list(
  `from von vom how wie why warum what was wann when where wo wer who hier here if falls wenn es it this d dies diese dieser
  dieses man wir you we to zu zum zur using mit with for fuer as als auch also nicht not no kein keine sehr very nur only
  siehe see bei beim nach vor aus um because weil da dann then so but aber there these those i he she they their its er sie ihr ich du
  let lets which welche welcher welches should can could must at by on into via per since although while
  waehrend ob dass that and und or oder e.g z.b jede jeder jedes each every both beide falls alle all wird wurde ist is are
  again nun jetzt now meist mostly often oft immer always never nie manchmal sometimes usually normally ergo also dabei dazu
  daher deshalb dem den der des einem einen einer eines therefore hence thus however jedoch`,
)
const BAD_ENDS = list(
  `of von vom fuer for zu zur zum with mit und and oder or the der die das den in im an am auf from aus bei to by ist is`,
)
const VERBS = list(
  `ist sind war waren wird werden wurde wurden kann koennen muss muessen soll sollen sollte darf hat haben is are was were has have
  had can must should will would may might does do did braucht laeuft heisst bedeutet means needs gibt besteht gilt gelten macht
  nutzt verwendet ermoeglicht enthaelt dient erfolgt entsteht funktioniert lebt liegt bleibt kommt fuehrt geht wirkt fungiert
  allows provides contains gives makes becomes remains requires lets isn aren doesn don didn won cannot wasn weren shouldn
  you your we our us my mein meine unser unsere dein deine ihr dir dich mich mir uns habe haette waere wuerde`,
)
/** Verbs with which a task begins; as a noun they are rare. */
const TASK_VERBS = list(
  `create delete install remove implement modify avoid traverse solve understand understanding improve improving choose choosing
  enforce apply applying compute calculate convert download verify explain describe discuss prove derive creating writing getting
  making doing using installing running working adding removing dealing putting learning fixing choosing defining implementing
  setting configuring preparing modifying keep ensure enable disable use add make get find write give take ask try think consider
  determine identify evaluate summarize define show insert erstelle erstellen berechne erklaere beschreibe nenne bestimme zeige
  loese loesen husk remember prepare introduce introducing exploring explore separate audit treat perform output konstruiere besitze betrachte waehle nehme setze definiere beweise angenommen maintain prefer decide wait go`,
)
/** Verbs that are nouns too: a task only where an object with an article follows. */
const MAYBE_VERBS = list(
  `set build run read print open close check test plan compile fix list start stop return call import export change update learn
  look see send load store move copy handle manage design model process estimate control name compare contrast draw view access`,
)
const DETERMINERS = list(
  `a an the your our this that these those it its all every each to up on out with from into den die das eine einen`,
)

const GERMAN_INFINITIVE =
  /(?:ieren|ühren|fügen|legen|stellen|setzen|leiten|zählen|ändern|nehmen|geben|gehen|stehen|machen|werden|finden|stimmen|rechnen|löschen|schreiben|lesen|halten|lassen|zeigen|bilden|teilen|führen|wenden|suchen|nutzen|sammeln|wandeln|mischen|prüfen|lösen|ziehen|bringen|kommen|fallen|schließen|öffnen|starten|arbeiten)$/u
const MONTH =
  /^(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]*\.?\s+(?:\d{1,2},?\s+)?\d{2,4}\b/i
const NO_NAME = /[→⇒↔=]|->|=>|:\/\/|\bwww\.|\{\{|<%|\.md\b|@\w+\.|^[~…]|\.\.\.|\\(?:begin|frac|sum|int|left|lim)/

/** Whether a text can name a thing: a few words without a verb, no kind of passage, no date, no formula. */
export const isNounPhrase: (text: string) => boolean = remember(canNameAThing, { most: 20_000, longest: LONGEST })

function canNameAThing(text: string): boolean {
  if (text.length > LONGEST || text.length < 1) return false
  if (/[.!?;,]$/.test(text) && !/\b\p{L}{1,4}\.$/u.test(text)) return false
  if (!/\p{L}/u.test(text) || NO_NAME.test(text) || MONTH.test(text)) return false
  if ((text.match(/[$]/g)?.length ?? 0) > 0 && /\$\s*$/.test(text)) return false
  const tokens = text.split(/\s+/)
  const all = tokens.map(token => words(token).join('-'))
  const [first, second] = all
  if (first === undefined || words(text).length > MOST_WORDS || ABOUT.test(text)) return false
  if (second !== undefined && BAD_ENDS.has(all.at(-1) ?? '')) return false
  if (BAD_STARTS.has(first) && !isCapital(tokens[0])) return false
  if (all.some((word, index) => VERBS.has(word) && !isCapital(tokens[index]))) return false
  if (second !== undefined) {
    if (TASK_VERBS.has(first)) return false
    if (MAYBE_VERBS.has(first) && all.slice(1).some(word => DETERMINERS.has(word))) return false
    const last = tokens.at(-1) ?? ''
    if (/^\p{Ll}/u.test(last) && GERMAN_INFINITIVE.test(last)) return false
  }
  if (first.length === 1 && second === undefined && !/^(?:\p{Lu}|\p{Script=Greek})/u.test(text)) return false
  return !isNotATerm(text.replace(OF_WEEK, ''))
}

/** "Vorteile von X", "Difference between X and Y": what a passage says about things that have their own names. */
const ABOUT =
  /^(?:unterschiede?|differences?|vergleich|comparison|gegenüberstellung|beispiele?|examples?|vorteile?|nachteile?|advantages?|disadvantages?|pros and cons|vor- und nachteile|zusammenfassung|summary|fragen|questions|aufgaben?|exercises?|notes|notizen|gründe|reasons|hinweise?|list|liste|links|how|rückblick|review|recap)\s+(?:zwischen|between|von|vom|of|für|for|der|des|zu[mr]?|to|on|über|about|with|mit|in|im|aus)\s/i
const OF_WEEK = /\s+(?:week|woche|kw|kapitel|chapter|lecture|vorlesung|teil|part)\s*\d+$/i

/** "WAS", "CAN bus", "US": an acronym is no verb. */
function isCapital(token: string | undefined): boolean {
  return /^\p{Lu}{2,}(?![\p{Ll}])/u.test(token ?? '')
}
