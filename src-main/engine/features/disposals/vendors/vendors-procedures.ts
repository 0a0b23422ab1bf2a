import { vendorsContract } from '../../../../../src-shared/features/disposals/vendors/vendors-contract.ts'
import { vendorsText } from '../../../../../src-shared/features/disposals/vendors/vendors-text.ts'
import { implementCalls } from '../../../calls/implement.ts'
import { chooseVendor, overrideVendor } from './case-vendor.ts'
import { vendors } from './vendors.ts'
import { listVendors } from './vendors-query.ts'

const os = implementCalls(vendorsContract)

export default {
  list: os.list.handler(({ context }) => ({
    vendors: listVendors(context.database, context.now().slice(0, 10)),
  })),

  keep: os.keep.handler(({ input, context }) =>
    context.write((tx) => ({ vendorId: vendors.keep(tx, input) })),
  ),

  choose: os.choose.handler(({ input, context }) =>
    context.write((tx) => {
      const { name, vendor, gaps } = chooseVendor(tx, input.caseId, input.vendor)
      return {
        vendorId: vendor?.vendorId ?? null,
        gaps: gaps.map((gap) => vendorsText.gap(name ?? '', gap)),
      }
    }),
  ),

  override: os.override.handler(({ input, context }) => context.write((tx) => overrideVendor(tx, input))),
}
