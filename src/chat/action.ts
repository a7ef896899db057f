import { UserError } from '../core/errors.js'
import { localized } from '../i18n/translate.js'
import type { ActionName, Params, ParamValues } from './action-ref.js'
import type { Form } from './card.js'
import type { Context } from './context.js'
import { type Audience, type CardReply, type FormReply, openForm, type Pace } from './reply.js'

/** What a platform hands over besides the reference: the chosen value of a select, the values of a form by input name. */
export interface ActionInput {
  readonly value?: string
  readonly fields?: Readonly<Record<string, string>>
}

/** What happens on a press, a choice or a submit; a search may come in each of these ways. */
export interface Action {
  readonly on: 'press' | 'select' | 'submit' | 'search'
  readonly action: ActionName
  readonly pace: Pace
  readonly audience: Audience
  readonly permission?: 'manager'
  /** `undefined` where the input does not fit, as after a change of the form. */
  run(context: Context, params: unknown, input: ActionInput): Promise<CardReply | FormReply> | undefined
  /** Of a search: proposals for what is being typed, best first. */
  complete?(context: Context, typed: string): readonly string[]
}

/** A deferred answer cannot be a form: no platform opens one after a deferral. */
type Handler<A extends readonly unknown[]> =
  | {
      readonly pace: 'instant'
      readonly audience: Audience
      readonly permission?: 'manager'
      run(context: Context, ...args: A): Promise<CardReply | FormReply>
    }
  | {
      readonly pace: 'deferred'
      readonly audience: Audience
      readonly permission?: 'manager'
      run(context: Context, ...args: A): Promise<CardReply>
    }

export function onPress<P extends Params>(action: ActionName<P>, handler: Handler<[params: ParamValues<P>]>): Action {
  return { ...handler, on: 'press', action, run: (context, params) => handler.run(context, params as ParamValues<P>) }
}

export function onSelect<P extends Params>(
  action: ActionName<P>,
  handler: Handler<[params: ParamValues<P>, value: string]>,
): Action {
  const run: Action['run'] = (context, params, { value }) =>
    value === undefined ? undefined : handler.run(context, params as ParamValues<P>, value)
  return { ...handler, on: 'select', action, run }
}

/** A submit answers with a card: no platform opens a form from a form. `fields` names the form's inputs. */
export function onSubmit<P extends Params, const F extends readonly string[]>(
  action: ActionName<P>,
  handler: {
    readonly pace: Pace
    readonly audience: Audience
    readonly permission?: 'manager'
    readonly fields: F
    run(context: Context, params: ParamValues<P>, fields: Readonly<Record<F[number], string>>): Promise<CardReply>
  },
): Action {
  const run: Action['run'] = (context, params, { fields }) =>
    fields === undefined || handler.fields.some(name => fields[name] === undefined)
      ? undefined
      : handler.run(context, params as ParamValues<P>, fields as Readonly<Record<F[number], string>>)
  return { ...handler, on: 'submit', action, run }
}

/** The input of a search's form. */
const TYPED = 'text'
const LONGEST_TYPED = 300

/**
 * A search: with what was chosen or typed it runs, and a bare press opens its form, for platforms that have no field with
 * proposals on a card.
 */
export function onSearch<P extends Params>(
  action: ActionName<P>,
  handler: {
    readonly audience: Audience
    readonly permission?: 'manager'
    complete(context: Context, typed: string): readonly string[]
    form(context: Context): Pick<Form, 'title' | 'submitLabel'> & { readonly label: string }
    run(context: Context, params: ParamValues<P>, typed: string): Promise<CardReply>
  },
): Action {
  const ask = (context: Context, params: ParamValues<P>) => {
    const { title, submitLabel, label } = handler.form(context)
    const input = { name: TYPED, label, multiline: false, required: true, maxLength: LONGEST_TYPED }
    return openForm({ title, submitLabel, submit: action.ref(params), inputs: [input] })
  }
  const run: Action['run'] = async (context, given, { value, fields }) => {
    const params = given as ParamValues<P>
    if (value === undefined && fields === undefined) return ask(context, params)
    const typed = (value ?? fields?.[TYPED] ?? '').trim()
    // No platform opens a form from a form.
    if (typed === '') throw new UserError(localized('router.blank'))
    return handler.run(context, params, typed)
  }
  return { ...handler, pace: 'instant', on: 'search', action, run }
}
