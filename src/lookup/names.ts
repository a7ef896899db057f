import { digitsIn, fold } from '../core/fold.js'
import { groupBy } from '../core/group-by.js'
import { type Inline, plainText } from '../core/rich-text.js'
import type { Concept, Fact } from '../notes/course.js'
import { initialsOf } from './initials.js'
import { contentStems, soundOf, stemAll } from './normalize.js'
import { shortFormsIn } from './short-forms.js'
import { translationsIn } from './translations.js'
import { firstLetters, isFarApart, lettersOf, typoCost, typosAllowed } from './typos.js'

/** A name of a concept, or of something that one of its facts opens with, in the forms in which it is looked up. */
export interface Name {
  readonly shown: string
  readonly folded: string
  /** Without spaces: "open stack" is "OpenStack". */
  readonly tight: string
  /** Of `tight`, as `lettersOf` counts them. */
  readonly letters: number
  /** The stems of the words that carry its meaning. */
  readonly stems: ReadonlySet<string>
  readonly concept: Concept
  readonly kind: 'title' | 'alias' | 'heading' | 'translation' | 'lead'
  /** The fact that it opens, of a lead. */
  readonly fact?: Fact
}

/** A concept by one of its names, and how surely it is meant: 1 where it is called exactly so. */
export interface NameMatch {
  readonly name: Name
  readonly score: number
}

export interface Names {
  readonly all: readonly Name[]
  /** Names that begin with a letter, folded. */
  startingWith(letter: string): readonly Name[]
  /** What is called by these words, but for case, endings, spaces and spelling; best first. */
  called(subject: string): readonly NameMatch[]
  /** What is called so but for a typo; best first. */
  nearly(subject: string): readonly NameMatch[]
  /** What a word abbreviates by the initials of its name, where that is one name alone. */
  abbreviated(subject: string): readonly NameMatch[]
  /** Names that hold a stem. */
  withStem(stem: string): readonly Name[]
  /** Concepts whose stems, joined by spaces, are this key. */
  byKey(key: string): readonly Name[]
  /** How many words the longest of these keys has. */
  readonly longestKey: number
}

/** How much less than by its title something is called by another name. */
const WORTH = { title: 0, alias: 0.01, heading: 0.02, translation: 0.05, lead: 0.16 } as const
/** Of what is called by its initials, which the notes need not use. */
const BY_INITIALS = 0.92
const LONGEST_LEAD = 60
const LONGEST_HEADING = 80

export function buildNames(concepts: readonly Concept[]): Names {
  const translations = translationsIn(concepts)
  const all = concepts.flatMap(concept => [
    ...[concept.title, ...concept.aliases].map((name, at) => nameOf(name, concept, at === 0 ? 'title' : 'alias')),
    ...headingNames(concept).map(name => nameOf(name, concept, 'heading')),
    ...(translations.get(concept) ?? []).map(name => nameOf(name, concept, 'translation')),
    ...leadsOf(concept),
  ])
  all.push(...shortNames(concepts, all))
  const maps = { folded: groupBy(all, name => [name.folded]), tight: groupBy(all, name => [name.tight]) }
  const keys = groupBy(all, name => [nameKey(name.folded)])
  const sounds = groupBy(all, name => [soundKey(name.folded)])
  const stems = groupBy(all, name => [...name.stems])
  const initials = groupBy(all, name => initialsOf(name.folded))
  const beginnings = groupBy(all, name => [beginningOf(name.tight.charAt(0), name.tight.length)])
  const letters = groupBy(all, name => [name.tight.charAt(0)])
  const best = (names: readonly Name[], score: number) =>
    names.map(name => ({ name, score: score - WORTH[name.kind] })).sort((a, b) => b.score - a.score)
  return {
    all,
    startingWith: letter => letters.get(letter) ?? [],
    called: subject => {
      const folded = fold(subject)
      if (folded === '') return []
      const tight = folded.replaceAll(' ', '')
      return [
        ...best(maps.folded.get(folded) ?? [], 1),
        ...best(keys.get(nameKey(folded)) ?? [], 0.97),
        ...best(maps.tight.get(tight) ?? [], 0.96),
        ...(tight.length < 5 ? [] : best(sounds.get(soundKey(folded)) ?? [], 0.93)),
      ].sort((a, b) => b.score - a.score)
    },
    nearly: subject => {
      const typed = fold(subject).replaceAll(' ', '')
      const allowed = typosAllowed(typed.length)
      if (allowed === 0) return []
      const near: NameMatch[] = []
      const own = lettersOf(typed)
      const letters = [...firstLetters(typed)]
      for (let length = Math.max(4, typed.length - 3); length <= typed.length + 3; length++) {
        const most = Math.min(allowed, typosAllowed(length))
        for (const name of letters.flatMap(letter => beginnings.get(beginningOf(letter, length)) ?? [])) {
          if (isFarApart(own, name.letters, most)) continue
          // "Type 2" is no slip for "Type 1".
          if (digitsIn(name.tight) !== digitsIn(typed)) continue
          const cost = typoCost(typed, name.tight, most)
          if (cost <= most) near.push({ name, score: 0.93 - 0.08 * cost - WORTH[name.kind] })
        }
      }
      return near.sort((a, b) => b.score - a.score)
    },
    abbreviated: subject => {
      const named = initials.get(fold(subject)) ?? []
      return new Set(named.map(({ folded }) => nameKey(folded))).size === 1 ? best(named, BY_INITIALS) : []
    },
    withStem: word => stems.get(word) ?? [],
    byKey: key => keys.get(key) ?? [],
    longestKey: [...keys.keys()].reduce((most, key) => Math.max(most, key.split(' ').length), 0),
  }
}

