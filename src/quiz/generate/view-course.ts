import { distance } from 'fastest-levenshtein'
import { fold } from '../../core/fold.js'
import { toLocale } from '../../core/locale.js'
import { type Inline, plainText, text } from '../../core/rich-text.js'
import { firstSentence, sentencesOf } from '../../core/sentences.js'
import type { Lookup } from '../../lookup/lookup.js'
import { stem } from '../../lookup/normalize.js'
import { blockText } from '../../notes/authored-question.js'
import type { Concept, Course, Fact, Source } from '../../notes/course.js'
import { guessLanguage } from '../../notes/language.js'
import { readLead } from '../../notes/lead.js'
import { isNotATerm, roleOfLead } from '../../notes/marks.js'
import { isAcronym } from '../../notes/term.js'
import { readAbbreviations } from './abbreviations.js'
import { isAskable, isCitationKey, isGeneric, isOfTheCourse } from './askable.js'
import { bare, GAP, mask } from './clean.js'
import { isDefining, isDefinitionOf } from './definition.js'
import type { GenerationView, Group } from './generation-view.js'
import { readGroups } from './groups.js'
import type { Abbreviations } from './long-form.js'
import { isBareHeading, isNoName, readLabels } from './no-terms.js'
import { type HasRival, readRivals } from './rivals.js'
import { type Names, readNames, readSaid, type Said } from './said.js'
import { givesAway, hasInitials, meaningWords, overlap, spellsOut, statementProblem } from './statement-rules.js'
import { isApart, isBelowApart, isOnlyLinks, isUnder, readFurniture } from './subject-matter.js'
import { countPhrases, filesThatTeachNothing, isOfAThing, worthOfTerm } from './worth.js'

/** "Slope & flow": two things in one. */
const IS_TWO = /\s&\s/u
const NO_WORD = /[^\p{L}\p{N}]+/u
/** From so much in common on, by stems, two statements may mean the same. */
const MAY_BE_SAME = 0.5
/** A second gap is often part of another name: "A ____ is a search ____ if …". */
const MOST_GAPS = 1
/** A sentence must say so much beside the gap. */
const LEFT = 3
/** Edits that turn one name into another one that a typo could be meant for. */
const CONFUSABLE = 4
const LONGEST_SECTION = 40
/** By so many telling words a quoted text is of another language than its note. */
const CLEARLY = 2
/** From so many names on a word that they have in common tells none of them. */
const MANY = 3
/** And from such a share of all names on. */
const OFTEN = 0.04

