import { fold, words } from '../core/fold.js'
import type { Fact } from '../notes/course.js'
import { isEveryday, isRealWord } from './common-words.js'
import type { CourseIndex, Passage } from './course-index.js'
import { explains } from './explains.js'
import { type Findings, type Hit, MOST_HITS, unique } from './findings.js'
import type { NameMatch } from './names.js'
import { hasContent, isStopWord, stem, stemAll } from './normalize.js'
import { isPhrase, isTaskWord, withoutTask } from './question-frame.js'
import { readTerms, type Term } from './read-query.js'
import { searchText, type TextMatch } from './search-text.js'
import { nearest } from './suggestions.js'
import { typoCost } from './typos.js'

/** A text match counts as covered from here on: most of what the query asks, weighted by rarity, stands in the entry. */
const COVERED = 0.72
/** All words of a name, some of them by another word for the same. */
const WHOLE_NAME = 0.79
/** How much less it is to have a word of a name in another form. */
const INFLECTED = 0.01
/** The best that an entry can get that is not called so. */
const BEST_TEXT = 0.85
/** Of a line about what is asked, in an entry about something else. */
const BEST_EXPLAINED = 0.75
const BEST_MENTION = 0.55
/** Lines of an entry that are quoted as the answer. */
const MOST_QUOTED = 6

/** What a subject means that is no whole name. */
export function findSubject(index: CourseIndex, subject: string): Findings {
  if (fold(subject) === '') return { found: false, hits: [] }
  const named = findNamed(index, subject)
  const [best] = named
  if (best !== undefined && !isSilent(best)) return { found: true, hits: fill(index, subject, named) }
  const terms = readTerms(index, subject)
  const textual = hasContent(subject) ? searchText(index, terms) : []
  const answers = isOtherOfItsKind(index, subject, terms) ? [] : decide(subject, terms, textual)
  if (best !== undefined) return { found: true, hits: fill(index, subject, spokenFirst(named, answers)) }
  if (answers.length > 0) return { found: true, hits: unique(answers).slice(0, MOST_HITS) }
  return { found: false, hits: nearest(index, subject, textual) }
}

/** Whether an entry is but a name. */
export const isSilent = ({ concept }: Hit): boolean => concept.facts.length === 0 && concept.childIds.length === 0

/** An entry that is but a name stands behind those that say something of it. */
function spokenFirst(named: readonly Hit[], answers: readonly Hit[]): readonly Hit[] {
  const spoken = [...named, ...answers.filter(({ isMention }) => isMention !== true)].filter(hit => !isSilent(hit))
  if (spoken.length === 0) return named
  const lowest = Math.min(...spoken.map(({ score }) => score))
  const silent = named.filter(isSilent).map(hit => ({ ...hit, score: Math.min(hit.score, lowest) }))
  return [...spoken.toSorted((a, b) => b.score - a.score), ...silent]
}

/** By name, or where there is none by a name that differs by a typo, or by words of a name. */
export function findNamed(index: CourseIndex, subject: string): Hit[] {
  const bare = withoutTask(subject)
  const called = [...index.names.called(subject), ...index.names.called(bare)]
  const whole = bare === subject ? [] : byWordsOfName(index, subject).filter(({ score }) => score >= WHOLE_NAME)
  if (whole.length > 0) {
    const lowest = whole.at(-1)?.score ?? 1
    return unique([...whole, ...hitsOf(called).map(hit => ({ ...hit, score: Math.min(hit.score, lowest) }))])
  }
  const parts = byWordsOfName(index, bare)
  if (called.length > 0) return unique([...hitsOf(called), ...parts].sort((a, b) => b.score - a.score))
  const short = abbreviated(index, subject)
  if (short.length > 0) return unique([...hitsOf(short), ...parts].sort((a, b) => b.score - a.score))
  const near = [...nearly(index, subject), ...(bare === subject ? [] : nearly(index, bare))]
  return unique([...parts, ...hitsOf(near)].sort((a, b) => b.score - a.score))
}

