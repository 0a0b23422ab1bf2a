import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildWindow } from '../../build/build-window.ts'

const root = join(import.meta.dirname, '../..')
const sources = ['src-renderer/**/*', 'src-shared/**/*.ts', 'build/build-window.ts', 'package-lock.json']

/** The folder of the built window: the one named in `ASSETWALK_WINDOW`, else ours, built anew if a source is newer. */
export async function builtWindow(): Promise<string> {
  if (process.env.ASSETWALK_WINDOW) return process.env.ASSETWALK_WINDOW
  const folder = join(root, 'out/renderer')
  const page = join(folder, 'index.html')
  const builtAt = existsSync(page) ? statSync(page).mtimeMs : 0
  const isOld = globSync(sources, { cwd: root }).some((file) => statSync(join(root, file)).mtimeMs > builtAt)
  if (isOld) await buildWindow()
  return folder
}
