import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runBueffel, type Surroundings, startBueffel, temporaryFolder } from './run-bueffel.js'
import { SAMPLE_NOTES } from './sample-notes.js'

const BIN = fileURLToPath(new URL('../../bin/bueffel.js', import.meta.url))

const cwd = temporaryFolder({
  ...SAMPLE_NOTES,
  'empty/readme.txt': 'no note',
  'no-database': 'this is no database',
  'no-address': 'nonsense\n',
  'a-file': '',
})

/** Refused: the exit code, one sentence on standard error, nothing on standard output. Returns the sentence. */
async function refusal(code: 1 | 2, args: readonly string[], around: Partial<Surroundings> = {}): Promise<string> {
  const outcome = await runBueffel(args, { cwd, ...around })
  expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code, stdout: '' })
  const [first = '', ...hints] = outcome.stderr.trimEnd().split('\n')
  expect(first).toMatch(/^bueffel: \S/)
  for (const hint of hints) expect(hint).toMatch(/^\(.+\)$/)
  expect(outcome.stderr).not.toMatch(/^\s+at |node:internal|Error:/m)
  return outcome.stderr.slice('bueffel: '.length)
}

describe.concurrent('wrong usage', () => {
  it.each<[readonly string[], RegExp]>([
    [['chekc'], /unknown command 'chekc'\n\(Did you mean check\?\)/],
    [['frobnicate', '--json'], /unknown command 'frobnicate'/],
    [['start', 'now'], /too many arguments for 'start'/],
    [['check', 'content', 'more'], /too many arguments for 'check'/],
    [['check', '--jsno'], /unknown option '--jsno'\n\(Did you mean --json\?\)/],
    [['--frobnicate'], /unknown option '--frobnicate'/],
    [['explain', 'x', '--content'], /'--content <dir>' argument missing/],
    [['explain', 'x', '--content', ''], /name of a folder is needed/],
    [['quiz', '--count', '0'], /'--count <n>' argument '0' is invalid\. A whole number from 1 to 100000 is needed/],
    [['quiz', '--count', 'many'], /whole number from 1/],
    [['quiz', '--count', '10000000000'], /whole number from 1/],
    [['quiz', '--kind', 'riddle'], /there is no kind "riddle"; allowed are single, /],
    [['explain'], /explain needs a query: .*--stdin/],
    [['explain', '', ' '], /explain needs a query/],
    [['explain', '--json', '--stdin', 'x'], /--stdin: leave one of them out/],
    [['deadlines', '--json', '--ics'], /'--json' cannot be used with option '--ics'/],
  ])('%j', async (args, message) => {
    expect(await refusal(2, args)).toMatch(message)
  })
})

describe.concurrent('notes that are not there', () => {
  it.each<[readonly string[], RegExp]>([
    [['check', 'missing'], /folder missing does not exist: create it/],
    [['explain', '--content', 'missing', 'x'], /folder missing does not exist/],
    [['quiz', '--content', 'a-file'], /a-file is a file: name the folder/],
    [['deadlines', '--json', '--content', 'empty'], /empty holds no Markdown note/],
    [['start', '--content', 'empty'], /empty holds no Markdown note/],
    [['chat', '--content', 'missing'], /folder missing does not exist/],
    [['quiz', '--json', '--topic', 'astrology'], /content gives no question on "astrology": .*bueffel check content/],
    [['quiz', '--topic', 'connectives', '--kind', 'open'], /no question of kind open on "connectives"/],
  ])('%j', async (args, message) => {
    expect(await refusal(1, args)).toMatch(message)
  })

  it('a course that is not there', async () => {
    expect(await refusal(2, ['chat', '--course', 'biology'])).toMatch(
      /no course "biology" in content: there is logic, netze/,
    )
  })
})

describe.concurrent('a clock that is none', () => {
  it.each<[readonly string[], RegExp]>([
    [['--clock', 'noon'], /--clock "noon" does not fit: write it as in 2025-10-08T08:00/],
    [['--clock', '2025-10-08T08:00/Mars/Base'], /there is no time zone "Mars\/Base"/],
    [['--clock', '2025-10-08T08:00', '--speed', 'fast'], /--speed "fast" does not fit: a number above 0/],
  ])('%j', async (options, message) => {
    expect(await refusal(2, ['chat', ...options])).toMatch(message)
  })
})

