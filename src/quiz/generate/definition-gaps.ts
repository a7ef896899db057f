import { distance } from 'fastest-levenshtein'
import { fold, words } from '../../core/fold.js'
import { type Inline, plainText, text } from '../../core/rich-text.js'
import { sentencesOf } from '../../core/sentences.js'
import { stem } from '../../lookup/normalize.js'
import type { Concept, Fact } from '../../notes/course.js'
import { isOfAThing, readDefinedTerm } from '../../notes/defined-term.js'
import { readTerm } from '../../notes/term.js'
import type { Candidate } from '../question.js'
import { isGeneric } from './askable.js'
import { candidate, questionId, quoteOf } from './build.js'
import { bare, GAP } from './clean.js'
import { isDefining } from './definition.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { asking, labelFor } from './label.js'
import { type Names, readNames, readSaid } from './said.js'
import { setsApart } from './sets-apart.js'
import { givesAway, meaningWords, statementProblem } from './statement-rules.js'
import { isUnder } from './subject-matter.js'
import {
  hintsOf,
  isAsTold,
  isCalledByNoun,
  isInitialsOf,
  isNearHeading,
  isShortFor,
  typedNames,
} from './typed-names.js'
import { worthOf, worthOfStatement } from './worth.js'

const LONGEST_TERM = 30
/** Letters by which two spellings of one name may differ. */
const TYPO = 1
const MOST_WORDS = 2
/** Beside the gap a definition must tell so much that one can know the term. */
const TELLING = 5
/** Less where the notes set the term off: it is one, and mostly others stand beside it. */
const TELLING_OF_SET_OFF = 4

/** Sentences anywhere in the notes that define a term, with a gap for it: prose has many, and not under headings of their own. */
export function definitionGaps(view: GenerationView): Candidate[] {
  const seen = new Set<string>()
  return view.course.concepts.flatMap(concept =>
    concept.facts
      .flatMap(fact => [...gapsIn(view, concept, fact), ...nestedGaps(view, concept, fact)])
      .filter(({ id }) => !seen.has(id) && seen.add(id)),
  )
}

/** What was said at length is only called to mind. */
const RECAP = /\b(?:recap|takeaways?|tl;?dr|in a nutshell|auf einen blick)\b/iu

/** What is nested in a line may be of it alone, but for a sentence that sets off what it defines. */
const nestedGaps = (view: GenerationView, concept: Concept, { children }: Fact): Candidate[] =>
  children.flatMap(fact => [
    ...gapsIn(view, concept, fact).filter(() => fact.content.some(isSetOff)),
    ...nestedGaps(view, concept, fact),
  ])

function gapsIn(view: GenerationView, concept: Concept, fact: Fact): Candidate[] {
  if (!view.isUsable(fact) || fact.source.headings.some(heading => RECAP.test(heading))) return []
  const content = beforeLabel(bare(fact.content))
  const sentences = sentencesOf(plainText(content))
  return sentences.map(withoutList).flatMap((sentence): Candidate[] => {
    const setOff = subjectSetOff(view, fact, sentence)
    const plain = setOff === undefined ? sentence : ofAnybody(sentence)
    if (statementProblem(plain) !== undefined) return []
    const found =
      definedIn(view, sentences.length === 1 ? content : [text(sentence)]) ??
      setOff ??
      ownNames(view, concept, fact, sentence)
    // An everyday word may be another one as well: it is asked for only where the notes have it for a term.
    return found === undefined || !(smallNoun(sentence) !== undefined || isTerm(view, found, fact))
      ? []
      : gap(view, concept, fact, sentence, found)
  })
}

/** "… of a river **Note:** …": a label inside begins something else. */
function beforeLabel(content: readonly Inline[]): readonly Inline[] {
  const at = content.findIndex(
    (node, index) => index > 0 && node.type === 'strong' && /^\p{L}[^:]{2,40}:\s*$/u.test(plainText([node])),
  )
  return at === -1 ? content : bare(content.slice(0, at))
}

