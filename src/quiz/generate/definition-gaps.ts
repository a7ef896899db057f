import { distance } from 'fastest-levenshtein'
import { fold, words } from '../../core/fold.js'
import { type Inline, plainText, text } from '../../core/rich-text.js'
import { stem } from '../../lookup/normalize.js'
import type { Concept, Fact } from '../../notes/course.js'
import { readDefinedTerm } from '../../notes/defined-term.js'
import { readTerm } from '../../notes/term.js'
import type { Candidate } from '../question.js'
import { isGeneric } from './askable.js'
import { candidate, questionId, quoteOf } from './build.js'
import { bare, GAP } from './clean.js'
import { isDefining } from './definition.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { asking, labelFor } from './label.js'
import { type Names, readNames, readSaid } from './said.js'
import { givesAway, meaningWords, sentencesOf, statementProblem } from './statement-rules.js'
import { isUnder } from './subject-matter.js'
import { typedNames } from './typed-names.js'
import { worthOf, worthOfStatement } from './worth.js'

const LONGEST_TERM = 30
/** Letters by which two spellings of one name may differ. */
const TYPO = 1
const MOST_WORDS = 3
/** Beside the gap a definition must tell so much that one can know the term. */
const TELLING = 5

/** Sentences anywhere in the notes that define a term, with a gap for it: prose has many, and not under headings of their own. */
export function definitionGaps(view: GenerationView): Candidate[] {
  const seen = new Set<string>()
  return view.course.concepts.flatMap(concept =>
    concept.facts.flatMap(fact => gapsIn(view, concept, fact)).filter(({ id }) => !seen.has(id) && seen.add(id)),
  )
}

function gapsIn(view: GenerationView, concept: Concept, fact: Fact): Candidate[] {
  if (!view.isUsable(fact)) return []
  const content = bare(fact.content)
  const sentences = sentencesOf(plainText(content))
  return sentences.flatMap((sentence): Candidate[] => {
    if (statementProblem(sentence) !== undefined) return []
    const found =
      definedIn(view, sentences.length === 1 ? content : [text(sentence)]) ?? ownNames(view, concept, fact, sentence)
    // An everyday word may be another one as well: it is asked for only where the notes have it for a term.
    return found === undefined || !(smallNoun(sentence) !== undefined || isTerm(view, found, fact))
      ? []
      : gap(view, concept, fact, sentence, found)
  })
}

/** "Verfassung" over "Die Verfassung Weimars ist …", "Modernisierungstheorie" over "Modernisierung bezeichnet …". */
function isSameName(heading: string, term: string): boolean {
  const [own, other] = [fold(heading), fold(term)]
  const stems = (name: string): string => words(name).map(stem).join(' ')
  return (
    distance(own, other) <= TYPO || words(term).includes(own) || own.startsWith(other) || stems(heading) === stems(term)
  )
}

/** The term that a sentence defines by its form. */
function definedIn(view: GenerationView, sentence: readonly Inline[]): Names | undefined {
  const term = smallNoun(plainText(sentence)) ?? readDefinedTerm(sentence)?.text
  const name = term === undefined ? undefined : readTerm(term)
  if (term === undefined || name === undefined || !isAskedFor(view, term)) return undefined
  return readNames(term, [...name.aliases, ...(name.title === term ? [] : [name.title])])
}

/** "A lock is a chamber …": English writes its nouns small, and no mark is needed where the sentence has this form. */
function smallNoun(sentence: string): string | undefined {
  const noun = SMALL_NOUN.exec(sentence)?.[1]
  return noun === undefined || isGeneric(noun.split(' ').at(-1) ?? '') ? undefined : noun
}

const SMALL_NOUN =
  /^(?:An?|The)\s+(\p{Ll}[\p{L}-]{3,}(?:\s\p{Ll}[\p{L}-]+){0,2}?)\s+(?:is|are)\s+(?:an?\s|the\s(?!(?:only|same|most|first|best|key|main)\b)|any\s|when\s|where\s|defined\s)/u

/** "Conspiracy punishes …" under the heading Conspiracy says what it is as well as a definition does. */
function ownNames(view: GenerationView, concept: Concept, fact: Fact, sentence: string): Names | undefined {
  const names = view.names(concept)
  const folded = ` ${fold(sentence)} `.replace(ARTICLE, ' ')
  const isOwn =
    names.folded.some(name => folded.startsWith(name)) &&
    view.isAskable(concept) &&
    isUnder(fact.source, names, concept.source)
  return isOwn && isAskedFor(view, concept.title) ? names : undefined
}

const ARTICLE = /^ (?:the|an?|der|die|das|eine?) /

function gap(view: GenerationView, concept: Concept, fact: Fact, sentence: string, names: Names): Candidate[] {
  const [term = ''] = names.all
  const hidden = view.hide(readSaid([text(sentence)]), names)
  if (hidden === undefined || !isDefining(hidden.plain)) return []
  const left = meaningWords(hidden.plain.replaceAll(GAP, ' '))
  // With the first letter as a help any word of the name would tell it.
  if (left.length < TELLING || givesAway({ words: left }, names.words)) return []
  // How the notes spell it elsewhere is right as well.
  const accepted = [
    ...typedNames(view, names),
    ...view.names(concept).all.filter(name => !names.all.includes(name) && isSameName(name, term)),
  ]
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
        const language = view.language(sentence)
        return {
          language,
          body: {
            prompt: asking(language, 'typeGap', own ?? labelFor(view.section(concept, fact.source), names), {
              letter: [...term][0] ?? '',
            }),
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

/** Whether an entry of another line has this name, or the notes set it off in the line. */
function isTerm(view: GenerationView, { all, folded }: Names, { content, source }: Fact): boolean {
  const isSetOff = content.some(
    node =>
      (node.type === 'strong' || node.type === 'emphasis' || node.type === 'mark') && all.includes(plainText([node])),
  )
  return isSetOff || folded.some(name => view.isEntry(name, source))
}

/** A name that the course has for a thing of its own, or speaks of more than once. */
function isAskedFor(view: GenerationView, term: string): boolean {
  return (
    term.length <= LONGEST_TERM &&
    term.split(/\s+/).length <= MOST_WORDS &&
    /^[\p{L}][\p{L}\p{N} '’-]+$/u.test(term) &&
    view.isTermName(term) &&
    view.mentions(readNames(term, [])) > 1
  )
}
