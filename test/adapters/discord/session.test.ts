import { expect, it } from 'vitest'
import { createPerson } from '../../fixtures/discord/person.js'
import { closeAfterEach, goOnline } from './online.js'

closeAfterEach()

it('identifies anew where its session is no longer valid', async () => {
  const { fake } = await goOnline()
  fake.gateway.invalidate(false)
  const identified = () => fake.gateway.received.filter(({ op }) => op === 2).length
  // discord.js waits five seconds between two identifies.
  await expect.poll(identified, { timeout: 12_000 }).toBe(2)
  const mia = createPerson(fake)
  await mia.command('explain', { term: 'ballooning' })
  expect(mia.sees()).toHaveLength(1)
})
