import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** Gives a program a terminal of its own. */
const SCRIPT = '/usr/bin/script'

test.runIf(existsSync(SCRIPT))('the challenge appears in the terminal when it is due', async () => {
  const data = mkdtempSync(join(tmpdir(), 'bueffel-terminal-'))
  const command = `node bin/bueffel.js chat --data ${data} --clock 2025-10-02T07:59:30 --speed 10`
  const child = spawn(SCRIPT, ['-qec', command, '/dev/null'], { env: { ...process.env, LANG: 'en_US.UTF-8' } })
  onTestFinished(() => {
    child.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
  })
  let output = ''
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', chunk => {
      output += String(chunk)
      if (/Daily challenge[\s\S]*Take part/.test(output)) resolve()
    })
    void ended.then(() => reject(new Error(`it ended: ${output}`)))
  })
  child.stdin.write('/quit\r')
  expect(await ended).toBe(0)
})
