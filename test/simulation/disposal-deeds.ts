import { createPrivateKey } from 'node:crypto'
import { keyOf } from '../../src-main/engine/features/disposals/certificate-key.ts'
import { voidCertificate } from '../../src-main/engine/features/disposals/certificate-void.ts'
import { issueCertificates } from '../../src-main/engine/features/disposals/certificates-issue.ts'
import { disposals } from '../../src-main/engine/features/disposals/disposals.ts'
import { addMedium, stateNoMedia } from '../../src-main/engine/features/disposals/disposals-media.ts'
import {
  advance,
  answer,
  approve,
  transfer,
} from '../../src-main/engine/features/disposals/disposals-release.ts'
import {
  recordFailure,
  sanitize,
  verify,
} from '../../src-main/engine/features/disposals/disposals-sanitize.ts'
import { openLot, recordSample } from '../../src-main/engine/features/disposals/sampling/sampling.ts'
import { chooseVendor } from '../../src-main/engine/features/disposals/vendors/case-vendor.ts'
import { vendors } from '../../src-main/engine/features/disposals/vendors/vendors.ts'
import { people } from '../../src-main/engine/features/people/people.ts'
import { checklistItems } from '../../src-shared/features/disposals/checklist.ts'
import type { Laptop } from './laptop.ts'
import type { Seeded } from './seeded.ts'

type Deed = (laptop: Laptop, seeded: Seeded) => void

const anyOf = <Row>(laptop: Laptop, seeded: Seeded, sql: string): Row | null => {
  const rows = laptop.database.prepare<[], Row>(sql).all()
  return rows.length === 0 ? null : seeded.oneOf(rows)
}
const anyMedium = 'SELECT id AS mediumId, case_id AS caseId FROM disposal_medium ORDER BY id'
const inCase = 'SELECT case_id AS caseId, asset_tag AS tag FROM disposal_asset ORDER BY id'
type MediumOfCase = { mediumId: string; caseId: string }
type AssetOfCase = { caseId: string; tag: string }

const unstated = {
  hiddenAreas: null,
  encryptedSinceFirstData: null,
  keyErased: null,
  keyHolders: null,
  degausser: null,
  degausserField: null,
  coercivity: null,
}
const shredded = {
  ...unstated,
  method: 'shred',
  outcome: 'destroy',
  fragmentArea: 2,
  place: 'Yard',
  machine: 'S 1',
  tool: 'Shredder',
} as const
const erased = {
  ...unstated,
  method: 'blockErase',
  outcome: 'purge',
  fragmentArea: null,
  place: null,
  machine: null,
  tool: 'nvme-cli 2.8',
} as const

/** The key that a laptop signs with: it follows from its number. */
const keyOfLaptop = ({ number }: Laptop) =>
  keyOf(
    createPrivateKey({
      key: Buffer.concat([
        Buffer.from('302e020100300506032b657004220420', 'hex'),
        Buffer.alloc(32, number + 1),
      ]),
      format: 'der',
      type: 'pkcs8',
    }),
  )

const withMedium = (work: (laptop: Laptop, medium: MediumOfCase, seeded: Seeded) => void): Deed => {
  return (laptop, seeded) => {
    const medium = anyOf<MediumOfCase>(laptop, seeded, anyMedium)
    if (medium) work(laptop, medium, seeded)
  }
}
const withAsset = (work: (laptop: Laptop, asset: AssetOfCase, seeded: Seeded) => void): Deed => {
  return (laptop, seeded) => {
    const asset = anyOf<AssetOfCase>(laptop, seeded, inCase)
    if (asset) work(laptop, asset, seeded)
  }
}

