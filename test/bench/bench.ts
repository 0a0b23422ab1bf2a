import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEngine } from '../../src-main/engine/engine.ts'
import { connectByPort, jobDone } from '../tools/port-client.ts'
import { copyDataFolder, sampleFolder, sampleWorker } from '../tools/sample-folder.ts'
import { measureAudits } from './audits.ts'
import { measureBulkEdit } from './bulk-edit.ts'
import { measureCalls } from './calls.ts'
import { measureCertificates } from './certificates.ts'
import { measureEngineDay } from './engine-day.ts'
import { builtAnew, engineFiles } from './engine-files.ts'
import { measureEngineStart } from './engine-start.ts'
import { measureExport } from './export.ts'
import { measureFind } from './find.ts'
import { measureImport } from './import.ts'
import { measureLabelRuns, measureLabels } from './labels.ts'
import { measureLists } from './lists.ts'
import { measureMachine } from './machine.ts'
import { openRawFloor } from './raw-floor.ts'
import { information, type Result, timed } from './result.ts'
import { measureScans } from './scans.ts'
import { syncParts } from './sync.ts'
import { tableOf } from './table.ts'
import { measureWindow } from './window.ts'

/**
 * `npm run bench [-- --quick] [--json FILE]`: measures the promises about speed against floors taken in the same run, at
 * 1,000,000 assets, or 100,000 with --quick, which takes fewer of each and measures the main job alone (scans, and
 * the window they are made in), so that it ends within a minute; `--part NAME` measures parts alone, such as import or sync,
 * or of it 'sync: load'. Ends with 0 whenever all could be measured; the table says what was met.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    assets: { type: 'string' },
    part: { type: 'string', multiple: true },
  },
})
const assets = Number(options.assets ?? (options.quick ? 100_000 : 1_000_000))
const seed = 1
/** What else is read ahead is there a minute after the start of a day; milliseconds. */
const readAhead = assets * 0.06
const work = mkdtempSync(join(tmpdir(), 'assetwalk-bench-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const results: Result[] = []
builtAnew()
await part('this machine', () => measureMachine('before', work))
if (!options.part?.every((name) => name === 'sync' || name in syncParts)) await measureRegister()
if (!options.quick) for (const [name, measure] of Object.entries(syncParts)) await part(name, measure)
await part('this machine again', () => measureMachine('after', work))
say('done')
console.log(`\n${tableOf(results)}`)
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`)

/** All that is measured at a register of the wanted size. */
async function measureRegister(): Promise<void> {
  const sample = await sampleFolder(assets, seed)
  if (sample.generatedIn !== null)
    results.push(information('generated through the engine', assets / sample.generatedIn, 'rows/s'))
  await measureEngine(sample.folder, join(work, 'data'))
  await part('window', () =>
    measureWindow(sample.folder, options.quick ? 30 : 120, options.quick ? null : readAhead),
  )
}

/** What is asked of an engine that has the sample open, and of engines that open the same folder afterwards. */
async function measureEngine(sample: string, dataFolder: string): Promise<void> {
  await copyDataFolder(sample, dataFolder)
  const floor = openRawFloor(sample, work)
  const engine = await startEngine({ dataFolder, version: 'bench' })
  const connection = connectByPort(engine)
  const { client } = connection
  connection.setActor((await client.session.join({ name: sampleWorker })).id)

  // Else the one of the day begins beside something that is measured.
  await jobDone(client, (await client.backups.make()).jobId)
  await part('list index', async () => [
    // It is read once, in the background; what a scan takes meanwhile is measured beside an import.
    information('list index read', await timed(() => client.assets.facets({ part: 'categories' })), 'ms'),
  ])
  await new Promise((over) => setTimeout(over, readAhead))
  await part('scans', () => measureScans(client, floor, options.quick ? 0.25 : 1))
  if (!options.quick) {
    await part('audits', () => measureAudits(client, floor))
    await part('queries', () => measureCalls(client))
    await part('finding', () => measureFind(client))
    await part('lists', () => measureLists(client))
    await part('labels', measureLabels)
    await part('label runs', () => measureLabelRuns(client))
    await part('certificates', () => measureCertificates(client, dataFolder))
    await part('export', () => measureExport(client, dataFolder))
    await part('bulk edit', () => measureBulkEdit(client))
    await part('import', () => measureImport(client, dataFolder))
  }
  floor.close()
  connection.close()
  await engine.close()
  if (!options.quick) {
    const files = await engineFiles(join(work, 'packaged'))
    await part('engine: start', () => measureEngineStart(dataFolder, files))
    await part('engine: a day, and idle', () => measureEngineDay(dataFolder, files))
  }
  rmSync(dataFolder, { recursive: true })
}

/** Measures a part; one that fails says so, and the others are measured all the same. */
async function part(name: string, measure: () => Result[] | Promise<Result[]>): Promise<void> {
  const isWanted = (wanted: string) => name === wanted || name.startsWith(`${wanted}: `)
  if (options.part && !options.part.some(isWanted)) return
  say(name)
  try {
    results.push(...(await measure()))
  } catch (error) {
    console.error(`        ${name} could not be measured:`, error)
    process.exitCode = 1
  }
}

function say(what: string): void {
  console.log(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${what}`)
}
