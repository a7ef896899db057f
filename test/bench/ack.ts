/**
 * Interactions as platforms send them, to the bot as it runs in production and to a bare echo bot of the same SDK, in turns,
 * on the same local servers: the time from arrival to acknowledgement at fixed rates (an open loop: what comes does not
 * wait for answers), and the most that is answered a second (16 people who ask again as soon as they are acknowledged).
 * A third each of /explain, a press on a quiz question (answered before, so that no disk is measured) and completing a term; Slack knows no completing as one types, so
 * half and half there. `npm run bench -- ack [discord|socket|http]`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { packageRoot } from '../../src/core/package-root.js'
import { TOKEN } from '../fixtures/discord/ids.js'
import { createPerson } from '../fixtures/discord/person.js'
import { startFakeDiscord } from '../fixtures/discord/server.js'
import { httpLink, socketLink } from '../fixtures/slack/links.js'
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, startSlackServer } from '../fixtures/slack/slack-server.js'
import { createStudent } from '../fixtures/slack/student.js'
import { setup as build } from '../setup/build.js'

const RATES = [5, 15, 40]
const SECONDS = 6
const PEOPLE = 16
const CLOSED = 500
const PORT = 34_571

type Mode = 'discord' | 'socket' | 'http'
type Rival = 'büffel' | 'echo'

/** One bot behind one platform. */
interface Subject {
  /** Sends the next interaction of the mix; the milliseconds until it is acknowledged. */
  send(index: number): Promise<number>
  /** Resolves when all that was sent is answered. */
  answered(): Promise<void>
  close(): Promise<void>
}

interface Program {
  readonly address: string
  stop(): Promise<void>
}

