import { expect, it } from 'vitest'
import { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { sampleList } from '../tools/lists.ts'
import { completeImport, killOnce, newSite } from './killed-engine.ts'

const rounds = 4
const seed = 20_261_124

it(`an engine that is killed ${rounds} times while it imports and scans loses nothing that it acknowledged`, {
  timeout: 240_000,
}, async () => {
  const random = new SeededRandom(seed)
  const site = await newSite(folderOfTest(), sampleList(12_000, seed))
  for (let round = 1; round <= rounds; round++) await killOnce(site, random, round % 2 === 0)
  expect(site.memory.midImport).toBeGreaterThan(rounds / 2)
  expect(site.memory.rowsReported).toBeGreaterThan(0)
  expect(site.memory.scans.size).toBeGreaterThan(rounds)
  await completeImport(site)
})
