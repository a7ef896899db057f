import type { AskedQuestion } from '../answers/session.js'
import type { Clock } from '../core/clock.js'
import { fold } from '../core/fold.js'
import { createRandom } from '../core/random.js'
import type { Block } from '../core/rich-text.js'
import { blockText } from '../notes/authored-question.js'
import type { Course } from '../notes/course.js'
import type { CarryOverStore } from './carry-over-store.js'
import type { FeedbackStore } from './feedback-store.js'
import type { QuestionBank } from './question-bank.js'

/** Notices that the notes now answer a question otherwise. */
export interface ChangedAnswers {
  /**
   * Finds those of the questions, of all that were asked unless told, that keep their id but have another answer than when
   * they were asked last, and forgets what was reported of them and how they were answered. Points stay with who has
   * earned them, and a question that a host has blocked stays blocked.
   */
  forget(course: Course, among?: ReadonlySet<string>): Promise<readonly string[]>
}

export function createChangedAnswers(
  bank: QuestionBank,
  asked: Pick<CarryOverStore, 'known' | 'asked'>,
  feedback: FeedbackStore,
  clock: Clock,
): ChangedAnswers {
  // Until somebody is asked anew, a question was asked last with its old answer: it has changed once all the same.
  const noticed = new Map<string, string>()
  return {
    forget: async (course, among) => {
      const questionIds = among ?? (await asked.known(course.id)).questionIds
      const before = await asked.asked(course.id, { questionIds: [...questionIds], topicIds: [] })
      if (before.length === 0) return []
      const verdicts = await feedback.verdicts(course.id)
      const blocked = new Set(verdicts.filter(({ isBlocked }) => isBlocked).map(({ questionId }) => questionId))
      const changed = changedSince(before, course, bank).filter(({ questionId, answer }) => {
        const key = `${course.id} ${questionId}`
        const isNew = !blocked.has(questionId) && noticed.get(key) !== answer
        noticed.set(key, answer)
        return isNew
      })
      for (const { questionId } of changed) await feedback.forget(course.id, questionId, clock.now())
      return changed.map(({ questionId }) => questionId)
    },
  }
}

interface Changed {
  readonly questionId: string
  /** What the notes say now. */
  readonly answer: string
}

/** Case and punctuation are no change; what compares, counts or negates is one. */
function changedSince(before: readonly AskedQuestion[], course: Course, bank: QuestionBank): Changed[] {
  const answers = new Map(before.map(({ questionId, explanation }) => [questionId, answerOf(explanation)]))
  // What the notes ask without an answer is answered by whatever they say elsewhere, which may grow.
  const unanswered = new Set(
    course.questions.filter(({ answer, choices }) => (answer ?? choices) === undefined).map(({ id }) => id),
  )
  return bank.candidates(course.id).flatMap(candidate => {
    const old = answers.get(candidate.id)
    if (old === undefined || unanswered.has(candidate.id)) return []
    // Some draw what they state: of those one cannot tell whether the notes have changed or only the draw.
    const answerBy = (seed: string) => answerOf(candidate.build(createRandom(seed)).explanation)
    const answer = answerBy('')
    const isSame = answer === old || SEEDS.some(seed => answerBy(seed) !== answer)
    return isSame ? [] : [{ questionId: candidate.id, answer }]
  })
}

const SEEDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** What a question quotes, without the name in front: a slip in that may be mended. */
function answerOf(explanation: AskedQuestion['explanation']): string {
  const text = explanation.map(block => blockText(withoutSubject(block))).join('\n')
  return [fold(text), ...(text.match(TELLING_SIGN) ?? [])].join(' ')
}

const TELLING_SIGN = /!=|[<>=≤≥≠≈]=?|[+−×÷±%‰→⇒¬∧∨∈⊂∀∃]|(?<=\s|^)-(?=[\d\s])|\d[.,:/]\d/gu

/** "**DAS** – …": what the quote was given to stand for. */
function withoutSubject(block: Block): Block {
  if (block.type !== 'paragraph') return block
  const [subject, dash, ...said] = block.children
  const isQuote = subject?.type === 'strong' && dash?.type === 'text' && dash.value.startsWith(' – ')
  return isQuote ? { ...block, children: [dash, ...said] } : block
}