const beginningOf = (letter: string, length: number): string => `${letter}${length}`

/** The stems of a name in one key. */
export function nameKey(name: string): string {
  return stemAll(name).join(' ')
}

function soundKey(folded: string): string {
  return stemAll(folded.replace(/\d+/g, ' $& ')).map(soundOf).join('')
}

function nameOf(shown: string, concept: Concept, kind: Name['kind'], fact?: Fact): Name {
  const folded = fold(shown)
  const tight = folded.replaceAll(' ', '')
  return {
    shown,
    folded,
    tight,
    letters: lettersOf(tight),
    stems: new Set(contentStems(folded)),
    concept,
    kind,
    ...(fact === undefined ? {} : { fact }),
  }
}

/** Short forms that a sentence anywhere in the notes gives to what has an entry, and no name of its own. */
function shortNames(concepts: readonly Concept[], names: readonly Name[]): Name[] {
  const known = new Set(names.filter(({ kind }) => kind !== 'lead').map(({ folded }) => folded))
  const owners = new Map(names.filter(({ kind }) => kind === 'title').map(name => [nameKey(name.folded), name.concept]))
  const found = new Map<string, Name>()
  const visit = (facts: readonly Fact[]): void => {
    for (const { content, children } of facts) {
      const text = content.some(node => node.type === 'text' && node.value.includes('(')) ? plainText(content) : ''
      for (const { short, longs } of shortFormsIn(text)) {
        const owner = longs.map(long => owners.get(nameKey(long))).find(concept => concept !== undefined)
        if (owner !== undefined && !known.has(fold(short))) found.set(fold(short), nameOf(short, owner, 'alias'))
      }
      visit(children)
    }
  }
  for (const { facts } of concepts) visit(facts)
  return [...found.values()]
}

/** The heading as it stands, and what it has in parentheses: "Sharding (horizontal partitioning)". */
function headingNames({ title, aliases, source }: Concept): string[] {
  const heading = source.headings.at(-1) ?? ''
  if (heading.length > LONGEST_HEADING || !` ${fold(heading)} `.includes(` ${fold(title)} `)) return []
  const inside = /\(([^()]+)\)\s*$/.exec(heading)?.[1]?.split(/\s*[,;]\s*/) ?? []
  const known = new Set([title, ...aliases].map(fold))
  return [heading, ...inside].filter(name => /\p{L}{2}/u.test(name) && !known.has(fold(name)))
}

/** What the facts of a concept open with or set in bold, and the first cells of its tables: things with a line of their own. */
function leadsOf(concept: Concept): Name[] {
  const own = new Set([concept.title, ...concept.aliases].map(fold))
  const seen = new Set<string>()
  const leads: Name[] = []
  const visit = (facts: readonly Fact[]): void => {
    for (const fact of facts) {
      if (fact.conceptId !== undefined) continue
      for (const lead of leadNames(fact)) {
        const name = nameOf(lead, concept, 'lead', fact)
        if (name.folded === '' || own.has(name.folded) || seen.has(name.folded)) continue
        if (saysNoMore(fact, name.folded)) continue
        seen.add(name.folded)
        leads.push(name)
      }
      visit(fact.children)
    }
  }
  visit(concept.facts)
  return leads
}

/** "**Full backup**" alone in a list of kinds names it, and says nothing of it. */
const saysNoMore = ({ content, block, children }: Fact, folded: string): boolean =>
  block === undefined && children.length === 0 && fold(plainText(content)) === folded

function leadNames(fact: Fact): string[] {
  const cells = fact.block?.type === 'table' ? fact.block.rows.map(row => plainText(row.cells[0] ?? [])) : []
  const heads = fact.block?.type === 'table' ? fact.block.header.cells.slice(1).map(plainText) : []
  const before = /^([^:–—=→]{2,60}?)\s*(?::|\s[–—=]|\s-\s|→)\s*\S/.exec(plainText(fact.content))?.[1]
  return [fact.lead, before, ...marked(fact.content), ...cells, ...heads]
    .filter(name => name !== undefined)
    .flatMap(inParentheses)
    .map(name => name.trim())
    .filter(isName)
}

/** "Fencing (STONITH)" is called by both. */
function inParentheses(name: string): string[] {
  const [, long, short] = /^(.+?)\s*\(([^()]+)\)$/.exec(name.trim()) ?? []
  return long === undefined || short === undefined ? [name] : [long, short]
}

function isName(name: string): boolean {
  return name.length >= 2 && name.length <= LONGEST_LEAD && /\p{L}/u.test(name) && name.split(/\s+/).length <= 4
}

/** What stands in bold or as code within a line. */
function marked(content: readonly Inline[]): string[] {
  return content.flatMap((node): string[] => {
    switch (node.type) {
      case 'strong':
      case 'mark':
        return [plainText(node.children).replace(/[:.]$/, '')]
      case 'inlineCode':
        return [node.value]
      case 'emphasis':
      case 'link':
        return marked(node.children)
      default:
        return []
    }
  })
}
