import { type Action, onPress, onSubmit } from '../chat/action.js'
import type { Context } from '../chat/context.js'
import { type CardReply, openForm, reply } from '../chat/reply.js'
import type { People } from '../community/people.js'
import { UserError } from '../core/errors.js'
import { localized, translator } from '../i18n/translate.js'
import { declineBoards, joinBoards, leaveBoards, renameMe, submitName } from './actions.js'
import { hiddenCard, joinedCard } from './join-cards.js'
import { freeName, proposedName } from './joining.js'
import type { PlayerStore } from './player-store.js'
import { LONGEST_NAME, shownName } from './shown-name.js'

/** The buttons by which somebody joins the boards of a class, changes the shown name, leaves and comes back. */
export function playerActions(players: PlayerStore, people: People): readonly Action[] {
  const declared = { pace: 'instant', audience: 'caller' } as const

  const hide = async (context: Context, why: 'left' | 'declined'): Promise<CardReply> => {
    await players.hide(context.class, context.person.id)
    return reply(hiddenCard(why, await proposedName(players, context), translator(context.locale)))
  }

  return [
    onPress(joinBoards, {
      ...declared,
      run: async context => {
        const name = await proposedName(players, context)
        // Somebody may have taken the name a moment ago.
        if (!(await players.show(context.class, context.person.id, name))) throw await taken(players, context, name)
        return reply(joinedCard(name, translator(context.locale)))
      },
    }),
    onPress(declineBoards, { ...declared, run: context => hide(context, 'declined') }),
    onPress(leaveBoards, { ...declared, run: context => hide(context, 'left') }),
    onPress(renameMe, {
      ...declared,
      run: async context => {
        const t = translator(context.locale)
        return openForm({
          title: t('stats.rename.title'),
          submitLabel: t('stats.rename.submit'),
          submit: submitName.ref({}),
          inputs: [
            {
              name: 'name',
              label: t('stats.rename.label'),
              multiline: false,
              required: true,
              maxLength: LONGEST_NAME,
              value: await proposedName(players, context),
            },
          ],
        })
      },
    }),
    onSubmit(submitName, {
      ...declared,
      fields: ['name'],
      run: async (context, _params, { name }) => {
        const chosen = shownName(name)
        if (chosen === '') throw new UserError(localized('stats.rename.empty'))
        if (!(await players.show(context.class, context.person.id, chosen))) throw await taken(players, context, chosen)
        // So that other classes propose it too.
        await people.rename(context.person.id, chosen)
        return reply(joinedCard(chosen, translator(context.locale)))
      },
    }),
  ]
}

async function taken(players: PlayerStore, context: Context, name: string): Promise<UserError> {
  const free = await freeName(players, context, name)
  return new UserError(localized('join.taken', { name }), localized('join.taken.hint', { free }))
}
