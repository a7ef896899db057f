import { LIMITS } from './limits.js'

declare const actionRefBrand: unique symbol

/** The written form of an action with its parameters: what a platform stores in a button and hands back on a press. */
export type ActionRef = string & { readonly [actionRefBrand]: true }

/** How one parameter of an action is written. `maxLength` is the longest that `write` returns. */
export interface Param<T> {
  readonly maxLength: number
  write(value: T): string
  /** `undefined` for what `write` cannot have written. */
  read(written: string): T | undefined
}

export type Params = Readonly<Record<string, Param<unknown>>>

export type ParamValues<P> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never }

/**
 * The name of an action and the shape of its parameters: stateless, so that a button works after a restart. It holds row
 * ids only: never an answer, never a permission. Raise `version` when the shape changes; old buttons are then answered
 * as outdated.
 */
export interface ActionName<P extends Params = Params> {
  readonly name: string
  readonly version: number
  readonly params: P
  /** Writes the reference that goes into a button, a select or a form. */
  ref(values: ParamValues<P>): ActionRef
  /** Reads the parameters of a reference of this name and version. */
  parse(parts: readonly string[]): ParamValues<P> | undefined
}

const SEPARATOR = '/'
const NAME = /^[a-z]+(?:\.[a-z]+)*$/

/** Throws where a reference could become longer than the platforms allow: at start, not when somebody presses. */
export function defineAction<const P extends Params>(name: string, version: number, params: P): ActionName<P> {
  if (!NAME.test(name)) throw new Error(`action name "${name}": use lower-case words joined by dots`)
  const head = `${name}${SEPARATOR}${version}`
  const entries = Object.entries(params)
  const longest = entries.reduce((sum, [, param]) => sum + SEPARATOR.length + param.maxLength, head.length)
  if (longest > LIMITS.actionRef) {
    throw new Error(`action "${name}" can need ${longest} characters, ${LIMITS.actionRef} are allowed`)
  }
  return {
    name,
    version,
    params,
    ref: values => {
      const given = values as Readonly<Record<string, unknown>>
      const parts = entries.map(([key, param]) => {
        const written = param.write(given[key])
        // A value outside its parameter's range would be refused at the press: fail where the card is made.
        if (param.read(written) === undefined || written.includes(SEPARATOR))
          throw new Error(`action "${name}": bad value for "${key}"`)
        return written
      })
      return [head, ...parts].join(SEPARATOR) as ActionRef
    },
    parse: parts => {
      if (parts.length !== entries.length) return undefined
      const result: Record<string, unknown> = {}
      for (const [index, [key, param]] of entries.entries()) {
        const value = param.read(parts[index] ?? '')
        if (value === undefined) return undefined
        result[key] = value
      }
      return result as ParamValues<P>
    },
  }
}

/** The name, version and written parameters of a reference; `undefined` for what is none. */
export function splitRef(ref: string): { name: string; version: number; parts: string[] } | undefined {
  if (ref.length > LIMITS.actionRef) return undefined
  const [name, version, ...parts] = ref.split(SEPARATOR)
  if (name === undefined || !NAME.test(name) || version === undefined || !/^\d{1,4}$/.test(version)) return undefined
  return { name, version: Number(version), parts }
}

/** An id made of letters, digits, `-` and `_`, such as a row's. */
export function idParam(maxLength: number): Param<string> {
  const shape = new RegExp(`^[A-Za-z0-9_-]{1,${maxLength}}$`)
  return { maxLength, write: value => value, read: written => (shape.test(written) ? written : undefined) }
}

/** A whole number from 0 to `max`. */
export function integerParam(max: number): Param<number> {
  return {
    maxLength: String(max).length,
    write: value => String(value),
    read: written => {
      const value = Number(written)
      return /^(?:0|[1-9]\d*)$/.test(written) && value <= max ? value : undefined
    },
  }
}

/** One of a few words. */
export function wordParam<const W extends string>(allowed: readonly W[]): Param<W> {
  return {
    maxLength: Math.max(...allowed.map(word => word.length)),
    write: value => value,
    read: written => allowed.find(word => word === written),
  }
}
