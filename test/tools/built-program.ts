import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isFresh } from '../../build/bundle/freshness.ts'
import { root } from '../../build/tools/root.ts'

/**
 * Everything that is shipped is built, unless it is there and no source has changed since. The command line and the
 * engine's threads of the tests are the bundles that users get; they begin in a third of the time that sources take.
 */
export async function builtProgram(): Promise<void> {
  if (isFresh()) return
  // In a process of its own: under the test runner's NODE_ENV the bundler takes the slow React of developers.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [join(root, 'build/build.ts')], { env, cwd: root })
}

/** For the test runner, before the first file of a kind: two files run at a time, and neither may build it alone. */
export const setup = builtProgram