/** Three letters alone are the initials of something in any notes: these must use them, or count with a digit. */
function abbreviated(index: CourseIndex, subject: string): readonly NameMatch[] {
  const typed = fold(subject)
  const isOwn = typed.length > 3 || /\d/.test(typed) || index.vocabulary.has(stem(typed))
  return isOwn && !isEveryday(typed) ? index.names.abbreviated(typed) : []
}

function nearly(index: CourseIndex, subject: string): readonly NameMatch[] {
  const near = index.names.nearly(subject)
  // A word of the language is no typo of another one, but for its ending.
  const typed = fold(subject)
  return isRealWord(typed) ? near.filter(({ name }) => typoCost(typed, name.tight, 1) < 0.5) : near
}

/** "thick" for "Thick Provisioning", "nist definition" for "NIST Definition of Cloud Computing", in any order. */
function byWordsOfName(index: CourseIndex, subject: string): Hit[] {
  const terms = readTerms(index, subject)
  if (terms.length === 0 || !hasContent(subject)) return []
  const [first] = terms
  // A single everyday word says too little to stand for a name of several.
  if (terms.length === 1 && first?.isEveryday === true) return []
  const byStem = terms.map(
    term => new Set(term.readings.filter(isClose).flatMap(({ stem }) => index.names.withStem(stem))),
  )
  const [some, ...others] = byStem.toSorted((a, b) => a.size - b.size)
  if (some === undefined) return []
  return [...some]
    .filter(name => name.kind !== 'lead' && others.every(names => names.has(name)))
    .map(({ concept, folded }) => {
      const quality = Math.min(...terms.map(({ readings }) => readings[0]?.quality ?? 0))
      const isLiteral = terms.every(term => folded.includes(term.folded))
      const share = Math.min(1, terms.length / tellingWords(folded))
      return { concept, score: (0.75 + 0.19 * share - (isLiteral ? 0 : INFLECTED)) * quality }
    })
    .sort((a, b) => b.score - a.score)
}

/** How many words of a name say what it is: "Hypervisor Type 1" is called a hypervisor. */
function tellingWords(name: string): number {
  const telling = words(name).filter(word => !isStopWord(word) && !isTaskWord(word) && !/^\d+$/.test(word))
  return Math.max(1, telling.length)
}

const isClose = ({ quality }: { readonly quality: number }): boolean => quality >= 0.75

export function hitsOf(named: readonly NameMatch[]): Hit[] {
  return named.map(({ name, score }) => ({
    concept: name.concept,
    score,
    ...(name.kind === 'lead' && name.fact !== undefined ? { facts: [name.fact] } : {}),
  }))
}

/** Whether what the entries say answers the query, covers it only in passing, or not at all. */
function decide(subject: string, terms: readonly Term[], textual: readonly TextMatch[]): Hit[] {
  const telling = terms.filter(({ weight }) => weight > 0.1)
  return textual
    .filter(
      match =>
        match.coverage >= COVERED * (telling.length === 1 ? 0.9 : 1) &&
        !isOtherNumber(subject, match.concept.title) &&
        !lacksNumber(subject, match),
    )
    .flatMap(match => answerOf(subject, telling, match))
    .sort((a, b) => b.score - a.score)
}

function answerOf(subject: string, telling: readonly Term[], match: TextMatch): Hit[] {
  const { concept, coverage, named, passages } = match
  const facts = quoteOf(passages)
  const isNamed = named >= 0.3 && !meetByChance(subject, telling, match)
  if (isNamed || telling.length > 2) return [{ concept, score: BEST_TEXT * coverage, facts }]
  // An everyday word that stands somewhere is no term of these notes.
  if (!hasPhrase(subject, passages) && telling.every(({ isEveryday }) => isEveryday)) return []
  const names = [...new Set([subject, withoutTask(subject)])]
  const explained = quoteOf(passages.filter(({ fact }) => names.some(name => explains(fact, name))))
  if (explained.length > 0) return [{ concept, score: BEST_EXPLAINED * coverage, facts: explained }]
  return facts.length === 0 ? [] : [{ concept, score: BEST_MENTION * coverage, facts, isMention: true }]
}

