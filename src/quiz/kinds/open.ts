import { z } from 'zod'
import { fitText, paginate } from '../../chat/paginate.js'
import { textLength } from '../../chat/text-length.js'
import { fold } from '../../core/fold.js'
import { type Block, emphasis, paragraph, strong, text } from '../../core/rich-text.js'
import type { Translator } from '../../i18n/translate.js'
import { sourceText } from '../../lookup/source-line.js'
import { examQuestions } from '../generate/exam-questions.js'
import { written } from './form-answer.js'
import { type Asked, defineKind } from './kind.js'
import { blocksSchema, sourceSchema } from './rich-schema.js'
import { isRightTerm } from './typed-answer.js'

const openBody = z.object({
  text: z.string(),
  /** What it asks about, such as code; younger than the other fields. */
  given: blocksSchema.default([]),
  /** How far the notes answer it. */
  verdict: z.enum(['yes', 'partly', 'no']),
  /** The passages that answer it, each with its subject and where it stands. */
  reference: z.array(z.object({ subject: z.string(), content: blocksSchema, source: sourceSchema })),
  /** What a good answer speaks of; younger than the other fields. */
  keyPoints: z.array(z.object({ label: z.string(), forms: z.array(z.string()) })).default([]),
})
export type OpenBody = z.infer<typeof openBody>

/** Together they fit on a card. */
const REFERENCE_LENGTH = 1500
const QUESTION_LENGTH = 500
const GIVEN_LENGTH = 1000
const OWN_ANSWER_LENGTH = 500
const SUBJECT_LENGTH = 80
const SOURCE_LENGTH = 100
export const LONGEST_ANSWER = 2000

/** From so many of the key points on an answer was good, or good in part. */
const GOOD = 0.6
const PARTLY = 0.25

/** The notes' own question, word for word: answered freely, compared with what they say, and rated by the person. */
export const open = defineKind<OpenBody>({
  name: 'open',
  points: 0,
  isSelfRated: true,
  body: openBody as z.ZodType<OpenBody>,
  generate: examQuestions,
  open: (body): Asked => ({
    prompt: [paragraph(strong(fitText(body.text, QUESTION_LENGTH))), ...(paginate(body.given, GIVEN_LENGTH)[0] ?? [])],
    ask: (draft, controls, t) => {
      const own = written(draft)
      return [
        ...(own === undefined ? [] : [{ type: 'text' as const, content: ownAnswer(own, t) }]),
        {
          type: 'buttons',
          buttons: [
            { label: t(own === undefined ? 'quiz.write' : 'quiz.rewrite'), action: controls.write, style: 'primary' },
            { label: t('quiz.reveal'), action: controls.reveal },
          ],
        },
      ]
    },
    form: (draft, t) => {
      const before = written(draft)
      return [
        {
          name: 'answer',
          label: t('quiz.form.label'),
          multiline: true,
          required: true,
          maxLength: LONGEST_ANSWER,
          ...(before === undefined ? {} : { value: before }),
        },
      ]
    },
    take: (_draft, input) => {
      if (input.type !== 'form') return undefined
      const answer = (input.fields['answer'] ?? '').trim().slice(0, LONGEST_ANSWER)
      return answer === '' ? undefined : { given: { text: answer }, isFinal: false }
    },
    // Whoever wrote nothing has thought the answer.
    suggest: given => {
      const own = written(given)
      if (own === undefined || body.keyPoints.length === 0) return undefined
      const share = body.keyPoints.filter(({ forms }) => speaksOf(own, forms)).length / body.keyPoints.length
      return share >= GOOD ? 'good' : share >= PARTLY ? 'partly' : 'bad'
    },
    grade: () => 0,
    solution: () => '',
    answered: (given, t) => {
      const own = written(given)
      const points = own === undefined ? [] : [pointsLine(body, own, t)].flat()
      return [...(own === undefined ? [] : ownAnswer(own, t)), ...reference(body, t), ...points]
    },
    report: () => ({ prompt: body.text, choices: null, correct: null }),
  }),
})

function ownAnswer(own: string, t: Translator): Block[] {
  const lines = fitText(own, OWN_ANSWER_LENGTH)
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => paragraph(line))
  return [paragraph(emphasis(`${t('quiz.ownAnswer')}:`)), { type: 'blockquote', children: lines, line: 0 }]
}

function reference({ reference: passages, verdict }: OpenBody, t: Translator): Block[] {
  if (passages.length === 0) return [paragraph(t('quiz.reference.none'))]
  const share = REFERENCE_LENGTH / passages.length
  const shown = passages.flatMap(({ subject, content, source }): Block[] => {
    const where = paragraph(emphasis(`📄 ${sourceText(source, t, SOURCE_LENGTH)}`))
    const [first = [], ...more] = paginate(content, share - textLength(where) - SUBJECT_LENGTH)
    const cut = more.length === 0 ? [] : [paragraph(emphasis(t('quiz.reference.cut')))]
    return [paragraph(strong(fitText(subject, SUBJECT_LENGTH))), ...first, ...cut, where]
  })
  return [paragraph(t(`quiz.reference.${verdict}`)), ...shown]
}

/** Which key points the answer has, marked by sign: "✅ Hypervisor · ▫️ Trap". */
function pointsLine({ keyPoints }: OpenBody, own: string, t: Translator): Block[] {
  if (keyPoints.length === 0) return []
  const marks = keyPoints.map(({ label, forms }) => `${speaksOf(own, forms) ? '✅' : '▫️'} ${label}`)
  return [paragraph(emphasis(`${t('quiz.keyPoints')}: `), text(marks.join(' · ')))]
}

/** Whether a text speaks of a thing under one of its names, typos forgiven. */
function speaksOf(answer: string, forms: readonly string[]): boolean {
  const words = fold(answer).split(' ')
  return forms.some(form => {
    const length = Math.max(1, fold(form).split(' ').length)
    const folded = fold(form)
    if (` ${words.join(' ')} `.includes(` ${folded} `)) return true
    const windows = words.map((_, at) => words.slice(at, at + length).join(' '))
    return windows.some(window => isRightTerm(window, { accepted: [form], others: [] }))
  })
}
