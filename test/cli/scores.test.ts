import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addClass, addPeople, addSession, answer } from '../contracts/world.js'
import { openWorld } from '../storage/targets.js'
import { runBueffel, temporaryFolder } from './run-bueffel.js'

it('rebuild says which scores are not what the ledger says, and puts them right', async () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'data'))
  const world = await openWorld(`file:${join(cwd, 'data/bueffel.db')}`)
  const of = await addClass(world)
  const [ada = '', bo = ''] = await addPeople(world, 2)
  const { id } = await addSession(world, of, ada)
  for (const person of [ada, bo]) await world.answers.record(answer(id, 0, person, { points: 10 }))
  const run = (...more: string[]) => runBueffel(['rebuild', ...more], { cwd })

  expect(await run('--check')).toMatchObject({ code: 0, stdout: '2 scores of 2 answers: all agree with the ledger.\n' })
  await world.spoil(ada)
  const checked = await run('--check', '--json')
  expect(checked).toMatchObject({ code: 1, stderr: expect.stringContaining('bueffel rebuild puts them right') })
  expect(JSON.parse(checked.stdout)).toMatchObject({
    scores: 2,
    entries: 2,
    differences: [{ personId: ada, before: { points: -1 }, after: { points: 10 } }],
  })
  const mended = await run()
  expect(mended).toMatchObject({ code: 0, stderr: '' })
  expect(mended.stdout).toMatch(new RegExp(`put right: 1\n {2}person ${ada}.*points -1 → 10`))
  expect(await world.scores.scoreOf(of, ada)).toMatchObject({ points: 10 })
  expect((await run('--check')).code).toBe(0)
  await world.spoilTallies(of.courseId)
  expect((await run('--check')).stdout).toContain('How questions were answered, by day: not as the ledger says: 1')
  expect((await run()).stdout).toContain('put right: 1')
  expect((await run('--check')).code).toBe(0)
  await world.close()
})

it('rebuild makes no database where there is none', async () => {
  const cwd = temporaryFolder({ 'content/note.md': '# N\n' })
  const { code, stderr } = await runBueffel(['rebuild', '--check', '--data', 'dtaa'], { cwd })
  expect(code).toBe(1)
  expect(stderr).toMatch(/There is no database in .*dtaa: --data names the folder that the bot was started with/)
  expect(existsSync(join(cwd, 'dtaa'))).toBe(false)
})
