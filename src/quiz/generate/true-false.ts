import { paragraph } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Candidate } from '../question.js'
import { authoredTruths } from './authored.js'
import { candidate, questionId } from './build.js'
import { GAP } from './clean.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { labelOf } from './label.js'
import { nearest } from './nearest.js'
import { isAlike, isClause, isPredicate, lowerFirst, meaningWords } from './statement-rules.js'
import { areMistakable, explain, isOneOfTwins, isWrongMeaning, languageOf, places } from './term-questions.js'

/** What is said in fewer words that tell is vague: it may be true of many a thing. */
const TELLING = 3
/** What does not say in a verb what its term does must be worth so much. */
const SURE = 0.78
/** What is said to be true or false must say more than what is looked for among choices. */
const VAGUER = 0.05

/** True as it stands, false with another member's meaning; which of the two, chance decides. */
export function trueFalseQuestions(view: GenerationView): Candidate[] {
  const made = [...places(view)].flatMap(({ group, member, at }) => {
    const { fact, topic } = member
    const isUsable = (one: typeof member) =>
      one.isStatement &&
      one.isDefinition &&
      !isClause(one.meaning.plain) &&
      (isPredicate({ plain: lowerFirst(one.meaning.plain) }) || one.worth >= SURE) &&
      !one.meaning.plain.includes(GAP) &&
      meaningWords(one.meaning.plain).length >= TELLING
    const label = labelOf(group.title)
    // A name of the notes may say only below its heading whose it is.
    if (!isUsable(member) || label === undefined) return []
    // What is told at another length would be seen to belong to something else.
    const isOfOneForm = (other: typeof member) => isAlike(other.meaning, member.meaning)
    const others = nearest(
      group.members,
      at,
      other =>
        isUsable(other) && isOfOneForm(other) && areMistakable(other, member) && isWrongMeaning(view, other, member),
    )
    if (others.length === 0 || (group.isPair && !isOneOfTwins(group, member))) return []
    const id = questionId('truth', group.key, member.key)
    return [
      candidate(
        {
          id,
          kind: 'true-false',
          topic,
          file: fact.source.file,
          about: [aboutFact(fact)],
          difficulty: 1,
          worth: member.worth - VAGUER,
        },
        random => {
          const other = random.below(2) === 0 ? undefined : random.pick(others)
          const language = languageOf(view, group, member)
          return {
            language,
            body: {
              prompt: translateRich(language, 'ask.trueFalse', { term: member.title, group: label }),
              quotes: [(other ?? member).meaning.content],
              choices: [translateRich(language, 'ask.true'), translateRich(language, 'ask.false')],
              correct: other === undefined ? 0 : 1,
            },
            explanation: [
              ...(other === undefined
                ? []
                : [
                    paragraph(
                      ...translateRich(language, 'ask.falseBecause', { other: other.title, term: member.title }),
                    ),
                  ]),
              explain(member),
            ],
            fact,
          }
        },
      ),
    ]
  })
  return [...made, ...authoredTruths(view)]
}
