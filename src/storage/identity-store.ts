import type { IdentityStore, Person } from '../community/identity-store.js'
import { fold } from '../core/fold.js'
import type { NewId } from '../core/ids.js'
import type { Database } from './client.js'
import { storableText } from './json.js'

/** People, accounts, communities and courses. `newId` makes the ids of persons and communities. */
export function createIdentityStore({ db }: Database, newId: NewId): IdentityStore {
  const findAccount = (platform: string, externalId: string) =>
    db.account.findUnique({
      where: { platform_externalId: { platform, externalId } },
      select: { name: true, person: { select: { id: true, name: true } } },
    })

  /** Whether this call made them; no trace is left where another was faster. */
  const addPerson = (platform: string, externalId: string, name: string): Promise<boolean> =>
    db.$transaction(async tx => {
      const { id: personId } = await tx.person.create({ data: { id: newId(), ...shownName(name) } })
      // Not `create`: on PostgreSQL a unique violation ends the transaction.
      const added = await tx.$executeRaw`
        INSERT INTO "Account" ("platform", "externalId", "name", "personId")
        VALUES (${platform}, ${externalId}, ${name}, ${personId}) ON CONFLICT DO NOTHING`
      if (added === 0) await tx.person.delete({ where: { id: personId } })
      return added === 1
    })

  /** Takes over what the platform calls the account now. */
  const updateAccount = async (platform: string, externalId: string, name: string, personId: string): Promise<void> => {
    await db.$transaction([
      db.account.updateMany({ where: { platform, externalId }, data: { name } }),
      db.person.updateMany({ where: { id: personId, hasChosenName: false }, data: shownName(name) }),
    ])
  }

  return {
    saveCourse: async (id, title) => {
      const data = { title: storableText(title) }
      await db.course.upsert({ where: { id }, update: data, create: { id, ...data } })
    },

    personOf: async (platform, accountId, givenName, isStandIn = false): Promise<Person> => {
      const name = storableText(givenName)
      const known = await findAccount(platform, accountId)
      if (known !== null && (isStandIn || known.name === name)) return known.person
      if (known === null) await addPerson(platform, accountId, name)
      else await updateAccount(platform, accountId, name, known.person.id)
      const account = await findAccount(platform, accountId)
      if (account === null) throw new Error(`the account ${platform}/${accountId} vanished while it was written`)
      return account.person
    },

    rename: async (personId, name) => {
      const data = { ...shownName(storableText(name)), hasChosenName: true }
      const { count } = await db.person.updateMany({ where: { id: personId }, data })
      if (count === 0) throw new Error(`no person "${personId}"`)
    },

    communityOf: async (platform, externalId, givenName, courseId) => {
      const name = storableText(givenName)
      const where = { platform_externalId: { platform, externalId } }
      const known = await db.community.findUnique({ where })
      const { id, courseId: boundTo } =
        known?.name === name
          ? known
          : await db.community.upsert({
              where,
              update: { name },
              create: { id: newId(), platform, externalId, name, courseId },
            })
      return { id, courseId: boundTo }
    },

    findCommunity: async id =>
      (await db.community.findUnique({ where: { id }, select: { platform: true, externalId: true } })) ?? undefined,

    saveMembership: async (personId, communityId, at) => {
      await db.$executeRaw`
        INSERT INTO "Membership" AS m ("personId", "communityId", "seenAt")
        VALUES (${personId}, ${communityId}, ${BigInt(at)})
        ON CONFLICT ("personId", "communityId") DO UPDATE SET "seenAt" = excluded."seenAt"
        WHERE excluded."seenAt" > m."seenAt"`
    },

    communitiesOf: async personId => {
      const rows = await db.membership.findMany({
        where: { personId },
        orderBy: [{ seenAt: 'desc' }, { communityId: 'asc' }],
        select: { seenAt: true, community: { omit: { name: true } } },
      })
      return rows.map(({ seenAt, community }) => ({ ...community, seenAt: Number(seenAt) }))
    },
  }
}

function shownName(name: string): { readonly name: string; readonly nameKey: string } {
  return { name, nameKey: fold(name) }
}