/** What people do who dispose of equipment. */
export const disposalDeeds: readonly Deed[] = [
  (laptop, seeded) => {
    const asset = anyOf<{ tag: string }>(laptop, seeded, 'SELECT asset_tag AS tag FROM asset ORDER BY id')
    if (asset)
      laptop.act((tx) => disposals.open(tx, { tags: [asset.tag], reason: 'Old', disposition: 'recycling' }))
  },
  withAsset((laptop, { caseId, tag }, seeded) =>
    laptop.act((tx) => {
      const serial = `D-${seeded.below(6)}`
      return addMedium(tx, { caseId, tag, serial, model: 'M', type: 'nvme', isRemoved: false })
    }),
  ),
  withAsset((laptop, { caseId, tag }) => laptop.act((tx) => stateNoMedia(tx, { caseId, tag, by: 'Ben' }))),
  withMedium((laptop, medium, seeded) =>
    laptop.act((tx) =>
      sanitize(tx, { ...medium, ...(seeded.chance(0.5) ? shredded : erased), operator: 'Ada' }),
    ),
  ),
  withMedium((laptop, medium) =>
    laptop.act((tx) => recordFailure(tx, { ...medium, operator: 'Ada', reason: 'It does not spin' })),
  ),
  ...Array.from({ length: 2 }, () =>
    withMedium((laptop, medium, seeded) =>
      laptop.act((tx) =>
        verify(tx, { ...medium, method: 'full', by: 'Cay', passed: seeded.chance(0.8) }, new Set()),
      ),
    ),
  ),
  ...Array.from({ length: 2 }, () =>
    withMedium((laptop, { caseId, mediumId }, seeded) =>
      laptop.act((tx) =>
        issueCertificates(
          tx,
          { caseId, key: keyOfLaptop(laptop), supersede: seeded.chance(0.2) ? 'Asked for' : undefined },
          [mediumId],
        ),
      ),
    ),
  ),
  (laptop, seeded) => {
    const certificate = anyOf<{ number: string }>(
      laptop,
      seeded,
      'SELECT number FROM certificate ORDER BY id',
    )
    if (certificate && seeded.chance(0.4))
      laptop.act((tx) => voidCertificate(tx, { ...certificate, reason: 'Wrong', by: 'Ada', second: 'Ben' }))
  },
  withMedium((laptop, { caseId }) => laptop.act((tx) => openLot(tx, { caseIds: [caseId], percent: 100 }))),
  (laptop, seeded) => {
    const drawn = anyOf<{ lotId: string; mediumId: string }>(
      laptop,
      seeded,
      'SELECT lot_id AS lotId, medium_id AS mediumId FROM sampling_lot_medium WHERE is_sampled = 1 ORDER BY id',
    )
    if (drawn)
      laptop.act((tx) =>
        recordSample(tx, { ...drawn, by: 'Sam', method: 'Carving', passed: seeded.chance(0.6) }),
      )
  },
  withAsset((laptop, { caseId }, seeded) =>
    laptop.act((tx) => {
      for (const item of checklistItems)
        if (seeded.chance(0.8))
          answer(tx, { caseId, item, answer: seeded.oneOf(['yes', 'na'] as const), by: 'Ben' })
    }),
  ),
  withAsset((laptop, { caseId }) => laptop.act((tx) => approve(tx, caseId, 'Grace'))),
  withAsset((laptop, { caseId }, seeded) =>
    laptop.act((tx) => transfer(tx, { caseId, from: seeded.oneOf(['Store', 'Bench']), to: 'Bench' })),
  ),
  withAsset((laptop, { caseId }, seeded) =>
    laptop.act((tx) => {
      const name = seeded.oneOf(['Shredders', 'Recyclers'])
      const known = vendors.named(tx.database, name)
      const details = {
        address: null,
        contact: null,
        phone: null,
        email: null,
        permits: [],
        isArchived: false,
      }
      vendors.keep(tx, { ...details, name, vendorId: known?.vendorId })
      return chooseVendor(tx, caseId, name)
    }),
  ),
  ...(['cleared', 'released', 'disposed'] as const).map((to) =>
    withAsset((laptop, { caseId, tag }) => laptop.act((tx) => advance(tx, { caseId, to, tags: [tag] }))),
  ),
  (laptop) => laptop.act((tx) => people.ensure(tx, 'Grace')),
]
