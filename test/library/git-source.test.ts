import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/clock.js'
import { createLogger } from '../../src/core/logger.js'
import { openGitSource } from '../../src/library/git-source.js'
import { keepFresh } from '../../src/library/keep-fresh.js'
import { type Library, loadCourses } from '../../src/notes/load-courses.js'
import { type GitServer, hasGit, startGitServer } from './git-server.js'

const logger = createLogger('silent')
const NOTE = '# Storage\n\n- **SAN** – a network of storage\n'
const titles = ({ courses }: Library): string[] => courses.flatMap(({ concepts }) => concepts.map(({ title }) => title))

if (!hasGit) process.stderr.write('\nSKIPPED: notes from a repository are not tested, because git is missing.\n\n')

describe.skipIf(!hasGit)('notes from a repository', () => {
  let folder: string
  let home: string
  let server: GitServer
  const open = (more: { branch?: string; folder?: string; token?: string; url?: string } = {}) =>
    openGitSource({ url: server.url, ...more }, home, logger)
  const text = (file: string): string => readFileSync(join(home, file), 'utf8')

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bueffel-git-'))
    home = join(folder, 'copy')
    server = await startGitServer(folder)
  })
  afterEach(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })

  it('are fetched, and follow what is pushed', async () => {
    server.commit({ 'week-1.md': NOTE, 'week-2.md': '# Two\n' })
    const source = await open()
    expect(text('week-1.md')).toBe(NOTE)
    expect(await source.pull()).toBe(false)
    server.commit({ 'week-1.md': '# Changed\n', 'week-2.md': null, 'sub/week-3.md': '# Three\n' })
    expect(await source.pull()).toBe(true)
    expect(text('week-1.md')).toBe('# Changed\n')
    expect(text('sub/week-3.md')).toBe('# Three\n')
    expect(existsSync(join(home, 'week-2.md'))).toBe(false)
  })

  it('come from a branch and a folder of it', async () => {
    server.commit({ 'week-1.md': '# Main\n' })
    server.commit({ 'docs/notes/week-1.md': NOTE }, 'winter')
    const source = await open({ branch: 'winter', folder: 'docs/notes' })
    expect(titles(loadCourses(source.dir))).toContain('SAN')
  })

  it('stay as they are while the server refuses, also over a restart', async () => {
    server.commit({ 'week-1.md': NOTE })
    const source = await open()
    server.refuse(500)
    await expect(source.pull()).rejects.toThrow(/could not be fetched: the server answers 500/)
    const again = await open()
    expect(titles(loadCourses(again.dir))).toContain('SAN')
    server.refuse(undefined)
    server.commit({ 'week-1.md': '# Changed\n' })
    expect(await again.pull()).toBe(true)
  })

  it('are new to each of several programs that share the copy', async () => {
    server.commit({ 'week-1.md': NOTE })
    const [first, second] = [await open(), await open()]
    server.commit({ 'week-1.md': '# Changed\n' })
    expect(await first.pull()).toBe(true)
    expect(await second.pull()).toBe(true)
    expect(await second.pull()).toBe(false)
    server.refuse(500)
    const third = await open()
    server.refuse(undefined)
    expect(await third.pull()).toBe(false)
  })

  it('survive a history that was rewritten', async () => {
    server.commit({ 'week-1.md': NOTE })
    const source = await open()
    server.commit({ 'week-1.md': '# Rewritten\n' }, 'other')
    server.commit({ 'week-1.md': '# Rewritten again\n' }, 'main')
    expect(await source.pull()).toBe(true)
    expect(text('week-1.md')).toBe('# Rewritten again\n')
  })

  it('say what to do where they cannot be had', async () => {
    await expect(open()).rejects.toThrow(/could not be fetched/)
    server.commit({ 'week-1.md': NOTE })
    await expect(open({ branch: 'nowhere' })).rejects.toThrow(/no branch "nowhere" \(CONTENT_GIT_BRANCH\)/)
    server.refuse(404)
    await expect(open()).rejects.toThrow(/no such repository/)
    server.refuse(undefined)
    await expect(open({ folder: 'nowhere' })).rejects.toThrow(/no folder "nowhere" \(CONTENT_GIT_FOLDER\)/)
    await expect(open({ folder: '..' })).rejects.toThrow(/leads out of/)
  })

  it('need the right token where the repository asks for one', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'bueffel-git-closed-'))
    const guarded = await startGitServer(closed, 'secret')
    try {
      guarded.commit({ 'week-1.md': NOTE })
      await expect(open({ url: guarded.url })).rejects.toThrow(/access is refused/)
      await expect(open({ url: guarded.url, token: 'wrong' })).rejects.toThrow(/access is refused/)
      const source = await open({ url: guarded.url, token: 'secret' })
      expect(titles(loadCourses(source.dir))).toContain('SAN')
    } finally {
      await guarded.close()
      await rm(closed, { recursive: true })
    }
  })

  it('are live soon after a push', async () => {
    server.commit({ 'week-1.md': NOTE })
    const source = await open()
    const states: Library[] = []
    const fresh = await keepFresh({
      dir: source.dir,
      source,
      first: loadCourses(source.dir),
      onChange: async library => void states.push(library),
      clock: systemClock,
      logger,
      pullEvery: 100,
    })
    server.commit({ 'week-1.md': '# Storage\n\n- **NAS** – files over the network\n' })
    await expect.poll(() => states.flatMap(titles), { timeout: 10_000 }).toContain('NAS')
    server.refuse(500)
    await new Promise(resolve => setTimeout(resolve, 300))
    await fresh.close()
    expect(states).toHaveLength(1)
  })
})
