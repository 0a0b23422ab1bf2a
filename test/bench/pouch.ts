import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { newFolder } from '../tools/data-folder.ts'
import { timed } from './result.ts'

/** What is used of a database of PouchDB. */
export interface PouchDatabase {
  bulkDocs: (documents: readonly object[]) => Promise<unknown>
  replicate: { from: (url: string, options: object) => Promise<{ docs_written: number }> }
  close: () => Promise<void>
}

const packages = ['pouchdb@9.0.0', 'express-pouchdb@4.2.0', 'express@4.21.2']
const options = { batch_size: 1000, batches_limit: 10 }

/**
 * How fast PouchDB replicates these documents from express-pouchdb over HTTP, each in a process of its own, both on LevelDB.
 * They are large and not looked after any more, so they are no packages of ours: they are installed for this run, without
 * their scripts.
 * @returns documents a second; null where they cannot be installed
 */
export async function measurePouch(rows: readonly { id: string; fields: object }[]): Promise<number | null> {
  const folder = newFolder()
  try {
    writeFileSync(join(folder.path, 'package.json'), '{"private":true}')
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages]
    const { status } = spawnSync('npm', install, { cwd: folder.path, stdio: 'ignore' })
    if (status !== 0) return null
    mkdirSync(join(folder.path, 'served'))
    const server = fork(join(import.meta.dirname, 'pouch-server.ts'), [folder.path], { stdio: 'ignore' })
    try {
      server.send(rows.map(({ id, fields }) => ({ _id: id, ...fields })))
      const [url] = (await once(server, 'message')) as [string]
      const installed = createRequire(join(folder.path, 'package.json'))
      const Pouch = installed('pouchdb') as new (name: string) => PouchDatabase
      const laptop = new Pouch(join(folder.path, 'laptop'))
      let written = 0
      const took = await timed(async () => {
        written = (await laptop.replicate.from(url, options)).docs_written
      })
      await laptop.close()
      if (written !== rows.length) throw new Error(`PouchDB replicated ${written} documents`)
      return (rows.length / took) * 1000
    } finally {
      server.kill()
    }
  } finally {
    folder.remove()
  }
}
