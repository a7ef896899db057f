import { PermissionFlagsBits } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { differs, registrationOf } from '../../../src/adapters/discord/registration.js'
import { codeOf } from '../../community/two-courses.js'
import { type RealBot, startBot } from '../../e2e/bot/real-bot.js'
import type { Exchange } from '../../fixtures/discord/interactions.js'
import { type Json, objects, string } from '../../fixtures/discord/json.js'
import type { StoredMessage } from '../../fixtures/discord/message-store.js'
import { createPerson, type Person } from '../../fixtures/discord/person.js'
import { printMessage, printModal } from '../../fixtures/discord/transcript.js'
import { visitNotes } from '../../fixtures/visit-notes.js'
import { at } from '../../schedule/rig.js'
import { openWorld } from '../../storage/targets.js'
import { closeAfterEach, goOnline } from './online.js'

closeAfterEach()

async function realBot(): Promise<RealBot> {
  const real = await startBot(visitNotes('Netze & Systeme'))
  onTestFinished(() => real.close())
  return real
}

test('the commands as Discord is told them', async () => {
  const { router } = (await realBot()).bot
  const wanted = registrationOf(router.commands)
  await expect(`${JSON.stringify(wanted, null, 2)}\n`).toMatchFileSnapshot('__snapshots__/registration.json.txt')
  expect(differs([], wanted)).toBe(true)
})

test('a student’s whole visit', async () => {
  const real = await realBot()
  const { bot, clock, databaseFile } = real
  const { router } = bot
  const world = await openWorld(`file:${databaseFile}`)
  onTestFinished(() => world.close())
  const { fake, discord } = await goOnline({ router: () => router })
  bot.addMessenger(discord.messenger)
  const transcript: string[] = []
  const note = (who: string, act: string, exchange: Exchange): void => {
    transcript.push(`=== ${who}: ${act}`, outcome(exchange), '')
  }
  const mia = createPerson(fake, { nick: 'Mia *Star* <@&1>' })
  const host = createPerson(fake, {
    id: '900000000000000300',
    nick: 'Host',
    permissions: PermissionFlagsBits.ManageGuild,
  })
  const leo = createPerson(fake, { id: '900000000000000200', nick: 'Leo', locale: 'de' })
  const nameOf = (who: Person) => (who === mia ? 'Mia' : who === leo ? 'Leo' : 'Host')
  const command = async (who: Person, name: string, options?: Readonly<Record<string, string | number>>) => {
    const exchange = await who.command(name, options)
    note(nameOf(who), `/${name} ${JSON.stringify(options ?? {})}`, exchange)
    return exchange
  }
  const press = async (who: Person, label: string | RegExp) => {
    const message = lastOf(who)
    const found = labelsOf(message).find(own => (typeof label === 'string' ? own === label : label.test(own)))
    if (found === undefined) throw new Error(`no ${label} in ${printMessage(message)}`)
    const exchange = await who.press(message, found)
    note(nameOf(who), `[${found}]`, exchange)
    return exchange
  }

  transcript.push(`=== Mia types /explain sli\n${(await mia.complete('explain', 'concept', 'sli')).join('\n')}`, '')
  await command(mia, 'explain', { concept: 'slidng window' })
  await command(leo, 'explain', { concept: 'Kartoffel' })
  await fillIn(leo, '🔎 Begriff oder Frage', 'sliding window')
  await command(mia, 'quiz', { count: 2 })
  while (!labelsOf(lastOf(mia)).includes('Another round')) {
    const labels = labelsOf(lastOf(mia))
    const typed = labels.find(label => /^(?:Type the|Write an) answer$/.test(label))
    if (typed !== undefined) await fillIn(mia, typed, 'Because *late* is lost')
    else await press(mia, labels.includes('Hand in') ? 'Hand in' : /./)
  }
  if (labelsOf(lastOf(mia)).some(label => label.startsWith('📖'))) await press(mia, /^📖/)
  await command(leo, 'quiz', { count: 1, topic: 'Sliding window' })
  await command(mia, 'leaderboard')
  await command(mia, 'stats')
  await fillIn(mia, 'Another name…', 'Mia <#3> `★`')
  await command(leo, 'deadlines')
  await command(leo, 'home')
  await press(leo, 'Zur Challenge')
  await command(leo, 'help')
  await command(host, 'setup')
  const code = codeOf(real, 'netze')
  await fillIn(host, 'Enter the code', code)
  await press(host, 'Challenge in this channel')
  await press(host, 'Reminders in this channel')
  await press(host, 'Preview')
  for (const [day, time] of [
    ['2025-10-02', '08:00'],
    ['2025-10-02', '09:00'],
    ['2025-10-03', '07:59'],
  ] as const) {
    clock.now = at(day, time)
    const before = mia.sees().length
    await bot.scheduler.runDue()
    const posted = mia.sees().slice(before)
    transcript.push(
      `=== ${day} ${time}`,
      ...posted.map(message => `${audience(message)}\n${printMessage(message)}`),
      '',
    )
  }
  expect(real.failures).toEqual([])
  // Discord's ids tell the time.
  const said = transcript
    .join('\n')
    .replaceAll(code, 'CODE')
    .replace(/(<\/[^:>]+):\d+>/g, '$1:ID>')
  await expect(`${said}\n`).toMatchFileSnapshot('__snapshots__/visit.md')

  async function fillIn(who: Person, label: string, value: string): Promise<void> {
    const opened = await press(who, label)
    const [name = ''] = inputsOf(opened.first?.data ?? {})
    note(nameOf(who), `submits ${JSON.stringify(value)}`, await who.submit(opened, { [name]: value }))
  }
})

function outcome({ first, pressed, original, followUps }: Exchange): string {
  if (first?.type === 9) return printModal(first.data)
  const shown = followUps.length > 0 ? followUps : [original ?? pressed]
  return shown
    .flatMap(message => (message === undefined ? [] : [`${audience(message)}\n${printMessage(message)}`]))
    .join('\n')
}

const audience = ({ onlyFor, edits }: StoredMessage) =>
  `(${onlyFor === undefined ? 'everyone' : 'only who asked'}${edits > 0 ? ', in place' : ''})`

function lastOf(person: Person): StoredMessage {
  const message = person.sees().at(-1)
  if (message === undefined) throw new Error('nothing to see')
  return message
}

interface Pressable {
  readonly label: string
  readonly id: string
}

/** The buttons that can be pressed, wherever they stand. */
function buttonsOf({ body }: StoredMessage): Pressable[] {
  const within = (parts: unknown): Pressable[] =>
    objects(parts).flatMap(part =>
      part['type'] === 2 && part['disabled'] !== true
        ? [{ label: string(part['label']), id: string(part['custom_id']) }]
        : within(part['components']),
    )
  return within(body['components'])
}

const labelsOf = (message: StoredMessage): string[] => buttonsOf(message).map(({ label }) => label)

const inputsOf = (modal: Json): string[] =>
  [...JSON.stringify(modal).matchAll(/"type":4,"custom_id":"([^"]*)"/g)].map(([, name]) => name ?? '')
