import type { types, webApi } from '@slack/bolt'
import { defineAction } from '../../chat/action-ref.js'
import type { Button, Card } from '../../chat/card.js'
import type { Caller } from '../../chat/context.js'
import type { Locale } from '../../core/locale.js'
import { translate } from '../../i18n/translate.js'
import { slackCard } from './render/card-blocks.js'
import type { SlashNames } from './slash-names.js'

/** Shows the app's home as it is now. The adapter's own: nowhere else does a card stand on a page that stays. */
const goHome = defineAction('slack.home', 1, {})
export const HOME_REF: string = goHome.ref({})

/** What is asked for on the app's home is shown there, in the place of the home, with the way back to it. */
export function withWayBack(card: Card, locale: Locale): Card {
  const back: Button = { label: translate(locale, 'home.back'), action: goHome.ref({}) }
  return { ...card, blocks: [...card.blocks, { type: 'divider' }, { type: 'buttons', buttons: [back] }] }
}

export function homeView(blocks: types.KnownBlock[]): types.HomeView {
  return { type: 'home', blocks }
}

/** Shows a person their home, made anew. */
export type ShowHome = (caller: Caller) => Promise<void>

export function createShowHome(
  client: webApi.WebClient,
  names: SlashNames,
  home: (caller: Caller) => Promise<Card>,
): ShowHome {
  return async caller => {
    const card = await home(caller)
    await client.views.publish({ user_id: caller.accountId, view: homeView(slackCard(card, names).blocks) })
  }
}
