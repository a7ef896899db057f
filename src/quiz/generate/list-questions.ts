import type { Locale } from '../../core/locale.js'
import { plainText, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Candidate } from '../question.js'
import { choiceCandidate, distinctBy, FEWEST_CHOICES, questionId, quoteOf } from './choice-question.js'
import { type ClosedList, closedLists, type Member } from './closed-lists.js'
import type { CourseView } from './course-view.js'
import { languageOf } from './language-of.js'
import { nearest } from './nearest.js'
import { givesAway, isAlike, isSame } from './statement-rules.js'

/** A member of a list with what all questions about it share. */
interface Asked extends ClosedList {
  readonly view: CourseView
  /** Of the list as a whole: a single entry of a few words tells too little. */
  readonly language: Locale
  readonly member: Member
  readonly at: number
}

/** Questions from lists of terms: the other members are what a wrong choice should be, of the same kind and yet not it. */
export function listQuestions(view: CourseView): Candidate[] {
  return closedLists(view.course).flatMap(list => {
    const language = languageOf(view.course, list.members.map(({ meaning }) => plainText(meaning.content)).join(' '))
    return list.members.flatMap((member, at) => {
      const asked: Asked = { ...list, view, language, member, at }
      return [...whichTerm(asked), ...whichMeaning(asked), ...trueFalse(asked)]
    })
  })
}

function whichTerm({ view, owner, members, language, member, at }: Asked): Candidate[] {
  const { concept, meaning } = member
  const said = view.said(meaning.content)
  if (tellsItself(view, member)) return []
  const wrong = nearest(
    members,
    at,
    other => isAnother(view, other, member) && !givesAway(said, view.names(other.concept).titleWords),
  )
  if (wrong.length < FEWEST_CHOICES - 1) return []
  return [
    choiceCandidate({ id: questionId('term', owner.id, concept.id), concept }, () => ({
      language,
      prompt: translateRich(language, 'ask.whichTerm', { group: owner.title }),
      quotes: [meaning.content],
      choices: { right: [text(concept.title)], wrong: wrong.map(other => [text(other.concept.title)]) },
      explanation: [quoteOf(concept.title, meaning.content)],
      fact: meaning,
    })),
  ]
}

function whichMeaning({ view, owner, members, language, member, at }: Asked): Candidate[] {
  const { concept, meaning } = member
  if (!view.isStatement(meaning) || tellsItself(view, member)) return []
  const said = view.said(meaning.content)
  const alike = nearest(
    members,
    at,
    other => isAlike(view.said(other.meaning.content), said) && isWrongMeaning(view, other, member),
  )
  const wrong = distinctBy(alike, other => view.said(other.meaning.content).folded)
  if (wrong.length < FEWEST_CHOICES - 1) return []
  return [
    choiceCandidate({ id: questionId('meaning', owner.id, concept.id), concept }, () => ({
      language,
      prompt: translateRich(language, 'ask.whichMeaning', { term: concept.title, group: owner.title }),
      choices: { right: meaning.content, wrong: wrong.map(other => other.meaning.content) },
      explanation: [quoteOf(concept.title, meaning.content)],
      fact: meaning,
    })),
  ]
}

/** True as it stands, false with another member's meaning; which of the two, chance decides. */
function trueFalse({ view, owner, members, language, member, at }: Asked): Candidate[] {
  const { concept, meaning } = member
  if (!view.isStatement(meaning) || tellsItself(view, member)) return []
  const others = nearest(members, at, other => !tellsItself(view, other) && isWrongMeaning(view, other, member))
  if (others.length === 0) return []
  const id = questionId('truth', owner.id, concept.id)
  return [
    choiceCandidate({ id, kind: 'true-false', concept }, random => {
      const other = random.below(2) === 0 ? undefined : random.pick(others)
      const because = other && {
        type: 'paragraph' as const,
        children: translateRich(language, 'ask.falseBecause', { other: other.concept.title, term: concept.title }),
        line: 0,
      }
      return {
        language,
        prompt: translateRich(language, 'ask.trueFalse', { term: concept.title, group: owner.title }),
        quotes: [(other ?? member).meaning.content],
        choices: {
          choices: [translateRich(language, 'ask.true'), translateRich(language, 'ask.false')],
          correct: other === undefined ? 0 : 1,
        },
        explanation: [...(because === undefined ? [] : [because]), quoteOf(concept.title, meaning.content)],
        fact: meaning,
      }
    }),
  ]
}

/** Whether what the list says of a member has its name in it. */
function tellsItself(view: CourseView, { concept, meaning }: Member): boolean {
  return givesAway(view.said(meaning.content), view.names(concept).words)
}

/** Another member, of which the notes nowhere say the same. */
function isAnother(view: CourseView, other: Member, { concept, meaning }: Member): boolean {
  const said = view.said(meaning.content)
  return (
    other.concept !== concept &&
    ![other.meaning, ...other.concept.facts].some(fact => isSame(view.said(fact.content), said))
  )
}

/** What another member means, false of this one by all that the notes say, and with no word of it that misleads. */
function isWrongMeaning(view: CourseView, other: Member, member: Member): boolean {
  const said = view.said(other.meaning.content)
  return (
    view.isStatement(other.meaning) &&
    isAnother(view, other, member) &&
    !member.concept.facts.some(fact => isSame(view.said(fact.content), said)) &&
    !givesAway(said, view.names(member.concept).words)
  )
}
