import { LIMITS } from '../../chat/limits.js'
import type { Router } from '../../chat/router.js'
import type { Logger } from '../../core/logger.js'
import type { Exchange } from './exchange.js'
import { plainLine } from './render/escape.js'
import type { Request } from './requests.js'

/** A list that comes later than this is of no use to who types. */
const PATIENCE_MS = 2000

/** Answers an autocomplete with what fits into Discord's list; with an empty one where something goes wrong. */
export async function complete(
  { caller, command, option, typed }: Extract<Request, { readonly type: 'completion' }>,
  exchange: Pick<Exchange, 'propose'>,
  router: Pick<Router, 'completeOption'>,
  logger: Logger,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<readonly string[]>(resolve => {
    timer = setTimeout(resolve, PATIENCE_MS, [])
  })
  try {
    const found = await Promise.race([router.completeOption(caller, command, option, typed), late]).catch(error => {
      logger.warn({ err: error, command, option }, 'discord: no completion')
      return []
    })
    await exchange.propose(proposals(found))
  } catch (error) {
    // Whoever types on has long been asked again.
    logger.debug({ err: error }, 'discord: a completion was not taken')
  } finally {
    clearTimeout(timer)
  }
}

/** A longer value could not be handed back whole, and Discord refuses an empty or a repeated one. */
function proposals(found: readonly string[]): string[] {
  const lines = found.map(plainLine).filter(value => value.trim() !== '' && value.length <= LIMITS.choiceLabel)
  return [...new Set(lines)].slice(0, LIMITS.choices)
}
