import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../cli/run-bueffel.js'
import { SAMPLE_NOTES } from '../../cli/sample-notes.js'
import { buttonsOf, type Dialog, startDialog } from './dialog.js'

const cwd = temporaryFolder(SAMPLE_NOTES)
/** A soak sets more. */
const KILLS = Number(process.env.SOAK_VISITS ?? 3)
const WEDNESDAY = ['--course', 'netze', '--clock', '2099-10-07T18:00'] as const

/** What somebody has answered so far, kept beside the bot. */
interface Tally {
  right: number
  answered: number
  points: number
  /** Exam questions that were rated. */
  rated: number
  /** The right choice to each question that was seen answered. */
  readonly known: Map<string, string>
}

const newTally = (): Tally => ({ right: 0, answered: 0, points: 0, rated: 0, known: new Map() })

/** The question of a card, without its number and what can be pressed. */
function promptOf(card: string): string {
  return card.replace(/^(Only you see this\.\n\n)?Question \d+ of \d+.*\n/, '').split(/\n\[\d+\]|\n• /)[0] ?? ''
}

const OUTCOME = /^(?:Right!|Partly right:|Sorry, that is wrong\.)/m

/** Does what the card's kind of question asks for, until it says how that was. */
async function give(dialog: Dialog, card: string, known: string | undefined): Promise<string> {
  let current = card
  for (let step = 0; step < 12 && !OUTCOME.test(current); step++) {
    const buttons = buttonsOf(current).filter(({ text }) => text !== 'Stop')
    const labels = buttons.map(({ text }) => text)
    if (labels.includes('Type the answer')) current = await dialog.press(current, 'Type the answer', '7')
    else if (labels.includes('Hand in')) current = await dialog.press(current, 'Hand in')
    else if (known !== undefined) current = await dialog.press(current, known)
    // Of several rows of choices each has its turn, with another choice.
    else current = await dialog.say(buttons[(step * 5) % buttons.length]?.number ?? '')
  }
  return current
}

/** Answers the question of a card: with the right choice where it is known, else with the first. */
async function answer(dialog: Dialog, card: string, tally: Tally): Promise<string> {
  if (card.includes('Exam question')) return answerExam(dialog, card, tally)
  const prompt = promptOf(card)
  const known = tally.known.get(prompt)
  const result = await give(dialog, card, known)
  const isRight = /^Right!/m.test(result)
  // The same question again earns nothing more that day.
  const [, points = '0'] = /^(?:Right!|Partly right: \d+%,) \+(\d+) points/m.exec(result) ?? []
  if (known !== undefined) expect(isRight).toBe(true)
  expect(result).toMatch(OUTCOME)
  expect(result).toMatch(/📄 netze\/week-01\.md › .* › line.\d+/)
  // Long choices stand above the buttons, which then have letters, drawn anew each time.
  const [, marked = ''] = /Right is: (.+)$/m.exec(result) ?? []
  if (marked !== '' && buttonsOf(card).some(({ text }) => text === marked)) tally.known.set(prompt, marked)
  tally.answered++
  if (isRight) tally.right++
  tally.points += Number(points)
  return dialog.press(result, /^(Next|To the result)$/)
}

async function answerExam(dialog: Dialog, card: string, tally: Tally): Promise<string> {
  const revealed = await dialog.press(card, 'Write an answer', 'Because it does not wait for acknowledgements.')
  expect(revealed).toContain('Your answer:')
  expect(revealed).toContain('│ Because it does not wait for acknowledgements.')
  expect(revealed).toContain('does not count for the leaderboard')
  expect(buttonsOf(revealed).map(({ text }) => text)).toEqual(['Knew it', 'Partly', 'Did not know'])
  tally.rated++
  return dialog.press(revealed, 'Partly')
}

