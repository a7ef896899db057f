import {
  type APIInteraction,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js'
import { isGoneAlready, withoutRequest } from './api-errors.js'
import type { ComponentMessage } from './render/message.js'
import type { PostMessage } from './render/post.js'

export type Message = ComponentMessage | PostMessage

/** A message with the files that it names. */
export interface Outgoing {
  readonly message: Message
  readonly files: RawFile[]
}

/**
 * How an interaction was put off: with a message that says so, which everyone or only the caller sees, or silently,
 * which leaves both open: to change the pressed message, or to answer with another.
 */
export type Deferral = 'everyone' | 'caller' | 'silent'

/**
 * What can be said to Discord about one interaction: one of the first responses, within three seconds; then, for 15
 * minutes, the others.
 */
export interface Exchange {
  /** First responses. */
  show(outgoing: Outgoing): Promise<void>
  update(outgoing: Outgoing): Promise<void>
  openModal(modal: APIModalInteractionResponseCallbackData): Promise<void>
  propose(choices: readonly string[]): Promise<void>
  defer(deferral: Deferral): Promise<void>
  /** Afterwards: the message that says that one was put off, or the pressed one after a silent deferral. */
  edit(outgoing: Outgoing): Promise<void>
  remove(): Promise<void>
  followUp(outgoing: Outgoing): Promise<void>
}

export function createExchange(
  rest: REST,
  { id, token, application_id }: Pick<APIInteraction, 'id' | 'token' | 'application_id'>,
): Exchange {
  const send = async (method: 'post' | 'patch' | 'delete', route: `/${string}`, body?: unknown, files?: RawFile[]) => {
    // The interaction's own token is what entitles; the bot's is neither needed nor sent.
    const request = { auth: false, ...(body === undefined ? {} : { body }), ...(files === undefined ? {} : { files }) }
    await rest[method](route, request).catch(error => {
      throw withoutRequest(error)
    })
  }
  const respond = (type: InteractionResponseType, data?: unknown, files?: RawFile[]) =>
    send('post', Routes.interactionCallback(id, token), data === undefined ? { type } : { type, data }, files)
  const original = Routes.webhookMessage(application_id, token)

  return {
    show: ({ message, files }) => respond(InteractionResponseType.ChannelMessageWithSource, message, files),
    update: ({ message, files }) => respond(InteractionResponseType.UpdateMessage, asEdit(message), files),
    openModal: modal => respond(InteractionResponseType.Modal, modal),
    propose: choices =>
      respond(InteractionResponseType.ApplicationCommandAutocompleteResult, {
        choices: choices.map(value => ({ name: value, value })),
      }),
    defer: deferral =>
      deferral === 'silent'
        ? respond(InteractionResponseType.DeferredMessageUpdate)
        : respond(
            InteractionResponseType.DeferredChannelMessageWithSource,
            deferral === 'caller' ? { flags: MessageFlags.Ephemeral } : undefined,
          ),
    edit: ({ message, files }) => send('patch', original, asEdit(message), files),
    remove: () =>
      send('delete', original).catch(error => {
        if (!isGoneAlready(error)) throw error
      }),
    followUp: ({ message, files }) => send('post', Routes.webhook(application_id, token), message, files),
  }
}

/**
 * Who sees a message is fixed when it is made; an edit may not mention it. Files that an edit does not name would stay with
 * the message: those of a page that was turned.
 */
export function asEdit<M extends Message>(message: M): M {
  const { flags, attachments = [] } = message
  return { ...message, flags: flags & ~MessageFlags.Ephemeral, attachments }
}