/** Looks at a course; the view grows with what is asked of it, and goes when the questions are made. */
export function viewCourse(course: Course, lookup: Lookup): GenerationView {
  const byId = new Map(course.concepts.map(concept => [concept.id, concept]))
  const due = new Set(course.deadlines.map(({ source }) => placeOf(source)))
  const empty = filesThatTeachNothing(new Set(course.concepts.map(({ source }) => source.file)))
  const names = once(({ title, aliases }: Concept) => readNames(title, aliases))
  const noteLanguages = new Map(course.noteInfos?.map(({ file, language }) => [file, language]))
  const conceptOf = (id: string | undefined): Concept | undefined => (id === undefined ? undefined : byId.get(id))

  /** The first sentence of a passage, or of one that defines a term the one that names it. */
  const sentence = (content: readonly Inline[], defined?: Names, isBehindLead = false): Said | undefined => {
    const cleaned = bare(content)
    if (!isReadable(cleaned)) return undefined
    const whole = plainText(cleaned)
    const first = defined === undefined ? firstSentence(whole) : sentencesOf(whole).find(one => isOn(one, defined))
    if (first === undefined) return undefined
    if (statementProblem(isBehindLead ? first.replace(OF_THE_LEAD, 'The ') : first) !== undefined) return undefined
    return readSaid(first === whole ? cleaned : [text(first)])
  }
  const isFurniture = readFurniture(course)
  const isLabel = readLabels(course)
  const isUsable = once((fact: Fact): boolean => isSubjectMatter(fact) && !isFurniture(fact) && !isOnlyLinks(fact))
  const isSubjectMatter = ({ block, source }: Fact): boolean =>
    block === undefined && !due.has(placeOf(source)) && !empty.has(source.file) && !isBelowApart(source.headings)

  const statement = once((fact: Fact): Said | undefined => {
    if (!isUsable(fact) || fact.conceptId !== undefined) return undefined
    const lead = fact.lead === undefined ? undefined : readLead(fact.content)
    // What another lead names is the subject of what follows.
    if (lead !== undefined && roleOfLead(lead.text) === undefined) return undefined
    return sentence(lead === undefined ? fact.content : lead.rest)
  })
  const meaning = once((fact: Fact): Said | undefined => {
    if (!isUsable(fact)) return undefined
    const lead = readLead(fact.content)
    return lead === undefined || lead.rest.length === 0 ? undefined : sentence(lead.rest, undefined, true)
  })
  const statements = once((concept: Concept) => {
    const own = names(concept)
    return concept.facts.flatMap(fact => {
      if (!isUnder(fact.source, own, concept.source)) return []
      const lead = readLead(fact.content)
      // "Verwitterung: alle Prozesse, die …" under that heading speaks of it.
      const isOwn = lead !== undefined && own.folded.includes(` ${fold(lead.text)} `)
      const said = isOwn
        ? meaning(fact)
        : fact.role === 'definition' && lead === undefined && isOn(plainText(fact.content), own)
          ? sentence(fact.content, own)
          : (statement(fact) ?? (isDefinitionOf(fact, concept) ? sentence(fact.content) : undefined))
      return said === undefined ? [] : [{ fact, said }]
    })
  })
  const stemsOf = once((concept: Concept): readonly ReadonlySet<string>[] => {
    const sets: ReadonlySet<string>[] = []
    const visit = (facts: readonly Fact[]): void => {
      for (const fact of facts) {
        sets.push(new Set(meaningWords(plainText(fact.content)).map(stem)))
        visit(fact.children)
      }
    }
    visit(concept.facts)
    return sets
  })
  const ownSection = once((concept: Concept): string => {
    const parent = conceptOf(concept.parentId)
    const isNear = parent?.source.file === concept.source.file
    return sectionIn(concept, concept.source, isNear && parent !== undefined ? [parent.title] : [])
  })
  /** Notes that have a heading in common are joined: what one of them says stands in its own section. */
  const section = (concept: Concept, at: Source = concept.source): string =>
    at.file === concept.source.file ? ownSection(concept) : sectionIn(concept, at, [])
  const sectionIn = (concept: Concept, { file, headings }: Source, above: readonly string[]): string => {
    const own = names(concept)
    const path = [...headings, ...above]
    const telling = path.filter(title => {
      const folded = ` ${fold(title)} `
      return (
        !isGeneric(title) &&
        !isApart(title) &&
        !isOfTheCourse([title]) &&
        !/[?!]|\d:\d/.test(title) &&
        !isCitationKey(title) &&
        !isNotATerm(title) &&
        title.length <= 60 &&
        !own.folded.some(name => isOneInOther(name, folded))
      )
    })
    return telling.at(-1)?.replace(/\s*:\s*$/, '') ?? fileTitle(file, own.folded) ?? course.title
  }
  const titles = course.concepts.map(({ title }) => fold(title)).join('\n')
  const often = Math.max(MANY, course.concepts.length * OFTEN)
  const shared = new Map<string, boolean>()
  /** A word of many names tells none of them: that a "Kaufvertrag" is a "Vertrag" holds of a "Mietvertrag" as well. */
  const isShared = (word: string): boolean => {
    const known = shared.get(word)
    if (known !== undefined) return known
    let count = 0
    for (let at = titles.indexOf(word); at !== -1 && count < often; count++) {
      const end = titles.indexOf('\n', at)
      at = end === -1 ? -1 : titles.indexOf(word, end)
    }
    const is = word.length >= 4 && count >= often
    shared.set(word, is)
    return is
  }
  const entries = new Map(course.concepts.flatMap(concept => names(concept).folded.map(name => [name, concept])))
  const allNames = course.concepts.flatMap(concept => names(concept).all)

  const isTermName = (title: string): boolean =>
    isAskable(title, course.language) && !isNoName(title, course.language) && !isLabel(title) && !IS_TWO.test(title)

  const view: GenerationView = {
    course,
    isTermName,
    isUsable,
    lookup,
    get groups() {
      groups ??= readGroups(view)
      return groups
    },
    get abbreviations() {
      abbreviations ??= readAbbreviations(view)
      return abbreviations
    },
    concept: conceptOf,
    language: (content, { file }) =>
      toLocale(guessLanguage(content, noteLanguages.get(file) ?? course.language, CLEARLY)) ?? 'en',
    names,
    isAskable: once(
      ({ title, source }) =>
        !empty.has(source.file) &&
        !isOfTheCourse([title, ...source.headings]) &&
        !isApart(title) &&
        !isBelowApart(source.headings) &&
        !isBareHeading(title, source.headings) &&
        isTermName(title),
    ),
    subject: (concept, at) => {
      const above = section(concept, at)
      const isClear = /\s/.test(concept.title) || above === course.title || above.length > LONGEST_SECTION
      return isClear ? concept.title : `${concept.title} (${above})`
    },
    section,
    statement,
    meaning,
    statements,
    hide: (said, hidden) => {
      if (hidden.all.some(name => isShortForm(name) && spellsOut(said.plain, name))) return undefined
      if (hidden.all.some(name => hasInitials(said.plain, name))) return undefined
      // "OR" is told by itself, though "or" tells nothing.
      if (!givesAway(said, hidden.words))
        return hidden.all.some(name => said.plain.split(NO_WORD).includes(name)) ? undefined : said
      const masked = mask(
        said.content,
        hidden.all.filter((_, index) => said.folded.includes(hidden.folded[index]?.trimEnd() ?? ' ')),
      )
      if (masked === undefined || /-____|____-/.test(masked) || masked.split(GAP).length - 1 > MOST_GAPS)
        return undefined
      const left = meaningWords(masked.replaceAll(GAP, ' '))
      if (left.length < LEFT || masked.includes(`(${GAP})`)) return undefined
      const telling = left.filter(word => givesAway({ words: [word] }, hidden.words) && !isShared(word))
      return telling.length > 0 ? undefined : readSaid([text(masked)])
    },
    tells: (said, ofTerm) => givesAway({ words: said.words.filter(word => !isShared(word)) }, ofTerm),
    holdsOf: (said, concept) => {
      const words = meaningWords(said.plain).map(stem)
      return stemsOf(concept).some(other => overlap(words, other) >= MAY_BE_SAME)
    },
    isEntry: (folded, here) => {
      const entry = entries.get(folded)
      return entry !== undefined && placeOf(entry.source) !== placeOf(here)
    },
    get hasRival() {
      hasRival ??= readRivals(course)
      return hasRival
    },
    mentions: ({ folded }) => {
      phrases ??= countPhrases(textsOf(course))
      return Math.max(...folded.map(name => phrases?.get(name.trim()) ?? 0))
    },
    introduces: (letters, file) => course.concepts.some(({ facts }) => hasProse(facts, file, `(${letters})`)),
    worthOfTerm: (own, definition) => {
      const [title = '', ...aliases] = own.all
      return worthOfTerm(title, aliases, view.mentions(own), definition !== undefined && isSaidOfIt(definition))
    },
    get wordCounts() {
      wordCounts ??= countWords(course)
      return wordCounts
    },
    otherNames: own => {
      // Only what could be taken for a typo of it matters.
      const isNear = (name: string) =>
        own.all.some(
          mine =>
            Math.abs(mine.length - name.length) <= CONFUSABLE &&
            distance(mine.toLowerCase(), name.toLowerCase()) <= CONFUSABLE,
        )
      return [...new Set(allNames)].filter(name => !own.all.includes(name) && isNear(name))
    },
  }
  let groups: readonly Group[] | undefined
  let abbreviations: Abbreviations | undefined
  let wordCounts: ReadonlyMap<string, number> | undefined
  let hasRival: HasRival | undefined
  let phrases: ReadonlyMap<string, number> | undefined
  return view
}

