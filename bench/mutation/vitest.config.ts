import { defineConfig } from 'vitest/config'

/** The tests of one mutated file, which bench/mutation.ts names. */
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? '').split(' '),
    testTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 1,
  },
})
