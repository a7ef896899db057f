import { readLead } from '../../notes/lead.js'
import { isAcronym } from '../../notes/term.js'
import type { Candidate } from '../question.js'
import { abbreviationsToType } from './abbreviations.js'
import { candidate, questionId } from './build.js'
import { GAP } from './clean.js'
import { isDefining } from './definition.js'
import { aboutFact, type GenerationView, type Group, type Member } from './generation-view.js'
import { asking, labelFor } from './label.js'
import { isDescription, setsApart } from './sets-apart.js'
import { meaningWords } from './statement-rules.js'
import { allPlaces, explain, isAnother, languageOf, places } from './term-questions.js'
import { asInText, hintsOf, isCalledByNoun, isKnownByHeart, isNearHeading, typedNames } from './typed-names.js'
import { worthOfGroup } from './worth.js'

/** Without choices a description must tell more than with them. */
const TELLING = 4
const LONGEST_TERM = 30
/** So many entries of a list show what its names are names of. */
const FEWEST_OF_A_LIST = 2
/** Of several words there is more than one way to write or shorten them: they are asked for among choices. */
const TYPABLE = /^\p{L}[\p{L}\p{N}'’+#().-]*$/u
/** Begins or ends as a sentence does; a fragment in small letters fits more than one thing. */
const isWhole = (plain: string): boolean => /^[^\p{Ll}]|[.!]$/u.test(plain)
/** What is typed must be known by heart, so it must be a term indeed. */
const HARDER = 0.1

/** Which term is described? Typed, with its first letter as a help against synonyms. */
export function shortQuestions(view: GenerationView): Candidate[] {
  return [...describedTerms(view, 'short', false), ...abbreviationsToType(view)]
}

/** Of how many members of its group one is told apart. */
const LOOKED_AT = 60

/** The first letter tells no two short forms apart: "MRP" and "MMRP". */
const beginAlike = (a: string, b: string): boolean =>
  isAcronym(a) && isAcronym(b) && a.charAt(0).toLowerCase() === b.charAt(0).toLowerCase()

/** Alone in its list a term is known by what it means only where the notes speak of it elsewhere too. */
function isKnownByList(view: GenerationView, { members }: Group, { fact, names }: Member): boolean {
  const isCode = readLead(fact.content)?.kind === 'code'
  return isCode ? members.length > FEWEST_OF_A_LIST : members.length >= FEWEST_OF_A_LIST || view.mentions(names) > 0
}

/** Entries of an overview, of figures or of a list of steps are named for their place there and are no terms. */
const isOfTerms = ({ title }: Group, { fact, title: own }: Member): boolean =>
  ![title, fact.source.headings.at(-1) ?? ''].some(
    heading => NO_LIST_OF_TERMS.test(heading) || worthOfGroup(heading, own) < 0,
  )
const NO_LIST_OF_TERMS =
  /\b(?:overview|topics|key (?:figures|facts)|instructions|how to|mnemonics?|übersicht|themen|überblick)\b|\bkennzahlen|anleitung\b|merkhilfen?\b|\b(?:step|schritt)\b/iu

/** Terms to be typed from a definition; `hasGap` chooses those whose name stood in it. */
export function describedTerms(view: GenerationView, kind: 'short' | 'cloze', hasGap: boolean): Candidate[] {
  return [...(hasGap ? allPlaces(view) : places(view))].flatMap(({ group, member }) => {
    const { meaning, fact, topic, names, title } = member
    if (!member.isDefinition || meaning.plain.includes(GAP) !== hasGap) return []
    if (!hasGap && !isWhole(meaning.plain)) return []
    if (title.length > LONGEST_TERM || !TYPABLE.test(title) || meaningWords(meaning.plain).length < TELLING) return []
    if (member.concept === undefined || !isKnownByHeart(view, names)) return []
    if (hasGap && isCalledByNoun(title, fact.source)) return []
    if (hasGap && !(isDefining(meaning.plain) && setsApart(meaning.plain) && !isNearHeading(title, fact.source)))
      return []
    if (!hasGap && !(isKnownByList(view, group, member) && isDescription(meaning.plain) && isOfTerms(group, member)))
      return []
    if (view.hasRival(meaning, names, fact)) return []
    const near = group.members.slice(0, LOOKED_AT)
    if (group.all.slice(0, LOOKED_AT).some(other => other.title !== title && beginAlike(other.title, title))) return []
    if (near.some(other => other !== member && !isAnother(view, other, member))) return []
    if (near.some(other => other !== member && view.tells(meaning, other.names.titleWords))) return []
    return [
      candidate(
        {
          id: questionId(kind, group.key, member.key),
          kind,
          topic,
          file: fact.source.file,
          about: [aboutFact(fact)],
          difficulty: 2,
          worth: member.worth - HARDER,
        },
        () => {
          const language = languageOf(view, group, member)
          const values = hintsOf(hasGap ? asInText(title, fact.content) : title)
          const asTold = hasGap ? [asInText(title, fact.content)] : []
          const accepted = [...new Set([...typedNames(view, names, fact.source), ...asTold])]
          const expected = { accepted, others: view.otherNames(names) }
          return {
            language,
            body: {
              prompt: asking(language, hasGap ? 'typeGap' : 'typeTerm', labelFor(group.title, names), values),
              quotes: [meaning.content],
              ...(kind === 'cloze' ? { gap: expected } : expected),
            },
            explanation: [explain(member)],
            fact,
          }
        },
      ),
    ]
  })
}
