import { describe, expect, it } from 'vitest'
import { designName, everyDesign, expectReadable } from './support/every-label.ts'

/** A tenth of all, another one each day; `ASSETWALK_TENTH=N` repeats that of a day. All of them are among the deep tests. */
const tenth = Number(process.env.ASSETWALK_TENTH ?? new Date().getUTCDate() % 10)
const designs = everyDesign()

describe(`labels of tenth ${tenth} of all stocks and templates`, () => {
  it('are of most combinations that there are', () => {
    expect(designs.length).toBeGreaterThan(600)
  })

  it.each(
    designs.filter((_, index) => index % 10 === tenth).map((design) => [designName(design), design] as const),
  )('%s: each code is read at the dots of the printer', async (_, design) => {
    await expectReadable(design)
  })
})
