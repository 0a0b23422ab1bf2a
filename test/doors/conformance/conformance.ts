import { afterAll, beforeAll, describe } from 'vitest'
import { newFolder } from '../../tools/data-folder.ts'
import type { Door } from '../../tools/doors.ts'
import { abortsConform } from './aborts.ts'
import { commandsConform } from './commands.ts'
import { crashesConform } from './crashes.ts'
import { errorsConform } from './errors.ts'
import { framesConform } from './frames.ts'
import { buildHouse, type House } from './house.ts'
import { streamsConform } from './streams.ts'

/** The one list of what every door into the engine has to do. */
export function conformance(name: string, door: Door): void {
  describe(`through the ${name}`, () => {
    const folder = newFolder()
    let house: House
    beforeAll(async () => {
      house = await buildHouse(door, folder.path)
    })
    afterAll(async () => {
      await house.close()
      folder.remove()
    })

    errorsConform(() => house)
    abortsConform(() => house)
    streamsConform(() => house)
    commandsConform(() => house)
    framesConform(() => house)
    describe('an engine that ends', () => crashesConform(door))
  })
}
