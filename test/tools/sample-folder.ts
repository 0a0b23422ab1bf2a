import { createHash } from 'node:crypto'
import { constants, existsSync, globSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { startEngine } from '../../src-main/engine/engine.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { connectByPort, jobDone } from './port-client.ts'

/** Who works with every sample folder. */
export const sampleWorker = 'Robin Ford'

const root = join(import.meta.dirname, '../..')
/** What the content of a generated folder depends on. */
const sources = [
  'src-main/engine/database/migrations/*.ts',
  'src-main/engine/features/samples/*.ts',
  'src-shared/features/samples/*.ts',
]

export interface Sample {
  folder: string
  /** seconds that its generation took; null when it was there from an earlier run */
  generatedIn: number | null
}

/**
 * A data folder with an invented organisation, made by the engine's own generator and kept in the system's temporary
 * folder for later runs. Nobody works in it: take a copy.
 */
export async function sampleFolder(assets: number, seed: number): Promise<Sample> {
  const folder = join(tmpdir(), `assetwalk-sample-${assets}-${seed}-${sourcesHash()}`)
  if (existsSync(folder)) return { folder, generatedIn: null }
  const staging = await mkdtemp(`${folder}-`)
  const generatedIn = await generate(staging, assets, seed)
  await rename(staging, folder).catch(async (error) => {
    await rm(staging, { recursive: true, force: true })
    if (!existsSync(folder)) throw error // otherwise another run was first
  })
  return { folder, generatedIn }
}

/** Copies the database of a data folder on which no engine works into another folder. */
export async function copyDataFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await copyFile(join(from, 'assetwalk.db'), join(to, 'assetwalk.db'), constants.COPYFILE_FICLONE)
}

async function generate(folder: string, assets: number, seed: number): Promise<number> {
  let seconds = 0
  await fillFolder(folder, sampleWorker, async (client) => {
    const started = performance.now()
    const { jobId } = await client.samples.generate({ assets, seed })
    await jobDone(client, jobId)
    seconds = (performance.now() - started) / 1000
  })
  return seconds
}

/** Lets somebody, the first one there, fill a new data folder, and ends once full text has followed: it can be copied then. */
export async function fillFolder(
  folder: string,
  name: string,
  fill: (client: EngineClient) => Promise<unknown>,
): Promise<void> {
  const engine = await startEngine({ dataFolder: folder, version: 'sample' })
  const { client, setActor, close } = connectByPort(engine)
  try {
    setActor((await client.session.join({ name })).id)
    await fill(client)
    await searchIsUpToDate(folder)
  } finally {
    close()
    await engine.close()
  }
}

/** Full text follows the rows when the engine has time; a copy should not begin with a backlog. */
async function searchIsUpToDate(folder: string): Promise<void> {
  const database = new BetterSqlite3(join(folder, 'assetwalk.db'), { readonly: true })
  const backlog = database.prepare('SELECT 1 FROM asset_search_dirty LIMIT 1')
  while (backlog.get()) await new Promise((resolve) => setTimeout(resolve, 100))
  database.close()
}

function sourcesHash(): string {
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: root }).sort()) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 12)
}
