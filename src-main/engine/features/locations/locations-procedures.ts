import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  locationsContract,
  locationsProblems,
} from '../../../../src-shared/features/locations/locations-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { implementCalls } from '../../calls/implement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { locations } from './locations.ts'
import { listChildren, listLocations, locationOf, previewMerge, showLocation } from './locations-query.ts'

const os = implementCalls(locationsContract)

export default {
  list: os.list.handler(({ input, context }) => listLocations(context.database, input.search, input.limit)),

  children: os.children.handler(({ input, context }) => ({
    locations: listChildren(context.database, input.parentId),
  })),

  show: os.show.handler(({ input, context }) => showLocation(context.database, input.location)),

  add: os.add.handler(({ input, context }) =>
    context.write((tx) => locationOf(locations.add(tx, input.path))),
  ),

  rename: os.rename.handler(({ input, context }) =>
    context.write((tx) =>
      locationOf(locations.rename(tx, locations.get(tx.database, input.location), input.name)),
    ),
  ),

  move: os.move.handler(({ input: { location, to }, context }) =>
    context.write((tx) => {
      const parent = to === null ? null : locations.get(tx.database, to)
      return locationOf(locations.move(tx, locations.get(tx.database, location), parent))
    }),
  ),

  setBarcode: os.setBarcode.handler(({ input: { location, barcode }, context }) =>
    context.write((tx) => {
      if (barcode !== null) assertNoAssetHas(tx, barcode)
      return locationOf(locations.setBarcode(tx, locations.get(tx.database, location), barcode))
    }),
  ),

  remove: os.remove.handler(({ input, context }) =>
    context.write((tx) => {
      locations.remove(tx, locations.get(tx.database, input.location))
      return {}
    }),
  ),

  previewMerge: os.previewMerge.handler(({ input, context }) =>
    previewMerge(context.database, input.location, input.into),
  ),

  merge: os.merge.handler(({ input, context }) =>
    context.write((tx) => {
      const [from, into] = [input.location, input.into].map((one) => locations.get(tx.database, one).id) as [
        string,
        string,
      ]
      locations.planMerge(tx.database, locations.get(tx.database, from), locations.get(tx.database, into))
      const order = { register: 'locations', from: [from], into, after: tx.lastChange }
      return { jobId: context.jobs().start(tx, 'merge', order) }
    }),
  ),
}

/** A code that an asset has would not be asked about as a place when it is scanned. */
function assertNoAssetHas(tx: Transaction, barcode: string): void {
  const [match] = assets.matching(tx.database, identifierKey(barcode))
  if (!match) return
  const holder = assets.get(tx.database, match.id).assetTag
  throw failure(locationsProblems, 'LOCATION_BARCODE_TAKEN', { barcode, holder })
}
