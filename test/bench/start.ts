/**
 * Start-up: from the spawn of `node bin/bueffel.js start` to the first 200 of /health, and the resident memory then,
 * medians of nine runs, beside an empty HTTP server as the floor: `npm run bench -- start`. The runs take turns, so
 * that a busy moment of the machine hits all alike.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setup as build } from '../setup/build.js'

const RUNS = 9
const AIM = { milliseconds: 1500, megabytes: 150 }
const root = fileURLToPath(new URL('../..', import.meta.url))
const EMPTY_SERVER = `const server = require('node:http').createServer((_, response) => response.end('ok'))
server.listen(0, '127.0.0.1', () => console.log('http://localhost:' + server.address().port))`

interface Sample {
  readonly milliseconds: number
  readonly megabytes: number
}

/** Starts a program that prints its address, waits until it is healthy, measures and ends it. */
async function measure(args: readonly string[]): Promise<Sample> {
  const env = { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0' }
  const begin = performance.now()
  const program = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(program, 'close')
  try {
    let output = ''
    let port: string | undefined
    for await (const chunk of program.stdout.setEncoding('utf8')) {
      output += chunk
      port = /http:\/\/localhost:(\d+)/.exec(output)?.[1]
      if (port !== undefined) break
    }
    const [response] = await once(get({ host: '127.0.0.1', port, path: '/health' }), 'response')
    if (response.statusCode !== 200) throw new Error(`/health answered ${response.statusCode}: ${output}`)
    const milliseconds = performance.now() - begin
    response.resume()
    return { milliseconds, megabytes: residentMemory(program.pid ?? 0) }
  } finally {
    program.kill('SIGTERM')
    await ended
  }
}

function residentMemory(pid: number): number {
  const status = `/proc/${pid}/status`
  if (!existsSync(status)) return Number.NaN
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1]) / 1000
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

build()
const folder = mkdtempSync(join(tmpdir(), 'bueffel-bench-'))
const bueffel = (data: string) => ['bin/bueffel.js', 'start', '--data', join(folder, data)]
const rivals: readonly { readonly name: string; readonly args: (run: number) => readonly string[] }[] = [
  { name: 'node, an empty HTTP server', args: () => ['-e', EMPTY_SERVER] },
  { name: 'bueffel start, database there', args: () => bueffel('warm') },
  { name: 'bueffel start, database made', args: run => bueffel(`fresh-${run}`) },
]
try {
  // Makes the warm database, and brings all files into the page cache.
  for (const { args } of rivals) await measure(args(-1))
  const samples = rivals.map((): Sample[] => [])
  for (let run = 0; run < RUNS; run++) {
    for (const [index, { args }] of rivals.entries()) samples[index]?.push(await measure(args(run)))
  }
  const medians = samples.map(own => ({
    milliseconds: median(own.map(sample => sample.milliseconds)),
    megabytes: median(own.map(sample => sample.megabytes)),
  }))
  const [floor = { milliseconds: 1, megabytes: 1 }] = medians
  const row = (...cells: readonly string[]) =>
    console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(32) : cell.padStart(12))).join(''))
  row('', 'ready, ms', '× floor', 'RSS, MB', '× floor')
  for (const [index, { milliseconds, megabytes }] of medians.entries()) {
    row(
      rivals[index]?.name ?? '',
      milliseconds.toFixed(0),
      (milliseconds / floor.milliseconds).toFixed(1),
      megabytes.toFixed(0),
      (megabytes / floor.megabytes).toFixed(1),
    )
  }
  row('the aim', String(AIM.milliseconds), '', String(AIM.megabytes), '')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
