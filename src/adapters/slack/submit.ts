import type { CardReply, FormReply } from '../../chat/reply.js'
import type { Router } from '../../chat/router.js'
import { fallbackText } from './render/fallback-text.js'
import type { SubmitRequest } from './requests.js'
import type { Responder } from './responder.js'
import { type SlashNames, spellSlash } from './slash-names.js'
import { within } from './within.js'

/** How a submitted form is acknowledged: closed, or kept open with what is wrong under an input. */
export type SubmitAck = { readonly response_action: 'errors'; readonly errors: Record<string, string> } | undefined

/** Slack wants to know within three seconds whether the form closes; a part of them is the way. */
const PATIENCE_MS = 2000
/** The longest text under an input. */
const LONGEST = 2000

/**
 * Runs a submit. What went wrong is told in the form, which keeps what was typed, if that is known in time; all else is
 * sent to where the form was opened. `later` is done when nothing is left to do.
 */
export async function runSubmit(
  router: Router,
  responder: Responder,
  request: SubmitRequest,
  names: SlashNames,
): Promise<{ readonly ack: SubmitAck; readonly later: Promise<void> }> {
  const match = router.matchAction(request.ref, { fields: request.fields })
  const running = responder.callerOf(request.asker, request.destination).then(match.run)
  const send = async (reply: CardReply | FormReply): Promise<void> => {
    // No platform opens a form from a form; the router's types forbid it.
    if (reply.type === 'card') await responder.send(match, reply, request)
  }
  const early = await within(running, PATIENCE_MS)
  if (early === undefined) return { ack: undefined, later: running.then(send) }
  const problem = problemOf(early, names)
  if (problem === undefined || request.firstInput === '') return { ack: undefined, later: send(early) }
  return {
    ack: { response_action: 'errors', errors: { [request.firstInput]: problem } },
    later: Promise.resolve(),
  }
}

/** What is wrong with the input, as text without marks. */
function problemOf(reply: CardReply | FormReply, names: SlashNames): string | undefined {
  if (reply.type !== 'card' || reply.problem !== true) return undefined
  return fallbackText(spellSlash(reply.card, names)).replaceAll('\n', ' ').slice(0, LONGEST)
}
