import { type Inline, plainText, text } from '../../core/rich-text.js'
import { firstSentence } from '../../core/sentences.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept, Fact } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'
import type { Candidate } from '../question.js'
import { candidate, distinctBy, questionId, quoteOfAll, textKey } from './build.js'
import { bare } from './clean.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { statementProblem } from './statement-rules.js'
import { isApart } from './subject-matter.js'

const FEWEST = 3
/** Of a chain the first is told, since an arrow alone does not say where one begins: three must be left. */
const FEWEST_LINKS = 4
const MOST = 6
const LONGEST_STEP = 120
const LONGEST_LINK = 48

/** Something with an order of its own: the steps of a procedure, a chain of arrows, events with their years. */
interface Sequence {
  readonly template: 'steps' | 'chain' | 'years'
  readonly items: readonly (readonly Inline[])[]
  /** The same as the notes say them, with what tells the order. */
  readonly told: readonly (readonly Inline[])[]
  readonly fact: Fact
  readonly about: readonly string[]
  /** What the sequence is called, where that is not its concept. */
  readonly label: string | undefined
  /** Whether a line right over it says that it is a procedure: "Ablauf:". */
  readonly isAnnounced?: boolean
}

export function orderingQuestions(view: GenerationView): Candidate[] {
  const seen = new Set<string>()
  return view.course.concepts.flatMap(concept => {
    const name = view.subject(concept)
    return sequencesOf(concept.facts)
      .filter(({ about }) => !seen.has(about.join()) && seen.add(about.join()))
      .filter(found => (found.template === 'steps' ? isProcess(found, concept) : isNamed(view, found, concept)))
      .flatMap(sequence => orderingQuestion(view, concept, name, sequence))
  })
}

function sequencesOf(facts: readonly Fact[], over?: Fact): Sequence[] {
  return [
    ...stepsIn(facts, over),
    ...yearsIn(facts, over),
    ...facts.flatMap(fact => [...chainIn(fact), ...sequencesOf(fact.children, fact)]),
  ]
}

/**
 * What is called so has an order; "Process Termination", "Phase transitions" and "Books used at various stages" are about
 * something else, and "sorted by strength" ranks.
 */
const isCalledProcess = (name: string): boolean =>
  PROCESS.test(name.replace(OF_ANOTHER, '')) &&
  !/^(?:process|phase|stage|state)\w*\s\p{L}/iu.test(name) &&
  !RANKS.test(name)

const OF_ANOTHER = /\s(?:used|needed|at|in|during|bei|während|im)\s.*$/iu
const RANKS = /\b(?:sortiert|geordnet|aufsteigend|absteigend|sorted|ranked|ascending|descending|rangliste|ranking)\b/iu

/** Facts side by side, each of another thing, are no steps. */
const STATES = /\s(?:is|are|was|were|ist|sind|war|waren|means|bedeutet)\s/i

const PROCESS =
  /ablauf|schritt|phase|proze(?:ss|ß)|vorgehen|verfahren|algorithm|reihenfolge|zyklus|pipeline|handshake|verlauf|entstehung|generierung|berechnung|sortier|abwicklung|\b(?:steps?|process|procedure|sequence|life ?cycle|cycle|boot\w*|how|stages?|workflow|flow|timeline|search|sort|pathway|synthesis|setup|set-up|establishment|evolution)\b/i

/** A list of chapters has no order to be known, and what goes into which bowl first is all the same. */
const IS_NO_PROCESS =
  /\b(?:contents?|inhalt\w*|chapters?|kapitel|recipes?|rezepte?|ingredients|zutaten|zubereitung|instructions?)\b/iu
/** How a program is clicked through. */
const OF_A_SCREEN = /\b(?:click\w*|tabs?|menus?|buttons?|checkbox|klick\w*|reiter|menü|schaltfläche)\b/iu

