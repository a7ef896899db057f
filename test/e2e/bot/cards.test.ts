import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActionInput } from '../../../src/chat/action.js'
import type { Card } from '../../../src/chat/card.js'
import { checkCard, checkForm } from '../../../src/chat/check-card.js'
import { LOCALES } from '../../../src/core/locale.js'
import { translate } from '../../../src/i18n/translate.js'
import { libraryOf } from '../../fixtures/course.js'
import { buttonsOf, type RealBot, saidBy, startBot, visitor } from './real-bot.js'

const LINES = [
  '/help',
  '/help quiz',
  '/help nonsense',
  '/explain ballooning',
  '/explain proxmox ve cluster manager',
  '/explain unterschied zwischen SAN und NAS',
  '/explain kubernetes',
  '/explain long',
  '/explain code',
  '/explain wide',
  '/explain alpha vs beta',
  '/explain ???',
  '/explain',
  `/explain ${'<&*'.repeat(90)}`,
  '/quiz',
  '/quiz 20',
  '/quiz storage types 3',
  '/quiz photosynthese',
  '/quiz count:99',
  '/leaderboard',
  '/stats',
  '/deadlines',
  '/leaderboard now',
  '/nonsense',
  `/${'n'.repeat(300)}`,
  'hello',
  '',
]

/** Something that can be pressed, chosen or submitted, found on a card. */
interface Step {
  readonly ref: string
  readonly input?: ActionInput
}

function stepsOf(card: Card): Step[] {
  const chosen = card.blocks.flatMap(block =>
    block.type === 'select'
      ? block.options.map(({ value }) => ({ ref: block.action as string, input: { value } }))
      : [],
  )
  return [...buttonsOf(card).map(({ action }) => ({ ref: action as string })), ...chosen]
}

/** The same step in another session needs no second look. */
const keyOf = ({ ref, input }: Step): string =>
  `${ref.replace(/^(quiz\.\w+\/\d+)\/[0-9a-z]{20}/, '$1/*')} ${input?.value ?? ''}`

const HOSTILE = libraryOf({
  'cloud/course.toml': `title = "${'&<*'.repeat(33)}"\nlanguage = "en"\n`,
  'cloud/note.md': [
    `# ${'Heading & '.repeat(28)}`,
    '## <b>Storage</b> *kinds*',
    ...['DAS', 'SAN', 'NAS', 'Tape'].map(
      (name, index) =>
        `- **${name} <${index}>** – [holds](https://example.org/${'a'.repeat(150)}) \`blocks\` & files, kind ${index} ${'of_storage '.repeat(9)}`,
    ),
    ...['Alpha', 'Beta', 'Gamma'].map(
      name =>
        `## ${name}\n- is a thing & <more> of *${name.length}* kinds\n- ${'has_many_words & '.repeat(10)}${name.length}\n- + quick and *cheap* ${name.length}\n- − slow but <sure> ${name.length}`,
    ),
    `## Long\n- ${'words & '.repeat(2500)}`,
    `## Code\n\`\`\`\n${'x < y && y > z\n'.repeat(600)}\`\`\`\n\n\`\`\`\n\`\`\``,
    `## Wide\n\n| A | B |\n| --- | --- |\n| ${'cell '.repeat(500)} | b |\n`,
    '## Questions',
    `- Why ${'is a thing & <more> '.repeat(80)}?`,
    '- What is Alpha?',
    ...Array.from({ length: 10 }, (_, index) => `\nDeadline ${'&<*'.repeat(60)} ${index}: 2030-10-${10 + index}\n`),
  ].join('\n'),
})

