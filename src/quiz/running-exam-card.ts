import type { Card } from '../chat/card.js'
import { paragraph } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { anotherExam, showQuestion } from './actions.js'
import { endBlocks } from './question-card.js'
import type { RunningExam } from './quiz-service.js'

/** In answer to the wish for another exam than the one that is running. */
export function runningExamCard(
  { session, position, answered }: RunningExam,
  wanted: { readonly count: number; readonly minutes: number },
  t: Translator,
): Card {
  return {
    title: t('exam.running'),
    blocks: [
      { type: 'text', content: [paragraph(t('exam.running.text', { answered, total: session.questions.length }))] },
      ...endBlocks(session, t),
      {
        type: 'buttons',
        buttons: [
          {
            label: t('exam.running.goOn'),
            action: showQuestion.ref({ session: session.id, position }),
            style: 'primary',
          },
          {
            label: t('exam.running.another'),
            action: anotherExam.ref({ session: session.id, ...wanted }),
            style: 'danger',
          },
        ],
      },
    ],
  }
}
