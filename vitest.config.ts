import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What hangs is ended; how fast something is, a bench says. Tests hold on a machine with four times the work of its cores.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Lab tests hold real builds; two workers are what a small machine has cores for.
    maxWorkers: 2,
    pool: 'forks',
  },
})
