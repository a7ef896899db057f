import { z } from 'zod'

/** What the commands print with `--json`, as the contract has it: scripts depend on it. */

const place = { file: z.string().regex(/^[^/].*\.md$/), line: z.int().min(1) }
export const DEADLINE = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  date: z.iso.date(),
  time: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullable(),
  ...place,
})
export const CHECK = z.strictObject({
  courses: z.array(
    z.strictObject({ id: z.string(), title: z.string(), language: z.enum(['de', 'en']), notes: z.int().min(0) }),
  ),
  concepts: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().min(1),
      aliases: z.array(z.string()),
      course: z.string(),
      ...place,
    }),
  ),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string().min(1),
      ...place,
      origin: z.enum(['exam', 'flashcard']),
      answered: z.enum(['yes', 'partly', 'no']),
      sources: z.array(z.strictObject(place)),
    }),
  ),
  deadlines: z.array(DEADLINE),
  heldBack: z
    .array(z.strictObject({ course: z.string(), file: z.string(), title: z.string(), until: z.iso.date() }))
    .optional(),
  warnings: z.array(z.strictObject({ file: z.string(), line: z.int().min(1), message: z.string().min(1) })),
})
export const EXPLANATION = z.strictObject({
  query: z.string(),
  found: z.boolean(),
  results: z
    .array(z.strictObject({ title: z.string().min(1), ...place, score: z.number().min(0).max(1) }))
    .max(5)
    .refine(results => results.every(({ score }, index) => score <= (results[index - 1]?.score ?? 1)), 'best first'),
  text: z.string().min(1),
})
const QUESTION_COMMON = {
  id: z.string().min(1),
  language: z.enum(['de', 'en']),
  prompt: z.string().min(1),
  explanation: z.string(),
  source: z.strictObject({ ...place, heading: z.string() }),
}
const ACCEPTED = z.strictObject({ accepted: z.array(z.string().min(1)).min(1) })
const SOUGHT = z.strictObject({ value: z.number(), tolerance: z.number().min(0), unit: z.string().nullable() })
export const QUESTION = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.enum(['single', 'true-false']),
      ...QUESTION_COMMON,
      choices: z.array(z.string().min(1)).min(2),
      correct: z.tuple([z.int().min(0)]),
    })
    .refine(({ choices, correct }) => correct[0] < choices.length, 'the right choice is one')
    .refine(({ choices }) => new Set(choices).size === choices.length, 'no choice twice'),
  z.strictObject({
    kind: z.enum(['multiple', 'ordering']),
    ...QUESTION_COMMON,
    choices: z.array(z.string().min(1)).min(3),
    correct: z.array(z.int().min(0)).min(1),
  }),
  z.strictObject({
    kind: z.literal('matching'),
    ...QUESTION_COMMON,
    choices: z.array(z.string().min(1)).min(4),
    correct: z.array(z.tuple([z.int().min(0), z.int().min(0)])).min(2),
  }),
  z.strictObject({
    kind: z.enum(['short', 'cloze']),
    ...QUESTION_COMMON,
    choices: z.null(),
    correct: z.union([ACCEPTED, SOUGHT]),
  }),
  z.strictObject({ kind: z.literal('numeric'), ...QUESTION_COMMON, choices: z.null(), correct: SOUGHT }),
  z.strictObject({ kind: z.literal('open'), ...QUESTION_COMMON, choices: z.null(), correct: z.null() }),
])
