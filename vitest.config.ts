import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/build.ts'],
    // Only what hangs is ended: a machine may be slow, and no test is about time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Many tests wait for what others do: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
  },
})