/** A note's name says what it is about, where it is no number, date or "README". */
function fileTitle(file: string, not: readonly string[]): string | undefined {
  const name = (file.split('/').at(-1) ?? '')
    .replace(/\.\w+$/, '')
    .replace(/_/g, ' ')
    .replace(/^\d+[\s.-]+/, '')
    .trim()
  const isTitle =
    /\p{L}{3}/u.test(name) &&
    !/\d{4}|^(?:readme|index|notes?|week|woche|chapter|kapitel|lecture)\b/i.test(name) &&
    /^[\p{L}\d\s().,&-]+$/u.test(name) &&
    !/\p{L}\d|^\p{Ll}+-/u.test(name)
  const isOther = not.every(own => !isOneInOther(own, ` ${fold(name)} `))
  return isTitle && isOther && name.length <= LONGEST_SECTION && !isGeneric(name) ? name : undefined
}

/** "NAS", and "uid" as code writes it. */
const isShortForm = (name: string): boolean => isAcronym(name) || /^\p{Ll}{2,4}$/u.test(name)

/** "the middle value of …", "____ ensures that …": what the term is, or what it does, said of it by name. */
const isSaidOfIt = ({ plain }: Said): boolean => isOfAThing(plain) || (plain.includes(GAP) && isDefining(plain))

