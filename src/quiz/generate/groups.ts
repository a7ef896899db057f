import { fold, slug } from '../../core/fold.js'
import { type Inline, plainText, text } from '../../core/rich-text.js'
import { sentencesOf } from '../../core/sentences.js'
import type { Concept, Fact, Source } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'
import { isNotATerm, roleOfLead } from '../../notes/marks.js'
import { readTerm } from '../../notes/term.js'
import { isLongForm } from './abbreviations.js'
import { isGeneric, isOfTheCourse } from './askable.js'
import { isTold } from './bare-meaning.js'
import { bare, GAP } from './clean.js'
import { isDefinitionOf } from './definition.js'
import type { GenerationView, Group, Member } from './generation-view.js'
import { type Kinship, kinshipOf } from './kin.js'
import { bySection, isAnnouncement } from './list-sections.js'
import { isNoName } from './no-terms.js'
import { paraphrases } from './paraphrase.js'
import { type Names, readNames, readSaid, type Said } from './said.js'
import { readNumbered } from './same-kind.js'
import {
  givesAway,
  hasVerb,
  isClause,
  isPredicate,
  isSentence,
  isStatement,
  meaningWords,
  saysMuch,
  statementProblem,
} from './statement-rules.js'
import { isApart } from './subject-matter.js'
import { worthOf, worthOfGroup, worthOfList, worthOfStatement } from './worth.js'

const LONGEST_LABEL = 40
/** Of a list of one form so many items, and this share of them, begin with a name. */
const FEWEST_OF_A_FORM = 3
const UNIFORM = 0.8
/** A section without a definition is told by a statement of so many words that tell. */
const TELLING = 6

/** The lists of a course whose items are terms, and the sections that stand side by side. */
export function readGroups(view: GenerationView): Group[] {
  return [...withoutSecondLists(lists(view)), ...sections(view)].filter(({ members }) => members.length > 0)
}

/** What a later list begins with once more it tells of in another respect, which no question shows. */
function withoutSecondLists(groups: readonly Group[]): Group[] {
  const lineOf = ({ all }: Group): number => all[0]?.fact.source.line ?? 0
  const seen = new Set<string>()
  const second = new Set(
    groups
      .toSorted((a, b) => lineOf(a) - lineOf(b))
      .filter(({ all }) => {
        const places = all.map(({ names, fact }) => `${fact.source.file}${names.folded[0]}`)
        const isSecond = places.filter(place => seen.has(place)).length >= Math.max(2, places.length / 2)
        for (const place of places) seen.add(place)
        return isSecond
      }),
  )
  return groups.filter(group => !second.has(group))
}

function lists(view: GenerationView): Group[] {
  const groups: Group[] = []
  const seen = new Set<string>()
  const visit = (owner: Concept, facts: readonly Fact[], label: string | undefined, above: Above): void => {
    // Joined concepts hold the same list twice: once is enough.
    const key = `${facts[0]?.source.file}:${facts[0]?.source.line}`
    if (!seen.has(key)) {
      seen.add(key)
      const leads = facts.filter(fact => fact.conceptId !== undefined || fact.lead !== undefined).length
      const isUniform = leads >= facts.length * UNIFORM && leads >= FEWEST_OF_A_FORM
      const form = { leads, isUniform, common: isUniform ? wordsInAll(view, facts) : new Set<string>() }
      const all = firstOfEach(facts.flatMap(fact => listMember(view, owner, fact, form, above)))
      const title = titleOf(view, owner, facts[0]?.source)
      const isPlain = plainOnes(all)
      const isGlosses = all.length > 0 && all.every(({ fact }) => isGlossed(fact, form))
      const kin = isGlosses ? 'named' : kinship(view, facts, all, above)
      groups.push({
        key: owner.id,
        title: label === undefined ? title : `${title} · ${label}`,
        isList: true,
        kinship: kin,
        isPair: all.length === 2 && facts.length === 2,
        members: all.filter(
          member => !member.isTold && !isPlain(member) && (isGlosses || isToldInWords(view, member, kin)),
        ),
        all,
      })
    }
    for (const fact of facts) {
      if (fact.conceptId === undefined) visitBelow(owner, fact.children, fact)
    }
  }
  const visitBelow = (owner: Concept, facts: readonly Fact[], above: Fact): void => {
    const label = labelOf(above)
    visit(owner, facts, label, { over: [plainText(above.content)], isUnsaid: label === undefined })
  }
  for (const concept of view.course.concepts) {
    let before: Fact | undefined
    for (const facts of bySection(concept.facts)) {
      const announced = before !== undefined && isAnnouncement(before) ? before : undefined
      before = facts.at(-1)
      const headings = [concept.title, facts[0]?.source.headings.at(-1) ?? '']
      const announcements = announced === undefined ? [] : [plainText(announced.content)]
      const isOwn = (said: readonly Inline[]): boolean => isAbout(readSaid(said), view.names(concept))
      if (announced === undefined || isOwn(announced.content) || isOwn(announcing(announced)))
        visit(concept, facts, undefined, belowHeadings([...headings, ...announcements]))
      // "Kingdoms are told apart by:" turns to something else than the heading.
      else if (!hasVerb(plainText(announced.content))) visitBelow(concept, facts, announced)
    }
  }
  return groups
}

