import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AfterPackContext } from 'electron-builder'
import { root } from '../tools/root.ts'
import { nodeForWindows } from './node-for-windows.ts'

/** What a build ends with: a package without one of these starts nowhere, or is given on without its licences. */
const parts = [
  'out/main/main.js',
  'out/main/cli.js',
  'out/main/engine-process.js',
  'out/main/document-process.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/third-party-notices.txt',
  'out/third-party-notices.txt',
  'out/fonts',
]

/**
 * Called by electron-builder before it lays out a package.
 * @throws Error where the build is not whole, or what a package needs is not at hand
 */
export default function beforePack({ electronPlatformName }: AfterPackContext): void {
  const missing = parts.filter((part) => !existsSync(join(root, part)))
  if (missing.length > 0) throw new Error(`Run “npm run build” first: ${missing.join(', ')} is not there`)
  if (electronPlatformName === 'win32') nodeForWindows()
}
