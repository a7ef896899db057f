import { text } from '../../core/rich-text.js'
import type { Candidate } from '../question.js'
import { candidate, questionId } from './build.js'
import { GAP } from './clean.js'
import { aboutFact, type GenerationView, type Group, type Member } from './generation-view.js'
import { asking, labelOf } from './label.js'
import { isNearlySame } from './statement-rules.js'
import { explain, isAnother, languageOf } from './term-questions.js'

const FEWEST = 3
const MOST = 4
const LONGEST = 110
/** Of a long list as many as are compared with each other. */
const LOOKED_AT = 12

/** Terms of one list and what each means, to be put together. */
export function matchingQuestions(view: GenerationView): Candidate[] {
  return view.groups.flatMap(group => {
    const members = distinguishable(view, group)
    const [first] = members
    if (first === undefined || members.length < FEWEST) return []
    return [
      candidate(
        {
          id: questionId('match', group.key, first.key),
          kind: 'matching',
          topic: view.concept(first.topic.parentId) ?? first.topic,
          file: first.fact.source.file,
          about: members.map(({ fact }) => aboutFact(fact)),
          difficulty: 2,
          worth: Math.min(...members.map(({ worth }) => worth)),
        },
        random => {
          const language = languageOf(view, group, first)
          const chosen = random.shuffle(members).slice(0, MOST)
          const right = random.shuffle(chosen)
          return {
            language,
            body: {
              prompt: asking(language, 'match', labelOf(group.title)),
              quotes: [],
              left: chosen.map(({ title }) => [text(title)]),
              right: right.map(({ meaning }) => meaning.content),
              matches: chosen.map(member => right.indexOf(member)),
            },
            explanation: chosen.map(explain),
            fact: chosen[0]?.fact ?? first.fact,
          }
        },
      ),
    ]
  })
}

/** Members whose meanings tell them apart, none of which names another or itself. */
function distinguishable(view: GenerationView, { members, isList, kinship }: Group): Member[] {
  const kept: Member[] = []
  if (!isList || kinship === 'none') return kept
  for (const member of members) {
    const isClear =
      member.meaning.plain.length <= LONGEST &&
      !member.meaning.plain.includes(GAP) &&
      kept.every(
        other =>
          isAnother(view, other, member) &&
          isAnother(view, member, other) &&
          !isNearlySame(other.meaning, member.meaning) &&
          !view.tells(member.meaning, other.names.titleWords) &&
          !view.tells(other.meaning, member.names.titleWords),
      )
    if (isClear) kept.push(member)
    if (kept.length === LOOKED_AT) break
  }
  return kept
}
