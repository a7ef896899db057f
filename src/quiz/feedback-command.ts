import type { AnswerStore } from '../answers/answer-store.js'
import type { Session } from '../answers/session.js'
import { type Action, onPress, onSubmit } from '../chat/action.js'
import type { Card } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { type CardReply, openForm, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { paragraph } from '../core/rich-text.js'
import { localized, localizedRich, translator } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import { showQuestion } from './actions.js'
import { showDaily } from './daily-actions.js'
import { decideQuestion, reportQuestion, showReview, submitReport } from './feedback-actions.js'
import type { FeedbackStore } from './feedback-store.js'
import { reviewCourse } from './question-review.js'
import { goneCard } from './result-card.js'
import { reviewCard } from './review-card.js'
import { showOwnAnswer } from './rounds/actions.js'
import type { SetAside } from './set-aside.js'

const LONGEST_REASON = 300

/** What shows a question again to who has reported it. */
const BACK = {
  solo: showQuestion,
  exam: showQuestion,
  practice: showQuestion,
  daily: showDaily,
  round: showOwnAnswer,
} as const

export interface FeedbackParts {
  readonly feedback: FeedbackStore
  readonly answers: AnswerStore
  readonly setAside: SetAside
  readonly lookup: Lookup
  /** The courses whose questions may be decided on here: a decision holds for every community that reads the course. */
  readonly mayDecide: (context: Context) => Promise<readonly { readonly id: string }[]>
}

/** `/questions` for hosts, and "Report this question" for everybody. */
export function createFeedback({ feedback, answers, setAside, lookup, mayDecide }: FeedbackParts): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
} {
  /** The session, if this person may have seen the question: the own quiz, or one of the class. */
  const seen = async (context: Context, sessionId: string, position: number): Promise<Session | undefined> => {
    const session = await answers.findSession(sessionId)
    const isOwn = session?.personId === context.person.id
    const isOfClass =
      session?.personId === null && context.classes.some(({ communityId }) => communityId === session.communityId)
    return session?.questions[position] !== undefined && (isOwn || isOfClass) ? session : undefined
  }

  /** @throws {UserError} where the class's course may only be read */
  const courseToDecide = async (context: Context): Promise<string> => {
    const { courseId } = context.class
    if ((await mayDecide(context)).some(({ id }) => id === courseId)) return courseId
    const course = lookup.course(courseId)?.title ?? courseId
    throw new UserError(localized('review.locked', { course }), localizedRich('review.locked.hint'))
  }

  const review = async (context: Context, index: number): Promise<Card> =>
    reviewCard(await reviewCourse(feedback, await courseToDecide(context)), index, translator(context.locale))

  const turned = async (context: Context, index: number): Promise<CardReply> => {
    const card = await review(context, index)
    return context.onPrivateCard ? replace(card) : reply(card)
  }

  const declared = { pace: 'instant', audience: 'caller' } as const
  const forManagers = { pace: 'deferred', audience: 'caller', permission: 'manager' } as const
  return {
    commands: [
      defineCommand({
        name: 'questions',
        names: localized('review.name'),
        description: localized('review.description'),
        options: {},
        examples: ['questions'],
        ...forManagers,
        run: async context => reply(await review(context, 0)),
      }),
    ],
    actions: [
      onPress(reportQuestion, {
        ...declared,
        run: async (context, { session, position }) => {
          const t = translator(context.locale)
          if ((await seen(context, session, position)) === undefined) return reply(goneCard(t))
          return openForm({
            title: t('feedback.form.title'),
            submitLabel: t('feedback.form.submit'),
            submit: submitReport.ref({ session, position }),
            inputs: [
              {
                name: 'reason',
                label: t('feedback.form.label'),
                placeholder: t('feedback.form.placeholder'),
                multiline: true,
                required: true,
                maxLength: LONGEST_REASON,
              },
            ],
          })
        },
      }),
      onSubmit(submitReport, {
        ...declared,
        fields: ['reason'],
        run: async (context, { session: sessionId, position }, { reason: given }) => {
          const t = translator(context.locale)
          const session = await seen(context, sessionId, position)
          const question = session?.questions[position]
          if (session === undefined || question === undefined) return reply(goneCard(t))
          const reason = given.replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON)
          if (reason === '') throw new UserError(localized('feedback.empty'), localized('feedback.empty.hint'))
          await feedback.saveReport({
            courseId: session.courseId,
            questionId: question.questionId,
            personId: context.person.id,
            sessionId,
            position,
            reason,
            at: context.now,
          })
          await setAside.refresh(session.courseId)
          const target = { session: sessionId, position }
          const back = BACK[session.kind].ref(target)
          return reply({
            tone: 'success',
            blocks: [
              { type: 'text', content: [paragraph(t('feedback.thanks'))] },
              { type: 'buttons', buttons: [{ label: t('feedback.back'), action: back }] },
            ],
          })
        },
      }),
      onPress(showReview, { ...forManagers, run: (context, { index }) => turned(context, index) }),
      onPress(decideQuestion, {
        ...forManagers,
        run: async (context, { question, verdict, index }) => {
          const courseId = await courseToDecide(context)
          await feedback.saveVerdict(courseId, {
            questionId: question,
            isBlocked: verdict === 'block',
            at: context.now,
          })
          await setAside.refresh(courseId)
          // What is decided leaves the list, unless it is blocked: then the next one is a step on.
          return turned(context, verdict === 'block' ? index + 1 : index)
        },
      }),
    ],
  }
}
