import { execFile } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../..')
const sources = ['src-renderer/**/*', 'src-shared/**/*.ts', 'build/build-window.ts', 'package-lock.json']

/** The folder of the built window: the one named in `ASSETWALK_WINDOW`, else ours, built anew if a source is newer. */
export async function builtWindow(): Promise<string> {
  if (process.env.ASSETWALK_WINDOW) return process.env.ASSETWALK_WINDOW
  const folder = join(root, 'out/renderer')
  const page = join(folder, 'index.html')
  const builtAt = existsSync(page) ? statSync(page).mtimeMs : 0
  const isOld = globSync(sources, { cwd: root }).some((file) => statSync(join(root, file)).mtimeMs > builtAt)
  if (isOld) await build()
  return folder
}

/** In a process of its own: under the test runner's NODE_ENV the bundler takes the slow React of developers. */
async function build(): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [join(root, 'build/build-window.ts')], { env, cwd: root })
}
