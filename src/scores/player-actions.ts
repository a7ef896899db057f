import { type Action, onPress, onSubmit } from '../chat/action.js'
import type { Context } from '../chat/context.js'
import { type CardReply, openForm, reply } from '../chat/reply.js'
import type { People } from '../community/people.js'
import { UserError } from '../core/errors.js'
import { localized, translator } from '../i18n/translate.js'
import { declineBoards, joinBoards, leaveBoards, renameMe, submitName } from './actions.js'
import { inClassOf } from './class-params.js'
import { hiddenCard, joinedCard } from './join-cards.js'
import { freeName, joiningOf, proposedName } from './joining.js'
import type { PlayerStore } from './player-store.js'
import { LONGEST_NAME, shownName } from './shown-name.js'

/** The buttons by which somebody joins the boards of a class, changes the shown name, leaves and comes back. */
export function playerActions(players: PlayerStore, people: People): readonly Action[] {
  const declared = { pace: 'instant', audience: 'caller' } as const

  const hide = async (context: Context, why: 'left' | 'declined'): Promise<CardReply> => {
    await players.hide(context.class, context.person.id)
    const joining = joiningOf(context, await proposedName(players, context))
    return reply(hiddenCard(why, joining, translator(context.locale)))
  }

  const show = async (context: Context, name: string): Promise<CardReply> => {
    // Somebody may have taken the name a moment ago.
    if (!(await players.show(context.class, context.person.id, name))) throw await taken(players, context, name)
    return reply(joinedCard(joiningOf(context, name), translator(context.locale)))
  }

  return [
    onPress(joinBoards, {
      ...declared,
      run: async (pressed, of) => {
        const context = inClassOf(pressed, of)
        return show(context, await proposedName(players, context))
      },
    }),
    onPress(declineBoards, { ...declared, run: async (context, of) => hide(inClassOf(context, of), 'declined') }),
    onPress(leaveBoards, { ...declared, run: async (context, of) => hide(inClassOf(context, of), 'left') }),
    onPress(renameMe, {
      ...declared,
      run: async (pressed, of) => {
        const context = inClassOf(pressed, of)
        const t = translator(context.locale)
        return openForm({
          title: t('stats.rename.title'),
          submitLabel: t('stats.rename.submit'),
          submit: submitName.ref(of),
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
      run: async (submitted, of, { name }) => {
        const context = inClassOf(submitted, of)
        const chosen = shownName(name)
        if (chosen === '') throw new UserError(localized('stats.rename.empty'))
        const answer = await show(context, chosen)
        // So that other classes propose it too.
        await people.rename(context.person.id, chosen)
        return answer
      },
    }),
  ]
}

async function taken(players: PlayerStore, context: Context, name: string): Promise<UserError> {
  const free = await freeName(players, context, name)
  return new UserError(localized('join.taken', { name }), localized('join.taken.hint', { free }))
}
