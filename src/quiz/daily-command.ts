import type { Session } from '../answers/session.js'
import { type Action, onPress } from '../chat/action.js'
import type { CardBlock } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { ClassRef, Context } from '../chat/context.js'
import { type CardReply, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { addDays, instantOf, localDay } from '../core/local-time.js'
import { localized, localizedRich, type Translator, translator } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import { chooseDaily, explainDaily, showDaily } from './daily-actions.js'
import { dailyQuestionCard, dailySection } from './daily-cards.js'
import type { DailyService, DailyView } from './daily-service.js'
import { explainedCard } from './explained-card.js'

/** When a class's challenge of a day closes, in epoch milliseconds. */
export type CloseOf = (of: ClassRef, day: string) => Promise<number>

/** Friday's challenge may stay open until Monday. */
const WEEKEND = 3

/** `/daily` and the buttons of the challenge's cards. */
export function createDaily(
  daily: DailyService,
  lookup: Lookup,
  closeOf: CloseOf,
): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  /** The challenge of today and the way to it, for a person's home. */
  readonly section: (context: Context, t: Translator) => Promise<readonly CardBlock[]>
} {
  const timeZoneOf = (courseId: string): string => lookup.course(courseId)?.timeZone ?? 'UTC'

  const closesAt = (session: Session): Promise<number> => closeOf(session, daily.dayOf(session))

  /** The one that is open: yesterday's before today's is posted, Friday's over a weekend without one, else today's. */
  const current = async (context: Context): Promise<Session | undefined> => {
    const { class: of, now } = context
    const today = localDay(now, timeZoneOf(of.courseId))
    const days = Array.from({ length: WEEKEND + 1 }, (_, back) => addDays(today, back - WEEKEND))
    const closes = await Promise.all(days.map(day => closeOf(of, day)))
    const ahead = days.filter((_, index) => (closes[index] ?? 0) > now)
    const made = await Promise.all(ahead.map(day => daily.find(of, day)))
    const open = made.find(session => session?.closedAt === null)
    if (open !== undefined) return open
    const day = ahead.find((_, index) => made[index] === undefined) ?? today
    await daily.closeBefore(of, day, now)
    return daily.open(of, day, now, context.community && context.channel.id)
  }

  const shown = async (context: Context, view: DailyView | undefined): Promise<CardReply> => {
    if (view === undefined) throw new UserError(localized('daily.gone'), localizedRich('daily.gone.hint'))
    const card = dailyQuestionCard(view, await closesAt(view.session), translator(context.locale))
    return context.onPrivateCard ? replace(card) : reply(card)
  }

  /** Where no clock closes a challenge, as without a setup, the first press after its time does; and goes on where it died. */
  const settle = async (context: Context, sessionId: string): Promise<void> => {
    const view = await daily.view(context, sessionId, 0)
    if (view === undefined) return
    const { session, isCounted } = view
    const isDue = session.closedAt === null ? (await closesAt(session)) <= context.now : !isCounted
    if (isDue) await daily.close(session, context.now)
  }

  const section = async (context: Context, t: Translator): Promise<readonly CardBlock[]> => {
    const session = await current(context)
    const view = session && (await daily.view(context, session.id, 0))
    return view === undefined ? [] : dailySection(view, await closesAt(view.session), t)
  }

  return {
    section,
    commands: [
      defineCommand({
        name: 'daily',
        names: localized('daily.name'),
        description: localized('daily.description'),
        options: {},
        examples: ['daily'],
        pace: 'instant',
        audience: 'caller',
        classOf: context => context.class,
        run: async context => {
          const { courseId } = context.class
          const session = await current(context)
          if (session === undefined) {
            const course = lookup.course(courseId)?.title ?? courseId
            throw new UserError(localized('daily.none'), localizedRich('daily.none.hint', { course }))
          }
          return shown(context, await daily.view(context, session.id, 0))
        },
      }),
    ],
    actions: [
      onPress(showDaily, {
        pace: 'instant',
        audience: 'caller',
        run: async (context, { session, position }) => {
          await settle(context, session)
          return shown(context, await daily.view(context, session, position))
        },
      }),
      onPress(explainDaily, {
        pace: 'instant',
        audience: 'caller',
        run: async (context, { session, position, page }) => {
          const view = await daily.view(context, session, position)
          // What is open is not explained here: it would give the answer away.
          if (view === undefined || view.session.closedAt === null) return shown(context, view)
          const at = { session, position }
          const refs = { page: (to: number) => explainDaily.ref({ ...at, page: to }), back: showDaily.ref(at) }
          const card = explainedCard(context, lookup, view.session, { position, page }, refs)
          return context.onPrivateCard ? replace(card) : reply(card)
        },
      }),
      onPress(chooseDaily, {
        pace: 'instant',
        audience: 'caller',
        run: async (context, { session, position, choice }) => {
          await settle(context, session)
          return shown(context, await daily.choose(context, session, position, choice))
        },
      }),
    ],
  }
}

/** The close of a challenge in a class that has nothing set up: the end of its day. */
export function endOfDay(day: string, timeZone: string): number {
  return instantOf(addDays(day, 1), '00:00', timeZone)
}
