import { createHash } from 'node:crypto'
import { fold, slug, words } from '../core/fold.js'
import { plainText } from '../core/rich-text.js'
import { keepTelling, type NamedGroup } from './concept-tree.js'
import type { Concept, Fact, NoteImage, Source } from './course.js'
import type { Entry, EntryFact } from './entry-fact.js'
import { isNounPhrase } from './noun-phrase.js'
import { byParent, factsBelow, pictured, tells } from './telling.js'
import { isAbbreviation, isAcronym, nameInParentheses } from './term.js'
import { namesTold, referenceOf } from './told-names.js'
import type { Wikilink } from './wikilinks.js'

const ID_LENGTH = 40
const RANKS = { heading: 0, lead: 1, mention: 2 } as const

interface Group {
  readonly entries: Entry[]
  readonly title: string
  readonly folded: string
  readonly aliases: readonly string[]
}

/** Names that stand elsewhere than with the passages. */
export interface OtherNames {
  readonly wikilinks: readonly Wikilink[]
  /** By title, as the host wrote them. */
  readonly extraAliases: ReadonlyMap<string, readonly string[]>
}

const NO_OTHERS: OtherNames = { wikilinks: [], extraAliases: new Map() }

export interface Concepts {
  readonly concepts: readonly Concept[]
  /** What stands under no term. */
  readonly passages: readonly Concept[]
}

/**
 * Joins the passages of a course that treat the same term into concepts, in the order in which the notes name them; what
 * treats none stays by itself. A term of which there is nothing to show is none.
 */
export function buildConcepts(
  entries: readonly Entry[],
  loose: readonly Entry[] = [],
  others: OtherNames = NO_OTHERS,
  images: readonly NoteImage[] = [],
): Concepts {
  const named = nameAll(entries, others)
  const below = byParent(entries)
  const withImage = pictured(entries, images)
  const { kept, idOf, tree } = keepTelling(
    giveIds(groupByName(entries, named)).map((group): NamedGroup & Group => ({
      ...group,
      below: tells(group.entries) ? undefined : factsBelow(group.entries, below),
      hasImage: group.entries.some(entry => withImage.has(entry)),
    })),
  )
  const factsOf = createFactReader(idOf)
  const concepts = kept.map(({ id, title, aliases, entries: own, below: inner = [] }): Concept => {
    const parentId = tree.parents.get(id)
    const childIds = tree.children.get(id) ?? []
    const passages = childIds.length > 0 ? own : [...own, { facts: inner }]
    return {
      id,
      title,
      aliases,
      facts: factsOf(withoutReferences(passages), id),
      ...(parentId === undefined ? {} : { parentId }),
      childIds,
      source: (own[0] as Entry).source,
    }
  })
  const passages = loose.map(({ term: { title }, facts, source }): Concept => {
    const id = passageId(source)
    return { id, title, aliases: [], facts: factsOf([{ facts }], id), childIds: [], source }
  })
  return { concepts, passages }
}

/** Where what is referred to stands beside it, "siehe X" says nothing. */
function withoutReferences(entries: readonly Passage[]): readonly Passage[] {
  const telling = entries.filter(entry => entry.facts.length > 0 && referenceOf(entry) === undefined)
  return telling.length > 0 ? telling : entries
}

