import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { isFresh } from '../../build/bundle/freshness.ts'
import { root } from '../../build/tools/root.ts'
import { utilityHost } from '../electron/fake/utility-process.ts'

/** Where the engine's process begins, and what stands in for Electron there. */
export interface EngineFile {
  engine: string
  host: string
}

/** The engine's source, and what is made of it for the packages. */
export interface EngineFiles {
  sources: EngineFile
  packaged: EngineFile
}

/**
 * Lays the built engine out, with the one package that it needs. What stands in for
 * Electron beside it is built as well: Node takes longer to read its types than to start.
 * @param folder out of reach of the sources
 */
export async function engineFiles(folder: string): Promise<EngineFiles> {
  builtAnew()
  for (const part of ['main', 'fonts'])
    cpSync(join(root, 'out', part), join(folder, 'out', part), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(
    join(root, 'node_modules/better-sqlite3'),
    join(folder, 'node_modules/better-sqlite3'),
    'junction',
  )
  const outDir = join(folder, 'host')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { ssr: utilityHost, outDir, emptyOutDir: true, target: 'node24' },
  })
  return {
    sources: { engine: join(root, 'src-main/engine/engine-process.ts'), host: utilityHost },
    packaged: { engine: join(folder, 'out/main/engine-process.js'), host: join(outDir, 'utility-host.js') },
  }
}

/** Builds what is not newer than its sources: what is measured are the engine's threads as they are installed. */
export function builtAnew(): void {
  if (!isFresh()) execFileSync(process.execPath, [join(root, 'build/build.ts')], { stdio: 'inherit' })
}
