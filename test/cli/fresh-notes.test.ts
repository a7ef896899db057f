import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startBueffel, temporaryFolder } from './run-bueffel.js'
import { SAMPLE_NOTES } from './sample-notes.js'

const WAIT = { timeout: 15_000, interval: 100 }

describe('a bot whose notes change', () => {
  it('answers from what is on disk, without a restart, and survives a broken edit', { timeout: 60_000 }, async () => {
    const cwd = temporaryFolder(SAMPLE_NOTES)
    const program = startBueffel(['start'], { cwd, env: { PORT: '0' } })
    const [, address = ''] = await program.shows(/ready: (\S+)/)
    const proposals = async (typed: string): Promise<string> => {
      const response = await fetch(`${address}/api/complete`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: address },
        body: JSON.stringify({ person: { name: 'Ada', locale: 'de' }, channel: 'netze', line: `/explain ${typed}` }),
      })
      return response.text()
    }
    expect(await proposals('rsvp')).not.toContain('RSVP')

    const fresh = join(cwd, 'content/netze/week-02.md')
    writeFileSync(fresh, '# Reservierung\n\n- **RSVP** – reserviert Bandbreite entlang eines Weges\n')
    await expect.poll(() => proposals('rsvp'), WAIT).toContain('RSVP')

    writeFileSync(join(cwd, 'content/netze/course.toml'), 'title = ')
    writeFileSync(fresh, '# Reservierung\n\n- **DiffServ** – teilt Pakete in Klassen ein\n')
    await expect.poll(program.errors, WAIT).toContain('the course stays as it was until this is mended')
    expect(await proposals('rsvp')).toContain('RSVP')
    writeFileSync(join(cwd, 'content/netze/course.toml'), SAMPLE_NOTES['content/netze/course.toml'])
    await expect.poll(() => proposals('diffserv'), WAIT).toContain('DiffServ')

    rmSync(fresh)
    await expect.poll(() => proposals('diffserv'), WAIT).not.toContain('DiffServ')
    const { code } = await program.stop()
    expect(code).toBe(0)
  })
})