/** No concept's id has two hyphens in a row. */
function passageId({ file, headings, line }: Source): string {
  const place = headings.length === 0 ? [file] : [file, ...headings, String(line)]
  return `p--${createHash('sha256').update(place.join('\u0000')).digest('hex').slice(0, 16)}`
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

interface Name {
  readonly text: string
  readonly folded: string
}

/** All names of an entry's term. */
interface Names {
  readonly title: Name
  readonly aliases: readonly Name[]
}

/** Decides over the course which parentheses are names: an abbreviation or long form, or what only one title has. */
function nameAll(entries: readonly Entry[], others: OtherNames): Map<Entry, Names> {
  const titles = entries.map(({ term }) => toName(term.title))
  const elsewhere = namesElsewhere(others)
  for (const entry of entries) {
    const target = referenceOf(entry)
    if (target !== undefined) pushTo(elsewhere, singular(fold(target)), entry.term.title)
  }
  const uses = new Map<string, Set<string>>()
  for (const [index, { term }] of entries.entries()) {
    for (const inner of term.parentheses) {
      const key = fold(inner)
      uses.set(key, (uses.get(key) ?? new Set()).add(titles[index]?.folded ?? ''))
    }
  }
  const isName = (inner: string, title: string): boolean =>
    (isAcronym(inner) && isAbbreviation(inner, title)) ||
    (isAcronym(title) && isAbbreviation(title, inner)) ||
    (uses.get(fold(inner))?.size === 1 && (isAcronym(inner) || isOtherName(inner)))
  return new Map(
    entries.map((entry, index) => {
      const { title, aliases, parentheses } = entry.term
      const extra = parentheses.flatMap(inner => {
        const named = nameInParentheses(inner)
        return named !== undefined && (named.isSaid || isName(named.name, title)) ? [named.name] : []
      })
      const own = titles[index] ?? toName(title)
      const more = elsewhere.get(singular(own.folded)) ?? []
      return [entry, { title: own, aliases: [...extra, ...aliases, ...namesTold(entry), ...more].map(toName) }]
    }),
  )
}

/** How notes call in links what has a title, where that is a name of it rather than a word of the sentence. */
function namesElsewhere({ wikilinks, extraAliases }: OtherNames): Map<string, string[]> {
  const result = new Map<string, string[]>()
  const counts = new Map<string, number>()
  for (const { target, alias } of wikilinks) {
    const key = `${singular(fold(target))}\n${fold(alias)}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const isOwn = isAcronym(alias) || sharesAWord(target, alias) || count === 2
    if (
      isOwn &&
      isNounPhrase(alias) &&
      alias.split(/\s+/).length <= 4 &&
      !result.get(singular(fold(target)))?.includes(alias)
    ) {
      pushTo(result, singular(fold(target)), alias)
    }
  }
  for (const [title, names] of extraAliases) {
    for (const name of names) pushTo(result, singular(fold(title)), name)
  }
  return result
}

function sharesAWord(target: string, alias: string): boolean {
  const own = new Set(words(target).map(word => word.slice(0, 5)))
  return words(alias).some(word => word.length > 3 && own.has(word.slice(0, 5)))
}

/** Capitalized, or of several words that make a name. */
const isOtherName = (inner: string): boolean =>
  !REMARK.test(inner) &&
  (/^\p{Lu}[^,;]{1,40}$/u.test(inner) || (/\s/.test(inner) && !/^an?\s|,/.test(inner) && isNounPhrase(inner)))
/** Prepositions that tie a remark to what it is about; names have "of" and "to". */
const REMARK =
  /\s(?:des|durch|auf|aus|bei|mit|ohne|für|gegen|wegen|gemäß|laut|zum|zur|im|vom|for|with|without|by|from|during|via|using|per)\s/u

/** Signs such as `&&` fold to nothing, and are names all the same. */
function toName(text: string): Name {
  return { text, folded: fold(text) || text }
}

/** Entries with one title are one; a mere lead that is exactly one other concept's alias joins that concept. */
function groupByName(entries: readonly Entry[], named: ReadonlyMap<Entry, Names>): Group[] {
  const byTitle = new Map<string, Entry[]>()
  for (const [entry, { title }] of named) pushTo(byTitle, singular(title.folded), entry)
  const owners = new Map<string, Set<string>>()
  for (const [key, members] of byTitle) {
    for (const alias of members.flatMap(entry => named.get(entry)?.aliases ?? [])) {
      const name = singular(alias.folded)
      owners.set(name, (owners.get(name) ?? new Set()).add(key))
    }
  }
  const ownerOf = (key: string): string => {
    if (byTitle.get(key)?.some(entry => entry.rank === 'heading' && referenceOf(entry) === undefined)) return key
    const owner = owners.get(key)
    const [only] = owner ?? []
    return owner?.size === 1 && only !== undefined ? only : key
  }
  // What joins another follows it to where that one belongs; names in a circle stay apart.
  const rootOf = (key: string): string => {
    const passed = new Set<string>()
    let root = key
    for (let owner = ownerOf(root); owner !== root; owner = ownerOf(root)) {
      if (passed.has(owner)) return key
      passed.add(owner)
      root = owner
    }
    return root
  }
  const joined = new Map<string, Entry[]>()
  for (const [key, members] of byTitle) {
    const root = rootOf(key)
    for (const entry of members) pushTo(joined, root, entry)
  }
  const order = new Map(entries.map((entry, index) => [entry, index]))
  return [...joined.entries()]
    .map(([root, members]) => toGroup(root, members, named, order, byTitle))
    .sort((a, b) => first(a.entries, order) - first(b.entries, order))
}

function toGroup(
  root: string,
  members: readonly Entry[],
  named: ReadonlyMap<Entry, Names>,
  order: ReadonlyMap<Entry, number>,
  byTitle: ReadonlyMap<string, readonly Entry[]>,
): Group {
  const sorted = [...members].sort((a, b) => RANKS[a.rank] - RANKS[b.rank] || (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const titleOf = (entry: Entry): Name => named.get(entry)?.title ?? toName(entry.term.title)
  const main = sorted.find(entry => singular(titleOf(entry).folded) === root) ?? (sorted[0] as Entry)
  const title = titleOf(main)
  const names = sorted.flatMap(entry => [titleOf(entry), ...(named.get(entry)?.aliases ?? [])])
  const seen = new Set([title.folded])
  const own = new Set(members)
  const aliases = names.filter(({ folded }) => {
    if (seen.has(folded)) return false
    seen.add(folded)
    // What is the title of another concept leads there, not here.
    return byTitle.get(singular(folded))?.every(entry => own.has(entry)) ?? true
  })
  return {
    entries: [main, ...sorted.filter(entry => entry !== main)],
    title: title.text,
    folded: title.folded,
    aliases: aliases.map(({ text }) => text),
  }
}

function first(entries: readonly Entry[], order: ReadonlyMap<Entry, number>): number {
  return entries.reduce((least, entry) => Math.min(least, order.get(entry) ?? 0), Number.POSITIVE_INFINITY)
}

/** Enough to join "Snapshots" with "Snapshot" where both are titles. */
function singular(folded: string): string {
  return /[^s]s$/.test(folded) && folded.length > 4 ? folded.slice(0, -1) : folded
}

/** From the title alone, so that an id stays while the notes around it change. */
function giveIds(groups: readonly Group[]): (Group & { readonly id: string })[] {
  const taken = new Set<string>()
  return groups.map(group => {
    const { title, folded } = group
    const hash = createHash('sha256').update(folded).digest('hex')
    let id = idOf(title, folded, hash)
    // Only where two hashes begin alike.
    if (taken.has(id)) id = `${slug(id, ID_LENGTH - 11)}-${hash.slice(0, 10)}`
    taken.add(id)
    return { ...group, id }
  })
}

/** Plain words are an id as they stand; what an id cannot hold, such as "Δ", a "+" or a long title's end, is hashed. */
function idOf(title: string, folded: string, hash: string): string {
  const plain = folded.replaceAll(' ', '-')
  if (plain.length <= ID_LENGTH && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(plain)) return plain
  const readable = slug(title, ID_LENGTH - 7, '')
  return readable === '' ? `c-${hash.slice(0, 10)}` : `${readable}-${hash.slice(0, 6)}`
}

/** What stands in a row under one name. */
interface Passage {
  readonly facts: readonly EntryFact[]
}

type FactReader = (entries: readonly Passage[], id: string) => Fact[]

/**
 * What all passages of a group say, those with something of their own first. A fact that opens one of these very passages
 * is left out: the passage follows anyway.
 */
function createFactReader(idOf: ReadonlyMap<Entry, string>): FactReader {
  // A fact stands in the concept it belongs to and in all that enclose it, nearly always as one and the same.
  const known = new Map<EntryFact, { readonly fact: Fact; readonly opened: readonly string[] }>()

  const read = (source: EntryFact): { readonly fact: Fact; readonly opened: readonly string[] } => {
    const found = known.get(source)
    if (found !== undefined) return found
    const { children, opens, ...own } = source
    const conceptId = opens === undefined ? undefined : idOf.get(opens)
    const inner = children.map(read)
    const result = {
      fact: { ...own, ...(conceptId === undefined ? {} : { conceptId }), children: inner.map(({ fact }) => fact) },
      opened: [...(conceptId === undefined ? [] : [conceptId]), ...inner.flatMap(({ opened }) => opened)],
    }
    known.set(source, result)
    return result
  }

  const without = (facts: readonly EntryFact[], id: string): Fact[] =>
    facts.flatMap((source): Fact[] => {
      const { fact, opened } = read(source)
      if (fact.conceptId === id) return []
      return opened.includes(id) ? [{ ...fact, children: without(source.children, id) }] : [fact]
    })

  return (all, id) => {
    const saysMore = ({ facts }: Passage): boolean => facts.some(fact => fact.opens === undefined)
    const entries = [...all.filter(saysMore), ...all.filter(entry => !saysMore(entry))]
    const facts = without([...new Set(entries.flatMap(entry => entry.facts))], id)
    return new Set(facts.map(({ source }) => source.file)).size > 1 ? withoutRepeats(facts) : facts
  }
}

/** Deeper nesting is no line that two notes share. */
const DEEPEST_SHARED = 3

/** What several notes say in the same words is said once. */
function withoutRepeats(facts: readonly Fact[]): Fact[] {
  const files = new Map<string, string>()
  return facts.filter(fact => {
    const key = fact.number === undefined ? wordingOf([fact], 0)?.join('\n') : undefined
    if (key === undefined) return true
    const file = files.get(key)
    files.set(key, file ?? fact.source.file)
    return file === undefined || file === fact.source.file
  })
}

/** What facts say with what is nested in them; `undefined` with a block, which may be one of several alike. */
function wordingOf(facts: readonly Fact[], depth: number): readonly string[] | undefined {
  if (depth > DEEPEST_SHARED) return undefined
  const lines: string[] = []
  for (const { content, block, conceptId = '', children } of facts) {
    const nested = block === undefined ? wordingOf(children, depth + 1) : undefined
    if (nested === undefined) return undefined
    lines.push(`${depth} ${conceptId} ${plainText(content)}`, ...nested)
  }
  return lines
}