const quoteOf = (passages: readonly Passage[]): readonly Fact[] =>
  outermost(passages.slice(0, MOST_QUOTED).map(({ fact }) => fact))

/** A line that is about the word has it among its first ones. */
const OPENING = 4
const LONGEST_OPENING = 120

/** Of "linked table", that an entry on tables says somewhere that they can be linked: it does not treat linked tables. */
function meetByChance(subject: string, telling: readonly Term[], { concept, passages }: TextMatch): boolean {
  if (telling.length !== 2 || isPhrase(subject) || hasPhrase(subject, passages)) return false
  const { title, aliases, source } = concept
  const above = new Set(stemAll([title, ...aliases, ...source.headings, source.file].join(' ')))
  const openings = new Set(passages.flatMap(({ text }) => stemAll(text.slice(0, LONGEST_OPENING)).slice(0, OPENING)))
  return !telling.every(({ readings }) => readings.some(({ stem }) => above.has(stem) || openings.has(stem)))
}

/** Without the facts that are nested in another one, which shows them. */
function outermost(facts: readonly Fact[]): readonly Fact[] {
  const inner = new Set<Fact>()
  const visit = ({ children }: Fact): void => {
    for (const child of children) {
      inner.add(child)
      visit(child)
    }
  }
  facts.forEach(visit)
  return facts.filter(fact => !inner.has(fact))
}

/** "Type 2" is not answered by what is called "Type 1". */
function isOtherNumber(subject: string, title: string): boolean {
  const numbersIn = (text: string): readonly string[] => text.match(/\b\d{1,2}\b/g) ?? []
  const own = numbersIn(title)
  const asked = numbersIn(subject)
  return asked.length > 0 && own.length > 0 && !asked.some(number => own.includes(number))
}

/** "Type 2" is not answered by what is told of types and nowhere of a type 2. */
function lacksNumber(subject: string, { concept, passages }: TextMatch): boolean {
  const numbered = /(?:^| )(\p{L}+ \d{1,2})$/u.exec(fold(subject))?.[1]
  if (numbered === undefined) return false
  const said = [concept.title, ...concept.aliases, ...passages.map(({ text }) => text)]
  return !said.some(text => ` ${fold(text)} `.includes(` ${numbered} `))
}

/** "RAID 7" where the notes number RAID 0 to 6: they do not have it, whatever they say of RAID. */
function isOtherOfItsKind(index: CourseIndex, subject: string, terms: readonly Term[]): boolean {
  const number = /^\D+ (\d{1,2})$/.exec(fold(subject))?.[1]
  const kind = terms.flatMap(({ folded, readings }) => (folded === number ? [] : [readings[0]?.stem ?? folded]))
  const [first, ...others] = kind
  if (number === undefined || first === undefined) return false
  const numbered = index.names
    .withStem(first)
    .filter(({ stems }) => others.every(word => stems.has(word)))
    .flatMap(({ folded }) => folded.match(/\b\d{1,2}\b/g) ?? [])
  return new Set(numbered).size > 1 && !numbered.includes(number)
}

/** Whether a phrase of several words stands in a passage word for word. */
function hasPhrase(subject: string, passages: readonly Passage[]): boolean {
  const phrase = ` ${fold(subject)} `
  return phrase.trim().includes(' ') && passages.some(({ text }) => ` ${fold(text)} `.includes(phrase))
}

/** The named ones first, then what else has to do with the query. */
export function fill(index: CourseIndex, subject: string, hits: readonly Hit[]): Hit[] {
  const lowest = hits.at(-1)?.score ?? 1
  const others = searchText(index, readTerms(index, subject))
    .filter(({ concept }) => index.isTerm(concept))
    .map(({ concept, coverage }): Hit => ({ concept, score: Math.min(BEST_TEXT * coverage, lowest) * 0.8 }))
  return unique([...hits, ...others.filter(hit => hit.score > 0)]).slice(0, MOST_HITS)
}