async function startProgram(rival: Rival, mode: Mode, env: Readonly<Record<string, string>>): Promise<Program> {
  const data = mkdtempSync(join(tmpdir(), 'bueffel-bench-'))
  const args =
    rival === 'echo'
      ? ['--import', 'tsx', 'test/bench/echo-bot.ts', mode]
      : ['bin/bueffel.js', 'start', '--data', data, '--content', 'content']
  const program = spawn(process.execPath, args, {
    cwd: packageRoot(),
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', LOG_LEVEL: 'error', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Whatever ends the bench ends the bot.
  process.once('exit', () => program.kill('SIGKILL'))
  const address = await readyAddress(program)
  return {
    address,
    stop: async () => {
      program.kill('SIGTERM')
      if (program.exitCode === null && program.signalCode === null) await once(program, 'close')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function readyAddress(program: ChildProcess): Promise<string> {
  let output = ''
  for await (const chunk of program.stdout?.setEncoding('utf8') ?? []) {
    output += chunk
    const ready = /(?:ready:?)(?: (\S+))?\n/.exec(output)
    if (ready === null) continue
    program.stdout?.resume()
    return (ready[1] ?? '').replace('localhost', '127.0.0.1')
  }
  throw new Error(`the bot ended: ${output}`)
}

async function discordSubject(rival: Rival): Promise<Subject> {
  const fake = await startFakeDiscord()
  const program = await startProgram(rival, 'discord', {
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: fake.apiUrl,
    PORT: '0',
  })
  const mia = createPerson(fake)
  await mia.command('quiz', { count: 5 })
  const [question] = mia.sees()
  if (question === undefined) throw new Error('no question')
  const [ref = ''] = /quiz\.answer[^"]*|"echo"/.exec(JSON.stringify(question.body)) ?? []
  const sendOne = (index: number): void => {
    if (index % 3 === 0) mia.begin('explain', { concept: 'ballooning' })
    else if (index % 3 === 1) mia.send(ref.replaceAll('"', ''), question)
    else void mia.complete('explain', 'concept', 'ball')
  }
  const { all } = fake.interactions
  return {
    send: async index => {
      sendOne(index)
      const exchange = all.at(-1)
      await fake.until(() => exchange?.first !== undefined, 'an acknowledgement')
      return exchange?.first?.after ?? Number.NaN
    },
    answered: () => fake.until(() => all.every(({ isDone }) => isDone), 'all answers'),
    close: async () => {
      await program.stop()
      await fake.close()
      if (fake.violations.length > 0) throw new Error(fake.violations.slice(0, 3).join('\n'))
    },
  }
}

async function slackSubject(rival: Rival, mode: 'socket' | 'http'): Promise<Subject> {
  const slack = await startSlackServer()
  const program = await startProgram(rival, mode, {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: `${slack.apiUrl}/`,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: APP_TOKEN } : { SLACK_SIGNING_SECRET: SIGNING_SECRET }),
    PORT: rival === 'echo' ? String(PORT) : '0',
  })
  const link = mode === 'socket' ? socketLink(slack) : httpLink(`${program.address}/slack/events`)
  const ada = createStudent(slack, link, 'U1')
  const question = await ada.message(await ada.type('C1', '/quiz 5'))
  const label = question.blocks
    .flatMap(block => (block.type === 'actions' ? block.elements : []))
    .flatMap(element => (element.type === 'button' ? [element.text.text] : []))[0]
  const before = slack.workspace.changes.length
  let sent = 0
  return {
    send: async index => {
      sent++
      const { ack } = await (index % 2 === 0 ? ada.type('C1', '/explain ballooning') : ada.press(question, label ?? ''))
      return ack.ms
    },
    answered: async () => {
      const end = performance.now() + 15_000
      while (slack.workspace.changes.length < before + sent && performance.now() < end) await sleep(5)
    },
    close: async () => {
      // What is still on its way would else find nobody.
      await sleep(500)
      await program.stop()
      await slack.close()
      if (slack.problems.length > 0) throw new Error(slack.problems.slice(0, 3).join('\n'))
    },
  }
}

interface Latency {
  readonly median: number
  readonly p99: number
}

function latencyOf(samples: readonly number[]): Latency {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
  return { median: at(0.5), p99: at(0.99) }
}

/** So many a second, whether or not the ones before are acknowledged. */
async function openLoop(subject: Subject, rate: number): Promise<Latency> {
  const begin = performance.now()
  const sent: Promise<number>[] = []
  for (let index = 0; index < rate * SECONDS; index++) {
    const wait = begin + (index * 1000) / rate - performance.now()
    if (wait > 0) await sleep(wait)
    // What a platform gives up after its three seconds counts as endless.
    sent.push(subject.send(index).catch(() => Number.POSITIVE_INFINITY))
  }
  const samples = await Promise.all(sent)
  await subject.answered()
  return latencyOf(samples)
}

/** How many are answered a second when everybody asks again at once. */
async function closedLoop(subject: Subject): Promise<number> {
  const begin = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      while (next < CLOSED) await subject.send(next++).catch(() => undefined)
    }),
  )
  await subject.answered()
  return (CLOSED * 1000) / (performance.now() - begin)
}

interface Result {
  readonly open: readonly Latency[]
  readonly rate: number
}

async function measure(rival: Rival, mode: Mode): Promise<Result> {
  const subject = await (mode === 'discord' ? discordSubject(rival) : slackSubject(rival, mode))
  try {
    // What is compiled on first use is not what a running bot takes.
    await openLoop(subject, 20)
    const open: Latency[] = []
    for (const rate of RATES) open.push(await openLoop(subject, rate))
    return { open, rate: await closedLoop(subject) }
  } finally {
    await subject.close()
  }
}

const row = (...cells: readonly string[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(12))).join(''))

process.once('SIGTERM', () => process.exit(1))
build()
const asked = process.argv[3] as Mode | undefined
for (const mode of asked === undefined ? (['discord', 'socket', 'http'] as const) : [asked]) {
  const own = await measure('büffel', mode)
  const echo = await measure('echo', mode)
  console.log(`\n${mode === 'discord' ? 'Discord, gateway' : mode === 'socket' ? 'Slack, Socket Mode' : 'Slack, HTTP'}`)
  row('', 'büffel', 'echo', 'ratio')
  const line = (label: string, a: number, b: number, digits: number) =>
    row(label, a.toFixed(digits), b.toFixed(digits), `${(a / b).toFixed(2)} ×`)
  for (const [index, rate] of RATES.entries()) {
    const [a, b] = [own.open[index], echo.open[index]]
    if (a === undefined || b === undefined) continue
    line(`${rate}/s, median ms`, a.median, b.median, 2)
    line(`${rate}/s, 99th percentile`, a.p99, b.p99, 2)
  }
  line('answered a second', own.rate, echo.rate, 0)
}
