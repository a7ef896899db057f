/** `npm run soak`: the long variants of tests that are short otherwise, one after the other, and a summary. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

interface Soak {
  readonly name: string
  readonly files: readonly string[]
  /** What makes a test long; what is set already wins. */
  readonly env: Readonly<Record<string, string>>
}

const SOAKS: readonly Soak[] = [
  { name: 'kill', files: ['test/storage/kill.test.ts'], env: { SOAK_KILLS: '200' } },
  { name: 'clock', files: ['test/soak/clock.test.ts', 'test/quiz/daily-kill.test.ts'], env: { SOAK_KILLS: '50' } },
  { name: 'docker', files: ['test/e2e/docker'], env: { DOCKER_WALK: 'full' } },
  { name: 'visits', files: ['test/e2e/terminal'], env: { SOAK_VISITS: '20' } },
  { name: 'properties', files: ['test/core'], env: { SOAK_RUNS: '20000' } },
]

async function run({ files, env }: Soak): Promise<{ readonly isGood: boolean; readonly seconds: number }> {
  const begin = performance.now()
  const vitest = spawn('npx', ['vitest', 'run', '--passWithNoTests', ...files], {
    stdio: 'inherit',
    env: { ...env, ...process.env },
  })
  const [code] = await once(vitest, 'close')
  return { isGood: code === 0, seconds: (performance.now() - begin) / 1000 }
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => SOAKS.every(soak => soak.name !== name))
if (unknown.length > 0) {
  console.error(`There is no soak "${unknown.join(', ')}": there is ${SOAKS.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}
const lines: string[] = []
for (const soak of SOAKS.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const { isGood, seconds } = await run(soak)
  const settings = Object.entries(soak.env).map(([name, value]) => `${name}=${process.env[name] ?? value}`)
  lines.push(`${isGood ? 'passed' : 'FAILED'}  ${soak.name.padEnd(12)}${seconds.toFixed(0).padStart(6)} s  ${settings}`)
  if (!isGood) process.exitCode = 1
}
console.log(`\n${lines.join('\n')}`)
