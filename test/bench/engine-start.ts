import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../build/tools/root.ts'
import type { EngineFile, EngineFiles } from './engine-files.ts'
import { startEngineProcess } from './engine-process.ts'
import { information, percentile, type Result, timed } from './result.ts'

const starts = 9

/**
 * Starts of the engine on a data folder with its register: from the sources and as it is packaged, in turns, and between
 * them the floor: Node itself, opening the same database and reading a row of it. Processor and disk are warm. Ready is
 * promised of what is installed, so of the packaged one.
 */
export async function measureEngineStart(
  dataFolder: string,
  { sources, packaged }: EngineFiles,
): Promise<Result[]> {
  const taken = { floor: [] as number[], sources: [] as number[], packaged: [] as number[] }
  for (let n = 0; n < starts; n++) {
    taken.floor.push(await timed(() => openDatabase(dataFolder)))
    taken.sources.push(await readyIn(sources, dataFolder))
    taken.packaged.push(await readyIn(packaged, dataFolder))
  }
  const floor = percentile(taken.floor, 0.5)
  const [fromSources, fromPackage] = [percentile(taken.sources, 0.5), percentile(taken.packaged, 0.5)]
  return [
    {
      name: 'engine ready, median',
      value: fromPackage,
      unit: 'ms',
      floor,
      ratio: fromPackage / floor,
      target: '≤ 1 s',
      met: fromPackage <= 1000,
    },
    information('the same, the slowest', Math.max(...taken.packaged), 'ms'),
    information('the same, from the sources, median', fromSources, 'ms'),
    {
      name: 'packaged engine’s start against the sources’',
      value: fromPackage,
      unit: 'ms',
      floor: fromSources,
      ratio: fromPackage / fromSources,
      target: '≤ 1.2x sources',
      met: fromPackage <= 1.2 * fromSources,
    },
  ]
}

async function readyIn(file: EngineFile, dataFolder: string): Promise<number> {
  const engine = await startEngineProcess(file, dataFolder)
  await engine.close()
  return engine.readyIn
}

/** What no engine can do without: a process of Node that opens the database and reads of it. */
function openDatabase(dataFolder: string): void {
  const program = `new (require('better-sqlite3'))(process.argv[1], { readonly: true }).prepare('SELECT * FROM asset LIMIT 1').get()`
  execFileSync(process.execPath, ['-e', program, join(dataFolder, 'assetwalk.db')], { cwd: root })
}
