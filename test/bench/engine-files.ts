import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFresh } from '../../build/bundle/freshness.ts'
import { root } from '../../build/tools/root.ts'

/** Where the engine's process begins: its source, and what is made of it for the packages. */
export interface EngineFiles {
  sources: string
  packaged: string
}

/**
 * Lays the built engine out, with the one package that it needs; builds it if a source is newer.
 * @param folder out of reach of the sources
 */
export function engineFiles(folder: string): EngineFiles {
  if (!isFresh()) execFileSync(process.execPath, [join(root, 'build/build.ts')], { stdio: 'inherit' })
  for (const part of ['main', 'fonts'])
    cpSync(join(root, 'out', part), join(folder, 'out', part), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(
    join(root, 'node_modules/better-sqlite3'),
    join(folder, 'node_modules/better-sqlite3'),
    'junction',
  )
  return {
    sources: join(root, 'src-main/engine/engine-process.ts'),
    packaged: join(folder, 'out/main/engine-process.js'),
  }
}
