import type { EngineClient } from '../../src-shared/wire/connect.ts'

/** One scan of a person who walks from room to room. */
export interface Step {
  code: string
  location: string
}

/** An audit of one site of a sample organisation, with what somebody scans who walks through it. */
export interface Walk {
  auditId: string
  steps: Step[]
}

/** Where the audit is: the first site of every sample organisation. */
const site = 'Hamburg'

/**
 * Starts an audit and plans so many scans of it, room by room: of a hundred, 80 things are where they are expected (10 of
 * these known by serial number), 5 stand in another room, 5 were scanned before, 5 belong to other sites and 5 are unknown.
 */
export async function planWalk(client: EngineClient, scans: number): Promise<Walk> {
  const { auditId } = await client.audits.start({ location: site })
  const { places } = await client.audits.places({ auditId })
  const rooms = places.filter((place) => (place.expected ?? 0) > 0)
  const expected: (Step & { serial: string | null })[] = []
  for (const { locationId, path } of rooms) {
    const { rows } = await client.audits.expectedIn({ auditId, locationId, limit: 500 })
    for (const { assetTag, serialNumber } of rows)
      expected.push({ code: assetTag, location: path, serial: serialNumber })
  }
  const { total, rows: far } = await client.assets.list({ search: 'Leeds', limit: 500 })
  const foreign = total > 0 ? far.map(({ assetTag }) => assetTag) : ['AW-NOWHERE']
  const steps = Array.from({ length: scans }, (_, n): Step => {
    const at = expected[n % expected.length]
    const before = expected[Math.max(0, (n % expected.length) - 7)]
    const elsewhere = rooms[(n * 7) % rooms.length]
    if (!at || !before || !elsewhere) throw new Error(`nothing is expected in ${site}`)
    const turn = n % 20
    if (turn === 3) return { code: at.code, location: elsewhere.path }
    if (turn === 8) return { code: before.code, location: before.location }
    if (turn === 13) return { code: foreign[n % foreign.length] ?? '', location: at.location }
    if (turn === 18) return { code: `NOT-OURS-${n}`, location: at.location }
    const code = turn % 10 === 1 ? (at.serial ?? at.code) : at.code
    return { code, location: at.location }
  })
  return { auditId, steps }
}
