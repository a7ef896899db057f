import { appendFile, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPageFiles } from '../../../../src/adapters/playground/web/page-files.js'
import { actionOf, createBench, titleOf } from './harness.js'

const lines = async (path: string) => (await readFile(path, 'utf8')).split('\n').filter(line => line !== '')

test('after a restart all is there as it was, private cards too, and an old button works', async () => {
  const first = await createBench()
  await first.as('Ada').send('Hello')
  await first.as('Ada').send('/quiz')
  await first.as('Ada').press('A')
  await first.as('Ben').send('/poll')
  const before = { ada: await first.as('Ada').messages(), ben: await first.as('Ben').messages() }
  await first.playground.close()
  expect((await stat(first.messageLog)).mode & 0o077).toBe(0)

  const second = await createBench({ directory: first.directory })
  expect(await second.as('Ada').messages()).toEqual(before.ada)
  expect(await second.as('Ben').messages()).toEqual(before.ben)
  expect(second.warnings).toEqual([])
  const quiz = before.ada.find(message => message.onlyFor === 'ada')
  if (quiz === undefined) throw new Error('no quiz')
  const place = { person: { name: 'Ada', locale: 'en' }, channel: 'cloud' }
  await second.post('press', { ...place, message: quiz.id, action: actionOf(quiz, 'Next') })
  expect((await second.as('Ada').messages()).map(titleOf)).toContain('Question 2 of 3')
})

test('what was being thought about is gone after a restart', async () => {
  const first = await createBench()
  const done = first.as('Ada').send('/report')
  await expect.poll(() => first.as('Ada').messages()).toHaveLength(1)
  const second = await createBench({ directory: first.directory })
  expect(await second.as('Ada').messages()).toEqual([])
  await done
})

test('the start compacts: the last state of the last 300 messages of each channel', async () => {
  const first = await createBench()
  await first.as('Ada', 'statistik').send('rare')
  await first.as('Ada').send('/poll')
  const poll = await first.as('Ada').last()
  for (let count = 0; count < 320; count++) await first.as('Ada').send(`message ${count}`)
  expect(await first.as('Ada').messages()).toHaveLength(300)
  await first.as('Ben').send('/quiz')
  const quiz = await first.as('Ben').last()
  await first.as('Ben').press('B')
  await first.post('dismiss', { person: { name: 'Ben', locale: 'en' }, channel: 'cloud', message: quiz.id })
  await first.playground.close()
  expect((await lines(first.messageLog)).length).toBeGreaterThan(320)

  const second = await createBench({ directory: first.directory })
  const messages = await second.as('Ada').messages()
  expect(messages).toHaveLength(300)
  expect(messages.at(-1)).toMatchObject({ body: { text: 'message 319' } })
  expect(messages.some(({ id }) => id === poll.id)).toBe(false)
  expect(await second.as('Ada', 'statistik').messages()).toHaveLength(1)
  expect(await lines(first.messageLog)).toHaveLength(301)
})

test('a broken line is skipped with a warning, and what follows a torn one is not lost', async () => {
  const first = await createBench()
  await first.as('Ada').send('one')
  await first.playground.close()
  await appendFile(first.messageLog, '{"put":{"id":1}}\n[]\n{"put":{"id":"torn"')

  const second = await createBench({ directory: first.directory })
  expect(second.warnings.map(({ level, what }) => ({ level, ...what }))).toMatchObject([
    { level: 'warn', line: 2 },
    { level: 'warn', line: 3 },
    { level: 'warn', line: 4 },
  ])
  await second.as('Ada').send('two')
  await second.playground.close()

  const third = await createBench({ directory: first.directory })
  expect(third.warnings).toEqual([])
  expect(await third.as('Ada').messages()).toMatchObject([{ body: { text: 'one' } }, { body: { text: 'two' } }])
})

test('a log that cannot be read or written is complained of, and the chat goes on', async () => {
  const first = await createBench()
  await mkdir(first.messageLog)
  const second = await createBench({ directory: first.directory })
  await second.as('Ada').send('Hello')
  await second.playground.close()
  expect(second.warnings.map(({ level }) => level)).toEqual(['error', 'error'])
  expect(await second.as('Ben').messages()).toMatchObject([{ body: { text: 'Hello' } }])
})

test('a page that was not built is said in a sentence', async () => {
  const { directory } = await createBench()
  await rm(join(directory, 'app.js'))
  await expect(readPageFiles(directory)).rejects.toThrow('npm run build')
})
