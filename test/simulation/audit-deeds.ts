import type { Transaction } from '../../src-main/engine/database/transaction.ts'
import { assets, emptyAsset } from '../../src-main/engine/features/assets/assets.ts'
import { audits } from '../../src-main/engine/features/audits/audits.ts'
import { amendAudit } from '../../src-main/engine/features/audits/audits-amend.ts'
import { closeAudit } from '../../src-main/engine/features/audits/audits-close.ts'
import { approve, decide } from '../../src-main/engine/features/audits/audits-decisions.ts'
import { itemsOf, standingOf } from '../../src-main/engine/features/audits/audits-items.ts'
import { markPlaces } from '../../src-main/engine/features/audits/audits-places.ts'
import { remarkOnScan } from '../../src-main/engine/features/audits/audits-remark.ts'
import { recordScan } from '../../src-main/engine/features/audits/audits-scan.ts'
import { startAudit } from '../../src-main/engine/features/audits/audits-start.ts'
import { scanById } from '../../src-main/engine/features/audits/audits-store.ts'
import { locations } from '../../src-main/engine/features/locations/locations.ts'
import { statusLabels } from '../../src-main/engine/features/status-labels/status-labels.ts'
import { markedStates } from '../../src-shared/features/audits/coverage.ts'
import { decisionsFor } from '../../src-shared/features/audits/reconcile.ts'
import { defaultStatusLabel } from '../../src-shared/features/status-labels/status-type.ts'
import type { Laptop } from './laptop.ts'
import type { Seeded } from './seeded.ts'

const idIn = (laptop: Laptop, seeded: Seeded, sql: string): string | null => {
  const ids = laptop.database.prepare(sql).pluck().all() as string[]
  return ids.length === 0 ? null : seeded.oneOf(ids)
}
const anyAudit = 'SELECT id FROM audit ORDER BY id'
const nobody = { newPerson: false, proved: new Set<string>() }
const signing = {
  responsible: 'Rita',
  signatures: {},
  pins: {},
  newPerson: true,
  timeZone: 'UTC',
  locale: 'en',
}

/** Decides whatever is open yet, and closes an audit. */
function closeDecided(tx: Transaction, id: string, seeded: Seeded): void {
  const audit = audits.reconciling(tx.database, id)
  for (const kind of new Set(standingOf(tx.database, id).undecided.map((item) => item.kind)))
    decide(
      tx,
      audit,
      { all: kind },
      { decision: seeded.oneOf(decisionsFor[kind]), reason: 'At the close', place: audit.scope },
      { approvedBy: 'Rita', ...nobody, newPerson: true },
    )
  closeAudit(tx, audit, signing, nobody.proved)
}

const tags = ['T-1', 'T-2', 'T-3', 'T-4']
const rooms = ['HQ / Floor 1', 'HQ / Floor 2']

/** Sees to it that there is something to audit, and begins. */
function begin(tx: Transaction, seeded: Seeded): void {
  const status = statusLabels.find(tx.database, defaultStatusLabel)
  for (const tag of tags) {
    const place = locations.ensure(tx, seeded.oneOf(rooms))
    if (status && !assets.byTag(tx.database, tag))
      assets.create(tx, { ...emptyAsset(tag, status.id), locationId: place.id }, place.site_id)
  }
  startAudit(tx, { location: 'HQ', blind: seeded.chance(0.2) })
}

/** What people do in audits beside scanning: they mark places, decide, approve, end the counting, close and amend. */
export const auditDeeds: readonly ((laptop: Laptop, seeded: Seeded) => void)[] = [
  (laptop, seeded) => {
    const { audits: count } = laptop.database
      .prepare<[], { audits: number }>('SELECT count(*) AS audits FROM audit')
      .get() ?? { audits: 0 }
    if (count < 4) laptop.act((tx) => begin(tx, seeded))
  },
  ...Array.from({ length: 3 }, () => (laptop: Laptop, seeded: Seeded) => {
    const id = idIn(laptop, seeded, anyAudit)
    if (id === null) return
    laptop.act((tx) =>
      recordScan(tx, audits.counting(tx.database, id), {
        code: seeded.oneOf([...tags, 'X-1', 'X-2']),
        location: seeded.oneOf(rooms),
        method: 'scanner',
      }),
    )
  }),
  (laptop, seeded) => {
    const id = idIn(laptop, seeded, anyAudit)
    if (id === null) return
    if (seeded.chance(0.15)) laptop.act((tx) => audits.endCounting(tx, id))
    else if (seeded.chance(0.2)) laptop.act((tx) => audits.resumeCounting(tx, id))
    else if (seeded.chance(0.05)) laptop.act((tx) => audits.abandon(tx, id, 'Begun by mistake'))
  },
  ...Array.from({ length: 2 }, () => (laptop: Laptop, seeded: Seeded) => {
    const id = idIn(laptop, seeded, anyAudit)
    if (id === null) return
    const state = seeded.oneOf(markedStates)
    laptop.act((tx) => markPlaces(tx, audits.counting(tx.database, id), undefined, state, 'Locked'))
  }),
  ...Array.from({ length: 2 }, () => (laptop: Laptop, seeded: Seeded) => {
    const id = idIn(laptop, seeded, anyAudit)
    if (id !== null && seeded.chance(0.15)) laptop.act((tx) => closeDecided(tx, id, seeded))
  }),
  (laptop, seeded) => {
    const id = idIn(laptop, seeded, anyAudit)
    if (id !== null)
      laptop.act((tx) => {
        const order = { ...signing, reason: 'Found since' }
        amendAudit(tx, audits.closed(tx.database, id), order, nobody.proved)
      })
  },
  (laptop, seeded) => {
    const id = idIn(laptop, seeded, 'SELECT id FROM scan ORDER BY id')
    if (id !== null)
      laptop.act((tx) => {
        const auditId = scanById.get(tx.database, { id })?.audit_id ?? ''
        const note = seeded.oneOf(['dented', 'new'])
        remarkOnScan(tx, audits.notEnded(tx.database, auditId), id, { note })
      })
  },
  ...Array.from({ length: 2 }, () => (laptop: Laptop, seeded: Seeded) => {
    const id = idIn(laptop, seeded, anyAudit)
    if (id === null) return
    laptop.act((tx) => {
      const audit = audits.reconciling(tx.database, id)
      const items = itemsOf(tx.database, id)
      if (items.length === 0) return
      const { kind } = seeded.oneOf(items)
      const decision = seeded.oneOf(decisionsFor[kind])
      decide(tx, audit, { all: kind }, { decision, reason: 'Seen so' }, { approvedBy: undefined, ...nobody })
      if (seeded.chance(0.5)) approve(tx, audit, { all: kind }, { approvedBy: undefined, ...nobody })
    })
  }),
]

/** The same of people who close audits often, end the counting here and resume it there. */
export const closingDeeds: readonly ((laptop: Laptop, seeded: Seeded) => void)[] = [
  ...Array.from({ length: 4 }, () => (laptop: Laptop, seeded: Seeded) => {
    const id = idIn(laptop, seeded, anyAudit)
    if (id === null) return
    if (seeded.chance(0.4)) laptop.act((tx) => audits.endCounting(tx, id))
    else laptop.act((tx) => audits.resumeCounting(tx, id))
  }),
  ...Array.from({ length: 3 }, () => (laptop: Laptop, seeded: Seeded) => {
    const id = idIn(laptop, seeded, anyAudit)
    if (id !== null) laptop.act((tx) => closeDecided(tx, id, seeded))
  }),
]
