import type { Action } from '../../chat/action.js'
import type { Command } from '../../chat/command.js'
import { createRoundCommand, type RoundCommandParts } from './round-command.js'
import { createRoundRunner, leaseOf, type RoundRunner, type RoundRunnerParts } from './round-runner.js'
import { createRoundService, type RoundParts } from './round-service.js'

type Parts = Omit<RoundParts, 'lease'> &
  Omit<RoundCommandParts, 'rounds' | 'runner'> &
  Omit<RoundRunnerParts, 'service'>

/** Live rounds: the command, the buttons of their messages, and what drives them. */
export function createRounds(parts: Parts): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  readonly runner: RoundRunner
} {
  const lease = () => leaseOf(parts.worker, parts.realClock.now())
  const service = createRoundService({ ...parts, lease })
  const runner = createRoundRunner({ ...parts, service })
  return { ...createRoundCommand({ ...parts, rounds: service, runner }), runner }
}
