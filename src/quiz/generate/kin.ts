import { words } from '../../core/fold.js'
import { isRealWord } from '../../lookup/common-words.js'
import { isNotATerm, roleOfLead } from '../../notes/marks.js'
import { isAcronym } from '../../notes/term.js'
import { isCodeName, isGeneric } from './askable.js'
import { isDefining } from './definition.js'
import { endsInPlural } from './plural.js'
import { isPredicate, lowerFirst, meaningWords } from './statement-rules.js'
import { isOfAThing, isOfEverydayWords } from './worth.js'

/** A list of the notes, as far as it shows whether its entries are of one kind. */
interface Kindred {
  /** What stands over it: headings, a label, a line that announces it. */
  readonly over: readonly string[]
  /** Whether what it tells of its entries stands over it in a word that no question shows: "Treatment". */
  readonly isUnsaid: boolean
  /** What its entries begin with, be it a name or not. */
  readonly leads: readonly string[]
  readonly members: readonly {
    readonly title: string
    readonly meaning: { readonly plain: string }
    readonly mentions: number
  }[]
  /** Whether the notes use a word. */
  readonly isKnown: (word: string) => boolean
}

/** By what the notes show that the entries of a list are of one kind: what it is called, or what they look like themselves. */
export type Kinship = 'named' | 'shown' | 'none'

/**
 * Whether the entries of a list are things of one kind, each told of itself: kinds, parts, members of something. Otherwise
 * they are aspects of what stands over them ("Care", "Main artisan"), of which their texts speak.
 */
export function kinshipOf({ over, isUnsaid, leads, members, isKnown }: Kindred): Kinship {
  if (members.length === 0) return 'none'
  const aspects = leads.filter(isAspect).length
  if (shareAForm(members.map(({ title }) => title)) || over.some(heading => isSpeltBy(leads, heading))) return 'named'
  if (over.some(heading => namesAKind(heading, isKnown)))
    return aspects * FEW > leads.length ? 'none' : members.length > 1 ? 'named' : 'shown'
  const most = members.length * MOST
  // A whole sentence needs nothing that stands over it.
  if (members.filter(({ meaning }) => isDefining(meaning.plain)).length >= most) return 'shown'
  // A glossary: nearly all entries say what their term is, or all say what it does.
  const isSaid = (says: (plain: string) => boolean): boolean =>
    members.filter(({ meaning }) => says(meaning.plain)).length >= members.length * NEARLY_ALL
  if (
    aspects === 0 &&
    members.length >= FEW &&
    (isSaid(saysWhatItIs) || isSaid(plain => isPredicate({ plain: lowerFirst(plain) })))
  )
    return 'named'
  if (aspects > 0 || isUnsaid) return 'none'
  const areTerms = members.filter(({ title, mentions }) => isTermLike(title, mentions)).length >= most
  return areTerms || members.filter(({ meaning }) => saysWhatItIs(meaning.plain)).length >= most ? 'shown' : 'none'
}

const MOST = 0.5
const NEARLY_ALL = 0.75
const FEWEST_LETTERS = 3

/** "SMART" over what its letters stand for. */
function isSpeltBy(leads: readonly string[], heading: string): boolean {
  const initials = leads.map(lead => lead.trim().charAt(0).toUpperCase()).join('')
  return (heading.match(/\p{Lu}{3,}/gu) ?? []).some(
    word => initials.length >= FEWEST_LETTERS && word.startsWith(initials),
  )
}

/** Says in the singular that its entries are such. */
const OF_A_TYPE =
  /^(?:type|kind|form|class|category|operation|method|term|art|typ|klasse|kategorie|begriff)(?:\s(?:of|von|der|des)\s|$)/iu

const FEW = 3

/** Leads on to a list of kinds, of parts or of terms. */
const OF_KINDS =
  /\b(?:classification|einteilung|typology|typologie|taxonom(?:y|ie)|glossa(?:ry|r)|vocabulary|vokabular|terminolog(?:y|ie)|definitions?|begriffe|there (?:are|is)|consists? of|divided into|classified|made up of|es gibt|besteh(?:t|en) aus|gliedert|unterteil\w*|eingeteilt|unterscheide[nt]|unterschieden)\b/iu
const COUNTED =
  /^(?:(?:the|die)\s)?(?:[2-9]|1\d|two|three|four|five|six|seven|eight|zwei|drei|vier|fünf|sechs|sieben|acht)\s\p{L}/iu

/** "A model with five qualities:" has them below. */
const COUNTS_WHAT_FOLLOWS =
  /\s(?:[2-9]|1\d|two|three|four|five|six|seven|eight|zwei|drei|vier|fünf|sechs|sieben|acht)\s(?:\p{L}+\s)?\p{L}{4,}$/iu

/** Plurals that head what is told of one thing. */
const OF_ASPECTS =
  /(?:^|\s|(?<=\p{Ll}))(?:features|characteristics|properties|details|notes|basics|facts|points|highlights|insights|aspects|applications|uses|benefits|advantages|disadvantages|merits|demerits|pros|cons|causes|effects|reasons|impacts|consequences|outcomes|results|implications|challenges|issues|concerns|problems|solutions|measures|steps|tips|recommendations|suggestions|guidelines|provisions|requirements|objectives|goals|aims|achievements|contributions|developments|updates|news|changes|trends|projects|topics|questions|exercises|examples|references|sources|remarks|comments|observations|findings|conclusions|considerations|views|ideas|eigenschaften|merkmale|besonderheiten|treatments|therapies|symptoms|signs|complications|investigations|side effects|risk factors|behandlungen|symptome|komplikationen|details|punkte|fakten|vorteile|nachteile|anwendungen|ursachen|folgen|gründe|auswirkungen|ziele|aufgaben|anforderungen|voraussetzungen|probleme|lösungen|maßnahmen|massnahmen|schritte|hinweise|tipps|regeln|einstellungen|informationen|fragen|themen|beispiele|notizen|grundlagen|projekte|aspekte|entwicklungen|neuigkeiten)$/iu

