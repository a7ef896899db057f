import { errorCode } from '../core/errors.js'
import { fold } from '../core/fold.js'
import type { Player, PlayerStore } from '../scores/player-store.js'
import type { Database } from './client.js'
import { storableText } from './json.js'

/** Who is on the boards. */
export function createPlayerStore({ db }: Database): PlayerStore {
  return {
    find: async (of, personId) => {
      // Not `findUnique`: Prisma joins those of one moment, and hundreds exceed what a statement may take.
      const row = await db.player.findFirst({ where: { ...pick(of), personId } })
      return row === null ? undefined : { state: row.state as Player['state'], name: row.name }
    },

    markAsked: async (of, personId) => {
      const { communityId, courseId } = of
      await db.$executeRaw`
        INSERT INTO "Player" ("personId", "communityId", "courseId", "state")
        VALUES (${personId}, ${communityId}, ${courseId}, 'asked') ON CONFLICT DO NOTHING`
    },

    show: async (of, personId, given) => {
      const name = storableText(given)
      const key = { ...pick(of), personId }
      const data = { name, nameKey: nameKey(name), state: 'shown' }
      try {
        await db.player.upsert({
          where: { personId_communityId_courseId: key },
          update: data,
          create: { ...key, ...data },
        })
        return true
      } catch (error) {
        // An upsert cannot fail on the person's own row: only the name is in the way.
        if (errorCode(error) === 'P2002') return false
        throw error
      }
    },

    hide: async (of, personId) => {
      const key = { ...pick(of), personId }
      const data = { state: 'hidden' }
      await db.player.upsert({
        where: { personId_communityId_courseId: key },
        update: data,
        create: { ...key, ...data },
      })
    },

    taken: async (of, personId, names) => {
      const rows = await db.player.findMany({
        where: { ...pick(of), personId: { not: personId }, nameKey: { in: names.map(nameKey) } },
        select: { nameKey: true },
      })
      const keys = new Set(rows.map(row => row.nameKey))
      return names.filter(name => keys.has(nameKey(name)))
    },
  }
}

function pick({ communityId, courseId }: { readonly communityId: string; readonly courseId: string }) {
  return { communityId, courseId }
}

/** One form for names that read alike; of signs alone, themselves. */
function nameKey(name: string): string {
  const plain = storableText(name).normalize('NFKC')
  return fold(plain) || plain.toLowerCase()
}
