import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/build.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Many tests wait for what others do: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
  },
})
