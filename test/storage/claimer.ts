/**
 * A process that claims occurrences: `claimer.ts URL WORKER COMMUNITY COUNT`. It plans the same ones as the others, prints
 * `ready`, waits for a line and claims until nothing is left. What it got is printed as a line of JSON.
 */
import { once } from 'node:events'
import { openWorld } from './targets.js'

const [url = '', worker = '', communityId = '', count = ''] = process.argv.slice(2)
const { occurrences, close } = await openWorld(url)

console.log('ready')
await once(process.stdin, 'data')
process.stdin.destroy()
const slots = Array.from({ length: Number(count) }, (_, index) => `slot-${index}`)
// Each begins elsewhere.
const own = slots.splice(Number(worker) * 50)
await occurrences.plan(
  [...own, ...slots].map(slot => ({
    id: `${worker}${slot.replace('-', '')}`,
    job: 'daily',
    communityId,
    channelId: 'C1',
    slot,
    dueAt: 1,
  })),
)
const got: (readonly [slot: string, attempts: number])[] = []
for (;;) {
  const claims = await occurrences.claim({ worker, now: 1, realNow: 1, lease: 1000, limit: 3 })
  if (claims.length === 0) break
  for (const { occurrence } of claims) {
    got.push([occurrence.slot, occurrence.attempts])
    if (!(await occurrences.done(occurrence.id, worker, null))) throw new Error(`lost ${occurrence.slot}`)
  }
}
console.log(JSON.stringify(got))
await close()
