import { parse as parseToml, TomlError } from 'smol-toml'
import { z } from 'zod'
import { text } from '../core/rich-text.js'
import type { Warning } from '../notes/course.js'
import { findKind } from './kinds/kinds.js'
import type { Question } from './question.js'

/** What a host has changed about single questions, by their ids. */
export interface QuestionEdits {
  isBlocked(id: string): boolean
  /** The question as the host wants it. */
  apply(question: Question): Question
  /** Ids that were named, with the place at which each stands. */
  readonly places: ReadonlyMap<string, { readonly file: string; readonly line: number }>
}

export const NO_EDITS: QuestionEdits = { isBlocked: () => false, apply: question => question, places: new Map() }

/** The changes of two files. */
export const bothEdits = (first: QuestionEdits, second: QuestionEdits): QuestionEdits => ({
  isBlocked: id => first.isBlocked(id) || second.isBlocked(id),
  apply: question => second.apply(first.apply(question)),
  places: new Map([...first.places, ...second.places]),
})

const edit = z
  .strictObject({
    block: z.boolean('must be true or false').optional(),
    prompt: z.string('must be a text').trim().min(1, 'must not be empty').optional(),
    choices: z.array(z.string().trim().min(1)).min(2, 'needs at least two').optional(),
    /** The right choice, or the right ones; of a typed answer what is accepted; of a number its value. */
    answer: z.union([z.string(), z.number(), z.array(z.string())]).optional(),
  })
  // Each draw has the choices in another order: at which place the right one was says nothing.
  .refine(({ choices, answer }) => choices === undefined || answer !== undefined, {
    path: ['choices'],
    error: 'need an answer beside them, which says the right one',
  })
type Edit = z.infer<typeof edit>

/**
 * Reads `questions.toml`: a table a question, named by its id as `bueffel quiz` prints it. What is wrong in it is warned
 * of with its line, and left out; where nothing of it can be read, `before` stays.
 */
export function readQuestionEdits(
  file: string,
  content: string,
  warnings: Warning[],
  before: QuestionEdits = NO_EDITS,
): QuestionEdits {
  const warn = (line: number, message: string) => warnings.push({ file, line, message })
  let table: Readonly<Record<string, unknown>>
  try {
    table = parseToml(content)
  } catch (error) {
    warn(error instanceof TomlError ? error.line : 1, 'not valid TOML: nothing of it is taken over')
    return before
  }
  const edits = new Map<string, Edit>()
  const places = new Map<string, { file: string; line: number }>()
  for (const [id, value] of Object.entries(table)) {
    const line = lineOf(content, id)
    const result = edit.safeParse(value)
    if (result.success) {
      edits.set(id, result.data)
      places.set(id, { file, line })
    } else {
      const [issue] = result.error.issues
      const where = issue?.path.join('.') ?? ''
      warn(line, `"${id}"${where === '' ? '' : `: ${where}`} ${issue?.message ?? 'is not valid'}; it is left as it is`)
    }
  }
  return {
    places,
    isBlocked: id => edits.get(id)?.block === true,
    apply: question => {
      const own = edits.get(question.id)
      const changed = own && changeBody(question, own)
      return changed === undefined ? question : { ...question, body: changed }
    },
  }
}

/** The body with what the host wrote in its place; `undefined` where that makes no question of its kind. */
function changeBody({ kind, body }: Question, { prompt, choices, answer }: Edit): unknown {
  if (typeof body !== 'object' || body === null || (prompt ?? choices ?? answer) === undefined) return undefined
  const before = body as Readonly<Record<string, unknown>>
  const stem = prompt === undefined ? {} : kind === 'open' ? { text: prompt } : { prompt: [text(prompt)], quotes: [] }
  const shown = choices === undefined ? {} : { choices: choices.map(choice => [text(choice)]) }
  const all = choices ?? findKind(kind)?.open(body)?.report().choices ?? []
  const changed = { ...before, ...stem, ...shown, ...(answer === undefined ? {} : answerOf(kind, before, all, answer)) }
  return findKind(kind)?.open(changed) === undefined ? undefined : changed
}

function answerOf(
  kind: string,
  before: Readonly<Record<string, unknown>>,
  choices: readonly string[],
  answer: NonNullable<Edit['answer']>,
): Readonly<Record<string, unknown>> {
  const names = (Array.isArray(answer) ? answer : [answer]).map(String)
  const places = names.map(name => choices.indexOf(name))
  switch (kind) {
    case 'single':
    case 'true-false':
      return { correct: places[0] }
    case 'multiple':
      return { correct: places }
    case 'ordering':
      return { order: places }
    case 'short':
      return { accepted: names }
    case 'numeric':
      return { value: Number(names[0]) }
    case 'cloze':
      return 'value' in Object(before['gap'])
        ? { gap: { ...Object(before['gap']), value: Number(names[0]) } }
        : { gap: { accepted: names, others: [] } }
    default:
      return {}
  }
}

/** The line on which the table of a question begins. */
function lineOf(content: string, id: string): number {
  const index = content.split('\n').findIndex(line => line.replace(/["'\s]/g, '').startsWith(`[${id}]`))
  return index === -1 ? 1 : index + 1
}
