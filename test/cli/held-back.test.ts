import { describe, expect, it } from 'vitest'
import { runBueffel, temporaryFolder } from './run-bueffel.js'
import { SAMPLE_NOTES } from './sample-notes.js'

const cwd = temporaryFolder({
  'content/course.toml': 'title = "Netze"\ntimezone = "Europe/Zurich"\n',
  'content/week-01.md': SAMPLE_NOTES['content/netze/week-01.md'],
  'content/week-02.md':
    '---\nrelease: 2999-01-01\n---\n# Reservierung\n\nAbgabe Labor: 2999-01-20\n\n- **RSVP** – reserviert Bandbreite\n',
})
const bueffel = (...args: string[]) => runBueffel(args, { cwd })

describe.concurrent('a note that is held back, on the command line', () => {
  it('is listed by check with its day, and nothing of it but its deadlines', async () => {
    const { code, stdout } = await bueffel('check')
    expect(code).toBe(0)
    expect(stdout).toContain(
      '1 note held back, all but its deadlines, until:\n  2999-01-01  Reservierung  week-02.md\n',
    )
    expect(stdout).toContain('Abgabe Labor')
    expect(stdout).not.toContain('RSVP')
    const report: unknown = JSON.parse((await bueffel('check', '--json')).stdout)
    expect(report).toMatchObject({
      courses: [{ notes: 2 }],
      heldBack: [{ course: 'content', file: 'week-02.md', title: 'Reservierung', until: '2999-01-01' }],
    })
  })

  it('is neither explained nor asked', async () => {
    expect(JSON.parse((await bueffel('explain', '--json', 'RSVP')).stdout)).toMatchObject({ found: false })
    const { stdout } = await bueffel('quiz', '--count', '50', '--json')
    expect(stdout).toContain('UDP')
    expect(stdout).not.toMatch(/RSVP|Bandbreite/)
  })

  it('is there for a bot whose clock has come so far', async () => {
    const asked = async (clock: string): Promise<string> => {
      const args = ['chat', '--data', `data-${clock}`, '--clock', clock]
      return (await runBueffel(args, { cwd, input: '/explain RSVP\n' })).stdout
    }
    expect(await asked('2998-12-31T23:00')).not.toContain('reserviert')
    expect(await asked('2999-01-01T00:00')).toContain('reserviert')
  })
})
