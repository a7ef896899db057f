import type { Card, Form } from './card.js'

/** `instant`: done within a moment. `deferred`: the adapter acknowledges first and shows the answer when it is there. */
export type Pace = 'instant' | 'deferred'

/** Who sees an answer: the channel, or only who asked. */
export type Audience = 'everyone' | 'caller'

export interface CardReply {
  readonly type: 'card'
  readonly card: Card
  /** Narrows what the declaration says, for an answer that is of no use to the others. */
  readonly audience?: 'caller'
  /** In answer to a press: the card takes the place of the one that was pressed. */
  readonly replaces?: boolean
  /** It tells that what was asked for did not work: a form may show it beside its input, a page keep what was typed. */
  readonly problem?: boolean
}

export interface FormReply {
  readonly type: 'form'
  readonly form: Form
}

export const reply = (card: Card, audience?: 'caller'): CardReply => ({
  type: 'card',
  card,
  ...(audience === undefined ? {} : { audience }),
})

/** Tells one person what did not work. */
export const refuse = (card: Card): CardReply => ({ type: 'card', card, audience: 'caller', problem: true })

export const replace = (card: Card): CardReply => ({ type: 'card', card, replaces: true })

export const openForm = (form: Form): FormReply => ({ type: 'form', form })
