import { createRequire } from 'node:module'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import type { PouchDatabase } from './pouch.ts'

/** `node pouch-server.ts FOLDER`: express-pouchdb as it is installed there. Fills a database with what it is sent, then says where it listens. */

type PouchConstructor = { defaults: (options: object) => new (name: string) => PouchDatabase }
interface Application {
  use: (path: string, app: unknown) => void
  listen: (port: number, host: string, listening: () => void) => Server
}

const [folder = ''] = process.argv.slice(2)
const installed = createRequire(join(folder, 'package.json'))
const express = installed('express') as () => Application
const Pouch = (installed('pouchdb') as PouchConstructor).defaults({ prefix: `${join(folder, 'served')}/` })
const serve = installed('express-pouchdb') as (pouch: unknown, options: object) => unknown

process.once('message', async (documents: object[]) => {
  await new Pouch('register').bulkDocs(documents)
  const app = express()
  const options = {
    mode: 'minimumForPouchDB',
    configPath: join(folder, 'config.json'),
    logPath: join(folder, 'log.txt'),
  }
  app.use('/', serve(Pouch, options))
  const server = app.listen(0, '127.0.0.1', () => {
    process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/register`)
  })
})
