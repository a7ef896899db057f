import { type Action, onPress, onSearch, onSelect, onSubmit } from '../chat/action.js'
import type { Card, CardBlock, Search } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { errorCard } from '../chat/error-card.js'
import { type CardReply, openForm, refuse, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { text } from '../core/rich-text.js'
import { localized, type Translator, translator } from '../i18n/translate.js'
import { classKnowing, completeIn, coursesOf } from '../lookup/classes.js'
import type { Lookup } from '../lookup/lookup.js'
import { isOpen } from '../notes/course.js'
import {
  anotherExam,
  anotherQuiz,
  answerQuestion,
  explainQuestion,
  finishQuiz,
  handInAnswer,
  quizTopic,
  rateAnswer,
  resetAnswer,
  revealReference,
  selectAnswer,
  showQuestion,
  startQuiz,
  submitAnswer,
  writeAnswer,
} from './actions.js'
import { COUNT_OPTION, DEFAULT_EXAM_QUESTIONS, DEFAULT_QUESTIONS, MINUTES_A_QUESTION, MOST_MINUTES } from './counts.js'
import { explainedCard } from './explained-card.js'
import type { Input } from './kinds/kind.js'
import { answerForm, questionCard, referenceCard } from './question-card.js'
import type { QuestionView, QuizService } from './quiz-service.js'
import { goneCard, resultCard } from './result-card.js'
import { runningExamCard } from './running-exam-card.js'
import { withWeekNumber } from './topic.js'

const PROPOSALS = 25

/** `/quiz` and the buttons of its cards. */
export function createQuiz(
  quiz: QuizService,
  lookup: Lookup,
): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  /** The way into a quiz, for a person's home. */
  readonly section: (context: Context, t: Translator) => Promise<readonly CardBlock[]>
} {
  const begin = async (
    context: Context,
    wanted: number,
    topic: string | undefined,
    start: () => Promise<QuestionView | undefined> = () => quiz.start(context, { count: wanted, topic }),
  ): Promise<Card> => {
    const view = await start()
    if (view === undefined) throw nothingToAsk(context, lookup, topic)
    const t = translator(context.locale)
    const card = questionCard(view, t)
    const count = view.session.questions.length
    if (count >= wanted) return card
    return {
      ...card,
      blocks: [{ type: 'context', content: [text(t('quiz.fewer', { count, wanted }))] }, ...card.blocks],
    }
  }

  /** A topic without questions is answered with a field for another one. */
  const onTopic = async (context: Context, count: number, topic: string): Promise<CardReply> => {
    try {
      return reply(await begin(context, count, topic))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const card = errorCard(error, context.locale)
      return refuse({ ...card, blocks: [...card.blocks, topicSearch(count, translator(context.locale))] })
    }
  }

  const complete = ({ classes }: Context, typed: string) => completeIn(lookup, coursesOf(classes), typed, PROPOSALS)

  /** In answer to a press: the question as it now stands, the result of a quiz that is over, or that the quiz is gone. */
  const shown = async (
    context: Context,
    view: QuestionView | undefined,
    toCard: (view: QuestionView, t: Translator) => Card = questionCard,
  ): Promise<CardReply> => {
    const t = translator(context.locale)
    if (view === undefined) return replace(goneCard(t))
    const { kind, closedAt } = view.session
    const isOver = kind !== 'exam' && closedAt !== null && view.ballot?.outcome == null
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

  const respond = async (
    context: Context,
    { session, position }: { readonly session: string; readonly position: number },
    input: Input,
  ): Promise<CardReply> => {
    const view = await quiz.respond(context, session, position, input)
    return view?.session.kind === 'exam' && view.session.closedAt !== null
      ? finish(context, session)
      : shown(context, view, input.type === 'form' ? referenceCard : questionCard)
  }

  /** Of an exam that is running already, what to do with it. */
  const sitExam = async (
    context: Context,
    wanted: { readonly count: number; readonly minutes: number },
  ): Promise<Card> => {
    const running = await quiz.runningExam(context)
    return running === undefined
      ? begin(context, 1, undefined, () => quiz.startExam(context, wanted))
      : runningExamCard(running, wanted, translator(context.locale))
  }

  const declared = { pace: 'instant', audience: 'caller' } as const
  return {
    section: async (_context, t) => [
      {
        type: 'buttons',
        buttons: [{ label: t('quiz.start'), action: startQuiz.ref({ count: DEFAULT_QUESTIONS }) }],
      },
    ],
    commands: [
      defineCommand({
        name: 'quiz',
        description: localized('quiz.description'),
        options: {
          topic: {
            type: 'text',
            names: localized('quiz.option.topic.name'),
            description: localized('quiz.option.topic'),
            complete,
          },
          count: COUNT_OPTION,
        },
        // A topic of one course would be none in another.
        examples: [
          'quiz',
          'quiz 10',
          ...(lookup.courses.length === 1 ? exampleTopics(lookup) : []).map(topic => `quiz ${topic} 3`),
        ],
        ...declared,
        classOf: (context, { topic }) => (topic === undefined ? context.class : classKnowing(lookup, context, topic)),
        run: async (context, options) => {
          const { topic, count = DEFAULT_QUESTIONS } = withWeekNumber(options)
          return topic === undefined ? reply(await begin(context, count, undefined)) : onTopic(context, count, topic)
        },
      }),
      defineCommand({
        name: 'exam',
        names: localized('exam.name'),
        description: localized('exam.description'),
        options: {
          count: COUNT_OPTION,
          minutes: {
            type: 'integer',
            names: localized('exam.option.minutes.name'),
            min: 1,
            max: MOST_MINUTES,
            description: localized('exam.option.minutes'),
          },
        },
        examples: ['exam', 'exam 10 45'],
        ...declared,
        classOf: ({ class: of }) => of,
        run: async (context, { count = DEFAULT_EXAM_QUESTIONS, minutes = count * MINUTES_A_QUESTION }) =>
          reply(await sitExam(context, { count, minutes })),
      }),
    ],
    actions: [
      onPress(startQuiz, {
        ...declared,
        run: async (context, { count }) => inPlace(context, await begin(context, Math.max(1, count), undefined)),
      }),
      onSearch(quizTopic, {
        audience: 'caller',
        complete,
        form: ({ locale }) => {
          const t = translator(locale)
          return {
            title: t('quiz.search.title'),
            label: t('quiz.search.label'),
            submitLabel: t('quiz.search.submit'),
          }
        },
        run: async (context, { count }, topic) => {
          const known = { ...context, class: classKnowing(lookup, context, topic) }
          const answer = await onTopic(known, Math.max(1, count), topic)
          return answer.problem ? answer : inPlace(known, answer.card)
        },
      }),
      onPress(anotherQuiz, {
        ...declared,
        run: async (context, { session, count }) => {
          const wanted = Math.max(1, count)
          return inPlace(
            context,
            await begin(context, wanted, undefined, () => quiz.startAgain(context, session, wanted)),
          )
        },
      }),
      onPress(answerQuestion, {
        ...declared,
        run: (context, params) => respond(context, params, { type: 'press', value: params.choice }),
      }),
      onSelect(selectAnswer, {
        ...declared,
        run: (context, params, value) =>
          respond(context, params, { type: 'select', slot: params.slot, value: Number.parseInt(value, 10) }),
      }),
      onPress(handInAnswer, { ...declared, run: (context, params) => respond(context, params, { type: 'submit' }) }),
      onPress(resetAnswer, { ...declared, run: (context, params) => respond(context, params, { type: 'reset' }) }),
      onPress(showQuestion, {
        ...declared,
        run: async (context, { session, position }) => shown(context, await quiz.view(context, session, position)),
      }),
      onPress(explainQuestion, {
        ...declared,
        run: async (context, { session, position, page }) => {
          const view = await quiz.view(context, session, position)
          if (view === undefined) return shown(context, view)
          const at = { session, position }
          return replace(
            explainedCard(
              context,
              lookup,
              view.session,
              { position, page },
              { page: to => explainQuestion.ref({ ...at, page: to }), back: showQuestion.ref(at) },
            ),
          )
        },
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
          const form = view && answerForm(view, translator(context.locale))
          // A question that is judged already, or that nobody types, is shown as it is.
          return form === undefined ? shown(context, view) : openForm(form)
        },
      }),
      onSubmit(submitAnswer, {
        ...declared,
        fields: ['answer'],
        run: (context, params, fields) => respond(context, params, { type: 'form', fields }),
      }),
      onPress(rateAnswer, {
        ...declared,
        run: async (context, { session, position, rating }) => {
          const view = await quiz.rate(context, session, position, rating)
          return view === undefined ? shown(context, view) : proceed(context, view)
        },
      }),
      onPress(anotherExam, {
        ...declared,
        run: async (context, { session, count, minutes }) => {
          await quiz.finish(context, session)
          return inPlace(context, await sitExam(context, { count: Math.max(1, count), minutes: Math.max(1, minutes) }))
        },
      }),
      onPress(finishQuiz, { ...declared, run: (context, { session }) => finish(context, session) }),
    ],
  }
}

/** On a card that only the person sees, a quiz goes on in its place. */
const inPlace = ({ onPrivateCard }: Context, card: Card): CardReply => (onPrivateCard ? replace(card) : reply(card))

/** A field for the topic of a quiz, for any card. */
function topicSearch(count: number, t: Translator): Search {
  return { type: 'search', action: quizTopic.ref({ count }), label: t('quiz.search.label') }
}

export function nothingToAsk(context: Context, lookup: Lookup, topic: string | undefined): UserError {
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
