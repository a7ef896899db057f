import { UserError } from '../core/errors.js'
import { type Locale, toLocale } from '../core/locale.js'
import type { Logger } from '../core/logger.js'
import { localized, localizedRich } from '../i18n/translate.js'
import type { Action, ActionInput } from './action.js'
import { splitRef } from './action-ref.js'
import { checkCard, checkForm } from './check-card.js'
import { closest } from './closest.js'
import type { Command, TextOption } from './command.js'
import { allNames, checkNames, findBehind, findCommand } from './command-names.js'
import type { Caller, Context } from './context.js'
import { errorCard } from './error-card.js'
import { LIMITS, shorten } from './limits.js'
import { checkOptions, type ParsedOptions, parseOptions } from './parse-command.js'
import { type Audience, type CardReply, type FormReply, type Pace, refuse as problem } from './reply.js'
import { splitCommandLine } from './typed-line.js'

/**
 * What was asked for, found before any work is done, so that an adapter can acknowledge in the right way and in time.
 * `run` never throws: what goes wrong comes back as a private card.
 */
export interface Match {
  readonly pace: Pace
  readonly audience: Audience
  run(caller: Caller): Promise<CardReply | FormReply>
}

export interface Router {
  readonly commands: readonly Command[]
  /** A line such as `/explain ballooning`. */
  matchLine(line: string): Match
  /** A command with the options of a platform that has typed ones. */
  matchCommand(name: string, options: ParsedOptions): Match
  /** A pressed button, a choice in a select or a submitted form. */
  matchAction(ref: string, input?: ActionInput): Match
  /** Proposals for an option's value while it is typed; none where something goes wrong. */
  completeOption(caller: Caller, commandName: string, optionName: string, typed: string): Promise<readonly string[]>
  /** The same for what is being typed into a search on a card. */
  completeSearch(caller: Caller, ref: string, typed: string): Promise<readonly string[]>
}

export interface RouterParts {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  /** Finds or makes the person and the class of a caller. */
  readonly identify: (caller: Caller) => Promise<Context>
  /** What somebody is told who may not do what is for managers; `undefined` for who may. */
  readonly refusal: (caller: Caller, context: Context) => Promise<UserError | undefined>
  readonly logger: Logger
  readonly newIncidentId: () => string
}

/** What a declaration says of its handler. */
interface Declared {
  readonly pace: Pace
  readonly audience: Audience
  readonly permission?: 'manager'
}