/** Takes a quiz to its end and returns the card with the result. */
async function takeQuiz(dialog: Dialog, command: string, tally: Tally): Promise<string> {
  const before = { ...tally }
  let card = await dialog.say(command)
  while (/Question \d+ of/.test(card)) card = await answer(dialog, card, tally)
  const [right, answered, points] = [
    tally.right - before.right,
    tally.answered - before.answered,
    tally.points - before.points,
  ]
  expect(card).toMatch(/^(Only you see this\.\n\n)?Result\n/)
  if (answered > 0) expect(card).toMatch(new RegExp(`^${right} of ${answered} right, ${points} points?\\.$`, 'm'))
  return card
}

/** What /stats says, as numbers. */
async function statsOf(dialog: Dialog): Promise<{ points: number; right: number; answered: number }> {
  const card = await dialog.say('/stats')
  const [, points] = /^Points: +(\d+)$/m.exec(card) ?? []
  const [, right = '0', answered = '0'] = /^Right: +(?:(\d+) of (\d+)|–)/m.exec(card) ?? []
  return { points: Number(points), right: Number(right), answered: Number(answered) }
}

const totals = ({ points, right, answered }: Tally) => ({ points, right, answered })
const dataFolder = () => mkdtempSync(join(cwd, 'data-'))

