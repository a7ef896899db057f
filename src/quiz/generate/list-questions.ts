import { type Locale, toLocale } from '../../core/locale.js'
import { plainText, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Course } from '../../notes/course.js'
import { guessLanguage } from '../../notes/language.js'
import type { Candidate } from '../question.js'
import { choiceQuestion, distinct, FEWEST_CHOICES, fixedQuestion, questionId, quoteOf } from './choice-question.js'
import { type ClosedList, closedLists, type Member } from './closed-lists.js'
import { givesAway, isAlike, isSame, isStatement } from './statement-rules.js'

/** A list with what all questions from it share. */
interface AskedList extends ClosedList {
  readonly course: Course
  /** Of the list as a whole: a single entry of a few words tells too little. */
  readonly language: Locale
}

/** Questions from lists of terms: the other members are what a wrong choice should be, of the same kind and yet not it. */
export function listQuestions(course: Course): Candidate[] {
  return closedLists(course).flatMap(list => {
    const language = languageOf(course, list.members.map(({ meaning }) => plainText(meaning.content)).join(' '))
    return list.members.flatMap(member => [
      ...whichTerm({ ...list, course, language }, member),
      ...whichMeaning({ ...list, course, language }, member),
      ...trueFalse({ ...list, course, language }, member),
    ])
  })
}

function whichTerm({ owner, members, language }: AskedList, { concept, meaning }: Member): Candidate[] {
  const said = plainText(meaning.content)
  const wrong = members
    .filter(other => isAnother(other, { concept, meaning }) && !givesAway(said, [other.concept.title]))
    .map(other => [text(other.concept.title)])
  if (wrong.length < FEWEST_CHOICES - 1 || givesAway(said, namesOf({ concept, meaning }))) return []
  const id = questionId('term', owner.id, concept.id)
  return [
    {
      id,
      kind: 'single',
      topicId: concept.id,
      build: random =>
        choiceQuestion(
          {
            id,
            kind: 'single',
            language,
            concept,
            prompt: translateRich(language, 'ask.whichTerm', { group: owner.title }),
            quotes: [meaning.content],
            correct: [text(concept.title)],
            wrong,
            explanation: [quoteOf(concept.title, meaning.content)],
            fact: meaning,
          },
          random,
        ),
    },
  ]
}

function whichMeaning({ owner, members, language }: AskedList, member: Member): Candidate[] {
  const { concept, meaning } = member
  const wrong = distinct(
    members
      .filter(other => isWrongMeaning(other, member) && isAlike(other.meaning.content, meaning.content))
      .map(other => other.meaning.content),
  )
  const isUsable = isStatement(meaning.content) && !givesAway(plainText(meaning.content), namesOf(member))
  if (!isUsable || wrong.length < FEWEST_CHOICES - 1) return []
  const id = questionId('meaning', owner.id, concept.id)
  return [
    {
      id,
      kind: 'single',
      topicId: concept.id,
      build: random =>
        choiceQuestion(
          {
            id,
            kind: 'single',
            language,
            concept,
            prompt: translateRich(language, 'ask.whichMeaning', { term: concept.title, group: owner.title }),
            correct: meaning.content,
            wrong,
            explanation: [quoteOf(concept.title, meaning.content)],
            fact: meaning,
          },
          random,
        ),
    },
  ]
}

/** True as it stands, false with another member's meaning; which of the two, chance decides. */
function trueFalse({ owner, members, language }: AskedList, member: Member): Candidate[] {
  const { concept, meaning } = member
  const others = members.filter(
    other => isWrongMeaning(other, member) && !givesAway(plainText(other.meaning.content), namesOf(other)),
  )
  const isUsable = isStatement(meaning.content) && !givesAway(plainText(meaning.content), namesOf(member))
  if (!isUsable || others.length === 0) return []
  const id = questionId('truth', owner.id, concept.id)
  return [
    {
      id,
      kind: 'true-false',
      topicId: concept.id,
      build: random => {
        const other = random.below(2) === 0 ? undefined : random.pick(others)
        const because = other && {
          type: 'paragraph' as const,
          children: translateRich(language, 'ask.falseBecause', { other: other.concept.title, term: concept.title }),
          line: 0,
        }
        return fixedQuestion(
          {
            id,
            kind: 'true-false',
            language,
            concept,
            prompt: translateRich(language, 'ask.trueFalse', { term: concept.title, group: owner.title }),
            quotes: [(other ?? member).meaning.content],
            explanation: [...(because === undefined ? [] : [because]), quoteOf(concept.title, meaning.content)],
            fact: meaning,
          },
          {
            choices: [translateRich(language, 'ask.true'), translateRich(language, 'ask.false')],
            correct: other === undefined ? 0 : 1,
          },
        )
      },
    },
  ]
}

export function languageOf(course: Course, content: string): Locale {
  return toLocale(guessLanguage(content, course.language)) ?? 'en'
}

const namesOf = ({ concept }: Member): string[] => [concept.title, ...concept.aliases]

/** Another member, of which the notes nowhere say the same. */
function isAnother(other: Member, { concept, meaning }: Member): boolean {
  return (
    other.concept !== concept &&
    ![other.meaning, ...other.concept.facts].some(fact => isSame(fact.content, meaning.content))
  )
}

/** What another member means, false of this one by all that the notes say, and with no word of it that misleads. */
function isWrongMeaning(other: Member, member: Member): boolean {
  const { content } = other.meaning
  return (
    isAnother(other, member) &&
    isStatement(content) &&
    !member.concept.facts.some(fact => isSame(fact.content, content)) &&
    !givesAway(plainText(content), namesOf(member))
  )
}
