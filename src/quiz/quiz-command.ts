import { type Action, onPress, onSubmit } from '../chat/action.js'
import type { Card } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { type CardReply, openForm, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { localized, type Translator, translator } from '../i18n/translate.js'
import { classKnowing, completeIn, coursesOf } from '../lookup/classes.js'
import type { Lookup } from '../lookup/lookup.js'
import { isOpen } from '../notes/course.js'
import {
  answerQuestion,
  finishQuiz,
  rateAnswer,
  revealReference,
  showQuestion,
  startQuiz,
  submitAnswer,
  writeAnswer,
} from './actions.js'
import { isChoice, readAsked, written } from './asked.js'
import { questionCard, referenceCard } from './question-card.js'
import type { QuestionView, QuizService } from './quiz-service.js'
import { goneCard, resultCard } from './result-card.js'

const DEFAULT_COUNT = 5
const MOST_QUESTIONS = 20
const LONGEST_ANSWER = 2000
const PROPOSALS = 25

/** `/quiz` and the buttons of its cards. */
export function createQuiz(
  quiz: QuizService,
  lookup: Lookup,
): { readonly commands: readonly Command[]; readonly actions: readonly Action[] } {
  const begin = async (context: Context, count: number, topic?: string): Promise<Card> => {
    const view = await quiz.start(context, { count, topic })
    if (view === undefined) throw nothingToAsk(context, lookup, topic)
    return questionCard(view, translator(context.locale))
  }

  /** In answer to a press: the question as it now stands, the result of a quiz that is over, or that the quiz is gone. */
  const shown = async (
    context: Context,
    view: QuestionView | undefined,
    toCard: (view: QuestionView, t: Translator) => Card = questionCard,
  ): Promise<CardReply> => {
    const t = translator(context.locale)
    if (view === undefined) return replace(goneCard(t))
    const isOver = view.session.closedAt !== null && view.ballot?.outcome == null
    return isOver ? finish(context, view.session.id) : replace(toCard(view, t))
  }

  /** What follows a question: the next one, or the result. */
  const proceed = async (context: Context, view: QuestionView): Promise<CardReply> => {
    const next = await quiz.view(context, view.session.id, view.position + 1)
    return next === undefined ? finish(context, view.session.id) : shown(context, next)
  }

  const finish = async (context: Context, session: string): Promise<CardReply> => {
    const t = translator(context.locale)
    const result = await quiz.finish(context, session)
    return replace(result === undefined ? goneCard(t) : resultCard(result, t))
  }

  const answerForm = (view: QuestionView, t: Translator) => {
    const { session, position, ballot } = view
    const before = ballot === undefined ? undefined : written(ballot.given)
    return openForm({
      title: t('quiz.form.title'),
      submitLabel: t('quiz.form.submit'),
      submit: submitAnswer.ref({ session: session.id, position }),
      inputs: [
        {
          name: 'answer',
          label: t('quiz.form.label'),
          multiline: true,
          required: true,
          maxLength: LONGEST_ANSWER,
          ...(before === undefined ? {} : { value: before }),
        },
      ],
    })
  }

  const declared = { pace: 'instant', audience: 'caller' } as const
  return {
    commands: [
      defineCommand({
        name: 'quiz',
        description: localized('quiz.description'),
        options: {
          topic: {
            type: 'text',
            description: localized('quiz.option.topic'),
            complete: ({ classes }, typed) => completeIn(lookup, coursesOf(classes), typed, PROPOSALS),
          },
          count: { type: 'integer', min: 1, max: MOST_QUESTIONS, description: localized('quiz.option.count') },
        },
        // A topic of one course would be none in another.
        examples: [
          'quiz',
          'quiz 10',
          ...(lookup.courses.length === 1 ? exampleTopics(lookup) : []).map(topic => `quiz ${topic} 3`),
        ],
        ...declared,
        classOf: (context, { topic }) => (topic === undefined ? context.class : classKnowing(lookup, context, topic)),
        run: async (context, { topic, count }) => reply(await begin(context, count ?? DEFAULT_COUNT, topic)),
      }),
    ],
    actions: [
      onPress(startQuiz, {
        ...declared,
        run: async (context, { count }) => {
          const card = await begin(context, Math.max(1, count))
          return context.onPrivateCard ? replace(card) : reply(card)
        },
      }),
      onPress(answerQuestion, {
        ...declared,
        run: async (context, { session, position, choice }) =>
          shown(context, await quiz.answer(context, session, position, choice)),
      }),
      onPress(showQuestion, {
        ...declared,
        run: async (context, { session, position }) => shown(context, await quiz.view(context, session, position)),
      }),
      onPress(revealReference, {
        ...declared,
        run: async (context, { session, position }) =>
          shown(context, await quiz.view(context, session, position), referenceCard),
      }),
      onPress(writeAnswer, {
        ...declared,
        run: async (context, { session, position }) => {
          const view = await quiz.view(context, session, position)
          const asked = view && readAsked(view.question)
          // A question that is judged already is shown as it is.
          if (view === undefined || asked === undefined || isChoice(asked) || view.ballot?.outcome != null) {
            return shown(context, view)
          }
          return answerForm(view, translator(context.locale))
        },
      }),
      onSubmit(submitAnswer, {
        ...declared,
        fields: ['answer'],
        run: async (context, { session, position }, { answer }) =>
          shown(context, await quiz.write(context, session, position, answer.trim()), referenceCard),
      }),
      onPress(rateAnswer, {
        ...declared,
        run: async (context, { session, position, rating }) => {
          const view = await quiz.rate(context, session, position, rating)
          return view === undefined ? shown(context, view) : proceed(context, view)
        },
      }),
      onPress(finishQuiz, { ...declared, run: (context, { session }) => finish(context, session) }),
    ],
  }
}

function nothingToAsk(context: Context, lookup: Lookup, topic: string | undefined): UserError {
  const course = lookup.course(context.class.courseId)?.title ?? context.class.courseId
  if (topic === undefined) return new UserError(localized('quiz.none', { course }), localized('quiz.none.hint'))
  const topics = exampleTopics(lookup, context.class.courseId).join(', ')
  const hint = topics === '' ? localized('quiz.none.hint') : localized('quiz.noTopic.hint', { topics })
  return new UserError(localized('quiz.noTopic', { topic, course }), hint)
}

/** Concepts with several under them: something to be asked about. Without a course, only of what everybody may read. */
function exampleTopics(lookup: Lookup, courseId?: string): string[] {
  return lookup.courses
    .filter(course => (courseId === undefined ? isOpen(course) : course.id === courseId))
    .flatMap(course => course.concepts)
    .filter(({ title, childIds }) => childIds.length >= 3 && title.length <= 24)
    .slice(0, courseId === undefined ? 1 : 3)
    .map(({ title }) => title.toLowerCase())
}
