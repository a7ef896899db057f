import type { CardBlock, FormInput } from '../../chat/card.js'
import { type Block, paragraph, strong, text } from '../../core/rich-text.js'
import type { Translator } from '../../i18n/translate.js'
import type { Controls, Input, Step } from './kind.js'

/** What was written as an answer. */
export function written(given: unknown): string | undefined {
  return typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string'
    ? given.text
    : undefined
}

const LONGEST = 200

/** The button that opens a form of one line. */
export function askInForm(draft: unknown, controls: Controls, t: Translator): CardBlock[] {
  const own = written(draft)
  const label = t(own === undefined ? 'quiz.type' : 'quiz.rewrite')
  return [
    ...(own === undefined
      ? []
      : [{ type: 'text' as const, content: [paragraph(text(`${t('quiz.ownAnswer')}: `), strong(own))] }]),
    { type: 'buttons', buttons: [{ label, action: controls.write, style: 'primary' }] },
  ]
}

export function oneLine(draft: unknown, t: Translator): FormInput[] {
  const value = written(draft)
  return [
    {
      name: 'answer',
      label: t('quiz.form.label'),
      multiline: false,
      required: true,
      maxLength: LONGEST,
      ...(value === undefined ? {} : { value }),
    },
  ]
}

/** One line that is final as soon as it is sent; an empty one is none. */
export function takeLine(input: Input): Step | undefined {
  if (input.type !== 'form') return undefined
  const answer = (input.fields['answer'] ?? '').trim().slice(0, LONGEST)
  return answer === '' ? undefined : { given: { text: answer }, isFinal: true }
}

export function writtenLine(given: unknown, isRight: boolean, t: Translator): Block[] {
  if (written(given) === undefined) return []
  return [paragraph(text(`${isRight ? '✅' : '❌'} ${t('quiz.ownAnswer')}: `), strong(written(given) ?? ''))]
}
