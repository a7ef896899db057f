import { words } from '../core/fold.js'
import type { FactRole } from '../notes/course.js'
import { isStopWord } from './normalize.js'

/** The kind of fact that a query asks for. */
export type AskedRole = FactRole

/** What is asked, taken out of the sentence that asks it. */
export interface Asked {
  /** What is left of the query without its frame; of a comparison, all its sides. */
  readonly subject: string
  /** What is to be compared, where the query asks for a comparison: two sides or more. */
  readonly sides?: readonly string[]
  /** Of a comparison with nothing between its sides, all of them: "unterschied wetter klima". */
  readonly row?: string
}

const FRAMES = [
  /^(?:bitte\s+)?(?:was|wer)\s+(?:ist|sind|war|waren|bedeutet|bedeuten|heisst|heißt|macht|machen|tut|bewirkt|meint(?:\s+man\s+mit)?)\s+(?:(?:denn|eigentlich|genau|nochmal|so)\s+)*(?:(?:ein|eine|einen|einem|der|die|das|den|mit)\s+)?/i,
  /^(?:wof(?:ü|ue)r\s+(?:steht|ist|sind|braucht\s+man)|wie\s+(?:funktioniert|funktionieren|geht|gehen|arbeitet|arbeiten|l(?:ä|ae)uft)|wozu\s+(?:dient|dienen|braucht\s+man|ist|sind)|was\s+versteht\s+man\s+unter)\s+(?:(?:ein|eine|einen|der|die|das|den)\s+)?/i,
  /^(?:erkl(?:ä|ae)r(?:e|en)?(?:\s+(?:mir|uns))?|definier(?:e|en)?|beschreib(?:e|en)?|definition\s+(?:von|der|des)|bedeutung\s+(?:von|der|des))\s+(?:(?:mal|bitte|kurz)\s+)*(?:(?:ein|eine|der|die|das|den)\s+)?/i,
  /^(?:please\s+)?(?:what|who|whats)(?:\s+is|\s+are|\s+was|\s+were|'s|’s|\s+does|\s+do)?\s+(?:meant\s+by\s+)?(?:(?:a|an|the)\s+)?/i,
  /^(?:please\s+)?(?:explain|define|describe|tell\s+me\s+about|how\s+(?:does|do|is|are)|definition\s+of|meaning\s+of)\s+(?:(?:me|us)\s+)?(?:(?:a|an|the)\s+)?/i,
]

/** "kannst du mir … erklären", "could you explain …": what is asked for politely. */
const PLEA =
  /^(?:(?:kannst|könntest|koenntest)\s+du|(?:can|could)\s+you)\s+(?:(?:mir|uns|me|us|bitte|please|mal|kurz|explain|define|describe|tell|about)\s+)*/i
/** "was ein SAN ist", as it stands behind "erkläre mir". */
const WHAT_IT_IS =
  /^(?:was|what)\s+(?:(?:ein|eine|der|die|das|an?|the)\s+)?(.+?)\s+(?:ist|sind|bedeutet|bedeuten|is|are|means)$/i
const THANKS = /[\s,;–-]+(?:danke(?:\s?schön|schoen)?|vielen dank|merci|thanks|thank you|thx)\s*[!.]*$/i

const TAILS =
  /\s*(?:\b(?:stand\s+for|steht|work|works|mean|means|bitte|please|genau|eigentlich|einfach\s+erkl(?:ä|ae)rt|erkl(?:ä|ae)rt|erkl(?:ä|ae)rung|erkl(?:ä|ae)ren|definition|explained|bedeutung|meaning)\b)?(?:\s+(?:and|und)\s+(?:why|how|warum|wieso|wie))?\s*[?!.]*\s*$/i

/** Whether a query is put as a question or a phrase, not as a bare row of words. */
export const isPhrase = (query: string): boolean => {
  const all = words(query)
  return all.length > 3 || all.some(word => isStopWord(word))
}

/** What asks for a comparison, and what stands between its sides. */
const COMPARISONS: readonly { readonly form: RegExp; readonly between: RegExp }[] = [
  {
    form: /(?:unterschied(?:e)?|differen(?:z|ce|ces)|vergleich|comparison)\s+(?:zwischen|between|von|of)\s+(.+)$/i,
    between: /\s*,\s*(?:und\s+|and\s+)?|\s+(?:und|and|zu|mit|to|with|vs\.?|&)\s+/i,
  },
  {
    form: /(?:vergleich(?:e|en)?|compare|contrast|unterscheide|distinguish|differentiate|unterschied(?:e)?|difference)\s+(?:between\s+)?(?:the\s+following(?:\s+with\s+each\s+other)?\s*:\s*|folgende[ns]?\s*:\s*)?(.+)$/i,
    between: /\s*,\s*(?:und\s+|and\s+)?|\s+(?:mit|und|von|zu|with|to|and|from|vs\.?|&|\/)\s+/i,
  },
  {
    form: /^(?:wie|was|worin|wodurch|inwiefern)\s+unterscheide(?:n|t)\s+(?:sich\s+)?(.+)$/i,
    between: /\s*,\s*(?:und\s+)?|\s+(?:von|und|&)\s+/i,
  },
  {
    form: /^(?:how|in\s+(?:what|which)\s+ways?)\s+(?:do(?:es)?|is|are)\s+(.+?\s+(?:differ|different)\s+from\s+.+|.+\s+(?:differ|different)$)/i,
    between: /\s*,\s*(?:and\s+)?|\s+(?:differ(?:ent)?\s+from|and|&)\s+|\s+differ(?:ent)?$/i,
  },
  {
    form: /^(.+?)\s+(?:unterschiede?|vergleich|differences?|comparison|im\s+vergleich|compared)$/i,
    between: /\s*,\s*|\s+(?:und|and|vs\.?|&|zu|to|with|mit)\s+/i,
  },
  {
    form: /^(.+?(?:\s+(?:vs\.?|versus|gegen(?:ü|ue)ber)\s+|\s*\|\s*).+)$/i,
    between: /\s+(?:vs\.?|versus|gegen(?:ü|ue)ber)\s+|\s*\|\s*/i,
  },
]

const EACH_OTHER = /\s+(?:(?:from|with|to)\s+each\s+other|(?:von|mit|zu)\s?einander)$/i

const ARTICLE = /^(?:a|an|the|ein|eine|einem|einer|einen|der|die|das|dem|den)\s+/i

/** Strips "was ist …", "what does … stand for" and the like, and finds the sides of a comparison. */
export function readFrame(query: string): Asked {
  const bare = bareOf(query)
  let row: string | undefined
  for (const { form, between } of COMPARISONS) {
    const sides = sidesOf(form.exec(bare)?.[1] ?? '', between)
    if (sides.length > 1) return { subject: sides.join(' '), sides }
    if (sides[0]?.includes(' ')) row ??= sides[0]
  }
  const frame = FRAMES.find(form => form.test(bare))
  const framed = (frame === undefined ? bare : bare.replace(frame, '')).replace(TAILS, '').trim()
  const subject = WHAT_IT_IS.exec(framed)?.[1] ?? framed
  return { subject: subject === '' ? bare : subject, ...(row === undefined ? {} : { row }) }
}

const DOING = /^was\s+\p{Ll}{3,}t\s+(?:eine?n?|der|die|das)\s+(\S.*)$/iu

/** What does something, in "was misst ein Totalisator?". */
export function doerAsked(query: string): string | undefined {
  return DOING.exec(bareOf(query))?.[1]
}

function bareOf(query: string): string {
  return query
    .replace(/\s+/g, ' ')
    .trim()
    .replace(THANKS, '')
    .replace(/\s*[?!.]+$/, '')
    .replace(PLEA, '')
    .replace(/\bvor-\s?und\s+nachteile\b/i, 'vorteile nachteile')
    .replace(EACH_OTHER, '')
}

function sidesOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map(clean)
    .filter(side => side !== '')
}