/** Of each member whether what is said of it tells its name, or its name is but a number in a row. */
function plainOnes(all: readonly Member[]): (member: Member) => boolean {
  const counts = new Map<string, number>()
  for (const word of all.flatMap(({ title }) => [...new Set(meaningWords(title))]))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  const isCommon = (word: string): boolean => (counts.get(word) ?? 0) > 1
  const isNumbered = readNumbered(all.map(({ title }) => title))
  return ({ title, meaning }) => isNumbered(title) || paraphrases(meaning.plain, title, isCommon)
}

const isToldInWords = (view: GenerationView, { meaning: { plain }, fact }: Member, kin: Kinship): boolean =>
  plain.includes(GAP) || isTold(plain, kin, view.language(plain, fact.source))

function kinship(
  view: GenerationView,
  facts: readonly Fact[],
  all: readonly Member[],
  { over, isUnsaid }: Above,
): Kinship {
  return kinshipOf({
    over,
    isUnsaid,
    leads: facts.flatMap(fact => {
      const lead = view.concept(fact.conceptId)?.title ?? readLead(fact.content)?.text
      return lead === undefined ? [] : [lead]
    }),
    members: all.map(({ title, meaning, names }) => ({ title, meaning, mentions: view.mentions(names) })),
    isKnown: word => view.mentions(readNames(word, [])) > 0,
  })
}

/** What stands over a list, and whether it says something of its entries that no question shows. */
interface Above {
  readonly over: readonly string[]
  readonly isUnsaid: boolean
}

/** A heading that only names a sort of passage goes lost in what a question is called by. */
const belowHeadings = (headings: readonly string[]): Above => ({
  over: headings,
  isUnsaid: headings.some(heading => isGeneric(heading) || roleOfLead(heading) !== undefined || isNotATerm(heading)),
})

/** Of a whole paragraph the last sentence leads on to the list. */
const announcing = ({ content }: Fact): readonly Inline[] => {
  const sentences = sentencesOf(plainText(content))
  return sentences.length > 1 ? [text(sentences.at(-1) ?? '')] : content
}

/** Has a word of the term, or announces its parts without another subject: "There are:", "Es gibt:". */
const isAbout = (said: Said, { words }: Names): boolean => givesAway(said, words) || NO_SUBJECT.test(said.plain)

const NO_SUBJECT = /^(?:there (?:are|is)|the following|it |they |these|es gibt|folgende|man |sie |dazu|dabei|diese)/i

/** What a group is called must be a name itself: neither "General" nor "Solutions"; "Liberal approaches" is half of one. */
function titleOf(view: GenerationView, owner: Concept, at?: Source): string {
  const section = view.section(owner, at)
  const isHalf = isGeneric(owner.title.split(' ').at(-1) ?? '') && section !== view.course.title
  const own = isHalf ? `${section} · ${owner.title}` : owner.title
  return isGeneric(owner.title) ||
    isApart(owner.title) ||
    isNoName(owner.title, view.course.language) ||
    isOfTheCourse([owner.title])
    ? section
    : own
}

/** A heading or a label; a line that announces a list may speak of many a thing. */
const isShort = (over: string): boolean => over.split(/\s+/).length <= WORDS_OF_A_LABEL && !/\svs\.?\s/.test(over)
const WORDS_OF_A_LABEL = 3

/** How a list is written. */
interface Form {
  /** Items that begin with a name. */
  readonly leads: number
  /** Whether nearly all do: what so many have in common is that each names one thing and what it is. */
  readonly isUniform: boolean
  /** Words that all its names have: they tell none of them. */
  readonly common: ReadonlySet<string>
}

