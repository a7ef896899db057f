import type { AccessStore } from '../community/access-store.js'
import type { Database } from './client.js'
import { storableText } from './json.js'

/** Who may set what up. */
export function createAccessStore({ db }: Database): AccessStore {
  return {
    unlocked: async communityId => {
      const rows = await db.unlock.findMany({ where: { communityId }, select: { courseId: true } })
      return new Set(rows.map(({ courseId }) => courseId))
    },

    unlock: async (communityId, courseId, at) => {
      await db.$executeRaw`
        INSERT INTO "Unlock" ("communityId", "courseId", "at") VALUES (${communityId}, ${courseId}, ${BigInt(at)})
        ON CONFLICT DO NOTHING`
    },

    countAttempt: async (communityId, now, window) => {
      // One statement, so that tries that come at once do not share a number.
      const rows = await db.$queryRaw<{ count: number | bigint }[]>`
        INSERT INTO "CodeAttempts" AS a ("communityId", "since", "count") VALUES (${communityId}, ${BigInt(now)}, 1)
        ON CONFLICT ("communityId") DO UPDATE SET
          "count" = CASE WHEN a."since" <= ${BigInt(now - window)} THEN 1 ELSE a."count" + 1 END,
          "since" = CASE WHEN a."since" <= ${BigInt(now - window)} THEN ${BigInt(now)} ELSE a."since" END
        RETURNING "count"`
      return Number(rows[0]?.count)
    },

    forgetAttempts: async communityId => {
      await db.codeAttempts.deleteMany({ where: { communityId } })
    },

    managers: async communityId => {
      const { platform, managers } = await db.community.findUniqueOrThrow({
        where: { id: communityId },
        select: { platform: true, managers: { orderBy: { accountId: 'asc' } } },
      })
      const accounts = await db.account.findMany({
        where: { platform, externalId: { in: managers.map(({ accountId }) => accountId) } },
        select: { externalId: true, person: { select: { name: true } } },
      })
      const names = new Map(accounts.map(({ externalId, person }) => [externalId, person.name]))
      return managers.map(({ accountId }) => ({ accountId, name: names.get(accountId) }))
    },

    isManager: async (communityId, accountId) => {
      const where = { communityId_accountId: { communityId, accountId: storableText(accountId) } }
      return (await db.manager.findUnique({ where, select: { accountId: true } })) !== null
    },

    addManager: async (communityId, accountId) => {
      await db.$executeRaw`
        INSERT INTO "Manager" ("communityId", "accountId") VALUES (${communityId}, ${storableText(accountId)})
        ON CONFLICT DO NOTHING`
    },

    removeManager: async (communityId, accountId) => {
      await db.manager.deleteMany({ where: { communityId, accountId: storableText(accountId) } })
    },
  }
}
