import type { Card } from '../../chat/card.js'
import type { Caller } from '../../chat/context.js'
import { errorCard, lateFormCard } from '../../chat/error-card.js'
import { type ImageSource, type LoadedImages, loadImages } from '../../chat/images.js'
import { type CardReply, type FormReply, refuse } from '../../chat/reply.js'
import type { Match } from '../../chat/router.js'
import { UserError } from '../../core/errors.js'
import { type Locale, toLocale } from '../../core/locale.js'
import type { Logger } from '../../core/logger.js'
import { localized } from '../../i18n/translate.js'
import { isTooLate } from './api-errors.js'
import type { CommandMentions } from './command-mentions.js'
import type { Deferral, Exchange, Outgoing } from './exchange.js'
import { attachmentsOf, filesOf } from './render/attachments.js'
import { cardMessage } from './render/message.js'
import { formModal } from './render/modal.js'
import { cardPost } from './render/post.js'
import type { Pressed } from './requests.js'

export interface Asked {
  readonly match: Match
  readonly caller: Caller
  readonly pressed: Pressed | undefined
}

export interface ResponderParts extends Pick<CommandMentions, 'spell'> {
  readonly logger: Logger
  readonly images: ImageSource
  readonly newIncidentId: () => string
  /** How long an instant handler may take before its answer is put off, in real milliseconds. */
  readonly patience?: number | undefined
}

type Reply = CardReply | FormReply

/** A reply with the images that its card shows. */
interface Answer<R extends Reply = Reply> {
  readonly reply: R
  readonly images: LoadedImages
}

/** Of the three seconds that Discord waits, what a slow network may need is left. */
const PATIENCE_MS = 1500
/** Bytes of images that a slow line brings to Discord in time; more of them come after a deferral. */
const QUICKLY_SENT = 100_000

/** Runs what was asked for and answers the interaction, in time and whatever happens. */
export async function respond(asked: Asked, exchange: Exchange, parts: ResponderParts): Promise<void> {
  const { match, caller } = asked
  const { logger } = parts
  let deferral: Deferral | undefined
  const defer = async () => {
    const kind = deferralFor(asked)
    await exchange.defer(kind)
    deferral = kind
  }

  try {
    // Where the deferral is refused, somebody else answers already, or nobody can any more: nothing is done twice.
    if (match.pace === 'deferred') await defer()
    const running = match.run(caller).then(illustrate)
    const early = match.pace === 'deferred' ? undefined : await within(running, parts.patience ?? PATIENCE_MS)
    if (deferral === undefined && (early === undefined || isHeavy(early))) await defer()
    await deliver(early ?? (await running))
  } catch (error) {
    if (isTooLate(error)) logger.warn({ err: error }, 'discord: an interaction was already answered or has expired')
    else await apologise(error)
  }

  async function illustrate(answer: Reply): Promise<Answer> {
    if (answer.type === 'form') return plain(answer)
    const warn = (error: unknown, image: string) =>
      logger.warn({ err: error, image }, 'discord: an image was not loaded')
    return { reply: answer, images: await loadImages(answer.card, parts.images, warn) }
  }

  async function deliver(given: Answer): Promise<void> {
    const answer = { ...given, reply: spelled(given.reply) }
    const send = (own: Answer) =>
      deferral === undefined ? answerFirst(own, asked, exchange) : answerLate(own, deferral, asked, exchange)
    try {
      await send(answer)
    } catch (error) {
      if (answer.images.size === 0 || isTooLate(error)) throw error
      logger.warn({ err: error }, 'discord: images were not taken, so the answer goes without them')
      await send(plain(answer.reply))
    }
  }

  function spelled(answer: Reply): Reply {
    return answer.type === 'form' ? answer : { ...answer, card: parts.spell(answer.card, toLocale(caller.localeTag)) }
  }

  async function apologise(error: unknown): Promise<void> {
    const incident = parts.newIncidentId()
    logger.error({ err: error, incident }, 'discord: an answer could not be shown')
    const shown = new UserError(localized('router.incident'), localized('router.incident.hint', { incident }))
    try {
      await deliver(plain(refuse(errorCard(shown, localeOf(caller)))))
    } catch (again) {
      logger.error({ err: again, incident }, 'discord: an interaction stays without an answer')
    }
  }
}

