import { afterAll, beforeAll, describe } from 'vitest'
import { describeAccessStore } from '../contracts/access-store.contract.js'
import { describeAnswerStore } from '../contracts/answer-store.contract.js'
import { describeCarryOverStore } from '../contracts/carry-over-store.contract.js'
import { describeFeedbackStore } from '../contracts/feedback-store.contract.js'
import { describeHistoryStore } from '../contracts/history-store.contract.js'
import { describeIdentityStore } from '../contracts/identity-store.contract.js'
import { describeKnownDeadlines } from '../contracts/known-deadlines-store.contract.js'
import { describeOccurrenceStore } from '../contracts/occurrence-store.contract.js'
import { describePlayerStore } from '../contracts/player-store.contract.js'
import { describeRebuild } from '../contracts/rebuild.contract.js'
import { describeRoundStore } from '../contracts/round-store.contract.js'
import { describeScoreStore } from '../contracts/score-store.contract.js'
import { describeSessions } from '../contracts/session.contract.js'
import { describeSetupStore } from '../contracts/setup-store.contract.js'
import { describeUploadStore } from '../contracts/upload-store.contract.js'
import { createTargets, openWorld } from './targets.js'

for (const { provider, url, drop } of await createTargets()) {
  describe(`stores on ${provider}`, () => {
    let world: Awaited<ReturnType<typeof openWorld>>
    const current = () => world
    beforeAll(async () => {
      world = await openWorld(url)
    })
    afterAll(async () => {
      await world.close()
      await drop()
    })

    describe('sessions', () => describeSessions(current))
    describe('answer store', () => describeAnswerStore(current))
    describe('score store', () => describeScoreStore(current))
    describe('player store', () => describePlayerStore(current))
    describe('rebuild', () => describeRebuild(current))
    describe('history store', () => describeHistoryStore(current))
    describe('carry-over store', () => describeCarryOverStore(current))
    describe('feedback store', () => describeFeedbackStore(current))
    describe('identity store', () => describeIdentityStore(current))
    describe('setup store', () => describeSetupStore(current))
    describe('access store', () => describeAccessStore(current))
    describe('occurrence store', () => describeOccurrenceStore(current))
    describe('known deadlines', () => describeKnownDeadlines(current))
    describe('round store', () => describeRoundStore(current))
    describe('upload store', () => describeUploadStore(() => current().uploads))
  })
}
