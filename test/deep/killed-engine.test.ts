import { expect, it } from 'vitest'
import { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import { completeImport, killOnce, newSite } from '../faults/killed-engine.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { sampleList } from '../tools/lists.ts'

const rounds = 20

it.each([1, 2, 3])(
  `an engine that is killed ${rounds} times loses nothing that it acknowledged (seed %i)`,
  async (seed) => {
    const random = new SeededRandom(seed)
    const site = await newSite(folderOfTest(), sampleList(100_000, seed))
    for (let round = 1; round <= rounds; round++) await killOnce(site, random)
    expect(site.memory.midImport).toBeGreaterThan(rounds / 2)
    await completeImport(site)
  },
)
