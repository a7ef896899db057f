import type { webApi } from '@slack/bolt'
import type { Logger } from '../../core/logger.js'
import type { Asker } from './requests.js'
import { within } from './within.js'

export interface Profile {
  readonly name: string
  readonly localeTag?: string
  /** Whether they are an admin or owner of the workspace. */
  readonly isManager?: boolean
}

/** The name that somebody shows and their language. Never takes long: what is not known in time is known the next time. */
export type Profiles = (asker: Asker) => Promise<Profile>

/** A form must be opened within three seconds after the press. */
const PATIENCE_MS = 500
const KEEP_MS = 60 * 60_000
const KEEP_FAILURE_MS = 5 * 60_000
const MOST = 5000

export function createProfiles(client: webApi.WebClient, logger: Logger, now: () => number = Date.now): Profiles {
  const known = new Map<string, { profile: Promise<Profile | undefined>; until: number }>()

  const fetchProfile = async (id: string): Promise<Profile | undefined> => {
    const { user } = await client.users.info({ user: id, include_locale: true })
    const { profile } = user ?? {}
    const name = inOneLine(profile?.display_name || profile?.real_name || user?.real_name || user?.name || '')
    const isManager = user?.is_admin === true || user?.is_owner === true
    return name ? { name, isManager, ...(user?.locale ? { localeTag: user.locale } : {}) } : undefined
  }

  const lookUp = (id: string): Promise<Profile | undefined> => {
    const before = known.get(id)
    if (before !== undefined && before.until > now()) return before.profile
    const [oldest] = known.keys()
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest)
    const entry = { profile: Promise.resolve<Profile | undefined>(undefined), until: now() + KEEP_MS }
    entry.profile = fetchProfile(id).catch(error => {
      entry.until = now() + KEEP_FAILURE_MS
      logger.debug({ err: error, user: id }, 'slack: no profile')
      return undefined
    })
    known.delete(id)
    known.set(id, entry)
    return entry.profile
  }

  return async ({ id, handle }) => (await within(lookUp(id), PATIENCE_MS)) ?? { name: handle || id }
}

/** Without what breaks a line or turns the text around it. */
const inOneLine = (name: string) => name.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, '').trim()
