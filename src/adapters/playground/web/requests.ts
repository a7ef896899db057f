import { z } from 'zod'
import { LIMITS } from '../../../chat/limits.js'
import { MAX_TEXT } from '../../../chat/parse-command.js'
import { LOCALES } from '../../../core/locale.js'
import { LONGEST_NAME } from '../account.js'
import { LONGEST_TEXT } from './protocol.js'

const person = z.object({ name: z.string().trim().min(1).max(LONGEST_NAME), locale: z.enum(LOCALES) })
const base = { person, channel: z.string().min(1).max(100) }
const id = z.string().min(1).max(64)
const action = z.string().min(1).max(LIMITS.actionRef)
const MOST_INPUTS = 5

/** The shape of each request's body. */
export const requests = {
  send: z.object({ ...base, text: z.string().trim().min(1).max(LONGEST_TEXT) }),
  press: z.object({ ...base, message: id, action }),
  select: z.object({ ...base, message: id, action, value: z.string().max(MAX_TEXT) }),
  /** What is being typed into a search of a message. */
  propose: z.object({ ...base, message: id, action, typed: z.string().max(MAX_TEXT) }),
  submit: z.object({
    ...base,
    /** The message from which the form was opened, where it was one. */
    message: id.optional(),
    action,
    fields: z
      .record(z.string().max(100), z.string().max(LIMITS.formInputLength))
      .refine(fields => Object.keys(fields).length <= MOST_INPUTS, `a form has at most ${MOST_INPUTS} inputs`),
  }),
  complete: z.object({ ...base, line: z.string().max(LONGEST_TEXT) }),
  dismiss: z.object({ ...base, message: id }),
}

export type Requests = { readonly [K in keyof typeof requests]: z.infer<(typeof requests)[K]> }

/** The query of the two addresses that a page reads from. */
export const pageQuery = z
  .object({ name: person.shape.name, locale: person.shape.locale, channel: z.string().min(1).max(100).optional() })
  .transform(({ name, locale, channel }) => ({ person: { name, locale }, channel }))

/** The first thing that does not fit, as a sentence. */
export function sentence(error: z.ZodError): string {
  const [issue] = error.issues
  if (issue === undefined) return 'The request does not fit.'
  const where = issue.path.join('.')
  return where === '' ? `The request does not fit: ${issue.message}.` : `"${where}" does not fit: ${issue.message}.`
}
