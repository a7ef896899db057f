import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/clock.js'
import { createLogger } from '../../src/core/logger.js'
import { keepFresh } from '../../src/library/keep-fresh.js'
import { type Library, loadCourses } from '../../src/notes/load-courses.js'

describe('a folder of notes', () => {
  let dir: string
  let states: Library[]
  let watching: { close(): Promise<void> }
  const titles = (): string[] =>
    states.at(-1)?.courses.flatMap(course => course.concepts.map(({ title }) => title)) ?? []

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'bueffel-fresh-'))
    await mkdir(join(dir, 'cloud'))
    await writeFile(join(dir, 'cloud', 'week-1.md'), '# Storage\n\n- **SAN** – a network of storage\n')
    states = []
  })
  const start = async (isPolling: boolean): Promise<void> => {
    watching = await keepFresh({
      dir,
      first: loadCourses(dir),
      onChange: async library => void states.push(library),
      clock: systemClock,
      logger: createLogger('silent'),
      isPolling,
    })
  }
  afterEach(async () => {
    await watching.close()
    await rm(dir, { recursive: true })
  })

  const within = { timeout: 10_000 }

  it.each([
    ['the file system tells', false],
    ['it looks by itself', true],
  ])('brings a changed note, a new one, and one that is gone, where %s', async (_name, isPolling) => {
    await start(isPolling)
    await writeFile(join(dir, 'cloud', 'week-1.md'), '# Storage\n\n- **NAS** – files over the network\n')
    await expect.poll(titles, within).toContain('NAS')
    expect(titles()).not.toContain('SAN')
    await mkdir(join(dir, 'cloud', 'later'))
    await writeFile(join(dir, 'cloud', 'later', 'week-2.md'), '# Tapes\n\n- **LTO** – a kind of tape\n')
    await expect.poll(titles, within).toContain('LTO')
    await rm(join(dir, 'cloud', 'week-1.md'))
    await expect.poll(titles, within).not.toContain('NAS')
  })

  it('sees a file that an editor puts in the place of the old one', async () => {
    await start(false)
    const fresh = join(dir, 'cloud', '.week-1.md.swp')
    await writeFile(fresh, '# Storage\n\n- **DAS** – disks in the server\n')
    await rename(fresh, join(dir, 'cloud', 'week-1.md'))
    await expect.poll(titles, within).toContain('DAS')
  })

  it('brings a note that is held back once its day has come, without any change of a file', async () => {
    await writeFile(join(dir, 'course.toml'), 'timezone = "Europe/Zurich"')
    await writeFile(join(dir, 'cloud', 'week-2.md'), '---\nrelease: 2025-10-09\n---\n# Tapes\n\n- **LTO** – a tape\n')
    const clock = { at: Date.parse('2025-10-08T21:59:59Z'), now: () => clock.at }
    watching = await keepFresh({
      dir,
      first: loadCourses(dir, clock.at),
      onChange: async library => void states.push(library),
      clock,
      logger: createLogger('silent'),
    })
    await new Promise(resolve => setTimeout(resolve, 2500))
    expect(states).toEqual([])
    clock.at += 1000
    await expect.poll(titles, within).toContain('LTO')
    expect(states).toHaveLength(1)
  })

  it('keeps the last notes while the folder is empty', async () => {
    await start(false)
    await rm(join(dir, 'cloud', 'week-1.md'))
    await new Promise(resolve => setTimeout(resolve, 1500))
    expect(states).toEqual([])
    await writeFile(join(dir, 'cloud', 'week-1.md'), '# Storage\n\n- **NAS** – files over the network\n')
    await expect.poll(titles, within).toContain('NAS')
  })
})
