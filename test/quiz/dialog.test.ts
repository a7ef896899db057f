import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { splitRef } from '../../src/chat/action-ref.js'
import type { Card } from '../../src/chat/card.js'
import { checkCard, checkForm } from '../../src/chat/check-card.js'
import type { CardReply, FormReply } from '../../src/chat/reply.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import {
  answerQuestion,
  finishQuiz,
  revealReference,
  showQuestion,
  submitAnswer,
  writeAnswer,
} from '../../src/quiz/actions.js'
import { KINDS } from '../../src/quiz/kinds/kinds.js'
import { buttonsOf, type RealBot, refOf, saidBy, startBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'
import { libraryOf } from '../fixtures/course.js'
import { answerAs } from './answering.js'

let real: RealBot

beforeAll(async () => {
  real = await startBot()
})
afterAll(async () => {
  expect(real.failures).toEqual([])
  await real.close()
})

const body = z.object({
  correct: z.union([z.number(), z.array(z.number())]).optional(),
  choices: z.array(z.unknown()).optional(),
})
const asked = ({ kind, stored }: { readonly kind: string; readonly stored: string }) => ({
  kind,
  body: JSON.parse(stored) as unknown,
})

/** What the database holds. */
function rows<T>(sql: string, schema: z.ZodType<T>, ...values: unknown[]): T[] {
  const database = new Database(real.databaseFile, { readonly: true })
  try {
    return z.array(schema).parse(database.prepare(sql).all(...values))
  } finally {
    database.close()
  }
}

function change(sql: string, ...values: unknown[]): void {
  const database = new Database(real.databaseFile)
  try {
    database.prepare(sql).run(...values)
  } finally {
    database.close()
  }
}

const questionRow = z.object({ position: z.number(), kind: z.string(), body: z.string() })
const questionsOf = (session: string) =>
  rows(
    'SELECT position, kind, body FROM SessionQuestion WHERE sessionId = ? ORDER BY position',
    questionRow,
    session,
  ).map(row => ({ ...row, stored: row.body, ...body.parse(JSON.parse(row.body)) }))
const ledgerOf = (session: string) =>
  rows(
    'SELECT position, correctness, points, selfRated FROM LedgerEntry WHERE sessionId = ? ORDER BY seq',
    z.object({ position: z.number(), correctness: z.number(), points: z.number(), selfRated: z.number() }),
    session,
  )

function cardOf(answer: CardReply | FormReply): Card {
  if (answer.type !== 'card') throw new Error('a form')
  return answer.card
}

/** The session of a card, from its buttons. */
function sessionOf(card: Card): string {
  const ref = buttonsOf(card).map(button => splitRef(button.action))
  const session = ref.find(parts => parts?.name.startsWith('quiz.') && parts.name !== 'quiz.start')?.parts[0]
  if (session === undefined) throw new Error('no session on the card')
  return session
}

/** A quiz whose first question has choices. */
async function begin(who: Visitor, line = '/quiz count:3') {
  let card = await who.say(line)
  expect(checkCard(card)).toEqual([])
  let session = sessionOf(card)
  let questions = questionsOf(session)
  // Chance may begin with a question of another kind.
  while (typeof questions[0]?.correct !== 'number') {
    card = await who.say(line)
    session = sessionOf(card)
    questions = questionsOf(session)
  }
  return {
    card,
    session,
    questions,
    ref: (position: number, choice: number) => answerQuestion.ref({ session, position, choice }),
  }
}

const right = (questions: ReturnType<typeof questionsOf>, position = 0): number => {
  const correct = questions[position]?.correct
  return typeof correct === 'number' ? correct : -1
}
const wrong = (questions: ReturnType<typeof questionsOf>, position = 0) => (right(questions, position) + 1) % 2

describe('a whole quiz', () => {
  it('goes from the first question to the result, and what it says agrees with the ledger', async () => {
    const who = visitor(real, 'Anna')
    const quiz = await begin(who, '/quiz count:8')
    let card = quiz.card
    let points = 0
    const pointsOf = (kind: string) => KINDS.find(({ name }) => name === kind)?.points ?? 0
    for (const [position, question] of quiz.questions.entries()) {
      expect(card.title).toContain(`Question ${position + 1} of 8`)
      if (question.kind === 'open') {
        card = await who.press(refOf(card, 'Show the reference'))
        expect(checkCard(card)).toEqual([])
        card = await who.press(refOf(card, position === 2 ? 'Knew it' : 'Partly'))
        continue
      }
      const isRight = position % 2 === 0
      points += isRight ? pointsOf(question.kind) : 0
      card = await answerAs(who, quiz.session, position, asked(question), isRight)
      expect(card.tone).toBe(isRight ? 'success' : 'failure')
      expect(saidBy(card)).toMatch(isRight ? /Right! \+\d+ points/ : /Sorry, that is wrong\. Right is: /)
      expect(saidBy(card)).toContain('📄 cloud/week-02.md')
      expect(checkCard(card)).toEqual([])
      card = await who.press(refOf(card, position === 7 ? 'To the result' : 'Next'))
    }
    expect(card.title).toBe('Result')
    expect(checkCard(card)).toEqual([])
    const ledger = ledgerOf(quiz.session)
    expect(ledger).toHaveLength(8)
    expect(ledger.reduce((sum, entry) => sum + entry.points, 0)).toBe(points)
    const graded = ledger.filter(entry => entry.selfRated === 0)
    const correct = graded.filter(entry => entry.correctness === 1).length
    expect(saidBy(card)).toMatch(new RegExp(`${correct} of ${graded.length}\\s+right, ${points} points`))
    expect(saidBy(card)).toContain('2 exam questions rated by yourself.')
    expect(saidBy(await who.say('/leaderboard'))).toContain(`${points} points`)
    const stats = saidBy(await who.say('/stats'))
    expect(stats).toContain(String(points))
    expect(stats).toContain(`${correct} of ${graded.length}`)
    expect(await who.press(finishQuiz.ref({ session: quiz.session }))).toEqual(card)
  })

  it('does not ask at once again what was asked', async () => {
    const who = visitor(real, 'Beat')
    const first = await begin(who)
    for (const [position, question] of first.questions.entries()) {
      if (question.kind !== 'open') await answerAs(who, first.session, position, asked(question), false)
    }
    const ids = (session: string) =>
      rows('SELECT questionId FROM SessionQuestion WHERE sessionId = ?', z.object({ questionId: z.string() }), session)
    const second = await begin(who)
    const answered = ids(first.session).filter((_, position) => first.questions[position]?.kind !== 'open')
    for (const id of answered) expect(ids(second.session)).not.toContainEqual(id)
  })

  it('has many wrong answers on one card', async () => {
    const who = visitor(real, 'Cleo')
    const quiz = await begin(who, '/quiz count:20')
    for (const [position, question] of quiz.questions.entries()) {
      if (question.kind !== 'open') await answerAs(who, quiz.session, position, asked(question), false)
    }
    const card = await who.press(finishQuiz.ref({ session: quiz.session }))
    expect(checkCard(card)).toEqual([])
    expect(saidBy(card)).toMatch(/\d more questions/)
    expect(saidBy(card)).toContain('0 of 15')
  })

  it('can be stopped before an answer', async () => {
    const who = visitor(real, 'Dora')
    const { card } = await begin(who)
    const result = await who.press(refOf(card, 'Stop'))
    expect(saidBy(result)).toContain('You have not answered anything.')
    expect(saidBy(result)).toContain('3 questions were left open')
    expect(checkCard(result)).toEqual([])
    expect((await who.press(refOf(result, 'Another round'))).title).toBe('Question 1 of 3')
  })
})

describe('answers count once', () => {
  it('whatever is pressed later', async () => {
    const who = visitor(real, 'Emil')
    const quiz = await begin(who)
    const first = await who.press(quiz.ref(0, wrong(quiz.questions)))
    expect(await who.press(quiz.ref(0, wrong(quiz.questions)))).toEqual(first)
    expect(await who.press(quiz.ref(0, right(quiz.questions)))).toEqual(first)
    expect(ledgerOf(quiz.session)).toMatchObject([{ position: 0, correctness: 0, points: 0 }])
  })

  it('when several are pressed at once', async () => {
    const who = visitor(real, 'Fritz')
    const quiz = await begin(who)
    const choices = [wrong(quiz.questions), right(quiz.questions), right(quiz.questions), wrong(quiz.questions)]
    const cards = await Promise.all(choices.map(choice => who.press(quiz.ref(0, choice))))
    for (const card of cards) expect(card).toEqual(cards[0])
    expect(ledgerOf(quiz.session)).toHaveLength(1)
  })

  it('in the language of whoever presses', async () => {
    const quiz = await begin(visitor(real, 'Gina'))
    const card = await visitor(real, 'Gina', 'de-CH').press(quiz.ref(0, right(quiz.questions)))
    expect(saidBy(card)).toMatch(/Richtig! \+\d+ Punkte/)
  })
})

describe('what is not there', () => {
  const gone = async (answer: Promise<Card>) => {
    const card = await answer
    expect(saidBy(card)).toBe('This quiz is gone.')
    expect(buttonsOf(card).map(({ label }) => label)).toEqual(['New quiz'])
    expect(checkCard(card)).toEqual([])
  }

  it('is gone: a session, a position, a choice', async () => {
    const who = visitor(real, 'Hugo')
    const quiz = await begin(who)
    await gone(who.press(answerQuestion.ref({ session: 'nosuchsession', position: 0, choice: 0 })))
    await gone(who.press(finishQuiz.ref({ session: 'nosuchsession' })))
    await gone(who.press(showQuestion.ref({ session: quiz.session, position: 3 })))
    await gone(who.press(quiz.ref(99, 0)))
    await gone(who.press(quiz.ref(0, 25)))
    await gone(who.press(revealReference.ref({ session: quiz.session, position: 50 })))
    await gone(who.press(writeAnswer.ref({ session: quiz.session, position: 50 })))
    expect(ledgerOf(quiz.session)).toEqual([])
  })

  it('belongs to somebody else', async () => {
    const quiz = await begin(visitor(real, 'Ida'))
    const other = visitor(real, 'Jan')
    for (const ref of [
      quiz.ref(0, 0),
      finishQuiz.ref({ session: quiz.session }),
      showQuestion.ref({ session: quiz.session, position: 0 }),
    ]) {
      const card = await other.press(ref)
      expect(saidBy(card)).toContain('This quiz belongs to somebody else.')
    }
    expect(ledgerOf(quiz.session)).toEqual([])
    expect(
      rows('SELECT closedAt FROM Session WHERE id = ?', z.object({ closedAt: z.null() }), quiz.session),
    ).toHaveLength(1)
  })

  it.each([
    ['a body of another shape', 'body', '{"stem":"?"}'],
    ['no body', 'body', 'null'],
    ['a key out of range', 'body', '{"prompt":[],"quotes":[],"choices":[[{"type":"text","value":"a"}]],"correct":3}'],
    ['an unknown kind of text', 'body', '{"prompt":[{"type":"sparkle"}],"quotes":[],"choices":[[],[]],"correct":0}'],
    ['an unknown kind of block', 'explanation', '[{"type":"carousel"}]'],
    ['no source', 'source', 'null'],
  ])('was kept in a way that nobody reads any more: %s', async (_what, column, value) => {
    const who = visitor(real, 'Kim')
    const quiz = await begin(who)
    change(`UPDATE SessionQuestion SET "${column}" = ? WHERE sessionId = ? AND position = 0`, value, quiz.session)
    await gone(who.press(quiz.ref(0, 0)))
    await gone(who.press(showQuestion.ref({ session: quiz.session, position: 0 })))
    expect((await who.press(finishQuiz.ref({ session: quiz.session }))).title).toBe('Result')
  })
})

describe('an exam question', () => {
  async function openQuestion(name: string) {
    const who = visitor(real, name)
    const quiz = await begin(who)
    const position = quiz.questions.findIndex(({ kind }) => kind === 'open')
    const card = await who.press(showQuestion.ref({ session: quiz.session, position }))
    expect(card.title).toBe(`Question ${position + 1} of 3 · Exam question`)
    expect(checkCard(card)).toEqual([])
    return { who, card, session: quiz.session, position }
  }

  it('is written, compared, written again and rated once', async () => {
    const { who, card, session, position } = await openQuestion('Lea')
    const form = await who.open(refOf(card, 'Write an answer'))
    expect(checkForm(form)).toEqual([])
    const written = await who.reply(form.submit, { fields: { answer: '  It pages.\n\nAnd swaps. ' } })
    expect(checkCard(cardOf(written))).toEqual([])
    expect(saidBy(cardOf(written))).toContain('It pages. And swaps.')
    expect(ledgerOf(session)).toEqual([])

    const seen = await who.press(showQuestion.ref({ session, position }))
    const again = await who.open(refOf(seen, 'Change the answer'))
    expect(again.inputs[0].value).toBe('It pages.\n\nAnd swaps.')
    await who.reply(again.submit, { fields: { answer: 'Better.' } })
    const revealed = await who.press(revealReference.ref({ session, position }))
    expect(saidBy(revealed)).toContain('Better.')

    const [partly, good] = [refOf(revealed, 'Partly'), refOf(revealed, 'Knew it')]
    expect((await who.press(partly)).title).toBe('Result')
    await who.press(good)
    expect(ledgerOf(session)).toEqual([{ position, correctness: 0.5, points: 0, selfRated: 1 }])

    const after = await who.reply(again.submit, { fields: { answer: 'Too late.' } })
    expect(saidBy(cardOf(after))).toContain('Better.')
    const shown = await who.reply(writeAnswer.ref({ session, position }))
    expect(shown.type).toBe('card')
  })

  it('takes an answer as long as the form allows, and no empty one', async () => {
    const { who, card, session, position } = await openQuestion('Max')
    const form = await who.open(refOf(card, 'Write an answer'))
    for (const answer of ['&<*'.repeat(700).slice(0, form.inputs[0].maxLength), '\n'.repeat(50), ' ']) {
      const written = await who.reply(form.submit, { fields: { answer } })
      expect(checkCard(cardOf(written))).toEqual([])
    }
    const submitted = await who.reply(submitAnswer.ref({ session, position }), {})
    expect(saidBy(cardOf(submitted))).toContain('no longer works')
  })

  it('is no choice question', async () => {
    const { who, session, position } = await openQuestion('Nora')
    expect(saidBy(await who.press(answerQuestion.ref({ session, position, choice: 0 })))).toBe('This quiz is gone.')
  })
})

describe('what there is to ask', () => {
  it('keeps to a topic', async () => {
    const quiz = await begin(visitor(real, 'Otto'), '/quiz storage types 3')
    const topics = rows(
      'SELECT topic FROM SessionQuestion WHERE sessionId = ?',
      z.object({ topic: z.string() }),
      quiz.session,
    )
    for (const { topic } of topics) expect(['Storage Types', 'DAS', 'SAN', 'NAS']).toContain(topic)
  })

  it('says so where there is nothing', async () => {
    const card = await visitor(real, 'Pia').say('/quiz photosynthese')
    expect(saidBy(card)).toContain('There are no questions on “photosynthese” in Cloud Computing.')
    expect(checkCard(card)).toEqual([])
  })
})

describe('an answered question', () => {
  it('leads to the entry of its term, page by page, and back', async () => {
    const who = visitor(real, 'Ella')
    const quiz = await begin(who)
    const answered = await who.press(quiz.ref(0, right(quiz.questions)))
    const entry = await who.press(refOf(answered, /^📖 /))
    expect(checkCard(entry)).toEqual([])
    expect(buttonsOf(answered).map(({ label }) => label)).toContain(`📖 ${entry.title}`)
    expect(await who.press(refOf(entry, 'Back to the question'))).toEqual(answered)
    expect(refOf(answered, 'Next')).toContain('quiz.question/')
  })
})

describe('after the notes have changed', () => {
  it('grades a running quiz as it was asked', async () => {
    const who = visitor(real, 'Quin')
    const quiz = await begin(who)
    await real.restart(
      libraryOf({
        'cloud/course.toml': 'title = "Cloud"\nlanguage = "en"\n',
        'cloud/note.md': '# New\n\n## Other\n- nothing of before\n',
      }),
    )
    const card = await who.press(quiz.ref(0, right(quiz.questions)))
    expect(card.tone).toBe('success')
    expect(checkCard(card)).toEqual([])
    const again = await who.press(showQuestion.ref({ session: quiz.session, position: 0 }))
    expect(again).toEqual(card)
    const result = await who.press(finishQuiz.ref({ session: quiz.session }))
    expect(saidBy(result)).toMatch(/1 of 1\s+right/)
    // The first points come with a question about the leaderboard.
    expect(buttonsOf(result).map(({ label }) => label)).toContain('Show me as Quin')
    expect(saidBy(await who.say('/quiz'))).toContain('There are no questions on Cloud yet.')
    await real.restart(loadCourses('content'))
  })

  it('goes on in the middle after a restart', async () => {
    const who = visitor(real, 'Rita')
    const quiz = await begin(who)
    await who.press(quiz.ref(0, right(quiz.questions)))
    await real.restart()
    const next = await who.press(showQuestion.ref({ session: quiz.session, position: 1 }))
    expect(next.title).toBe('Question 2 of 3')
    const second = quiz.questions[1]
    if (second?.kind === 'open') return
    if (second !== undefined) await answerAs(who, quiz.session, 1, asked(second), false)
    expect(ledgerOf(quiz.session).map(({ correctness }) => correctness)).toEqual([1, 0])
  })
})