/**
 * Before the answer is known, one must choose how it may look. Putting off silently leaves most open; a message that
 * says "thinking" is better where the answer cannot take the place of what was pressed.
 */
function deferralFor({ match, pressed }: Asked): Deferral {
  if (pressed === undefined) return match.audience
  return match.audience === 'caller' && !pressed.isPrivate ? 'caller' : 'silent'
}

const plain = <R extends Reply>(answer: R): Answer<R> => ({ reply: answer, images: new Map() })

const isHeavy = ({ images }: Answer): boolean =>
  [...images.values()].reduce((sum, { bytes }) => sum + bytes.length, 0) > QUICKLY_SENT

async function answerFirst({ reply: answer, images }: Answer, asked: Asked, exchange: Exchange): Promise<void> {
  if (answer.type === 'form') return exchange.openModal(formModal(answer.form))
  const isPrivate = isPrivateAnswer(answer, asked)
  const { pressed } = asked
  if (pressed !== undefined && takesPlace(answer, isPrivate, pressed)) {
    return exchange.update(inPlaceOf(pressed, answer.card, images))
  }
  return exchange.show(asMessage(answer.card, isPrivate, images))
}

async function answerLate(
  { reply: answer, images }: Answer,
  deferral: Deferral,
  asked: Asked,
  exchange: Exchange,
): Promise<void> {
  if (answer.type === 'form') return answerLate(plain(tooLateForForm(asked)), deferral, asked, exchange)
  const isPrivate = isPrivateAnswer(answer, asked)
  const { pressed } = asked
  if (deferral === 'silent') {
    return pressed !== undefined && takesPlace(answer, isPrivate, pressed)
      ? exchange.edit(inPlaceOf(pressed, answer.card, images))
      : exchange.followUp(asMessage(answer.card, isPrivate, images))
  }
  const message = asMessage(answer.card, isPrivate, images)
  if (isPrivate === (deferral === 'caller')) return exchange.edit(message)
  // Only narrowing is left: an answer for one person, put off before everyone. The first message after a deferral
  // takes the deferral's audience, unless that message is gone.
  await exchange.remove()
  return exchange.followUp(message)
}

function isPrivateAnswer(answer: CardReply, { match }: Asked): boolean {
  return match.audience === 'caller' || answer.audience === 'caller'
}

/** An answer that is meant for one person does not go into a card that everyone sees. */
function takesPlace({ replaces }: CardReply, isPrivate: boolean, pressed: Pressed): boolean {
  return replaces === true && (!isPrivate || pressed.isPrivate)
}

/** A post stays one: what has `content` keeps it. */
function inPlaceOf({ isPost, isPrivate }: Pressed, card: Card, images: LoadedImages): Outgoing {
  if (!isPost) return asMessage(card, isPrivate, images)
  const attachments = attachmentsOf(card, images)
  return { message: cardPost(card, undefined, attachments), files: filesOf(attachments) }
}

function asMessage(card: Card, isPrivate: boolean, images: LoadedImages): Outgoing {
  const attachments = attachmentsOf(card, images)
  return { message: cardMessage(card, isPrivate, attachments), files: filesOf(attachments) }
}

/** Discord opens no form after a deferral. */
function tooLateForForm({ caller }: Asked): CardReply {
  return refuse(lateFormCard(localeOf(caller)))
}

const localeOf = ({ localeTag }: Caller): Locale => toLocale(localeTag) ?? 'en'

/** The reply, or `undefined` where it takes longer. */
async function within(running: Promise<Answer>, milliseconds: number): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(resolve, milliseconds, undefined)
  })
  try {
    return await Promise.race([running, late])
  } finally {
    clearTimeout(timer)
  }
}
