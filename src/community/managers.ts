import type { Caller, Context } from '../chat/context.js'
import { shorten } from '../chat/limits.js'
import { UserError } from '../core/errors.js'
import { localized, localizedRich } from '../i18n/translate.js'
import { communityKey } from './access.js'
import type { AccessStore, NamedManager } from './access-store.js'

const LONGEST_NAME = 40
/** So many are named in a refusal. */
const SHOWN = 5

/**
 * Who may do what is for managers: whom the platform lets manage the server or workspace, the owners of the bot
 * (`platform:account`), and whom a manager has named. Returns what the others are told.
 */
export function createManagerCheck(store: AccessStore, owners: readonly string[]) {
  const known = new Set(owners)
  return async (caller: Caller, { community }: Pick<Context, 'community'>): Promise<UserError | undefined> => {
    if (community === undefined) return new UserError(localized('manager.direct'), localizedRich('manager.direct.hint'))
    if (caller.isManager === true || known.has(communityKey(caller.platform, caller.accountId))) return undefined
    if (await store.isManager(community.id, caller.accountId)) return undefined
    return notAllowed(await store.managers(community.id))
  }
}

function notAllowed(managers: readonly NamedManager[]): UserError {
  const names = managers.slice(0, SHOWN).map(managerName)
  const hint =
    names.length === 0
      ? localizedRich('manager.only.hint')
      : localized('manager.only.named', { names: names.join(', '), more: managers.length - names.length })
  return new UserError(localized('manager.only'), hint)
}

/** What a named manager is called; one whom the bot has not seen yet, by the platform's id. */
export function managerName({ accountId, name }: NamedManager): string {
  return shorten(name ?? accountId, LONGEST_NAME)
}
