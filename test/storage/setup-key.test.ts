import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { readSetupKey } from '../../src/storage/setup-key.js'

const root = mkdtempSync(join(tmpdir(), 'bueffel-key-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

it('is made once, with its folder, and only its owner may read it', () => {
  const folder = join(root, 'made', 'here')
  const key = readSetupKey(folder)
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(readSetupKey(folder)).toBe(key)
  expect(readSetupKey(join(root, 'another'))).not.toBe(key)
  expect(statSync(join(folder, 'setup.key')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['setup.key'])
})

it('is the same for processes that ask at once', async () => {
  const folder = join(root, 'raced')
  const reader = fileURLToPath(new URL('key-reader.ts', import.meta.url))
  const run = promisify(execFile)
  const all = await Promise.all(
    Array.from({ length: 6 }, () => run(process.execPath, ['--import', 'tsx', reader, folder])),
  )
  expect(new Set(all.map(({ stdout }) => stdout)).size).toBe(1)
  expect(all[0]?.stdout).toBe(readFileSync(join(folder, 'setup.key'), 'utf8'))
  expect(readdirSync(folder)).toEqual(['setup.key'])
})

it.each(['', 'abc', `${'0'.repeat(63)}g`])('is refused where its file holds %j', content => {
  const folder = mkdtempSync(join(root, 'bad-'))
  writeFileSync(join(folder, 'setup.key'), content)
  expect(() => readSetupKey(folder)).toThrow(/setup\.key holds no setup key: delete it/)
})

it('is told of where it can be neither read nor made', () => {
  const folder = mkdtempSync(join(root, 'bad-'))
  mkdirSync(join(folder, 'setup.key'))
  expect(() => readSetupKey(folder)).toThrow(/neither read nor made \(EISDIR\)/)
  writeFileSync(join(folder, 'file'), '')
  expect(() => readSetupKey(join(folder, 'file'))).toThrow(
    /neither read nor made \(ENOTDIR|neither read nor made \(EEXIST/,
  )
})
