import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // Lab tests hold real builds; two workers are what a small machine has cores for.
    maxWorkers: 2,
    pool: 'forks',
  },
})
