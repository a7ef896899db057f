import { reviewCard } from '../../src/quiz/review-card.js'
import { handedIn, reportForm, reviewed, suspicious } from './acts.js'
import type { Shown } from './shown.js'

/** Reports of questions, and what a host sees of them. */
export const SHOWN_FEEDBACK: readonly Shown[] = [
  { name: 'report-form', show: async stage => (await reportForm(stage)).form },
  { name: 'error-report-empty', show: async stage => handedIn(await reportForm(stage), ' ') },
  { name: 'reported', show: async stage => (await reviewed(stage)).thanks },
  { name: 'review-reported', show: async stage => (await reviewed(stage)).review },
  { name: 'review-decided', show: async stage => (await reviewed(stage)).decided },
  {
    name: 'review-of-all-sorts',
    show: (stage, t) => reviewCard([suspicious(stage.question('single')), suspicious(stage.question('short'))], 0, t),
  },
  {
    name: 'review-fine-or-not',
    show: (stage, t) =>
      reviewCard([{ ...suspicious(stage.question('matching')), because: ['discrimination'], isSetAside: false }], 0, t),
  },
  {
    name: 'review-unanswered',
    show: (stage, t) =>
      reviewCard([{ ...suspicious(stage.question('open')), because: ['reported'], answered: 0, right: 0 }], 0, t),
  },
  {
    name: 'review-blocked',
    show: (stage, t) =>
      reviewCard([{ ...suspicious(stage.question('short')), because: ['blocked'], reasons: [], answered: 0 }], 0, t),
  },
  {
    name: 'error-review-locked',
    show: stage => stage.person('Host', { platform: 'discord', isManager: true }).say('/questions'),
  },
]
