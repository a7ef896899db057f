import type { Button, Card, CardBlock } from '../chat/card.js'
import type { ClassRef } from '../chat/context.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { bullets, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { showConcept } from '../lookup/actions.js'
import { joinButtons, playerButtons } from './join-cards.js'
import { currentStreak, type Score } from './score.js'
import type { TopicAccuracy } from './score-store.js'
import { shownName } from './shown-name.js'
import { FREEZES, SPAN } from './streak.js'

export interface Stats {
  /** Under which the boards show the person, or would. */
  readonly name: string
  readonly of: ClassRef
  /** `undefined` before the first answer. */
  readonly score: Score | undefined
  /** On the board of all time, among so many; where the person is not on it, the rank there would be. */
  readonly rank: number | undefined
  readonly people: number
  readonly isShown: boolean
  readonly topics: readonly TopicAccuracy[]
  /** `YYYY-MM-DD`, for the streak. */
  readonly today: string
}

const TOPICS_SHOWN = 4
/** Mean correctness of the last answers on a topic, from where on it sits, and below which it is weak. */
const STRONG = 0.8
const WEAK = 0.7

export function statsCard(stats: Stats, t: Translator): Card {
  const title = t('stats.title', { name: shownName(stats.name) || t('leaderboard.nameless') })
  const { score } = stats
  if (score === undefined) {
    return { title, blocks: [{ type: 'text', content: [paragraph(...t.rich('stats.empty'))] }] }
  }
  const streak = currentStreak(score, stats.today)
  const percent = Math.round((100 * score.correct) / Math.max(1, score.answered))
  const accuracy =
    score.answered === 0
      ? t('stats.accuracy.none')
      : t('stats.accuracy.value', { correct: score.correct, answered: score.answered, percent })
  return {
    title,
    blocks: [
      {
        type: 'fields',
        fields: [
          { name: t('stats.points'), value: [text(String(score.points))] },
          { name: t('stats.rank'), value: [text(rankText(stats.rank, stats.people, t))] },
          { name: t('stats.accuracy'), value: [text(accuracy)] },
          {
            name: t('stats.streak'),
            value: [text(t('stats.streak.value', { days: streak.length, best: score.bestStreak }))],
          },
        ],
      },
      { type: 'context', content: [text(streakRule(score, streak.freezes, t))] },
      ...topicBlocks(stats, t),
      ...playerBlocks(stats, t),
    ],
  }
}

/** Streak, rank and points in a row. */
export function standing({ score, rank, people, today }: Omit<Stats, 'topics'>, t: Translator): CardBlock[] {
  if (score === undefined) return [{ type: 'text', content: [paragraph(...t.rich('stats.empty'))] }]
  const { length } = currentStreak(score, today)
  return [
    {
      type: 'fields',
      fields: [
        {
          name: t('stats.streak'),
          value: [
            text(`${length > 0 ? '🔥 ' : ''}${t('stats.streak.value', { days: length, best: score.bestStreak })}`),
          ],
        },
        { name: t('stats.rank'), value: [text(rankText(rank, people, t))] },
        { name: t('stats.points'), value: [text(String(score.points))] },
      ],
    },
  ]
}

const rankText = (rank: number | undefined, people: number, t: Translator): string =>
  rank === undefined ? t('stats.accuracy.none') : `${rank} / ${people}`

function streakRule({ days }: Score, freezes: number, t: Translator): string {
  const onWeekends = days.endsWith('X') ? 'yes' : 'no'
  return t('stats.streak.rule', { onWeekends, freezes: FREEZES, span: SPAN, left: freezes })
}

function playerBlocks({ name, of, isShown }: Stats, t: Translator): CardBlock[] {
  if (!isShown) {
    return [
      { type: 'text', content: [paragraph(t('join.only'))] },
      { type: 'buttons', buttons: [...joinButtons({ name, of }, t)] },
    ]
  }
  return [{ type: 'buttons', buttons: [...playerButtons(of, t)] }]
}

function topicBlocks({ topics, of }: Stats, t: Translator): CardBlock[] {
  const sits = topics.filter(({ recent }) => recent >= STRONG).slice(0, TOPICS_SHOWN)
  const weak = topics
    .filter(({ recent }) => recent < WEAK)
    .sort((a, b) => a.recent - b.recent || b.answered - a.answered)
    .slice(0, TOPICS_SHOWN)
  const buttons = weak.map(
    (topic): Button => ({
      label: shorten(`📖 ${topic.topic}`, LIMITS.buttonLabel),
      action: showConcept.ref({ course: of.courseId, concept: topic.topicId, page: 0 }),
    }),
  )
  return [
    ...list('stats.strong', sits, t),
    ...list('stats.weak', weak, t),
    ...(buttons.length === 0 ? [] : [{ type: 'buttons' as const, buttons }]),
  ]
}

function list(heading: 'stats.strong' | 'stats.weak', topics: readonly TopicAccuracy[], t: Translator): CardBlock[] {
  if (topics.length === 0) return []
  const lines = topics.map(({ topic, correct, answered }) => [
    text(t('stats.topic', { topic: fitText(topic, 120), correct, answered })),
  ])
  return [{ type: 'text', content: [paragraph(strong(t(heading))), bullets(lines)] }]
}
