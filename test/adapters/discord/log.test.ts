import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createPerson } from '../../fixtures/discord/person.js'
import { Refusal } from '../../fixtures/discord/refusal.js'
import { createPictureBot, pictures } from '../../fixtures/picture-bot.js'
import { closeAfterEach, goOnline } from './online.js'

closeAfterEach()

it.each([
  ['first', 'page', /\/callback$/, new Refusal(413, 40005, 'Request entity too large')],
  ['late', 'later', /\/messages\/@original$|%40original$/, new Refusal(413, 40005, 'Request entity too large')],
  ['late and expired', 'later', /\/messages\/@original$|%40original$/, new Refusal(404, 10015, 'Unknown Webhook')],
])('tells of a %s answer that was refused neither the token nor what it held', async (_when, name, path, refusal) => {
  const lines: string[] = []
  const logger = pino({ level: 'debug' }, { write: line => void lines.push(line) })
  const { fake } = await goOnline({ router: createPictureBot, parts: { images: pictures(), logger } })
  fake.fail({ method: path.source.includes('callback') ? 'POST' : 'PATCH', path, refusal })
  createPerson(fake).begin(name, { page: 1 })
  await expect.poll(() => lines.join('')).toContain(refusal.message)
  const log = lines.join('')
  for (const { token } of fake.interactions.all) expect(log).not.toContain(token)
  expect(log).not.toMatch(/"Buffer"|What page/)
})
