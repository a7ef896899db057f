import { expect, it, onTestFinished } from 'vitest'
import { TOKEN } from '../fixtures/discord/ids.js'
import { startFakeDiscord } from '../fixtures/discord/server.js'
import { runBueffel, startBueffel, temporaryFolder } from './run-bueffel.js'

it('the codes are printed where a door opens, the same that check prints', async () => {
  const fake = await startFakeDiscord()
  onTestFinished(() => fake.close())
  const folder = temporaryFolder({
    'content/logic/note.md': '# Logic\n\n- **AND** – both\n',
    'content/logic/course.toml': '',
  })
  const env = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: fake.apiUrl, PORT: '0', LOG_LEVEL: 'error' }
  const running = startBueffel(['start'], { cwd: folder, env })
  await running.shows(/Büffel is ready/)
  const [, code] = /Setup codes, for \/setup:\n {2}(\S+) {2}logic/.exec(running.output()) ?? []
  const { stdout } = await runBueffel(['check'], { cwd: folder })
  expect(stdout).toContain(`setup code: ${code}`)
  expect((await running.stop()).code).toBe(0)
})

it('none are printed in the playground, where everything is open', async () => {
  const folder = temporaryFolder({ 'content/note.md': '# Logic\n\n- **AND** – both\n' })
  const running = startBueffel(['start'], { cwd: folder, env: { PORT: '0', LOG_LEVEL: 'error' } })
  await running.shows(/Büffel is ready/)
  expect(running.output()).not.toContain('Setup codes')
  await running.stop()
})
