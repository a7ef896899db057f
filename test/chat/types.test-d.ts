/**
 * Checked by the compiler only. What must not compile stands below an `@ts-expect-error`, which is itself an error once the
 * line compiles: TypeScript has no other test for that.
 */
import { expectTypeOf } from 'vitest'
import { onPress, onSubmit } from '../../src/chat/action.js'
import { defineAction, idParam, integerParam, wordParam } from '../../src/chat/action-ref.js'
import type { Form, FormInput } from '../../src/chat/card.js'
import { defineCommand } from '../../src/chat/command.js'
import { openForm, reply } from '../../src/chat/reply.js'

const about = { de: 'x', en: 'x' }
const input: FormInput = { name: 'x', label: 'X', multiline: false, required: true, maxLength: 10 }
const action = defineAction('x', 1, { id: idParam(10), page: integerParam(9), way: wordParam(['up', 'down']) })
const form: Form = {
  title: 'X',
  submitLabel: 'Go',
  submit: action.ref({ id: 'a', page: 1, way: 'up' }),
  inputs: [input, input, input, input, input],
}
const card = { blocks: [] }
const common = { name: 'x', description: about, examples: [], audience: 'caller' } as const

defineCommand({
  ...common,
  options: {
    term: { type: 'text', description: about, required: true },
    topic: { type: 'text', description: about },
    count: { type: 'integer', description: about, min: 1, max: 5 },
    seconds: { type: 'integer', description: about, min: 1, max: 5, required: true },
    hard: { type: 'boolean', description: about },
    who: { type: 'user', description: about },
    kind: {
      type: 'choice',
      description: about,
      required: true,
      choices: [
        { value: 'single', label: about },
        { value: 'cloze', label: about },
      ],
    },
  },
  pace: 'instant',
  run: async (_context, options) => {
    expectTypeOf(options.term).toEqualTypeOf<string>()
    expectTypeOf(options.topic).toEqualTypeOf<string | undefined>()
    expectTypeOf(options.count).toEqualTypeOf<number | undefined>()
    expectTypeOf(options.seconds).toEqualTypeOf<number>()
    expectTypeOf(options.hard).toEqualTypeOf<boolean | undefined>()
    expectTypeOf(options.who).toEqualTypeOf<string | undefined>()
    expectTypeOf(options.kind).toEqualTypeOf<'single' | 'cloze'>()
    // @ts-expect-error must not compile: no such option
    options.other
    return reply(card)
  },
})

defineCommand({ ...common, options: {}, pace: 'instant', run: async () => openForm(form) })

// @ts-expect-error must not compile: no platform opens a form after a deferral
defineCommand({ ...common, options: {}, pace: 'deferred', run: async () => openForm(form) })

onPress(action, {
  pace: 'instant',
  audience: 'caller',
  run: async (_context, params) => {
    expectTypeOf(params).toEqualTypeOf<{
      readonly id: string
      readonly page: number
      readonly way: 'up' | 'down'
    }>()
    return openForm(form)
  },
})

// @ts-expect-error must not compile: no platform opens a form after a deferral
onPress(action, { pace: 'deferred', audience: 'caller', run: async () => openForm(form) })

onSubmit(action, {
  pace: 'instant',
  audience: 'caller',
  fields: ['head', 'body'],
  run: async (_context, _params, fields) => {
    expectTypeOf(fields).toEqualTypeOf<Readonly<Record<'head' | 'body', string>>>()
    return reply(card)
  },
})

// @ts-expect-error must not compile: no platform opens a form from a form
onSubmit(action, { pace: 'instant', audience: 'caller', fields: [], run: async () => openForm(form) })

// @ts-expect-error must not compile: five inputs are the most
const tooMany: Form = { ...form, inputs: [input, input, input, input, input, input] }

// @ts-expect-error must not compile: a form asks for something
const tooFew: Form = { ...form, inputs: [] }

// @ts-expect-error must not compile: parameters are typed
action.ref({ id: 'a', page: '1', way: 'up' })

// @ts-expect-error must not compile: a word is one of the declared ones
action.ref({ id: 'a', page: 1, way: 'left' })

// @ts-expect-error must not compile: only a definition makes references
const forged: Form = { ...form, submit: 'x/1/a/1/up' }

export type Checked = [typeof tooMany, typeof tooFew, typeof forged]