function wordsInAll(view: GenerationView, facts: readonly Fact[]): ReadonlySet<string> {
  const [first = [], ...others] = facts.flatMap(fact => {
    const title = view.concept(fact.conceptId)?.title ?? termOfLead(fact)?.title
    return title === undefined ? [] : [meaningWords(title)]
  })
  return new Set(
    others.length + 1 < FEWEST_OF_A_FORM ? [] : first.filter(word => others.every(own => own.includes(word))),
  )
}

/** "Drawing from …", "In the cortex": leads on to what follows, and names nothing. */
const isTurn = (label: string): boolean =>
  /^\p{L}+ing\s/u.test(label) || isClause(label) || /^(?:in|on|at|im|am|an)\s/i.test(label)

/** "Module:" over a list says what its members are, and so does what they are nested below. */
function labelOf(fact: Fact): string | undefined {
  const text = plainText(bare(fact.content)).trim()
  const label = text.endsWith(':') ? text.slice(0, -1) : (readLead(fact.content)?.text ?? text)
  const isShort = label.length <= LONGEST_LABEL && statementProblem(label) === undefined
  const isName = text.endsWith(':') || !hasVerb(label)
  return isShort && isName && !isTurn(label) && roleOfLead(label) === undefined && !isGeneric(label) ? label : undefined
}

/** "Nova (Compute)" among others of this form is a name, though it be an everyday word. */
const isGlossed = ({ content }: Fact, { leads, isUniform }: Form): boolean =>
  isUniform && leads >= FEWEST_GLOSSED && readLead(content)?.kind === 'gloss'
const FEWEST_GLOSSED = 4
const GLOSSED = 0.6

function listMember(view: GenerationView, owner: Concept, fact: Fact, form: Form, { over }: Above): Member[] {
  const concept = view.concept(fact.conceptId)
  const term = concept === undefined ? termOfLead(fact) : undefined
  const title = concept?.title ?? term?.title
  if (title === undefined || !view.isTermName(title) || (concept !== undefined && !view.isAskable(concept))) return []
  if (concept !== undefined && isRemarkOnLink(fact, concept)) return []
  const names = concept === undefined ? readNames(title, term?.aliases ?? []) : view.names(concept)
  // A term explained under its own heading is no member of it.
  if (names.folded.some(name => view.names(owner).folded.includes(name))) return []
  const own = meaningOf(view, fact, concept)
  if (own === undefined) return []
  // A range or the number of a verse: "Zwischen 1970 - 1989".
  if (/\d$/.test(title) && /^\d/.test(own.said.plain)) return []
  const hidden = view.hide(own.said, { ...names, words: names.words.filter(word => !form.common.has(word)) })
  const meaning = hidden ?? own.said
  if (!(form.isUniform || saysMuch(meaning))) return []
  const worthOfName = view.worthOfTerm(names, own.isDefinition ? meaning : undefined)
  return [
    {
      key: concept?.id ?? slug(title, 40),
      title,
      names,
      topic: concept ?? owner,
      concept,
      meaning,
      isTold: hidden === undefined || isLongForm(title, meaning.plain),
      isStatement: isStatement(meaning) && meaningWords(meaning.plain).length >= 2,
      isDefinition: own.isDefinition,
      worth: worthOf(
        isGlossed(fact, form) ? Math.max(GLOSSED, worthOfName) : worthOfName,
        worthOfStatement(meaning, own.isDefinition) + (form.isUniform ? worthOfList(form.leads) : 0),
        Math.min(...[owner.title, ...over.filter(isShort)].map(one => worthOfGroup(one, title))),
      ),
      fact: own.fact,
    },
  ]
}

/** "[[Emergence]] – needs connections": what a note says of another one that it leads to says why it does. */
const isRemarkOnLink = ({ content: [first], source }: Fact, concept: Concept): boolean =>
  first?.type === 'link' && concept.source.file !== source.file

/** What follows the term in its line, or stands below it as in a list of definitions. */
function meaningOf(
  view: GenerationView,
  fact: Fact,
  concept: Concept | undefined,
): { readonly said: Said; readonly fact: Fact; readonly isDefinition: boolean } | undefined {
  const said = view.meaning(fact)
  if (said !== undefined) return { said, fact, isDefinition: true }
  const lead = readLead(fact.content)
  if (concept === undefined || (lead !== undefined && lead.rest.length > 0)) return undefined
  const [first] = view.statements(concept)
  const isOnIt =
    first !== undefined &&
    (isDefinedBy(first.fact, first.said, concept) ||
      isPredicate(first.said) ||
      (isSentence(first.said) && isNamedIn(first.said, view.names(concept))))
  if (first === undefined || !isOnIt) return undefined
  return { ...first, isDefinition: isDefinedBy(first.fact, first.said, concept) }
}

