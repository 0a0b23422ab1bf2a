import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../tools/root.ts'

/** PGlite loads files that lie beside it; `pg` asks for the other two where they are installed, which they are not. */
const notBundled = ['@electric-sql/pglite', 'pg-native', 'cloudflare:sockets']

/** Bundles the central server into a folder that needs nothing but Node. */
export async function bundleServer(outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: notBundled },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      sourcemap: false,
      rolldownOptions: {
        input: {
          server: join(root, 'src-server/server.ts'),
          'pglite-thread': join(root, 'src-server/database/pglite-thread.ts'),
        },
        external: notBundled,
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  const pglite = 'node_modules/@electric-sql/pglite'
  for (const part of ['package.json', 'LICENSE', 'dist'])
    cpSync(join(root, pglite, part), join(outDir, pglite, part), { recursive: true, dereference: true })
}
