import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const BIN = fileURLToPath(new URL('../../bin/bueffel.js', import.meta.url))

export interface Surroundings {
  readonly cwd: string
  /** The whole environment beside PATH: nothing of the developer's own settings gets in. */
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly uid?: number
}

export interface Outcome {
  /** `null` where a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly pid: number
  /** Standard output so far. */
  readonly output: () => string
  /** Standard error so far. */
  readonly errors: () => string
  /** Types a line. */
  readonly type: (line: string) => void
  /** Ends its input. */
  readonly end: () => void
  /** Resolves with the output once `pattern` is in it; rejects where the program ends before. */
  readonly shows: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly ended: Promise<Outcome>
  /** Ends it with a signal. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<Outcome>
}

/** Starts the built program, as a user does, and goes on. It is stopped at the end of the test file at the latest. */
export function startBueffel(args: readonly string[], { cwd, env = {}, uid }: Omit<Surroundings, 'input'>): Running {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', LANG: 'C', TZ: 'UTC', ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  running.add(child)
  let stdout = ''
  let stderr = ''
  const waiting = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    for (const check of waiting) check()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  // A program that has ended reads no more.
  child.stdin.on('error', () => {})
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => {
      running.delete(child)
      resolve({ code, stdout, stderr })
      for (const check of waiting) check()
    })
  })
  return {
    pid: child.pid ?? 0,
    output: () => stdout,
    errors: () => stderr,
    type: line => child.stdin.write(`${line}\n`),
    end: () => child.stdin.end(),
    shows: pattern =>
      new Promise((resolve, reject) => {
        const check = () => {
          const match = pattern.exec(stdout)
          if (match !== null) resolve(match)
          else if (running.has(child)) return
          else reject(new Error(`bueffel ended without ${pattern}: ${stdout}${stderr}`))
          waiting.delete(check)
        }
        waiting.add(check)
        check()
      }),
    ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs the built program to its end. */
export async function runBueffel(args: readonly string[], { input = '', ...around }: Surroundings): Promise<Outcome> {
  const program = startBueffel(args, around)
  if (input !== '') program.type(input)
  program.end()
  return program.ended
}

/** A folder with these files, removed at the end of the test file. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bueffel-cli-')))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

const running = new Set<ReturnType<typeof spawn>>()
const folders: string[] = []

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
