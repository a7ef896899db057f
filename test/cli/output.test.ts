import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CHECK, DEADLINE, EXPLANATION, QUESTION } from './contract-shapes.js'
import { type Outcome, runBueffel, temporaryFolder } from './run-bueffel.js'
import { SAMPLE_NOTES } from './sample-notes.js'

const cwd = temporaryFolder(SAMPLE_NOTES)
const bueffel = (args: readonly string[], input?: string) =>
  runBueffel(args, { cwd, ...(input === undefined ? {} : { input }) })

/** The JSON of a run that went well and said nothing else. */
async function json<T>(schema: z.ZodType<T>, args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await bueffel(args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return schema.parse(JSON.parse(stdout))
}

/** Each line is a JSON text of its own. */
function jsonLines<T>(schema: z.ZodType<T>, { code, stdout }: Outcome): T[] {
  expect(code).toBe(0)
  expect(stdout.endsWith('\n')).toBe(true)
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => schema.parse(JSON.parse(line)))
}

describe.concurrent('bueffel check', () => {
  it('prints JSON in the shape of the contract', async () => {
    const report = await json(CHECK, ['check', '--json'])
    expect(report.courses.map(({ id, title, language, notes }) => ({ id, title, language, notes }))).toEqual([
      { id: 'logic', title: 'Logic', language: 'en', notes: 1 },
      { id: 'netze', title: 'Netze', language: 'de', notes: 1 },
    ])
    const titles = report.concepts.map(({ title }) => title)
    for (const title of ['TCP', 'UDP', 'QUIC', 'SCTP', 'IPv4', 'Conjunction']) expect(titles).toContain(title)
    expect(report.concepts.find(({ title }) => title === 'UDP')).toMatchObject({
      course: 'netze',
      file: 'netze/week-01.md',
      line: 15,
    })
    expect(report.questions.map(({ text, line, origin }) => ({ text, line, origin }))).toEqual([
      { text: 'Why is UDP faster than TCP?', line: 27, origin: 'exam' },
      { text: 'What does a MAC address identify?', line: 28, origin: 'exam' },
    ])
    for (const { answered, sources } of report.questions) expect(sources.length > 0).toBe(answered !== 'no')
    expect(report.deadlines.map(({ date, time, line }) => ({ date, time, line }))).toEqual([
      { date: '2020-03-01', time: '17:00', line: 3 },
      { date: '2099-10-09', time: '23:59', line: 8 },
      { date: '2099-11-12', time: null, line: 10 },
    ])
    expect(report.warnings).toEqual([])
  })

  it('tells a person the same', async () => {
    const { code, stdout, stderr } = await bueffel(['check', 'content'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const text of [
      'Netze  (netze, de, Europe/Zurich, 1 note)',
      'Logic  (logic, en, America/New_York, 1 note)',
      'UDP  netze/week-01.md:15',
      'Why is UDP faster than TCP?  netze/week-01.md:27',
      '2099-10-09 23:59',
      'No warnings.',
      'read by: every community',
      ' questions can be asked, about ',
      '○',
    ]) {
      expect(stdout).toContain(text)
    }
    // The codes last, and no two courses share one.
    const codes = stdout.match(/^setup code: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4} {2}/gm) ?? []
    expect(new Set(codes).size).toBe(2)
    expect((await bueffel(['check', 'content'])).stdout).toBe(stdout)
    const elsewhere = await bueffel(['check', 'content', '--data', 'other-data'])
    expect(elsewhere.stdout.match(/^setup code: .*$/gm)).not.toEqual(stdout.match(/^setup code: .*$/gm))
  })

  it('keeps the codes out of its JSON, and leaves no key behind there', async () => {
    const { stdout } = await bueffel(['check', 'content', '--json', '--data', 'json-data'])
    expect(stdout).not.toMatch(/setup|code"/)
    expect((await bueffel(['check', 'content', '--data', 'json-data'])).stdout).toContain('setup code: ')
  })

  it('shows the rest where there can be no codes', async () => {
    const folder = temporaryFolder({ 'content/note.md': '# Logic\n\n- **AND** – both\n', data: 'a file' })
    const { code, stdout, stderr } = await runBueffel(['check'], { cwd: folder })
    expect(code).toBe(0)
    expect(stdout).toContain('AND')
    expect(stdout).not.toContain('setup code')
    expect(stderr).toMatch(/no setup codes are shown\. The setup key .* can be neither read nor made/)
  })

  it('takes a folder without course.toml as one course', async () => {
    const folder = temporaryFolder({ 'My Notes!/a/one.md': '# One\n- **x** – y\n', 'My Notes!/two.md': '# Two\n' })
    const { code, stdout } = await runBueffel(['check', 'My Notes!', '--json'], { cwd: folder })
    expect(code).toBe(0)
    const report = CHECK.parse(JSON.parse(stdout))
    expect(report.courses).toMatchObject([{ id: 'my-notes', title: 'My Notes!', notes: 2 }])
    expect(report.concepts.map(({ file }) => file)).toContain('a/one.md')
  })

  it('warns of what is broken, with file and line, and reads the rest', async () => {
    const folder = temporaryFolder({
      'content/k/course.toml': 'title = "K"\nlanguage = "fr"\ncolour = 1\n',
      'content/k/bad.md': '+++\ntitle = "x\n+++\n\n# Kept\n- **SAN** – its meaning\n',
      'content/k/empty.md': '',
      'content/k/good.md': '# Good\n- **NAS** – its meaning\n',
      'content/k/latin.md': Buffer.from('# Drinks\n- **Caf\xe9**: its meaning\n', 'latin1'),
      'content/stray.md': '# Stray\n',
    })
    const { code, stdout, stderr } = await runBueffel(['check', '--json'], { cwd: folder })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { warnings, concepts } = CHECK.parse(JSON.parse(stdout))
    expect(new Set(warnings.map(({ file, line }) => `${file}:${line}`))).toEqual(
      new Set(['k/course.toml:2', 'k/course.toml:3', 'k/bad.md:2', 'k/empty.md:1', 'k/latin.md:2', 'stray.md:1']),
    )
    const titles = concepts.map(({ title }) => title)
    for (const title of ['SAN', 'NAS', 'Café']) expect(titles).toContain(title)
  })
})

describe.concurrent('bueffel explain', () => {
  it('prints JSON in the shape of the contract', async () => {
    const { query, found, results, text } = await json(EXPLANATION, ['explain', '--json', 'udp'])
    expect({ query, found }).toEqual({ query: 'udp', found: true })
    expect(results[0]).toEqual({ title: 'UDP', file: 'netze/week-01.md', line: 15, score: 1 })
    expect(text).toContain('verbindungslos, schnell und ohne Bestätigung')
  })

  it('looks in every course', async () => {
    const { results } = await json(EXPLANATION, ['explain', 'negation', '--json', '--content', 'content'])
    expect(results[0]).toMatchObject({ title: 'Negation', file: 'logic/basics.md' })
  })

  it('joins words to one query', async () => {
    const { query } = await json(EXPLANATION, ['explain', '--json', 'what', 'is', 'udp'])
    expect(query).toBe('what is udp')
  })

  it('says where the notes do not cover a query, and what comes nearest', async () => {
    const { found, results, text } = await json(EXPLANATION, ['explain', '--json', 'UDP hole punching'])
    expect(found).toBe(false)
    expect(results.map(({ title }) => title)).toContain('UDP')
    expect(text).toContain('UDP hole punching')
  })

  it('answers one line for each query of standard input', async () => {
    const outcome = await bueffel(['explain', '--stdin', '--json'], 'udp\r\n\n  tcp  \nqwertz uiop')
    const answers = jsonLines(EXPLANATION, outcome)
    expect(answers.map(({ query, found }) => ({ query, found }))).toEqual([
      { query: 'udp', found: true },
      { query: 'tcp', found: true },
      { query: 'qwertz uiop', found: false },
    ])
    expect(outcome.stderr).toBe('')
  })

  it('prints nothing for empty standard input', async () => {
    expect(await bueffel(['explain', '--stdin', '--json'])).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('tells a person what stands where, without buttons that nobody can press', async () => {
    const { stdout, stderr } = await bueffel(['explain', '--stdin'], 'udp\nUDP hole punching')
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^UDP\n\n/)
    expect(stdout).toContain('netze/week-01.md › Protokolle › Transport')
    expect(stdout).toMatch(/Nicht in den Notizen.+\n• UDP\n/s)
    expect(stdout).not.toMatch(/\[\d\]/)
    expect(stdout).not.toContain('\x1b')
  })
})

describe.concurrent('bueffel quiz', () => {
  it('prints each question as a line in the shape of the contract', async () => {
    const outcome = await bueffel(['quiz', '--json', '--count', '6', '--seed', 'a'])
    expect(outcome.stderr).toBe('')
    const questions = jsonLines(QUESTION, outcome)
    expect(questions).toHaveLength(6)
    expect(new Set(questions.map(({ id }) => id)).size).toBe(6)
    expect(new Set(questions.map(({ source }) => source.file))).toEqual(
      new Set(['netze/week-01.md', 'logic/basics.md']),
    )
  })

  it('draws the same for the same seed, and else something new', async () => {
    const run = (seed: readonly string[]) => bueffel(['quiz', '--json', '--count', '6', ...seed])
    const [first, again, other, none, noneAgain] = await Promise.all(
      [['--seed', 'x'], ['--seed', 'x'], ['--seed', 'y'], [], []].map(run),
    )
    expect(again).toEqual(first)
    expect(new Set([first, other, none, noneAgain].map(outcome => outcome?.stdout)).size).toBe(4)
  })

  it('asks only a kind or a topic that is asked for', async () => {
    const [open, single, topic] = await Promise.all([
      bueffel(['quiz', '--json', '--kind', 'open', '--count', '2']),
      bueffel(['quiz', '--json', '--kind', 'single', '--count', '2']),
      bueffel(['quiz', '--json', '--topic', 'transport', '--count', '3']),
    ])
    expect(jsonLines(QUESTION, open).map(({ kind }) => kind)).toEqual(['open', 'open'])
    expect(jsonLines(QUESTION, single).map(({ kind }) => kind)).toEqual(['single', 'single'])
    for (const { source } of jsonLines(QUESTION, topic)) expect(source.line).toBeGreaterThan(12)
  })

  it('asks all there is, and says on standard error that there is no more', async () => {
    const outcome = await bueffel(['quiz', '--json', '--kind', 'open', '--count', '50'])
    expect(jsonLines(QUESTION, outcome)).toHaveLength(2)
    expect(outcome.stderr).toBe('bueffel: only 2 of 50 questions: a draw asks about each line of the notes once.\n')
  })

  it('shows a person the question, the right choice, why and where', async () => {
    const { stdout, code } = await bueffel(['quiz', '--kind', 'single', '--count', '2', '--seed', '1'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^1\. /)
    expect(stdout).toMatch(/\n\n2\. /)
    expect(stdout.match(/ ● /g)).toHaveLength(2)
    expect(stdout.match(/ → /g)).toHaveLength(2)
    expect(stdout).toMatch(/(netze\/week-01|logic\/basics)\.md:\d+ {2}single/)
  })
})

describe.concurrent('bueffel deadlines', () => {
  it('prints the array of check', async () => {
    const [list, report] = await Promise.all([
      json(z.array(DEADLINE), ['deadlines', '--json']),
      json(CHECK, ['check', '--json']),
    ])
    expect(list).toEqual(report.deadlines)
  })

  it('prints an iCalendar file whose entries keep their ids', async () => {
    const [{ stdout, stderr, code }, elsewhere] = await Promise.all([
      bueffel(['deadlines', '--ics']),
      runBueffel(['deadlines', '--ics', '--content', 'content'], { cwd, env: { TZ: 'Pacific/Kiritimati' } }),
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = icsLines(stdout)
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines.at(-1)).toBe('END:VCALENDAR')
    expect(lines).toContain('VERSION:2.0')
    expect(lines.find(line => line.startsWith('PRODID:'))).toBeDefined()
    const events = icsEvents(lines)
    expect(events.map(event => event.get('DTSTART') ?? event.get('DTSTART;VALUE=DATE'))).toEqual([
      // 17:00 in New York in winter, 23:59 in Zurich in summer, and a whole day.
      '20200301T220000Z',
      '20991009T215900Z',
      '20991112',
    ])
    expect(events[2]?.get('SUMMARY')).toContain('Bericht\\, Folien\\; und allem\\, was in der Vorlesung')
    for (const event of events) {
      expect(event.get('UID')).toMatch(/^\S+@bueffel$/)
      expect(event.get('DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/)
      expect(event.get('DESCRIPTION')).toMatch(/\.md:\d+$/)
    }
    const withoutStamp = (text: string) => icsLines(text).filter(line => !line.startsWith('DTSTAMP'))
    expect(withoutStamp(elsewhere.stdout)).toEqual(withoutStamp(stdout))
    expect(new Set(events.map(event => event.get('UID'))).size).toBe(3)
  })

  it('tells a person what is ahead, and of a course with nothing ahead what was last', async () => {
    const { stdout } = await bueffel(['deadlines'])
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^2020-03-01 17:00 {2}Homework 1.* logic\/basics\.md:3 {2}Logic {2}\(past\)$/),
      '2099-10-09 23:59  Abgabe Labor 1  netze/week-01.md:8  Netze',
      expect.stringMatching(/^2099-11-12 {8}Abgabe des Projekts .* netze\/week-01\.md:10 {2}Netze$/),
      '',
    ])
  })

  it('says where the notes name none', async () => {
    const folder = temporaryFolder({ 'content/a.md': '# Nothing is due\n' })
    const run = (format: readonly string[]) => runBueffel(['deadlines', ...format], { cwd: folder })
    const [text, list, ics] = await Promise.all([run([]), run(['--json']), run(['--ics'])])
    expect(text).toEqual({ code: 0, stdout: 'The notes name no deadlines.\n', stderr: '' })
    expect(list).toEqual({ code: 0, stdout: '[]\n', stderr: '' })
    expect(icsLines(ics.stdout).at(-1)).toBe('END:VCALENDAR')
  })
})

/** The unfolded lines of an iCalendar file, after a check of what RFC 5545 demands of lines. */
function icsLines(text: string): string[] {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  return text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')
}

function icsEvents(lines: readonly string[]): ReadonlyMap<string, string>[] {
  const events: Map<string, string>[] = []
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push(new Map())
    const colon = line.indexOf(':')
    events.at(-1)?.set(line.slice(0, colon), line.slice(colon + 1))
  }
  return events
}

describe.concurrent('bueffel', () => {
  it('helps, and tells its version', async () => {
    const [help, own, version] = await Promise.all([
      bueffel(['--help']),
      bueffel(['help', 'quiz']),
      bueffel(['--version']),
    ])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const name of ['start', 'chat', 'check', 'explain', 'quiz', 'deadlines']) {
      expect(help.stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
    }
    expect(own).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('--seed <text>') })
    expect(version).toEqual({ code: 0, stderr: '', stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })
})
