import type { webApi } from '@slack/bolt'
import type { Logger } from '../../core/logger.js'
import type { Asker } from './requests.js'
import { within } from './within.js'

export interface Profile {
  readonly name: string
  /** Slack has not told the name: it is the handle or the id. */
  readonly isNameStandIn?: true
  readonly localeTag?: string
  /** Whether they are an admin or owner of the workspace. */
  readonly isManager?: boolean
}

/**
 * The name that somebody shows and their language. Never takes long: what is not known in time is as it was before, and
 * known the next time.
 */
export type Profiles = (asker: Asker) => Promise<Profile>

/** A form must be opened within three seconds after the press. */
const PATIENCE_MS = 500
const KEEP_MS = 60 * 60_000
const KEEP_FAILURE_MS = 5 * 60_000
const MOST = 5000

export function createProfiles(client: webApi.WebClient, logger: Logger, now: () => number = Date.now): Profiles {
  const known = new Map<string, Entry>()

  const fetchProfile = async (id: string): Promise<Profile | undefined> => {
    const { user } = await client.users.info({ user: id, include_locale: true })
    const { profile } = user ?? {}
    const name = inOneLine(profile?.display_name || profile?.real_name || user?.real_name || user?.name || '')
    const isManager = user?.is_admin === true || user?.is_owner === true
    return name ? { name, isManager, ...(user?.locale ? { localeTag: user.locale } : {}) } : undefined
  }

  const lookUp = (id: string): Entry => {
    const before = known.get(id)
    if (before !== undefined && before.until > now()) return before
    const [oldest] = known.keys()
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest)
    const entry: Entry = { last: before?.last, looking: Promise.resolve(), until: now() + KEEP_MS }
    entry.looking = fetchProfile(id).then(
      profile => {
        entry.last = profile ?? entry.last
      },
      error => {
        entry.until = now() + KEEP_FAILURE_MS
        logger.debug({ err: error, user: id }, 'slack: no profile')
      },
    )
    known.delete(id)
    known.set(id, entry)
    return entry
  }

  return async ({ id, handle }) => {
    const entry = lookUp(id)
    await within(entry.looking, PATIENCE_MS)
    return entry.last ?? { name: handle || id, isNameStandIn: true }
  }
}

interface Entry {
  /** As Slack told it last. */
  last: Profile | undefined
  looking: Promise<void>
  until: number
}

/** Without what breaks a line or turns the text around it. */
const inOneLine = (name: string) => name.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, '').trim()
