/**
 * No engine builds the image here: its rules are read from the Dockerfile, and its steps are walked in a temporary
 * folder. `DOCKER_WALK=full` installs the packages as the image does; else those of the checkout are linked.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createPostgres } from '../../setup/postgres.js'
import { createDockerIgnore, parseDockerfile } from './dockerfile.js'
import { expectSuccess, walkStages } from './walk.js'

const context = fileURLToPath(new URL('../../..', import.meta.url))
const isFull = process.env['DOCKER_WALK'] === 'full'
const stages = parseDockerfile(readFileSync(join(context, 'Dockerfile'), 'utf8'))
const isIgnored = createDockerIgnore(readFileSync(join(context, '.dockerignore'), 'utf8'))
const [build, run] = stages

const named = (name: string) => run?.instructions.filter(instruction => instruction.name === name) ?? []

describe('the Dockerfile', () => {
  it('builds in one stage and runs in another, both on Node 24', () => {
    expect(stages.map(({ name }) => name)).toEqual(['build', 'run'])
    for (const { base } of stages) expect(base).toMatch(/^node:24-/)
    expect(run?.base).toMatch(/-slim$/)
    // Compiled modules fit only the C library that they were compiled for.
    expect(run?.base.replace('-slim', '')).toBe(build?.base)
  })

  it('runs as an ordinary user who may write to data only', () => {
    expect(named('USER').map(({ text }) => text)).toEqual(['node'])
    const user = named('USER')[0]?.line ?? 0
    for (const { line } of [...named('COPY'), ...named('RUN')]) expect(line).toBeLessThan(user)
    expect(
      named('RUN').flatMap(({ text }) => [...text.matchAll(/chown\s+(.+?)(?: &&|$)/g)].map(match => match[1])),
    ).toEqual(['node:node data'])
    for (const { flags } of named('COPY')) expect(Object.keys(flags)).toEqual(['from'])
  })

  it('declares its volumes, its port, its health check and its command', () => {
    expect(named('VOLUME').flatMap(({ args }) => args)).toEqual(['/app/content', '/app/data'])
    expect(named('EXPOSE').map(({ text }) => text)).toEqual(['3000'])
    expect(named('HEALTHCHECK')).toHaveLength(1)
    // The list form: the program itself gets the signals, no shell in between.
    expect(named('CMD').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^\["node", "bin\/bueffel\.js", "start"\]$/),
    ])
  })

  it('copies nothing into the image that runs but what the build made', () => {
    for (const { flags } of named('COPY')) expect(flags['from']).toBe('build')
    const copied = named('COPY').flatMap(({ args }) => args.slice(0, -1))
    for (const path of copied) expect(path).toMatch(/^\/app\/[a-z]/)
    for (const folder of ['src', 'test', 'scripts', '.git']) expect(copied).not.toContain(`/app/${folder}`)
  })

  it('holds no secrets', () => {
    for (const { instructions } of stages) {
      for (const { name, text } of instructions) {
        expect(name).not.toBe('ARG')
        if (name === 'ENV') expect(text).not.toMatch(/TOKEN|SECRET|PASSWORD|KEY|DATABASE_URL/i)
      }
    }
  })

  it.each([
    'node_modules/zod/package.json',
    'dist/cli.js',
    'data/bueffel.db',
    '.git/config',
    '.env',
    '.env.local',
    'src/generated/sqlite/client.ts',
    'coverage/index.html',
  ])('leaves %s out of the build', path => {
    expect(isIgnored(path)).toBe(true)
  })

  it.each(['package-lock.json', 'src/cli.ts', 'content/cloud/week-02.md', 'scripts/build.mjs', 'prisma/schema.prisma'])(
    'takes %s into the build',
    path => {
      expect(isIgnored(path)).toBe(false)
    },
  )
})

describe('the steps of the Dockerfile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bueffel-docker-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('make an image that starts, is healthy and stops', { timeout: isFull ? 900_000 : 300_000 }, async () => {
    const started = performance.now()
    const { at, env, workdir } = walkStages(stages, { context, isIgnored, folder, isFull })
    const app = at('run', workdir)
    if (isFull) report(started, app)

    expect(readdirSync(app).sort()).toEqual(
      ['bin', 'content', 'data', 'dist', 'node_modules', 'package.json', 'prisma'].sort(),
    )
    for (const tool of DEVELOPMENT_ONLY) expect(existsSync(join(app, 'node_modules', tool)), tool).toBe(false)

    const port = String(await freePort())
    // Without the build beside it, as in the image.
    rmSync(at('build', '/'), { recursive: true, force: true })
    const surroundings = { cwd: app, env: { ...env, HOST: '127.0.0.1', PORT: port } }
    const [command = '', ...args] = named('CMD')[0]?.args ?? []
    const program = spawn(command, args, surroundings)
    let output = ''
    for (const stream of [program.stdout, program.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    const ended = once(program, 'close')
    try {
      await Promise.race([once(program.stdout, 'data'), ended])
      expect(output).toBe(`Büffel is ready: http://localhost:${port}\n`)
      const check = JSON.parse(named('HEALTHCHECK')[0]?.text.replace(/^.*?CMD /, '') ?? '[]')
      const [checker = '', ...checkArgs] = check
      expectSuccess(spawnSync(checker, checkArgs, { ...surroundings, encoding: 'utf8' }), 'HEALTHCHECK')
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
      expect(existsSync(join(app, 'data', 'bueffel.db'))).toBe(true)
      program.kill('SIGTERM')
      const [code] = await ended
      expect(code).toBe(0)
      expect(spawnSync(checker, checkArgs, surroundings).status).toBe(1)
      await expectPostgres([command, ...args.slice(0, -1), 'chat'], surroundings)
    } finally {
      program.kill('SIGKILL')
    }
  })
})

/** The image holds what its other database needs, too. */
async function expectPostgres(command: readonly string[], { cwd, env }: { cwd: string; env: Record<string, string> }) {
  const database = await createPostgres()
  if (database === undefined) return
  try {
    const [file = '', ...args] = command
    const options = {
      cwd,
      env: { ...env, DATABASE_URL: database.url },
      input: '/leaderboard\n',
      encoding: 'utf8',
    } as const
    const outcome = spawnSync(file, args, options)
    expectSuccess(outcome, 'chat with PostgreSQL')
    expect(outcome.stdout).toContain('/quiz')
  } finally {
    await database.drop()
  }
}

/** What makes the program but is not needed to run it. */
const DEVELOPMENT_ONLY = [
  'prisma',
  'typescript',
  'esbuild',
  '@esbuild',
  'vitest',
  'vite',
  'tsx',
  'preact',
  '@biomejs',
  'playwright-core',
  'dependency-cruiser',
  'knip',
  'fast-check',
]

function report(started: number, app: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  const { stdout } = spawnSync('du', ['-sm', join(app, 'node_modules')], { encoding: 'utf8' })
  console.log(`walked in ${seconds} s; ${stdout.split('\t')[0]} MB of packages`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
