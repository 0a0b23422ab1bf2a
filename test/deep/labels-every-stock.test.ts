import { describe, it } from 'vitest'
import { designName, everyDesign, expectReadable } from '../labels/support/every-label.ts'

describe('every built-in template on every stock that it claims to fit', () => {
  it.each(everyDesign().map((design) => [designName(design), design] as const))(
    '%s: each code is read at the dots of the printer',
    async (_, design) => {
      await expectReadable(design)
    },
  )
})
