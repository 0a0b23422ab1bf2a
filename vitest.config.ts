import { join } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { noteUnhandledError } from './build/tools/unhandled-errors.ts'
import { LongestFirst } from './test/tools/longest-first.ts'

const seconds = (n: number) => n * 1000

/** The engine's threads in tests are the built ones: sources of a thread take a second each to begin. */
const builtThreads: Plugin = {
  name: 'assetwalk:built-threads',
  enforce: 'pre',
  resolveId: (id) =>
    id.endsWith('/thread-entry.ts') ? join(import.meta.dirname, 'test/tools/built-thread-entry.ts') : null,
}

/** Tests of one kind, in the folder that has its name unless others are told. A time-out ends what hangs; it is no measure of speed: a busy machine takes ten times as long as an idle one. */
function kind(
  name: string,
  timeout: number,
  {
    folders = [name],
    files = [] as string[],
    env = {},
    hooks = timeout,
    inOrder = false,
    isolate = false,
    workers = 2,
    execArgv = [] as string[],
  } = {},
): TestProjectInlineConfiguration {
  return {
    plugins: [builtThreads],
    test: {
      name,
      include: [...folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`), ...files],
      env,
      globalSetup: name === 'unit' ? [] : ['test/tools/built-program.ts'],
      testTimeout: seconds(timeout),
      hookTimeout: seconds(hooks),
      fileParallelism: !inOrder,
      maxWorkers: workers,
      sequence: { groupOrder: workers },
      isolate,
      execArgv,
    },
  }
}

/**
 * Test files run in child processes, not in threads: the engine starts threads of its own, and native modules
 * (better-sqlite3) are loaded once per process.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    watch: false,
    onUnhandledError: noteUnhandledError,
    sequence: { sequencer: LongestFirst },
    projects: [
      kind('unit', 20),
      kind('integration', 120),
      kind('documents', 120),
      kind('labels', 120),
      kind('doors', 120),
      kind('programs', 180),
      kind('faults', 180, { folders: ['faults', 'simulation'] }),
      kind('electron', 120, { isolate: true }),
      kind('packaging', 180),
      kind('e2e', 120, {
        hooks: 180,
        // A window waits for its next frame now and then: a third one works meanwhile.
        workers: 3,
        // Three processes on two cores: more threads of each would wait for each other.
        execArgv: ['--single-threaded-gc', '--min-semi-space-size=16'],
      }),
      kind('deep', 30 * 60, {
        // once more, with all that is looked at then
        files: ['test/e2e/**/*.test.ts'],
        env: { ASSETWALK_TEST_PICTURES: '1' },
        hooks: 10 * 60,
        inOrder: true,
      }),
    ],
  },
})
