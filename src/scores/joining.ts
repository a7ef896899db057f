import type { Context } from '../chat/context.js'
import { shorten } from '../chat/limits.js'
import { translator } from '../i18n/translate.js'
import { className } from './class-params.js'
import type { Joining } from './join-cards.js'
import type { PlayerStore } from './player-store.js'
import { LONGEST_NAME, shownName } from './shown-name.js'

/** How many equal names get a number; with more, chance must help. */
const NUMBERS = 50

/** Under which name somebody would be shown: the one they had, else their own, with a number where another has it. */
export async function proposedName(players: PlayerStore, context: Context): Promise<string> {
  const { person, locale } = context
  const known = await players.find(context.class, person.id)
  if (known?.name != null) return known.name
  return freeName(players, context, shownName(person.name) || translator(locale)('join.nameless'))
}

/** Somebody with a name, as the cards about joining want it. */
export const joiningOf = (context: Context, name: string): Joining => ({
  name,
  of: context.class,
  className: className(context),
})

/** The name itself, or with the smallest number that makes it free in the class. */
export async function freeName(players: PlayerStore, context: Context, wanted: string): Promise<string> {
  const names = Array.from({ length: NUMBERS }, (_, index) => numbered(wanted, index + 1))
  const taken = new Set(await players.taken(context.class, context.person.id, names))
  return names.find(name => !taken.has(name)) ?? numbered(wanted, context.now)
}

function numbered(name: string, number: number): string {
  if (number === 1) return name
  const tail = ` ${number}`
  return `${shorten(name, LONGEST_NAME - tail.length)}${tail}`
}
