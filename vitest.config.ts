import { defineConfig } from 'vitest/config'

const seconds = (n: number) => n * 1000

/**
 * Test files run in child processes, not in threads: the engine starts threads of its own from its .ts sources, which
 * Node runs as they are, and native modules (better-sqlite3) are loaded once per process.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    watch: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: seconds(5),
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: seconds(30),
          hookTimeout: seconds(60),
        },
      },
      {
        test: {
          name: 'documents',
          include: ['test/documents/**/*.test.ts'],
          testTimeout: seconds(30),
          hookTimeout: seconds(60),
        },
      },
      {
        test: {
          name: 'doors',
          include: ['test/doors/**/*.test.ts'],
          testTimeout: seconds(30),
          hookTimeout: seconds(60),
        },
      },
      {
        test: {
          name: 'programs',
          include: ['test/programs/**/*.test.ts'],
          testTimeout: seconds(30),
          hookTimeout: seconds(60),
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts', 'test/simulation/**/*.test.ts'],
          testTimeout: seconds(60),
          hookTimeout: seconds(60),
        },
      },
      {
        test: {
          name: 'electron',
          include: ['test/electron/**/*.test.ts'],
          testTimeout: seconds(60),
          hookTimeout: seconds(120),
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'packaging',
          include: ['test/packaging/**/*.test.ts'],
          testTimeout: seconds(180),
          hookTimeout: seconds(180),
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/build-first.ts'],
          testTimeout: seconds(120),
          hookTimeout: seconds(180),
        },
      },
      {
        test: {
          name: 'deep',
          include: ['test/deep/**/*.test.ts'],
          testTimeout: seconds(30 * 60),
          hookTimeout: seconds(10 * 60),
          fileParallelism: false,
        },
      },
    ],
  },
})
