import { join } from 'node:path'
import { cruiseTree, type Violation } from './imports/cruise.ts'
import { importRules } from './imports/rules.ts'
import { processFolders, sourceFiles, unseen } from './tools/sources.ts'

/** Fails when an import breaks a rule, and when a source file on disk was not read at all. */

const root = join(import.meta.dirname, '..')
const folders = processFolders(root)
const onDisk = sourceFiles(root, folders)
const graph = onDisk.length > 0 ? await cruiseTree(root, folders) : { modules: [], violations: [] }
const missed = unseen(onDisk, graph.modules)

for (const violation of graph.violations) console.error(describe(violation))
for (const file of missed) console.error(`${file}: was not read, so nothing is known about its imports`)

console.log(
  `Imports: ${onDisk.length - missed.length} of ${onDisk.length} source files read, ` +
    `${graph.violations.length} violations of ${importRules.length} rules`,
)
if (graph.violations.length + missed.length > 0) process.exitCode = 1

function describe({ rule, from, to, cycle }: Violation): string {
  const why = importRules.find(({ name }) => name === rule)?.comment ?? ''
  const what = cycle.length > 0 ? `${from} → ${cycle.join(' → ')}` : from === to ? from : `${from} → ${to}`
  return `${what}\n  ${rule}: ${why}`
}