describe.concurrent('an environment that does not fit', () => {
  it.each<[Record<string, string>, RegExp]>([
    [{ PORT: 'http' }, /variable PORT "http" does not fit: a port from 0 to 65535/],
    [{ LOG_LEVEL: 'chatty' }, /LOG_LEVEL "chatty" does not fit: one of debug, info/],
    [{ DATABASE_URL: 'mysql://me:secret@host/db' }, /DATABASE_URL does not fit: an address such as file:/],
    [{ DATABASE_URL: 'file:folder/' }, /names no file: write file:PATH/],
    [{ DATABASE_URL: 'file:a.db', DATABASE_URL_FILE: 'no-address' }, /Both DATABASE_URL and DATABASE_URL_FILE are set/],
    [{ DATABASE_URL_FILE: 'missing' }, /file missing in DATABASE_URL_FILE cannot be read \(ENOENT\)/],
    [{ DATABASE_URL_FILE: 'no-address' }, /content of DATABASE_URL_FILE does not fit: an address such as file:/],
  ])('%j', async (env, message) => {
    const sentence = await refusal(2, ['chat'], { env })
    expect(sentence).toMatch(message)
    expect(sentence).not.toMatch(/secret|nonsense/)
  })
})

describe.concurrent('a database that cannot be used', () => {
  it.each<[readonly string[], Record<string, string>, RegExp]>([
    [[], { DATABASE_URL: 'file:no-database' }, /no-database is not an SQLite database or is damaged: move it away/],
    [[], { DATABASE_URL: 'file:empty' }, /empty cannot be opened for writing: .*make sure that it is a file/],
    [['--data', 'a-file/below'], {}, /folder .*a-file\/below for the database could not be made \(ENOTDIR\)/],
    [['--data', 'a-file'], {}, /a-file/],
    [[], { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/db' }, /127\.0\.0\.1:1\/db cannot be reached/],
  ])('%j %j', async (args, env, message) => {
    const sentence = await refusal(1, ['chat', ...args], { env })
    expect(sentence).toMatch(message)
    expect(sentence).not.toContain('secret')
  })
})

describe.concurrent('a place that may not be used', () => {
  it('a busy port', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const data = join(cwd, 'busy-data')
    expect(await refusal(1, ['start', '--data', data], { env: { PORT: port } })).toBe(
      `Port ${port} on 127.0.0.1 is taken: stop what runs there, or set PORT to another one.\n`,
    )
    taken.close()
  })

  it('an address of another machine', async () => {
    const env = { PORT: '0', HOST: '192.0.2.1' }
    expect(await refusal(1, ['start', '--data', join(cwd, 'host-data')], { env })).toMatch(
      /HOST "192\.0\.2\.1" is no address of this machine/,
    )
  })

  it('a read-only data folder, a read-only database, unreadable notes', async context => {
    const uid = ordinaryUser()
    if (uid === null) return context.skip('THE READ-ONLY FOLDERS ARE SKIPPED: no ordinary user can run the program')
    const folder = temporaryFolder({ ...SAMPLE_NOTES, 'locked/x': '', 'data/bueffel.db': '', 'secret/a.md': '# A' })
    for (const path of ['', 'data']) chmodSync(join(folder, path), 0o755)
    for (const path of ['locked', 'data/bueffel.db']) chmodSync(join(folder, path), 0o555)
    chmodSync(join(folder, 'secret'), 0o000)
    const as = { cwd: folder, ...(uid === undefined ? {} : { uid }) }
    const [missing, locked, readOnly, unreadable] = await Promise.all([
      refusal(1, ['chat', '--data', 'locked/data'], as),
      refusal(1, ['chat', '--data', 'locked'], as),
      refusal(1, ['chat', '--data', 'data'], as),
      refusal(1, ['check', 'secret'], as),
    ])
    chmodSync(join(folder, 'secret'), 0o755)
    chmodSync(join(folder, 'locked'), 0o755)
    expect(missing).toMatch(/folder .*locked\/data for the database could not be made \(EACCES\)/)
    expect(locked).toMatch(/locked\/bueffel\.db cannot be opened for writing/)
    expect(readOnly).toMatch(/data\/bueffel\.db cannot be opened for writing/)
    expect(unreadable).toMatch(/secret may not be read: check its permissions/)
  })
})

/** Root may write everywhere, so there an ordinary user runs the program; `null` where that one cannot read it. */
function ordinaryUser(): number | null | undefined {
  if (process.getuid?.() !== 0) return undefined
  const nobody = 65534
  const { status } = spawnSync(process.execPath, [BIN, '--version'], { uid: nobody, gid: nobody, cwd: '/' })
  return status === 0 ? nobody : null
}

describe.concurrent('a broken note', () => {
  it('does not keep the others from being used', async () => {
    const folder = temporaryFolder({
      ...SAMPLE_NOTES,
      'content/netze/bad.md': '+++\nbroken\n+++\n# Kept\n- **SSH** – eine sichere Verbindung\n',
      'content/netze/latin.md': Buffer.from('# Gew\xe4hlt\n- **FTP** – \xfcbertr\xe4gt Dateien\n', 'latin1'),
    })
    const run = (args: readonly string[]) => runBueffel(args, { cwd: folder })
    const [explain, quiz, deadlines] = await Promise.all([
      run(['explain', 'udp']),
      run(['quiz', '--count', '1']),
      run(['deadlines', '--json']),
    ])
    for (const { code, stderr } of [explain, quiz, deadlines]) expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(explain.stdout).toContain('verbindungslos')
    expect((await run(['explain', 'ftp'])).stdout).toContain('überträgt Dateien')
  })
})

describe.concurrent('a reader that is gone', () => {
  it.each([
    ['quiz', '--count', '100'],
    ['check', '--json'],
  ])('ends %s quietly', async (...args) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', data => {
      stderr += data
    })
    const [code] = await once(child, 'close')
    expect(code).toBe(0)
    expect(stderr).not.toMatch(/EPIPE|Error/)
  })

  it('ends chat quietly in the middle of its input', async () => {
    const child = spawn(
      'sh',
      ['-c', '"$0" "$1" chat --course netze --data epipe-data | head -n 1', process.execPath, BIN],
      { cwd },
    )
    let printed = ''
    let stderr = ''
    child.stdout.on('data', data => {
      printed += data
    })
    child.stderr.on('data', data => {
      stderr += data
    })
    child.stdin.on('error', () => {})
    child.stdin.end('/explain udp\n'.repeat(300))
    await once(child, 'close')
    expect({ printed, stderr }).toEqual({ printed: 'UDP\n', stderr: '' })
  })
})

