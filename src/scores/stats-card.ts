import type { Button, Card, CardBlock } from '../chat/card.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { bullets, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { showConcept } from '../lookup/actions.js'
import { renameMe } from './actions.js'
import { currentStreak } from './score.js'
import type { BoardRow, TopicAccuracy } from './score-store.js'
import { shownName } from './shown-name.js'

export interface Stats {
  readonly name: string
  readonly courseId: string
  /** `undefined` before the first answer. */
  readonly row: BoardRow | undefined
  readonly people: number
  readonly topics: readonly TopicAccuracy[]
  /** `YYYY-MM-DD`, for the streak. */
  readonly today: string
}

const TOPICS_SHOWN = 4

export function statsCard(stats: Stats, t: Translator): Card {
  const title = t('stats.title', { name: shownName(stats.name) || t('leaderboard.nameless') })
  const rename: CardBlock = { type: 'buttons', buttons: [{ label: t('stats.rename'), action: renameMe.ref({}) }] }
  if (stats.row === undefined) {
    return { title, blocks: [{ type: 'text', content: [paragraph(...t.rich('stats.empty'))] }, rename] }
  }
  const { score, rank } = stats.row
  const percent = Math.round((100 * score.correct) / Math.max(1, score.answered))
  const streak = currentStreak(score, stats.today)
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
          { name: t('stats.rank'), value: [text(`${rank} / ${stats.people}`)] },
          { name: t('stats.accuracy'), value: [text(accuracy)] },
          { name: t('stats.streak'), value: [text(t('stats.streak.value', { days: streak, best: score.bestStreak }))] },
        ],
      },
      ...topicBlocks(stats, t),
      rename,
    ],
  }
}

/** Streak, rank and points in a row. */
export function standing(row: BoardRow | undefined, people: number, today: string, t: Translator): CardBlock[] {
  if (row === undefined) return [{ type: 'text', content: [paragraph(...t.rich('stats.empty'))] }]
  const { score, rank } = row
  const days = currentStreak(score, today)
  return [
    {
      type: 'fields',
      fields: [
        {
          name: t('stats.streak'),
          value: [text(`${days > 0 ? '🔥 ' : ''}${t('stats.streak.value', { days, best: score.bestStreak })}`)],
        },
        { name: t('stats.rank'), value: [text(`${rank} / ${people}`)] },
        { name: t('stats.points'), value: [text(String(score.points))] },
      ],
    },
  ]
}

function topicBlocks({ topics, courseId }: Stats, t: Translator): CardBlock[] {
  const share = (topic: TopicAccuracy): number => topic.correct / topic.answered
  const strong4 = topics.filter(topic => share(topic) === 1).slice(0, TOPICS_SHOWN)
  const weak = topics
    .filter(topic => share(topic) < 1)
    .sort((a, b) => share(a) - share(b) || b.answered - a.answered)
    .slice(0, TOPICS_SHOWN)
  const buttons = weak.map(
    (topic): Button => ({
      label: shorten(`📖 ${topic.topic}`, LIMITS.buttonLabel),
      action: showConcept.ref({ course: courseId, concept: topic.topicId, page: 0 }),
    }),
  )
  return [
    ...list('stats.strong', strong4, t),
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