/** The sides of "SAN und NAS" or "DAS, SAN, NAS", which may as well be one name or words of a question. */
export function joinedSides(subject: string): readonly string[] | undefined {
  const sides = sidesOf(
    bareOf(subject),
    /\s*,\s*(?:(?:und|and|oder|or)\s+)?|\s+(?:und|and|oder|or|&|\/|or\s+rather)\s+/i,
  )
  return sides.length > 1 ? sides : undefined
}

/** The sides of what was typed for a comparison, where something stands between them. */
export function dividedSides(typed: string): readonly string[] | undefined {
  const sides = sidesOf(bareOf(typed), /\s*[|]\s*|\s+(?:vs\.?|versus|und|and|oder|or|mit|with|&)\s+|\s*,\s+/i)
  return sides.length > 1 ? sides : undefined
}

function clean(text: string): string {
  return text
    .replace(/^of\s+/i, '')
    .replace(ARTICLE, '')
    .replace(TAILS, '')
    .trim()
}

/** Words that ask for one kind of fact. Folded. */
const CUES: ReadonlyMap<string, AskedRole> = new Map(
  (
    [
      [
        'advantage',
        'vorteil vorteile vorteilen pro pros benefit benefits advantage advantages staerke staerken strengths nuetzlich upside upsides gain gains',
      ],
      [
        'disadvantage',
        `nachteil nachteile nachteilen cons contra drawback drawbacks disadvantage disadvantages problem probleme problems
         risiko risiken risk risks risky riskant schwaeche schwaechen weakness weaknesses downside downsides limitation
         limitations gefahr gefahren wrong issue issues`,
      ],
      ['example', 'beispiel beispiele beispielen example examples bsp zb'],
      ['number', 'anzahl wieviel wieviele count number amount viele many'],
      [
        'formula',
        'formel formeln formula berechnen berechne berechnung berechnet compute calculate calculated calculation',
      ],
      ['step', 'schritt schritte schritten ablauf vorgehen step steps'],
      ['command', 'befehl befehle command commands kommando kommandos'],
    ] as const
  ).flatMap(([role, cues]) => cues.split(/\s+/).map(cue => [cue, role] as const)),
)

