import type { Localized } from '../core/locale.js'
import type { ClassRef, Context } from './context.js'
import type { Audience, CardReply, FormReply, Pace } from './reply.js'

interface OptionBase {
  /** Its name in each language, where it has others than its key; English is the key. */
  readonly names?: Localized
  readonly description: Localized
  readonly required?: boolean
}

export interface TextOption extends OptionBase {
  readonly type: 'text'
  readonly maxLength?: number
  /** Proposals for what is being typed, best first. */
  readonly complete?: (context: Context, typed: string) => readonly string[]
}

export interface IntegerOption extends OptionBase {
  readonly type: 'integer'
  readonly min: number
  readonly max: number
}

export interface ChoiceOption<V extends string = string> extends OptionBase {
  readonly type: 'choice'
  readonly choices: readonly { readonly value: V; readonly label: Localized }[]
}

export interface BooleanOption extends OptionBase {
  readonly type: 'boolean'
}

/** A person of the platform, by account id. */
export interface UserOption extends OptionBase {
  readonly type: 'user'
}

export type Option = TextOption | IntegerOption | ChoiceOption | BooleanOption | UserOption
export type Options = Readonly<Record<string, Option>>
export type OptionValue = string | number | boolean

type ValueOf<O> = O extends { readonly type: 'integer' }
  ? number
  : O extends { readonly type: 'boolean' }
    ? boolean
    : O extends ChoiceOption<infer V>
      ? V
      : string

/** What a command's `run` gets: each option with its own type, `undefined` where it may be left out. */
export type OptionValues<O> = {
  readonly [K in keyof O]: O[K] extends { readonly required: true } ? ValueOf<O[K]> : ValueOf<O[K]> | undefined
}

interface CommandBase<O extends Options> {
  /** `[a-z]`; what actions, manifests and other programs call it. */
  readonly name: string
  /** What people call it in each language, where that differs; English is `name`. Lines are understood with any of them. */
  readonly names?: Localized
  readonly description: Localized
  /** A command behind which its name may be typed too, with numbers alone: `/quiz round 5` for `/round 5`. */
  readonly behind?: string
  readonly options: O
  /** Calls without the slash, shown by the help: `explain ballooning`. */
  readonly examples: readonly string[]
  readonly audience: Audience
  /** Who sees what it sets off, where that is not who sees its answer: a round is for the channel. */
  readonly reaches?: Audience
  /**
   * Answers a typed line with nothing behind the name, where an option is required: with a card that asks for it. A platform
   * with options of its own asks before it sends.
   */
  readonly prompt?: (context: Context) => Promise<CardReply>
  /**
   * Who may use it; everybody where it is absent. Everybody sees it, since a manager may be one whom only the bot knows;
   * the router refuses the others.
   */
  readonly permission?: 'manager'
}

/** Answers at once and may therefore open a form. */
export interface InstantCommand<O extends Options> extends CommandBase<O> {
  readonly pace: 'instant'
  classOf?(context: Context, options: OptionValues<O>): ClassRef
  run(context: Context, options: OptionValues<O>): Promise<CardReply | FormReply>
}

/** Takes its time; a platform opens no form after a deferral, so neither may this. */
export interface DeferredCommand<O extends Options> extends CommandBase<O> {
  readonly pace: 'deferred'
  classOf?(context: Context, options: OptionValues<O>): ClassRef
  run(context: Context, options: OptionValues<O>): Promise<CardReply>
}

/** A command of any options, as the router, the help and the adapters handle it. */
export interface Command extends CommandBase<Options> {
  readonly pace: Pace
  /**
   * For a command about one class: which one is meant where a person shares several, as in a direct message. Absent for
   * one that looks in all of them or in none.
   */
  classOf?(context: Context, options: Readonly<Record<string, OptionValue | undefined>>): ClassRef
  run(context: Context, options: Readonly<Record<string, OptionValue | undefined>>): Promise<CardReply | FormReply>
}

/** Checks the declaration's types and forgets them; the parser hands `run` what the options declare. */
export function defineCommand<const O extends Options>(command: InstantCommand<O> | DeferredCommand<O>): Command {
  return command as unknown as Command
}