/** "Verfassung" over "Die Verfassung Weimars ist …", "Modernisierungstheorie" over "Modernisierung bezeichnet …". */
function isSameName(heading: string, term: string): boolean {
  const [own, other] = [fold(heading), fold(term)]
  const stems = (name: string): string => words(name).map(stem).join(' ')
  return (
    distance(own, other) <= TYPO || words(term).includes(own) || own.startsWith(other) || stems(heading) === stems(term)
  )
}

/** As the notes spell it elsewhere, or "WoL" for "Wake on LAN". */
const isOneName = (name: string, term: string): boolean => isSameName(name, term) || isInitialsOf(name, term)

/** The term that a sentence defines by its form. */
function definedIn(view: GenerationView, sentence: readonly Inline[]): Names | undefined {
  const term = smallNoun(plainText(sentence)) ?? readDefinedTerm(sentence)?.text
  const name = term === undefined ? undefined : readTerm(term)
  if (term === undefined || name === undefined || !isAskedFor(view, term)) return undefined
  return readNames(term, [...name.aliases, ...(name.title === term ? [] : [name.title])])
}

/** "It measures how far two gauges differ:" with an example below says what it is by itself; "It has two parts:" does not. */
const withoutList = (sentence: string): string =>
  COUNTS.test(sentence) ? sentence : sentence.replace(/(?<=[\p{L})"”“»])\s*:\s*$/u, '')

const COUNTS =
  /\b(?:two|three|four|five|six|seven|several|many|various|different|zwei|drei|vier|fünf|sechs|sieben|mehrere|viele|verschiedene|parts?|types?|kinds?|teilen?|arten|typen)\b[^:]*:\s*$/iu

/** "What you pay however much you make": in a definition "you" is anybody. */
const ofAnybody = (sentence: string): string => sentence.replace(/(?<=\s)your?\b/g, 'one')

const isSetOff = ({ type }: Inline): boolean => type === 'strong' || type === 'mark'

/** "**Kapselung** bedeutet, dass …": what a note sets off at the beginning of a sentence is a term, be it named there alone. */
function subjectSetOff(view: GenerationView, { content, source }: Fact, sentence: string): Names | undefined {
  const start = sentence.replace(OPENING_ARTICLE, '')
  const marked = content.filter(isSetOff).map(node => plainText([node]).trim())
  const term = marked.find(name => name !== '' && start.startsWith(name) && /^[\s,(]/.test(start.slice(name.length)))
  const name = term === undefined ? undefined : readTerm(term)
  if (name === undefined || !isName(view, name.title)) return undefined
  const names = readNames(name.title, name.aliases)
  // "The **logic** is …" stresses a word that needs no explanation.
  const isStressed = /^the\s\p{Ll}+\s/iu.test(sentence) && /^\p{Ll}+$/u.test(name.title)
  return isStressed && !names.folded.some(one => view.isEntry(one, source)) ? undefined : names
}

const OPENING_ARTICLE = /^(?:the|an?|der|die|das|eine?)\s+/i

/** "A lock is a chamber …": English writes its nouns small, and no mark is needed where the sentence has this form. */
function smallNoun(sentence: string): string | undefined {
  const noun = SMALL_NOUN.exec(sentence)?.[1]
  return noun === undefined || isGeneric(noun.split(' ').at(-1) ?? '') || !isOfAThing(noun) ? undefined : noun
}

const SMALL_NOUN =
  /^(?:An?|The)\s+(\p{Ll}[\p{L}-]{3,}(?:\s\p{Ll}[\p{L}-]+){0,2}?)\s+(?:is|are)\s+(?:an?\s|the\s(?!(?:only|same|most|first|best|key|main)\b)|any\s|when\s|where\s|defined\s)/u

/** "Conspiracy punishes …" under the heading Conspiracy says what it is as well as a definition does. */
function ownNames(view: GenerationView, concept: Concept, fact: Fact, sentence: string): Names | undefined {
  const names = view.names(concept)
  const folded = ` ${fold(sentence)} `.replace(ARTICLE, ' ')
  const said = names.all.find((_, index) => folded.startsWith(names.folded[index] ?? '\0'))
  // "Signing (sender)" is no other name for whoever signs.
  const isOwn =
    said !== undefined &&
    (said === concept.title || isSameName(said, concept.title) || isShortFor(said, concept.title)) &&
    view.isAskable(concept) &&
    isUnder(fact.source, names, concept.source)
  return isOwn && isAskedFor(view, concept.title) ? names : undefined
}

const ARTICLE = /^ (?:the|an?|der|die|das|eine?) /

function gap(view: GenerationView, concept: Concept, fact: Fact, sentence: string, names: Names): Candidate[] {
  const [term = ''] = names.all
  const hidden = view.hide(readSaid([text(sentence)]), names)
  if (hidden === undefined || !isDefining(hidden.plain) || !setsApart(hidden.plain)) return []
  if (setsAgainst(view, hidden.plain, fact) || isCalledByNoun(term, fact.source)) return []
  if (isNearHeading(term, fact.source) || view.hasRival(hidden, names, fact)) return []
  const left = meaningWords(hidden.plain.replaceAll(GAP, ' '))
  const least = fact.content.some(isSetOff) ? TELLING_OF_SET_OFF : TELLING
  // With the first letter as a help any word of the name would tell it.
  if (left.length < least || givesAway({ words: left }, names.words)) return []
  // How the notes spell it elsewhere is right as well.
  const all = [
    ...typedNames(view, names, fact.source),
    ...view
      .names(concept)
      .all.filter(name => !names.all.includes(name) && isOneName(name, term) && isAsTold(name, term)),
  ]
  const accepted = [...new Set(all)]
  const own = view.isAskable(concept) ? labelFor(concept.title, names) : undefined
  return [
    candidate(
      {
        id: questionId('defined', fold(term), fold(sentence).slice(0, 40)),
        kind: 'cloze',
        topic: concept,
        file: fact.source.file,
        about: [aboutFact(fact), `term ${fold(term)}`],
        difficulty: 2,
        worth: worthOf(view.worthOfTerm(names), worthOfStatement(hidden, true)),
      },
      () => {
        const language = view.language(sentence, fact.source)
        return {
          language,
          body: {
            prompt: asking(
              language,
              'typeGap',
              own ?? labelFor(view.section(concept, fact.source), names),
              hintsOf(term),
            ),
            quotes: [hidden.content],
            gap: { accepted, others: view.otherNames(names).filter(name => !accepted.includes(name)) },
          },
          explanation: [quoteOf(term, fact.content)],
          fact,
        }
      },
    ),
  ]
}

/** "____ offers a service, Client uses it": the other side of a pair tells which one is meant. */
function setsAgainst(view: GenerationView, withGap: string, { source }: Fact): boolean {
  const [, other] = OTHER_SUBJECT.exec(withGap) ?? []
  if (other === undefined || !view.isTermName(other)) return false
  const names = readNames(other, [])
  return view.mentions(names) > 1 || names.folded.some(name => view.isEntry(name, source))
}

const OTHER_SUBJECT = /[,;]\s(?:(?:the|an?|der|die|das|eine?)\s)?(\p{Lu}[\p{L}-]{2,})\s\p{Ll}{2,}(?:s|t|en)\s/u

/** Whether an entry of another line or the note itself has this name, or the notes set it off in the line. */
function isTerm(view: GenerationView, { all, folded }: Names, { content, source }: Fact): boolean {
  const isSetOff = content.some(
    node =>
      (node.type === 'strong' || node.type === 'emphasis' || node.type === 'mark') && all.includes(plainText([node])),
  )
  const note = ` ${fold((source.file.split('/').at(-1) ?? '').replace(/\.\w+$/, ''))} `
  return isSetOff || folded.some(name => name === note || view.isEntry(name, source))
}

/** A name that the course has for a thing of its own, or speaks of more than once. */
function isAskedFor(view: GenerationView, term: string): boolean {
  return isName(view, term) && view.mentions(readNames(term, [])) > 1
}

/** Short enough to be typed. */
const isName = (view: GenerationView, term: string): boolean =>
  term.length <= LONGEST_TERM &&
  term.split(/\s+/).length <= MOST_WORDS &&
  /^\p{L}[\p{L}\d '’-]+$/u.test(term) &&
  !/\s(?:and|or|und|oder)\s|['’]t\s|^\p{L}\d$/iu.test(term) &&
  view.isTermName(term)
