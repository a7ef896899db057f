import { describe, expect, it } from 'vitest'
import { createLiveLibrary } from '../../src/library/live-library.js'
import type { Library } from '../../src/notes/load-courses.js'
import { libraryOf } from '../fixtures/course.js'

function recorder() {
  const lines: string[] = []
  const log = (level: string) => (data: unknown, message?: string) =>
    void lines.push(`${level} ${message ?? String(data)}`)
  return { lines, logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') } }
}

const library = (note: string): Library => libraryOf({ 'cloud/note.md': note, 'cloud/course.toml': 'title = "Cloud"' })
const BEFORE = library('# Cloud\n\n- **SAN** – a network of storage\n')
const AFTER = library('# Cloud\n\n- **SAN** – a network of storage\n- **NAS** – files over the network\n')

describe('the live library', () => {
  it('hands over what has changed, and tells the host', async () => {
    const { lines, logger } = recorder()
    const taken: Library[] = []
    const live = createLiveLibrary(BEFORE, {
      read: async () => AFTER,
      onChange: async fresh => void taken.push(fresh),
      logger,
    })
    await live.refresh()
    expect(taken).toEqual([AFTER])
    expect(lines).toEqual(['info the notes have changed and are live'])
  })

  it('hands nothing over where the notes say the same as before, but says so for what stands beside them', async () => {
    const { lines, logger } = recorder()
    const taken: Library[] = []
    let same = 0
    const live = createLiveLibrary(BEFORE, {
      read: async () => structuredClone(BEFORE),
      onChange: async fresh => void taken.push(fresh),
      onSame: () => same++,
      logger,
    })
    await live.refresh()
    expect(taken).toEqual([])
    expect(same).toBe(1)
    expect(lines).toEqual([])
  })

  it('keeps the last state where the notes cannot be read, and takes the next one', async () => {
    const { lines, logger } = recorder()
    const taken: Library[] = []
    const states = [() => Promise.reject(new Error('gone')), () => Promise.resolve(AFTER)]
    const live = createLiveLibrary(BEFORE, {
      read: () => (states.shift() ?? (() => Promise.resolve(AFTER)))(),
      onChange: async fresh => void taken.push(fresh),
      logger,
    })
    await live.refresh()
    expect(taken).toEqual([])
    expect(lines).toEqual(['error the changed notes cannot be read: the bot goes on with those before the change'])
    await live.refresh()
    expect(taken).toEqual([AFTER])
  })

  it('reads once more, and only once, for all that came while it was reading', async () => {
    const { logger } = recorder()
    let readings = 0
    let finish = () => {}
    const live = createLiveLibrary(BEFORE, {
      read: () => {
        readings++
        return new Promise(resolve => {
          finish = () => resolve(AFTER)
        })
      },
      onChange: async () => {},
      logger,
    })
    const calls = [live.refresh(), live.refresh(), live.refresh()]
    await Promise.resolve()
    expect(readings).toBe(1)
    finish()
    await expect.poll(() => readings).toBe(2)
    finish()
    await Promise.all(calls)
    expect(readings).toBe(2)
  })

  it('tells each warning once', async () => {
    const { lines, logger } = recorder()
    const broken = libraryOf({ 'cloud/note.md': '# Cloud\n\n- **SAN** – a network\n', 'cloud/empty.md': '' })
    const brokenStill = libraryOf({ 'cloud/note.md': '# Cloud\n\n- **NAS** – a server\n', 'cloud/empty.md': '' })
    const states = [broken, brokenStill]
    const live = createLiveLibrary(BEFORE, {
      read: async () => states.shift() ?? brokenStill,
      onChange: async () => {},
      logger,
    })
    await live.refresh()
    await live.refresh()
    expect(lines.filter(line => line.startsWith('warn'))).toHaveLength(1)
  })

  it('keeps a course whose edit is broken as it was until that is mended', async () => {
    const { lines, logger } = recorder()
    const taken: Library[] = []
    const note = '# Cloud\n\n- **NAS** – files\n'
    const broken = libraryOf({ 'cloud/note.md': note, 'cloud/course.toml': 'title = ' })
    const mended = libraryOf({ 'cloud/note.md': note, 'cloud/course.toml': 'title = "Clouds"' })
    const states = [broken, broken, mended]
    const live = createLiveLibrary(BEFORE, {
      read: async () => states.shift() ?? mended,
      onChange: async fresh => void taken.push(fresh),
      logger,
    })
    await live.refresh()
    await live.refresh()
    expect([taken, live.current.courses[0]?.concepts]).toEqual([[], BEFORE.courses[0]?.concepts])
    expect(lines.filter(line => line.includes('are live'))).toEqual([])
    expect(lines.filter(line => line.startsWith('warn'))).toEqual([
      expect.stringMatching(/^warn not valid TOML.*; the course stays as it was until this is mended$/),
    ])
    await live.refresh()
    expect(taken.at(-1)).toEqual(mended)
  })

  it('goes on with what was broken at the start', async () => {
    const { logger } = recorder()
    const taken: Library[] = []
    const files = { 'cloud/course.toml': 'title = ' }
    const changed = libraryOf({ ...files, 'cloud/note.md': '# Cloud\n\n- **NAS** – files\n' })
    const live = createLiveLibrary(libraryOf({ ...files, 'cloud/note.md': '# Cloud\n\n- **SAN** – a network\n' }), {
      read: async () => changed,
      onChange: async fresh => void taken.push(fresh),
      logger,
    })
    await live.refresh()
    expect(taken).toEqual([changed])
  })
})
