import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { notePackages, type PackageFolders } from '../notices/bundled-packages.ts'
import { root } from '../tools/root.ts'

/** What stays a package beside the bundle: a native module, and what Electron itself provides. */
const notBundled = ['better-sqlite3', 'electron']

const entries = {
  main: 'src-main/doors/electron/main.ts',
  cli: 'src-main/doors/cli/cli.ts',
  'engine-process': 'src-main/engine/engine-process.ts',
  'engine-thread': 'src-main/engine/engine-thread.ts',
  'checkpoint-thread': 'src-main/engine/checkpoint-thread.ts',
  'text-builder-thread': 'src-main/engine/text-builder-thread.ts',
  'document-process': 'src-main/engine/documents/document-process.ts',
  'document-thread': 'src-main/engine/documents/document-thread.ts',
  'backups-thread': 'src-main/engine/features/backups/backups-thread.ts',
  'doctor-thread': 'src-main/engine/features/doctor/doctor-thread.ts',
  'index-thread': 'src-main/engine/features/assets/list-index/index-thread.ts',
  'bulk-thread': 'src-main/engine/features/assets/bulk/bulk-thread.ts',
  'list-thread': 'src-main/engine/features/imports/list-thread.ts',
  'quality-thread': 'src-main/engine/features/quality/quality-thread.ts',
  'diagnostics-thread': 'src-main/engine/features/diagnostics/diagnostics-thread.ts',
}

/** As Vite names it, with `/` on every system. */
const ownManifest = join(root, 'package.json').replaceAll('\\', '/')

/** Of our own package.json, which the command line asks for the version, nothing else goes into the program. */
const ownVersionOnly: Plugin = {
  name: 'assetwalk:own-version-only',
  load(id) {
    if (id !== ownManifest) return null
    const { version } = JSON.parse(readFileSync(id, 'utf8'))
    return JSON.stringify({ version })
  },
}

/**
 * Bundles Electron's main process, the command line, the engine's processes and threads into out/main, side by side: a
 * thread is started by the name of its file in the folder of whoever starts it, so shared chunks lie in that folder too.
 */
export async function buildMain(packages: PackageFolders): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [ownVersionOnly, notePackages(packages)],
    ssr: { noExternal: true, external: notBundled },
    build: {
      ssr: true,
      target: 'node24',
      outDir: join(root, 'out/main'),
      emptyOutDir: true,
      copyPublicDir: false,
      sourcemap: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
        external: notBundled,
        output: {
          format: 'es',
          minify: { mangle: false, compress: false },
          entryFileNames: '[name].js',
          // Chunks of packages are called after files with several dots; what a package may hold has one.
          chunkFileNames: ({ name }) => `${name.replaceAll('.', '-')}-[hash].js`,
        },
      },
    },
  })
}
