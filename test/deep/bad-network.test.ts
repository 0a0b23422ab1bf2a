import { it } from 'vitest'
import { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import { postgresCanRun } from '../tools/server/test-postgres.ts'
import { BadNights } from './bad-nights.ts'

const seeds = 5
const nightsOfSeed = 12

it.skipIf(!postgresCanRun()).each(Array.from({ length: seeds }, (_, index) => index + 1))(
  'laptops lose nothing over many bad nights, kills, and a restore of the server in the middle (seed %i)',
  async (seed) => {
    const random = new SeededRandom(seed)
    const nights = new BadNights(random)
    await nights.begin()
    try {
      for (let night = 0; night < nightsOfSeed; night++) {
        await nights.night(random.pick(['nothing', 'server', 'database']))
        if (night === nightsOfSeed / 3) await nights.backUp()
        if (night === (2 * nightsOfSeed) / 3) await nights.restore()
        if (random.chance(0.3)) await nights.morning()
      }
      while (!nights.sawEverything) await nights.night('nothing')
      await nights.morning()
    } finally {
      await nights.end()
    }
  },
)