/** Many number a list only to number it: an order to be known is called one. */
function isProcess({ items, label, fact, isAnnounced }: Sequence, { title, source }: Concept): boolean {
  if (RANKS.test(label ?? '') || items.filter(item => CASE.test(plainText(item))).length >= FEWEST_CASES) return false
  if ([title, ...source.headings].some(heading => IS_NO_PROCESS.test(heading))) return false
  if (items.filter(item => OF_A_SCREEN.test(plainText(item))).length >= FEWEST_CASES) return false
  return (
    isAnnounced === true ||
    (items.filter(item => STATES.test(plainText(item))).length * 2 < items.length &&
      fact.number !== undefined &&
      [title, label ?? '', source.headings.at(-1) ?? ''].some(isCalledProcess))
  )
}

/** "If neither is a variable, fail." among others: what to do in which case has no order. */
const CASE =
  /^(?:if|wenn|falls|sofern|sonst|otherwise|else|unless)\b|,\s(?:if|wenn|falls)\s|["„“]?\b(?:fail|abbruch|abbrechen)\b/iu
const FEWEST_CASES = 2

/** Of what it is an order must be said: by a term, or by a label of its own. */
const isNamed = (view: GenerationView, { label }: Sequence, concept: Concept): boolean =>
  !isApart(concept.title) && (view.isAskable(concept) || label !== undefined)

const labelOf = (fact: Fact | undefined): string | undefined => {
  const label = fact && plainText(fact.content).replace(/:\s*$/, '').trim()
  return label === undefined || label.length > 60 ? undefined : label
}

function stepsIn(facts: readonly Fact[], over: Fact | undefined): Sequence[] {
  const steps = facts.filter(({ role, block }) => role === 'step' && block === undefined)
  // Two lists make no one order, and neither does one that something stands between.
  const isOneList = steps.every(
    (step, index) => index === 0 || facts.indexOf(step) === facts.indexOf(steps[0] as Fact) + index,
  )
  if (!isOneList) return []
  const items = steps.map(({ content }) => firstOfLong(withoutNumber(bare(content))))
  const before = steps[0] && facts[facts.indexOf(steps[0]) - 1]
  const isAnnounced = [before, over].some(fact => fact !== undefined && ANNOUNCES.test(plainText(fact.content)))
  return sequence('steps', items, steps, over, LONGEST_STEP).map(found => ({ ...found, isAnnounced }))
}

/** "Ablauf:", "The procedure:": the list below is one. */
const ANNOUNCES =
  /^(?:(?:the|der|die|das)\s)?(?:ablauf|schritte|vorgehen(?:sweise)?|reihenfolge|funktionsweise|algorithmus|steps?|procedure|process|algorithm|workflow|sequence|how it works)\b[^.?!:]{0,40}:?\s*$/iu

/** Of a step that explains itself at length the first sentence says which it is. */
function firstOfLong(content: readonly Inline[]): readonly Inline[] {
  const plain = plainText(content)
  return plain.length <= LONGEST_STEP ? content : [text(firstSentence(plain))]
}

/** "Storming of the Bastille (July 1789)": several words, since "Newton (1643)" is a person. */
const DATED_EVENT = /^(\p{L}[^()]*\s[^()]+)\((?:(?:c\.|ca\.|um)\s)?(?:\d{1,2}\.?\s)?(?:\p{L}+\.?\s)?(\d{4})\)$/u

/** "1789: Sturm auf die Bastille", three times at least, each in a year of its own. */
function yearsIn(facts: readonly Fact[], over: Fact | undefined): Sequence[] {
  const dated = facts.flatMap(fact => {
    const lead = readLead(fact.content)
    if (lead === undefined || lead.rest.length === 0) return []
    const year = /^\s*(\d{3,4})\s*$/.exec(lead.text)?.[1]
    if (year !== undefined) return [{ fact, year: Number(year), rest: bare(lead.rest) }]
    const [, event = '', dated] = DATED_EVENT.exec(lead.text) ?? []
    return dated === undefined ? [] : [{ fact, year: Number(dated), rest: [text(event.trim())] }]
  })
  const ordered = distinctBy(dated, ({ year }) => String(year))
    .toSorted((a, b) => a.year - b.year)
    .slice(0, MOST)
  const items = ordered.map(({ rest }) => rest)
  if (items.some(item => /\d{3,4}/.test(plainText(item)))) return []
  return sequence(
    'years',
    items,
    ordered.map(({ fact }) => fact),
    over,
    LONGEST_STEP,
  )
}

/** "App → Guest OS → Hypervisor → Hardware" */
function chainIn(fact: Fact): Sequence[] {
  if (fact.block !== undefined || fact.children.length > 0) return []
  const lead = readLead(fact.content)
  const plain = plainText(bare(lead === undefined ? fact.content : lead.rest))
  const links = plain.split(/\s*(?:→|⇒|->|=>)\s*/)
  if (
    links.length < FEWEST_LINKS ||
    /\n/.test(plain) ||
    links.every(link => /^\d/.test(link)) ||
    links.some(link => link === '' || link.length > LONGEST_LINK || /[.:;!?=*|>]|[-–]$/.test(link) || DAY.test(link)) ||
    // "A -> B -> C" are attributes that depend on each other, or nodes.
    links.filter(link => !/\p{L}{3}/u.test(link)).length * 2 >= links.length ||
    /->|→/.test(lead?.text ?? '')
  )
    return []
  const [first] = sequence(
    'chain',
    links.map(link => [text(link)]),
    [fact],
    undefined,
    LONGEST_LINK,
  )
  return first === undefined ? [] : [{ ...first, label: lead?.text }]
}

/** A day and what falls on it are a pair. */
const DAY =
  /\b\d{1,2}\.?\s(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\w*|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s\d{1,2}\b/iu
/** What would be shown as it is written. */
const MARKUP = /\\[a-zA-Z]|\$|[_^]\{/

function sequence(
  template: Sequence['template'],
  items: readonly (readonly Inline[])[],
  facts: readonly Fact[],
  over: Fact | undefined,
  longest: number,
): Sequence[] {
  const [fact] = facts
  const isSound =
    items.length >= FEWEST &&
    items.length <= MOST &&
    distinctBy(items, textKey).length === items.length &&
    items.every(item => {
      const plain = plainText(item)
      const problem = statementProblem(plain)
      return (
        plain.length <= longest &&
        !MARKUP.test(plain) &&
        (problem === undefined || problem === 'task' || (template === 'steps' && problem === 'points back'))
      )
    })
  const told = template === 'years' ? facts.map(({ content }) => bare(content)) : items
  return isSound && fact !== undefined && !MARKUP.test(labelOf(over) ?? '')
    ? [{ template, items, told, fact, about: facts.map(aboutFact), label: labelOf(over) }]
    : []
}

function withoutNumber(content: readonly Inline[]): Inline[] {
  const [first, ...rest] = content
  if (first?.type !== 'text') return [...content]
  return [text(first.value.replace(/^\s*(?:\d+[.)]|(?:schritt|step)\s*\d+\s*[:.–-]?)\s*/i, '')), ...rest]
}

function orderingQuestion(view: GenerationView, concept: Concept, name: string, found: Sequence): Candidate[] {
  const { template, items, told, fact, about, label } = found
  return [
    candidate(
      {
        id: questionId(template, concept.id, label ?? '', String(items.length)),
        kind: 'ordering',
        topic: concept,
        file: fact.source.file,
        about,
        difficulty: 2,
      },
      random => {
        const language = view.language(items.map(plainText).join(' '), fact.source)
        const shown = random.shuffle(items)
        // An order that is right already asks nothing.
        const mixed = shown.every((item, index) => item === items[index]) ? shown.toReversed() : shown
        const isOwn = label === undefined || view.names(concept).all.includes(label)
        const named = (of: string) => (isOwn ? of : `${of} · ${label}`)
        return {
          language,
          body: {
            prompt: translateRich(language, `ask.order.${template}`, {
              term: named(name),
              first: plainText(items[0] ?? []),
            }),
            quotes: [],
            items: mixed,
            order: items.map(item => mixed.indexOf(item)),
          },
          explanation: [quoteOfAll(named(concept.title), told, '→')],
          fact,
        }
      },
    ),
  ]
}