/** A remark without a verb below all that is said of a term defines nothing. */
const isDefinedBy = (fact: Fact, said: Said, { facts }: Concept): boolean =>
  fact.role === 'definition' && (fact === facts[0] || hasVerb(said.plain))

function termOfLead(fact: Fact): { readonly title: string; readonly aliases: readonly string[] } | undefined {
  const lead = fact.lead === undefined ? undefined : readLead(fact.content)
  if (lead === undefined || lead.rest.length === 0 || roleOfLead(lead.text) !== undefined) return undefined
  const term = readTerm(lead.text)
  return term === undefined ? undefined : { title: term.title, aliases: [...term.aliases, ...term.parentheses] }
}

function sections(view: GenerationView): Group[] {
  const inLists = new Set(view.course.concepts.flatMap(({ facts }) => [...openedBy(facts)]))
  const byParent = new Map<string, Concept[]>()
  for (const concept of view.course.concepts) {
    if (inLists.has(concept.id)) continue
    // A list of people and one of fields under the same term are two.
    const path = concept.source.headings.filter(heading => readTerm(heading, 'heading')?.title !== concept.title)
    const key = JSON.stringify([concept.source.file, concept.parentId ?? '', path])
    const siblings = byParent.get(key) ?? []
    byParent.set(key, siblings)
    siblings.push(concept)
  }
  return [...byParent.values()].map((concepts): Group => {
    const [first] = concepts as [Concept]
    const parent = view.concept(first.parentId)
    const all = concepts.flatMap(concept => sectionMember(view, concept))
    const heading = first.source.headings.findLast(one => readTerm(one, 'heading')?.title !== first.title)
    const over = [parent?.title, heading].filter(one => one !== undefined)
    const kin = kinship(view, [], all, belowHeadings(over))
    const isPlain = plainOnes(all)
    return {
      key: parent?.id ?? slug(first.source.file, 60),
      title: parent === undefined ? view.section(first) : titleOf(view, parent, first.source),
      isList: false,
      kinship: kin,
      isPair: false,
      members: all.filter(member => !member.isTold && !isPlain(member) && isToldInWords(view, member, kin)),
      all,
    }
  })
}

function sectionMember(view: GenerationView, concept: Concept): Member[] {
  if (!view.isAskable(concept)) return []
  const names = view.names(concept)
  const own = view.statements(concept)
  const defined = own.find(
    ({ fact }) => fact.role === 'definition' || isDefinitionOf(fact, concept) || opensWith(fact, names),
  )
  // Without a definition a section's first sentence may be on anything in it.
  const { fact, said } = defined ?? own.find(({ said: one }) => isNamedIn(one, names) || isPredicate(one)) ?? {}
  const meaning = said && view.hide(said, names)
  if (fact === undefined || meaning === undefined) return []
  const isDefinition = defined !== undefined
  if (!isDefinition && (fact.role === 'example' || meaningWords(meaning.plain).length < TELLING)) return []
  const isWhole = isStatement(meaning) && meaningWords(meaning.plain).length >= 3
  return [
    {
      key: concept.id,
      title: concept.title,
      names,
      topic: concept,
      concept,
      meaning,
      isTold: isLongForm(concept.title, meaning.plain),
      isStatement: isWhole,
      isDefinition,
      worth: worthOf(
        view.worthOfTerm(names, isDefinition ? meaning : undefined),
        worthOfStatement(meaning, isDefinition),
        worthOfGroup(view.concept(concept.parentId)?.title ?? '', concept.title),
      ),
      fact,
    },
  ]
}

const isNamedIn = ({ folded }: Said, names: Names): boolean =>
  names.folded.some(name => folded.includes(name.trimEnd()))

function opensWith(fact: Fact, names: Names): boolean {
  const lead = readLead(fact.content)
  return lead !== undefined && names.folded.includes(` ${fold(lead.text)} `)
}

function* openedBy(facts: readonly Fact[]): Generator<string> {
  for (const { conceptId, children } of facts) {
    if (conceptId !== undefined) yield conceptId
    yield* openedBy(children)
  }
}

/** A list that names a term twice has one member of that name. */
function firstOfEach(members: readonly Member[]): Member[] {
  const seen = new Set<string>()
  return members.filter(({ key }) => !seen.has(key) && seen.add(key))
}
