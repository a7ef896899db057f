import { paragraph } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Candidate } from '../question.js'
import { candidate, questionId } from './build.js'
import { GAP } from './clean.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { asking, labelOf } from './label.js'
import { nearest } from './nearest.js'
import { hasOwnSubject, hasVerb, isAlike, isClause, meaningWords } from './statement-rules.js'
import { explain, isWrongMeaning, languageOf, places } from './term-questions.js'

/** What is said in fewer words that tell is vague: it may be true of many a thing. */
const TELLING = 3
/** What is said to be true or false must say more than what is looked for among choices. */
const VAGUER = 0.05

/** True as it stands, false with another member's meaning; which of the two, chance decides. */
export function trueFalseQuestions(view: GenerationView): Candidate[] {
  return [...places(view)].flatMap(({ group, member, at }) => {
    const { fact, topic } = member
    const isUsable = (one: typeof member) =>
      one.isStatement &&
      one.isDefinition &&
      !isClause(one.meaning.plain) &&
      !hasOwnSubject(one.meaning) &&
      !one.meaning.plain.includes(GAP) &&
      meaningWords(one.meaning.plain).length >= TELLING
    if (!isUsable(member)) return []
    // What is told in another form, or at another length, would be seen to belong to something else.
    const isOfOneForm = (other: typeof member) =>
      isAlike(other.meaning, member.meaning) && hasVerb(other.meaning.plain) === hasVerb(member.meaning.plain)
    const others = nearest(
      group.members,
      at,
      other => isUsable(other) && isOfOneForm(other) && isWrongMeaning(view, other, member),
    )
    if (others.length === 0) return []
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
          const language = languageOf(view, group)
          return {
            language,
            body: {
              prompt: asking(language, 'trueFalse', labelOf(group.title), { term: member.title }),
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
}
