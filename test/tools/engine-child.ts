import { startEngine } from '../../src-main/engine/engine.ts'

// An engine in a process of its own, to be killed: `node engine-child.ts FOLDER`. Says "ready", or the code of its failure.
const [folder = ''] = process.argv.slice(2)
try {
  await startEngine({ dataFolder: folder, version: 'test' })
  process.stdout.write('ready\n')
} catch (error) {
  process.stdout.write(`${(error as { code?: string }).code ?? String(error)}\n`)
  process.exitCode = 1
}
