import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEngine } from '../../src-main/engine/engine.ts'
import { connectByPort } from '../tools/port-client.ts'
import { copyDataFolder, sampleFolder, sampleWorker } from '../tools/sample-folder.ts'
import { measureAudits } from './audits.ts'
import { measureBulkEdit } from './bulk-edit.ts'
import { measureCalls } from './calls.ts'
import { measureCertificates } from './certificates.ts'
import { measureEngineDay } from './engine-day.ts'
import { engineFiles } from './engine-files.ts'
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
import { measureSync } from './sync.ts'
import { tableOf } from './table.ts'
import { measureWindow } from './window.ts'

/**
 * `npm run bench [-- --quick] [--json FILE]`: measures the promises about speed against floors taken in the same run, at
 * 1,000,000 assets, or 100,000 with --quick, which takes fewer of each and measures the main job alone (scans, and
 * the window they are made in), so that it ends within a minute; `--part sync` measures the sync and its server alone. Ends
 * with 0 whenever it ran; the table says what was met.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    assets: { type: 'string' },
    part: { type: 'string' },
  },
})
if (options.part === 'sync') {
  tell(await measureSync())
  process.exit()
}
const assets = Number(options.assets ?? (options.quick ? 100_000 : 1_000_000))
const seed = 1
const work = mkdtempSync(join(tmpdir(), 'assetwalk-bench-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const results: Result[] = []
say('this machine')
results.push(...measureMachine('before', work))
say(`${assets.toLocaleString('en')} assets`)
const sample = await sampleFolder(assets, seed)
if (sample.generatedIn !== null)
  results.push(information('generated through the engine', assets / sample.generatedIn, 'rows/s'))

const dataFolder = join(work, 'data')
await copyDataFolder(sample.folder, dataFolder)
say('raw floor')
const floor = openRawFloor(sample.folder, work)
const engine = await startEngine({ dataFolder, version: 'bench' })
const connection = connectByPort(engine)
const { client } = connection
connection.setActor((await client.session.join({ name: sampleWorker })).id)

say('list index')
results.push(
  // It is read once, in the background; what a scan takes meanwhile is measured beside an import.
  information('list index read', await timed(() => client.assets.facets({ part: 'categories' })), 'ms'),
)
say('scans')
results.push(...(await measureScans(client, floor, options.quick ? 0.25 : 1)))
if (!options.quick) {
  say('audits')
  results.push(...(await measureAudits(client, floor)))
}
floor.close()
if (!options.quick) {
  say('queries')
  results.push(...(await measureCalls(client)))
  say('finding and lists')
  results.push(...(await measureFind(client)), ...(await measureLists(client)))
  say('labels')
  results.push(...(await measureLabels()), ...(await measureLabelRuns(client)))
  say('certificates')
  results.push(...(await measureCertificates(client, dataFolder)))
  say('export')
  results.push(...(await measureExport(client, dataFolder)))
  say('bulk edit')
  results.push(...(await measureBulkEdit(client)))
  say('import')
  results.push(...(await measureImport(client, dataFolder)))
}

connection.close()
await engine.close()
if (!options.quick) {
  say('engine: start')
  const files = engineFiles(join(work, 'packaged'))
  results.push(...(await measureEngineStart(dataFolder, files)))
  say('engine: a day, and idle')
  results.push(...(await measureEngineDay(dataFolder, files)))
}
rmSync(dataFolder, { recursive: true })
say('window')
results.push(...(await measureWindow(sample.folder, options.quick ? 30 : 120, !options.quick)))
if (!options.quick) {
  say('sync')
  results.push(...(await measureSync()))
}
results.push(...measureMachine('after', work))
say('done')
tell(results)

function tell(measured: readonly Result[]): void {
  console.log(`\n${tableOf(measured)}`)
  if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`)
}

function say(what: string): void {
  console.log(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${what}`)
}
