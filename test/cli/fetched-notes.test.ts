import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitServer, hasGit, startGitServer } from '../library/git-server.js'
import { runBueffel, temporaryFolder } from './run-bueffel.js'

const HERE = '# Netze\n\n- **RSVP** – reserviert Bandbreite entlang eines Weges\n'
const THERE = '# Speicher\n\n- **SAN** – ein eigenes Netz für Blockspeicher\n'

if (!hasGit) process.stderr.write('\nSKIPPED: notes from a repository are not tested, because git is missing.\n\n')

describe.skipIf(!hasGit)('where the notes come from a repository', () => {
  let server: GitServer
  let env: Readonly<Record<string, string>>
  beforeAll(async () => {
    server = await startGitServer(temporaryFolder())
    server.commit({ 'docs/notes/week-1.md': THERE })
    env = { CONTENT_GIT: server.url, CONTENT_GIT_FOLDER: 'docs/notes' }
  })
  afterAll(() => server.close())

  const run = (cwd: string, args: readonly string[], input = '', more: Readonly<Record<string, string>> = {}) =>
    runBueffel(args, { cwd, env: { ...env, ...more }, input })

  it('check reports on them, unless it is given a folder', async () => {
    const cwd = temporaryFolder({ 'content/week-1.md': HERE })
    const fetched = await run(cwd, ['check', '--json', '--data', 'kept'])
    expect(JSON.parse(fetched.stdout).concepts.map(({ title }: { title: string }) => title)).toEqual([
      'Speicher',
      'SAN',
    ])
    expect(fetched.stderr).toContain(`the notes of CONTENT_GIT, in ${join('kept', 'content-git', 'docs', 'notes')}`)
    const named = await run(cwd, ['check', '--json', 'content'])
    expect(named.stdout).toContain('RSVP')
    expect(named.stderr).toBe('')
  })

  it('check says what is wrong with the repository, and goes on with what was fetched last', async () => {
    const cwd = temporaryFolder()
    const wrong = await run(cwd, ['check'], '', { CONTENT_GIT: 'here' })
    expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('CONTENT_GIT "here"') })
    server.refuse(500)
    expect(await run(cwd, ['check'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('could not be fetched'),
    })
    server.refuse(undefined)
    expect((await run(cwd, ['check'])).stdout).toContain('SAN')
    server.refuse(500)
    const last = await run(cwd, ['check'])
    server.refuse(undefined)
    expect(last).toMatchObject({ code: 0, stdout: expect.stringContaining('SAN') })
    expect(last.stderr).toContain('those fetched last are read')
  })

  it('chat answers from them', async () => {
    const cwd = temporaryFolder({ 'content/week-1.md': HERE })
    const { code, stdout } = await run(cwd, ['chat'], '/explain SAN')
    expect(code).toBe(0)
    expect(stdout).toContain('ein eigenes Netz für Blockspeicher')
  })
})
