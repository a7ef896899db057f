import type { BoardRow, ScoreStore, TopicAccuracy } from '../scores/score-store.js'
import type { Database } from './client.js'
import { toScore } from './rows.js'

/** Boards and statistics, read from what the answer store wrote. */
export function createScoreStore({ db }: Database): ScoreStore {
  return {
    board: async ({ communityId, courseId }, limit) => {
      const where = { communityId, courseId }
      const [people, rows] = await Promise.all([
        db.score.count({ where }),
        db.score.findMany({
          where,
          include: { person: { select: { name: true } } },
          orderBy: [{ points: 'desc' }, { person: { nameKey: 'asc' } }, { personId: 'asc' }],
          take: limit,
        }),
      ])
      const ranked: BoardRow[] = []
      for (const [index, row] of rows.entries()) {
        const above = ranked.at(-1)
        ranked.push({
          personId: row.personId,
          name: row.person.name,
          rank: above?.score.points === row.points ? above.rank : index + 1,
          score: toScore(row),
        })
      }
      return { rows: ranked, people }
    },

    rowOf: async ({ communityId, courseId }, personId) => {
      const row = await db.score.findUnique({
        where: { personId_communityId_courseId: { personId, communityId, courseId } },
        include: { person: { select: { name: true } } },
      })
      if (row === null) return undefined
      const better = await db.score.count({ where: { communityId, courseId, points: { gt: row.points } } })
      return { personId, name: row.person.name, rank: better + 1, score: toScore(row) }
    },

    accuracyByTopic: async ({ communityId, courseId }, personId) => {
      const groups = await db.ledgerEntry.groupBy({
        by: ['topicId', 'topic', 'correctness'],
        where: { personId, courseId, communityId, selfRated: false, topicId: { not: null } },
        _count: true,
        _max: { seq: true },
        orderBy: { _max: { seq: 'asc' } },
      })
      const topics = new Map<string, TopicAccuracy>()
      for (const { topicId, topic, correctness, _count: count } of groups) {
        if (topicId === null) continue
        const sofar = topics.get(topicId)
        // The order lets the latest title of a topic stand last.
        topics.set(topicId, {
          topicId,
          topic,
          answered: (sofar?.answered ?? 0) + count,
          correct: (sofar?.correct ?? 0) + (correctness === 1 ? count : 0),
        })
      }
      return [...topics.values()].sort((a, b) => b.answered - a.answered || (a.topicId < b.topicId ? -1 : 1))
    },
  }
}
