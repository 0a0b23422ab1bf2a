import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { notePackages, type PackageFolders } from './notices/bundled-packages.ts'
import { showNotices } from './notices/write-notices.ts'
import { root } from './tools/root.ts'

/**
 * What three pages share is one file: a window otherwise asks for sixty before it shows its first page. zod is another, since
 * it is told how to work before the first schema is made.
 */
const sharedFiles = [
  { name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]/, priority: 2 },
  { name: 'shared', minShareCount: 3, priority: 1 },
]

/**
 * Bundles the window into out/renderer. index.html comes out with `__CSP_NONCE__` where the door that serves it puts
 * a fresh nonce per answer. Nothing is inlined: the page's policy allows files of its own origin only.
 * @param packages filled with the folders of the packages that went in
 */
export async function buildWindow(
  outDir = join(root, 'out/renderer'),
  packages: PackageFolders = new Set(),
): Promise<void> {
  await build({
    root: join(root, 'src-renderer'),
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), notePackages(packages)],
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'es2023',
      sourcemap: false,
      rolldownOptions: { output: { codeSplitting: { groups: sharedFiles } } },
    },
  })
  showNotices(outDir)
}

if (import.meta.main) await buildWindow(process.argv[2])
