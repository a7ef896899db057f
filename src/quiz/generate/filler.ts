import { contentWords } from '../../lookup/normalize.js'
import { GAP } from './clean.js'

/**
 * Whether a sentence with a gap only praises, hedges or recaps what stands in the gap, or says of it what its place in the
 * notes must explain: another term would fit as well.
 */
export function isFiller(withGap: string): boolean {
  const predicate = BEHIND_GAP.exec(withGap)?.[1]
  if (predicate === undefined) return false
  return SAYS_NOTHING.some(pattern => pattern.test(predicate)) || tellingWords(predicate).length < FEWEST_TELLING
}

const BEHIND_GAP = /^(?:\p{L}{1,5}\s)?____(?:\s*\([^()]*\))?,?\s+(.+)$/su

/** What sets a thing apart is hardly said in fewer words, those apart that fit everything. */
const FEWEST_TELLING = 3

const IS = '(?:is|are|was|were|remains?|ist|sind|war|waren|bleib(?:t|en))'
const HOW =
  '(?:(?:very|so|really|quite|more|less|particularly|especially|extremely|always|often|also|generally|sehr|besonders|äußerst|immer|oft|auch|eher|recht|relativ|ganz|sowohl|both)\\s)*'
const GOOD_OR_BAD =
  '(?:important|necessary|essential|crucial|vital|useful|helpful|central|key|fundamental|significant|common|popular|powerful|easy|hard|difficult|simple|complex|expensive|cheap|fast|slow|good|bad|interesting|wichtig|notwendig|nötig|wesentlich|zentral|entscheidend|nützlich|hilfreich|sinnvoll|unverzichtbar|unerlässlich|grundlegend|einfach|schwierig|schwer|leicht|komplex|teuer|billig|günstig|schnell|langsam|gut|schlecht|beliebt|verbreitet|häufig|selten|interessant)'

const OF_WEIGHT =
  '(?:important|necessary|essential|crucial|vital|useful|helpful|central|key|fundamental|significant|popular|powerful|great|core|major|interesting|wichtig|notwendig|wesentlich|zentral|entscheidend|nützlich|hilfreich|sinnvoll|grundlegend|beliebt|interessant)'

const SAYS_NOTHING: readonly RegExp[] = [
  new RegExp(
    `^${IS}\\s${HOW}${GOOD_OR_BAD}(?=\\s*(?:[,.;!]|$)|\\s(?:for|to|in|as|because|when|and|but|than|für|um|bei|beim|im|zu|zum|zur|und|aber|weil|wenn|als)\\s)`,
    'iu',
  ),
  // "one of the most important services", "einer der wichtigsten Dienste", "das Herz von …"
  new RegExp(
    `^${IS}\\s(?:(?:one|some|among|part)\\s(?:of\\s)?the\\s(?:most|best|key|main|\\p{L}+est)\\b|the\\s(?:most|heart|engine|core|backbone|key|cornerstone|essence)\\b|eine?[rs]?\\sder\\s\\p{L}+sten\\b|(?:das|die|der)\\s(?:herz|kern|rückgrat|grundstein|motor|schlüssel)\\b)`,
    'iu',
  ),
  // "is an essential skill", "ist ein zentrales Konzept"
  new RegExp(`^${IS}\\s${HOW}(?:an?|ein\\w*)\\s${HOW}${OF_WEIGHT}(?:e[nrs]?)?\\s(?!and\\s|und\\s)`, 'iu'),
  /^(?:plays?|spiel(?:t|en)|ha(?:s|ve|t|ben)|gewinn(?:t|en)|bekomm(?:t|en))\s(?:\S+\s){0,4}(?:roles?|rolle|bedeutung|importance|impact|einfluss|stellenwert)\b/iu,
  /^(?:gibt|geben|biete[nt]|ha(?:t|ben|s|ve)|lässt|lassen|gives?|leaves?|offers?|needs?|braucht|brauchen|kostet|kosten|costs?)\s(?:nur\s|only\s|very\s|sehr\s)?(?:wenig\w*|viele?\w*|kaum|little|much|many|more|less|few\w*|mehr|bessere?\w*|better|great\w*|good|gute?\w*|several|various|verschiedene|mehrere|enough|genug)\s/iu,
  // An example, what a neighbour in the notes is needed for, a picture or an opinion.
  new RegExp(
    `^${IS}\\s(?:z\\.?\\s?b\\b|e\\.?\\s?g\\b|beispielsweise|zum beispiel|for (?:example|instance)|bspw)`,
    'iu',
  ),
  new RegExp(
    `^${IS}\\s(?:(?:the|der|die|das)\\s)?(?:next|previous|same|last|opposite|nächste\\w*|vor(?:her)?ige\\w*|letzte\\w*|gleiche\\w*|selbe\\w*|dabei|hierbei|auch|also|dann(?!\\s[^,]{1,30},\\s?wenn)|daher|somit|thus|therefore|then|hence|another|other|ein\\w* (?:weitere|andere)\\w*)\\s`,
    'iu',
  ),
  new RegExp(`^${IS}\\s(?:(?:an?|the|ein\\w*|der|die|das)\\s)?["„“»«]`, 'iu'),
  /\b\d+[-\s]?(?:years?|jahre?)[-\s](?:old|alt)\b/iu,
  // What it leads to stands in a formula or list that a question does not show.
  /\b(?:of the form|in der form|as follows|wie folgt|in the form|given by|gegeben durch)\s*[.:]?$/iu,
  /,?\s(?:wenn|falls|sobald|dass|ob)\s[^,;()]*\s\p{Lu}\p{Ll}[\p{L}-]+\s*\.?$/u,
  // "A space is called compact if …" defines what compact is.
  /^(?:(?:is|are)\s(?:also\s)?(?:called|said to be|termed)|heiß(?:t|en)|heisst|nennt man|nennen wir)\s(?!ein|der\s|die\s|das\s|an?\s|the\s)(?:\p{Ll}[\p{L}-]*\s?){1,2},?\s(?:wenn|falls|if|when|iff|genau dann)\b/u,
]

/** Words that say of a thing that it is one, or that it matters. */
const EMPTY = new Set(
  `concept concepts konzept konzepte thema topic term begriff thing things ding dinge aspect aspects aspekt aspekte part parts
  teil teile factor factors faktor area areas field fields bereich bereiche gebiet role rolle kind way ways weg means element elements
  important significant central essential fundamental crucial vital key main basic absolute major great good bad better best
  common modern typical general various different many several other
  wichtig wichtige wichtiger wichtiges wichtigen zentrale zentraler zentrales zentralen grundlegende grundlegender grundlegendes
  wesentliche wesentlicher wesentliches modern moderne modernen moderner verschieden verschiedene verschiedenen verschiedener
  viele vielen zahlreiche zahlreichen gute guter gutes anwendung anwendungen verwendung findet finden is are does do`
    .split(/\s+/)
    .filter(Boolean),
)

const tellingWords = (predicate: string): string[] =>
  contentWords(predicate.replaceAll(GAP, ' ')).filter(word => word.length > 1 && !EMPTY.has(word))