/** Words of a question that say what kind of answer is wanted, not of what. Folded. */
const TASK_WORDS = new Set(
  `aufgabe aufgaben zweck sinn rolle funktion ursache ursachen grund gruende phase phasen schritt schritte step steps task
  tasks purpose role reason reasons cause causes caused mean means meaning stand stands stehen steht bedeutet bedeutung heisst
  gibt geben giver passiert happen happens funktioniert funktionieren funktionsweise work works working use uses used using
  nutzen benutzen braucht brauchen need needs entsteht entstehen findet finden statt ablauf liefert macht machen make makes
  wichtig important importance why problem kind kinds art arten sorte sorten type types typ typen wozu definition
  definitionen erklaerung explanation explain describe beschreibe erklaere nenne name list compare difference unterschied
  genau eigentlich bitte please mal einfach kurz best besten better good well go going may happen ergeben ergibt avoid
  vermeiden vermeidet idee idea beim liegt liegen kommt kommen viele viel much many often oft called genannt
  einsatz verwendung anwendung usage application applications eigenschaft eigenschaften property properties merkmal merkmale
  feature features aufbau struktur teil teile parts part bestandteile komponenten components consist besteht bestehen`.split(
    /\s+/,
  ),
)

export const isTaskWord = (folded: string): boolean => TASK_WORDS.has(folded) || CUES.has(folded)

/** The kind of fact that a query asks for: disadvantages in "Nachteile von Ballooning". */
export function roleAsked(query: string): AskedRole | undefined {
  const all = words(query)
  for (const word of all) {
    const role = CUES.get(word)
    if (role !== undefined) return role
  }
  return undefined
}

/** A subject without the words that only ask; the subject itself where nothing would be left. */
export function withoutTask(subject: string): string {
  const left = words(subject).filter(word => !isTaskWord(word))
  return left.some(word => !isStopWord(word)) ? trimStopWords(left).join(' ') : subject
}

function trimStopWords(list: readonly string[]): readonly string[] {
  const first = list.findIndex(word => !isStopWord(word))
  const last = list.findLastIndex(word => !isStopWord(word))
  return list.slice(first, last + 1)
}