describe.concurrent('a visit in the terminal', () => {
  it('from the first question to the leaderboard, and again the next day', { timeout: 60_000 }, async () => {
    const data = dataFolder()
    const dialog = startDialog(cwd, [...WEDNESDAY, '--data', data, '--as', 'Ann'])

    const udp = await dialog.say('/explain UDP')
    expect(udp).toMatch(
      /^UDP\n\n• verbindungslos, schnell und ohne Bestätigung\n\n📄 netze\/week-01\.md › .* › line.15\n/,
    )
    const notFound = await dialog.say('/explain UDP hole punching')
    expect(notFound).toMatch(/^Not in the notes\n\nThe notes of Netze say nothing about UDP hole punching/)
    expect(await dialog.press(notFound, 'UDP')).toBe(udp)
    expect(await dialog.say('/leaderboard')).toContain('Nobody is on this leaderboard yet.')

    const ann = newTally()
    // As often as it takes to have been wrong, right and asked an exam question.
    for (let round = 0; round < 5; round++) await takeQuiz(dialog, '/quiz 6', ann)
    expect(ann.right).toBeGreaterThan(0)
    expect(ann.right).toBeLessThan(ann.answered)
    expect(ann.rated).toBeGreaterThan(0)
    expect(await statsOf(dialog)).toEqual(totals(ann))
    expect(await dialog.say('/leaderboard')).toContain(`You would be in place 1 of 1, with ${ann.points} points.`)
    expect(await dialog.press(await dialog.say('/stats'), 'Show me as Ann')).toContain(
      'Your name on the leaderboard: Ann',
    )
    expect(await dialog.say('/leaderboard')).toContain(`➤ 🥇 Ann · ${ann.points} points`)

    expect(await dialog.say('/as Ben')).toBe('You are Ben.')
    const ben = newTally()
    await takeQuiz(dialog, '/quiz transport 3', ben)
    expect(await statsOf(dialog)).toEqual(totals(ben))
    await dialog.press(await dialog.say('/stats'), 'Show me as Ben')
    expect(await dialog.say('/as Ann')).toBe('You are Ann.')
    expect(await statsOf(dialog)).toEqual(totals(ann))

    const renamed = await dialog.press(await dialog.say('/stats'), 'Change name', 'Anna  Müller')
    expect(renamed).toContain('Your name on the leaderboard: Anna Müller')
    expect(await dialog.say('/leaderboard')).toContain('Anna Müller')

    const deadlines = await dialog.say('/deadlines')
    expect(deadlines).toContain('Abgabe Labor 1 – Friday, 9 October 2099, 23:59 (in 2 days)')
    expect(deadlines).toMatch(/netze\/week-01\.md › Protokolle › line.8/)
    const help = await dialog.say('/help')
    for (const name of ['explain', 'quiz', 'leaderboard', 'stats', 'deadlines', 'help']) {
      expect(help).toContain(`/${name}`)
    }
    expect(await dialog.press(help, /^quiz –/)).toContain('/quiz [topic] [count]')
    expect(await dialog.say('/expain x')).toContain('Did you mean /explain?')
    expect(await dialog.leave()).toBe(0)

    const nextDay = ['--course', 'netze', '--clock', '2099-10-08T09:00', '--data', data]
    const again = startDialog(cwd, [...nextDay, '--as', 'Ann'])
    expect(await statsOf(again)).toEqual(totals(ann))
    const board = await again.say('/leaderboard')
    expect(board).toContain(`Anna Müller · ${ann.points} point`)
    if (ben.points > 0) expect(board).toContain(`Ben · ${ben.points} point`)
    expect(await again.say('/deadlines')).toContain('(tomorrow)')
    expect(await again.leave()).toBe(0)
  })

  it('that is killed in the middle of a quiz keeps what was answered', { timeout: 60_000 + KILLS * 5000 }, async () => {
    const data = dataFolder()
    const args = [...WEDNESDAY, '--data', data, '--as', 'Ann']
    const tally = newTally()
    for (let kill = 0; kill < KILLS; kill++) {
      const dialog = startDialog(cwd, args)
      let card = await dialog.say('/quiz 5')
      const from = tally.answered
      while (tally.answered === from) card = await answer(dialog, card, tally)
      // A question that takes much of the notes leaves room for fewer than five.
      expect(card).toMatch(/Question [2-5] of [2-5]/)
      await dialog.kill()
    }
    const dialog = startDialog(cwd, args)
    expect(await statsOf(dialog)).toEqual(totals(tally))
    expect(tally.answered).toBe(KILLS)
    expect(await dialog.say('1')).not.toMatch(/Question/)
    // The database needs no repair, and the next quiz counts on.
    await takeQuiz(dialog, '/quiz 4', tally)
    expect(await statsOf(dialog)).toEqual(totals(tally))
    expect(await dialog.leave()).toBe(0)
    expect(readdirSync(data)).toEqual(['bueffel.db'])
  })

  it('of two people at once is counted for each of them', { timeout: 60_000 }, async () => {
    const data = dataFolder()
    const names = ['Ann', 'Ben', 'Cem']
    const visits = names.map(async name => {
      const dialog = startDialog(cwd, [...WEDNESDAY, '--data', data, '--as', name])
      const tally = newTally()
      await takeQuiz(dialog, '/quiz 8', tally)
      expect(await statsOf(dialog)).toEqual(totals(tally))
      await dialog.press(await dialog.say('/stats'), `Show me as ${name}`)
      return { name, tally, dialog }
    })
    const done = await Promise.all(visits)
    for (const { dialog } of done) {
      const board = await dialog.say('/leaderboard')
      for (const { name, tally } of done) {
        if (tally.points > 0) expect(board).toMatch(new RegExp(`${name}( \\(you\\))? · ${tally.points} point`))
      }
      expect(await dialog.leave()).toBe(0)
    }
  })
  it('answers from notes that change while it runs', { timeout: 60_000 }, async () => {
    const own = temporaryFolder({ 'content/note.md': '# Letters\n\n- **Alpha** – the first letter of it\n' })
    const dialog = startDialog(own, ['--as', 'Ann'])
    expect(await dialog.say('/explain gamma')).toContain('say nothing about gamma')
    writeFileSync(join(own, 'content/note.md'), '# Letters\n\n- **Gamma** – the third letter of it\n')
    await expect
      .poll(() => dialog.say('/explain gamma'), { timeout: 20_000, interval: 300 })
      .toContain('the third letter')
    expect(await dialog.leave()).toBe(0)
  })
})
