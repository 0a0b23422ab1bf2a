import { join } from 'node:path'
import { build } from 'vite'
import { notePackages, type PackageFolders } from '../notices/bundled-packages.ts'
import { root } from '../tools/root.ts'

/** Bundles the preload script into one CommonJS file: a sandboxed one is no module and can load no other file. */
export async function buildPreload(packages: PackageFolders): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [notePackages(packages)],
    build: {
      target: 'chrome140',
      outDir: join(root, 'out/preload'),
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: join(root, 'src-main/doors/electron/preload/preload.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  })
}
