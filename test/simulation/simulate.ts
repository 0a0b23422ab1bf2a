import { parseArgs } from 'node:util'
import { openMemoryDatabase } from '../tools/server/memory-database.ts'
import { works } from './deeds.ts'
import { runWorld } from './world.ts'

/** `npm run simulate -- [--seeds N] [--seed S] [--work audits|closings|disposals|labels|tags|sites]`: worlds from seed S on; a failing one is said with how to see it again. */

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    work: { type: 'string', default: 'register' },
  },
})
const work = works.find((one) => one === values.work)
if (!work) throw new Error(`--work is one of ${works.join(', ')}`)
const [first, count] = [Number(values.seed), Number(values.seeds)]
const database = await openMemoryDatabase()
let failed = 0
let conflicts = 0
let entries = 0
for (let seed = first; seed < first + count; seed++) {
  const outcome = await runWorld(seed, database, null, work)
  conflicts += outcome.conflicts
  entries += outcome.entries
  if (outcome.faults.length === 0) continue
  failed++
  console.error(`npm run simulate -- --seeds 1 --seed ${seed} --work ${work}`)
  for (const fault of outcome.faults.slice(0, 20)) console.error(`    ${fault}`)
}
await database.close()
console.log(
  `${count - failed} of ${count} worlds are as they must be; ${entries} entries, ${conflicts} conflicts`,
)
process.exitCode = failed === 0 ? 0 : 1