/** "Types of vaccines", "Management functions", "There are three layers": says what the entries below it are. */
export function namesAKind(heading: string, isKnown: (word: string) => boolean): boolean {
  const bare = heading
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[*_`#]|[:.]\s*$/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (COUNTS_WHAT_FOLLOWS.test(bare) || OF_A_TYPE.test(bare)) return true
  const head = bare.split(BEHIND_HEAD)[0]?.trim() ?? ''
  if (OF_ASPECTS.test(head)) return false
  return OF_KINDS.test(bare) || COUNTED.test(bare) || endsInPlural(head, isKnown)
}

const BEHIND_HEAD =
  /\s(?:of|in|for|with|under|to|from|by|on|at|during|as|that|which|used|leading|von|vom|der|des|im|für|bei|mit|zur|zum|eine[rs]?|am|nach|aus|dieser|–|—|-|\|)\s|[:,]\s/iu

/** Of so many names the ending is shared that makes them of one family: "Prophase", "Metaphase". */
const SHARED_ENDING = 5
/** What many abstract nouns end in. */
const ABSTRACT =
  /(?:ations?|itions?|ctions?|ssions?|sions?|ments?|nesses|ness|ities|ability|icity|ierung(?:en)?|igkeit(?:en)?|barkeit|lichkeit|lich|ische?[rns]?|ungen|ically|ology|ional|tional|ation|ating|ising|izing)$/u

/** Whether half of the names or more share a word or a way of being written: "Top-down view" and "Business view". */
export function shareAForm(titles: readonly string[]): boolean {
  if (titles.length < 2) return false
  const lists = titles.map(title => words(title))
  const isMost = (count: number) => count >= 2 && count * 2 >= titles.length
  const count = (keys: readonly string[]): number => {
    const counts = new Map<string, number>()
    for (const key of keys) if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
    return [...counts.values()].reduce((most, one) => Math.max(most, one), 0)
  }
  const several = lists.map(list => (list.length > 1 ? list : []))
  if (isMost(count(several.map(list => list.at(-1) ?? '')))) return true
  if (isMost(count(several.map(list => list[0] ?? '').map(word => (word.length > 3 ? word : ''))))) return true
  if (titles.every(title => isAcronym(title) || isCodeName(title))) return true
  if (isMost(count(titles.map(shapeOf)))) return true
  const lasts = lists.map(list => list.at(-1) ?? '')
  const endings = lasts.map(word => (word.length > SHARED_ENDING ? word.slice(-SHARED_ENDING) : ''))
  return isMost(count(endings.map((ending, at) => (ABSTRACT.test(lasts[at] ?? '') ? '' : ending))))
}

/** "3m" and "12m" are written alike. */
const shapeOf = (title: string): string => (/\d/.test(title) ? title.replace(/[\d.]+/g, '9') : '')

/** No everyday words, or such as the notes speak of in several places. */
const isTermLike = (title: string, mentions: number): boolean =>
  isAcronym(title) || isCodeName(title) || (!isOfEverydayWords(title) && (mentions > 0 || hasRareEnglishWord(title)))

/** German joins words to new ones of which most are in no list: only those that are no compound tell. */
const hasRareEnglishWord = (title: string): boolean =>
  words(title).some(word => word.length > 4 && !isRealWord(word) && !isCompound(word))

function isCompound(word: string): boolean {
  for (let at = 4; at + 4 <= word.length; at++) if (isRealWord(word.slice(at))) return true
  return false
}

const OF_A_KIND =
  /^(?:(?:process|method|technique|type|kind|form|set|collection|group|person|anyone|someone|ability|state|measure|number|amount|place|device|tool|system|verfahren|methode|art|form|menge|anzahl|teil|person|fähigkeit|zustand|vorgang|prozess|werkzeug)\s|(?:refers? to|defined as|bezeichnet)\s)/iu

/** "the middle value of a sorted sample": says what the thing is. */
const saysWhatItIs = (plain: string): boolean =>
  isOfAThing(plain) || isDefining(plain) || (OF_A_KIND.test(plain) && meaningWords(plain).length >= 3)

const ASPECT =
  /(?:^|\s)(?:care|functioning|functions?|utili[sz]ation|construction|meaning|terminology|working|use|usage|development|maintenance|background|significance|relevance|nature|character|location|extent|area|period|founder|founded|established|establishment|launched|headquarters|leader|chairman|members?|membership|tenure|appointment|removal|powers|salary|eligibility|budget|funding|ministry|beneficiar(?:y|ies)|target|aim|theme|venue|winner|host|award|capital|language|religion|symbol|motto|author|year|date|place|reason|outcome|response|role|status|position|situation|context|perspective|view|views|opinion|argument|conflict resolution|bedeutung|nutzen|verwendung|nutzung|aufbau|ablauf|lage|gründung|gründer|sitz|mitglieder|amtszeit|aufgabe|zuständigkeit|zeitraum|rolle|stellung|kritik|folgen?)$/iu

/** Names a side of something: where it lies, who leads it, what it is for. */
const isAspect = (lead: string): boolean =>
  ASPECT.test(lead) || isGeneric(lead) || roleOfLead(lead) !== undefined || isNotATerm(lead)