describe.concurrent('bueffel start', () => {
  it('says where it is, answers, logs to standard error only and stops at a signal', async () => {
    const program = startBueffel(['--data', 'start-data'], { cwd, env: { PORT: '0' } })
    const [, url] = await program.shows(/^Büffel is ready: (http:\/\/localhost:\d+)\n$/)
    const health = await fetch(`${url}/health`)
    expect(health.status).toBe(200)
    const page = await fetch(`${url}/`)
    expect(page.headers.get('content-type')).toContain('text/html')
    // A connection that stays open does not keep it alive.
    const stream = await fetch(`${url}/api/nothing`)
    await stream.text()
    const { code, stdout } = await program.stop()
    expect({ code, stdout }).toEqual({ code: 0, stdout: program.output() })
  })

  it('warns of broken notes as structured lines on standard error', async () => {
    const folder = temporaryFolder({ ...SAMPLE_NOTES, 'content/netze/bad.md': '+++\nbroken\n+++\n# Kept\n' })
    const program = startBueffel(['start'], { cwd: folder, env: { PORT: '0' } })
    await program.shows(/ready/)
    const { code, stderr, stdout } = await program.stop('SIGINT')
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    const lines: unknown[] = stderr
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines).toContainEqual(expect.objectContaining({ file: 'netze/bad.md', line: 2, level: 40 }))
  })

  it('moves its own clock', async () => {
    const at = async (clock: string) => {
      const args = ['chat', '--course', 'netze', '--data', `clock ${clock.replace(/\W/g, '-')}`, '--clock', clock]
      return (await runBueffel(args, { cwd, input: '/deadlines' })).stdout
    }
    const [before, zurich, samoa] = await Promise.all([
      at('2099-10-08 08:00'),
      at('2099-10-09T23:58/Europe/Zurich'),
      // Ten hours behind: in Zurich it is the next day already.
      at('2099-10-09T23:58/Pacific/Pago_Pago'),
    ])
    expect(before).toContain('morgen')
    expect(zurich).toContain('heute')
    expect(samoa).not.toContain('Labor')
  })
})