// Of hostile notes little is fit to be asked.
describe.each([
  ['the real notes', undefined, 30],
  ['hostile notes', HOSTILE, 3],
])('every card on %s', (_name, library, leastAsked) => {
  let real: RealBot
  beforeAll(async () => {
    real = await startBot(library)
  })
  afterAll(() => real.close())

  it.each(LOCALES)('fits every platform, and all on it works, in %s', async locale => {
    const who = visitor(real, `Walker & <${locale}>`, locale)
    const outdated = translate(locale, 'router.outdated')
    const gone = translate(locale, 'quiz.gone')
    const seen = new Set<string>()
    let steps: Step[] = []
    const look = (card: Card, from: string): void => {
      expect(checkCard(card), from).toEqual([])
      expect(saidBy(card), from).not.toContain(outdated)
      expect(saidBy(card), from).not.toContain(gone)
      steps.push(...stepsOf(card))
    }
    for (const line of LINES) look(await who.say(line), line)
    for (let depth = 0; depth < 30 && steps.length > 0; depth++) {
      const fresh = steps.filter(step => !seen.has(keyOf(step)) && seen.add(keyOf(step)))
      steps = []
      for (const step of fresh) {
        const answer = await who.reply(step.ref, step.input)
        if (answer.type === 'card') {
          look(answer.card, keyOf(step))
          continue
        }
        expect(checkForm(answer.form), step.ref).toEqual([])
        const fields = Object.fromEntries(
          answer.form.inputs.map(({ name, maxLength }) => [name, 'a & b '.repeat(999).slice(0, maxLength)]),
        )
        const submitted = await who.reply(answer.form.submit, { fields })
        expect(submitted.type).toBe('card')
        if (submitted.type === 'card') look(submitted.card, answer.form.submit)
      }
    }
    for (const line of ['/leaderboard', '/stats', '/quiz 20']) look(await who.say(line), line)
    expect(seen.size).toBeGreaterThan(40)
    expect(real.failures).toEqual([])
  })

  it.each(LOCALES)('asks all there is to ask, in %s', async locale => {
    const who = visitor(real, `Asker <${locale}>`, locale)
    const asked = new Set<string>()
    let card = await who.say('/quiz 20')
    for (let step = 0; step < 120; step++) {
      expect(checkCard(card)).toEqual([])
      asked.add(saidBy(card))
      const buttons = buttonsOf(card)
        .map(({ action }) => action)
        .filter(action => action.startsWith('quiz.') && !action.startsWith('quiz.explain'))
      const answers = buttons.filter(action => /^quiz\.(?:answer|rate)/.test(action))
      const way =
        answers[step % Math.max(1, answers.length)] ??
        buttons.find(action => /^quiz\.reveal/.test(action)) ??
        buttons.at(-1)
      card = await who.press(way ?? '')
    }
    expect(asked.size).toBeGreaterThan(leastAsked)
    expect(real.failures).toEqual([])
  })

  it('completes whatever is typed', async () => {
    const caller = {
      platform: 'playground',
      accountId: 'c',
      name: 'C',
      place: { communityId: 'cloud', channelId: 'g' },
    }
    for (const { name, options } of real.bot.router.commands) {
      for (const option of Object.keys(options)) {
        for (const typed of ['', 'a', 'storage', 'zzzz', '???', '🎈', '<'.repeat(300)]) {
          const proposals = await real.bot.router.completeOption(caller, name, option, typed)
          expect(proposals.length).toBeLessThanOrEqual(25)
          for (const proposal of proposals) expect(proposal.length > 0 && proposal.length <= 100).toBe(true)
        }
      }
    }
    expect(real.failures).toEqual([])
  })
})

describe('a press on what others see', () => {
  it('leaves their card alone', async () => {
    const real = await startBot()
    const publicly = visitor(real, 'Anna', 'en', { onPrivateCard: false })
    const card = await publicly.say('/explain storage types')
    const [related] = buttonsOf(card)
    const answer = await publicly.reply(related?.action ?? '')
    expect(answer).not.toHaveProperty('replaces')
    expect(await visitor(real, 'Anna').reply(related?.action ?? '')).toMatchObject({ replaces: true })
    await real.close()
  })
})
