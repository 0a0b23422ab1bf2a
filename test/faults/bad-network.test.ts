import { it } from 'vitest'
import { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import { postgresCanRun } from '../tools/server/test-postgres.ts'
import { BadNights } from './bad-nights.ts'

it.skipIf(!postgresCanRun())(
  'laptops lose nothing when the network cuts, delays and corrupts, and server and database are killed under way',
  async () => {
    const nights = new BadNights(new SeededRandom(1))
    await nights.begin()
    try {
      for (const victim of ['server', 'database'] as const) await nights.night(victim)
      while (!nights.sawEverything) await nights.night('nothing')
      await nights.morning()
    } finally {
      await nights.end()
    }
  },
)