/** "This algorithm selects …" behind a term's name speaks of it. */
const OF_THE_LEAD = /^(?:this|it|they|these|diese[rs]?|es|sie|er)\s(?=\p{L})/iu

/** Whether a sentence has one of the names in it. */
const isOn = (sentence: string, names: Names): boolean => {
  const folded = ` ${fold(sentence)} `
  return names.folded.some(name => folded.includes(name.trimEnd()))
}

/** Whether one name holds the other, be it written in one word as files are: "SickleCell". */
function isOneInOther(a: string, b: string): boolean {
  const [x, y] = [a.replaceAll(' ', ''), b.replaceAll(' ', '')]
  return a.includes(b) || b.includes(a) || x === y
}

const LONGEST_MATH = 12

/** A short formula is read in passing; a longer one, or several, are shown as code where nothing sets them. */
function isReadable(content: readonly Inline[]): boolean {
  const math = content.filter(node => node.type === 'inlineMath')
  return math.length <= 1 && math.every(({ value }) => value.length <= LONGEST_MATH)
}

const placeOf = ({ file, line }: Fact['source']): string => `${file}:${line}`

function once<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const results = new Map<K, V>()
  return key => {
    if (results.has(key)) return results.get(key) as V
    const result = work(key)
    results.set(key, result)
    return result
  }
}

/** What each fact says beside its own lead, which only names it. */
function* textsOf({ concepts }: Course): Generator<string> {
  function* below(facts: readonly Fact[]): Generator<string> {
    for (const { content, lead, children } of facts) {
      yield plainText(lead === undefined ? content : (readLead(content)?.rest ?? content))
      yield* below(children)
    }
  }
  for (const { facts } of concepts) yield* below(facts)
}

/** Whether a file has these words in its text or tables. */
const hasProse = (facts: readonly Fact[], file: string, words: string): boolean =>
  facts.some(
    ({ content, children, source, block }) =>
      (source.file === file &&
        (plainText(content).includes(words) || (block !== undefined && blockText(block).includes(words)))) ||
      hasProse(children, file, words),
  )

function countWords({ concepts }: Course): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const visit = (facts: readonly Fact[]): void => {
    for (const { content, children } of facts) {
      for (const word of meaningWords(plainText(content)).map(stem)) counts.set(word, (counts.get(word) ?? 0) + 1)
      visit(children)
    }
  }
  for (const { facts } of concepts) visit(facts)
  return counts
}