export function createRouter({ commands, actions, identify, refusal, logger, newIncidentId }: RouterParts): Router {
  checkNames(commands)
  const commandsByName = indexBy(commands, command => command.name)
  const actionsByName = indexBy(actions, action => action.action.name)

  const guarded = (
    declared: Declared,
    what: string,
    work: (context: Context) => Promise<CardReply | FormReply>,
  ): Match => ({
    pace: declared.pace,
    audience: declared.audience,
    run: async caller => {
      let locale: Locale = toLocale(caller.localeTag) ?? 'en'
      try {
        const context = await identify(caller)
        locale = context.locale
        const refused = declared.permission === 'manager' ? await refusal(caller, context) : undefined
        if (refused !== undefined) throw refused
        const answer = await work(context)
        // A platform would refuse it or cut it: a fault of the card's author that must not stay unseen.
        const complaints = answer.type === 'card' ? checkCard(answer.card) : checkForm(answer.form)
        if (complaints.length > 0) logger.error({ what, complaints }, 'a card does not fit every platform')
        return answer
      } catch (error) {
        return failure(error, what, locale)
      }
    },
  })

  const failure = (error: unknown, what: string, locale: Locale): CardReply => {
    if (error instanceof UserError) return problem(errorCard(error, locale))
    const incident = newIncidentId()
    logger.error({ err: error, incident, what }, 'a request failed')
    const shown = new UserError(localized('router.incident'), localized('router.incident.hint', { incident }))
    return problem(errorCard(shown, locale))
  }

  const complete = async (
    propose: TextOption['complete'],
    caller: Caller,
    typed: string,
    what: string,
  ): Promise<readonly string[]> => {
    if (propose === undefined) return []
    try {
      return propose(await identify(caller), typed)
    } catch (error) {
      logger.warn({ err: error, what }, 'no completion')
      return []
    }
  }

  const refuse = (error: unknown, what: string): Match =>
    guarded({ pace: 'instant', audience: 'caller' }, what, () => Promise.reject(error))

  const matchCommand = (
    name: string,
    command: Command | undefined,
    read: (command: Command) => ParsedOptions,
  ): Match => {
    if (command === undefined) return refuse(unknownCommand(name, commands), name)
    try {
      const options = read(command)
      return guarded(command, `/${command.name}`, context => command.run(context, options))
    } catch (error) {
      return refuse(error, `/${command.name}`)
    }
  }

  return {
    commands,
    matchLine: line => {
      const parts = splitCommandLine(line)
      if (parts === undefined || parts.name === '') {
        return refuse(new UserError(localized('router.notACommand'), localizedRich('router.notACommand.hint')), 'text')
      }
      const found = findCommand(commands, parts.name)
      const behind = findBehind(commands, found?.name, parts.rest)
      if (behind !== undefined) {
        return matchCommand(behind.command.name, behind.command, command => parseOptions(command, behind.rest))
      }
      if (found?.prompt !== undefined && parts.rest.trim() === '') {
        const { prompt, ...declared } = found
        return guarded({ ...declared, audience: 'caller' }, `/${found.name}`, prompt)
      }
      return matchCommand(parts.name, found, command => parseOptions(command, parts.rest))
    },
    matchCommand: (name, options) =>
      matchCommand(name, commandsByName.get(name), command => checkOptions(command, options)),
    matchAction: (ref, input = {}) => {
      const parts = splitRef(ref)
      const action = parts === undefined ? undefined : actionsByName.get(parts.name)
      if (parts === undefined || action === undefined || action.action.version !== parts.version) {
        return refuse(outdated(), ref)
      }
      const params =
        action.on === 'search' || action.on === kindOf(input) ? action.action.parse(parts.parts) : undefined
      if (params === undefined) return refuse(outdated(), ref)
      return guarded(action, action.action.name, context => {
        const running = action.run(context, params, input)
        if (running === undefined) throw outdated()
        return running
      })
    },
    completeOption: (caller, commandName, optionName, typed) => {
      const option = commandsByName.get(commandName)?.options[optionName]
      return complete(option?.type === 'text' ? option.complete : undefined, caller, typed, `/${commandName}`)
    },
    completeSearch: (caller, ref, typed) => {
      const name = splitRef(ref)?.name ?? ''
      return complete(actionsByName.get(name)?.complete, caller, typed, name)
    },
  }
}

/** A form comes with fields, a select with a value, a button with neither. */
function kindOf({ fields, value }: ActionInput): Action['on'] {
  if (fields !== undefined) return 'submit'
  return value === undefined ? 'press' : 'select'
}

function indexBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> {
  const result = new Map<string, T>()
  for (const item of items) {
    if (result.has(key(item))) throw new Error(`declared twice: ${key(item)}`)
    result.set(key(item), item)
  }
  return result
}

function outdated(): UserError {
  return new UserError(localized('router.outdated'), localizedRich('router.outdated.hint'))
}

/** That there is no such command, with the one that was probably meant. */
export function unknownCommand(name: string, commands: readonly Command[]): UserError {
  const names = commands.flatMap(command => allNames(command.name, command.names))
  const meant = closest(name, names)
  const suggestion = meant === undefined ? undefined : findCommand(commands, meant)?.name
  const hint =
    suggestion === undefined
      ? localizedRich('router.unknownCommand.help')
      : localizedRich('router.unknownCommand.hint', { suggestion })
  return new UserError(localized('router.unknownCommand', { name: shorten(name, LIMITS.commandName) }), hint)
}
