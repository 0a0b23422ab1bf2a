import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../tools/root.ts'

/** What stays a package beside the bundle: a native module, and what Electron itself provides. */
const notBundled = ['better-sqlite3', 'electron']

const entries = {
  main: 'src-main/doors/electron/main.ts',
  'engine-process': 'src-main/engine/engine-process.ts',
  'engine-thread': 'src-main/engine/engine-thread.ts',
  'document-thread': 'src-main/engine/documents/document-thread.ts',
}

/**
 * Bundles Electron's main process, the engine's process and its threads into out/main, side by side: a thread is
 * started by the name of its file in the folder of whoever starts it, so shared chunks lie in that folder too.
 */
export async function buildMain(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
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
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  })
}
