import { sql } from 'kysely'
import type {
  DisposalCaseVendorRow,
  DisposalVendorOverrideRow,
  DisposalVendorRow,
} from '../../../database/schema-disposal-vendors.ts'
import { build, statement } from '../../../database/statement.ts'
import { inOrder } from '../../../database/synced-fact.ts'
import { insertNoted } from '../insert-fact.ts'

export const insertVendor = insertNoted('disposal_vendor', ['vendor_id', 'name', 'name_key', 'details'])
export const insertCaseVendor = insertNoted('disposal_case_vendor', ['case_id', 'name'])
export const insertOverride = insertNoted('disposal_vendor_override', [
  'case_id',
  'vendor_id',
  'person_id',
  'reason',
])

/** The newest edition of each vendor. */
export const everyVendor = statement<Record<never, never>, DisposalVendorRow>(
  () => sql<DisposalVendorRow>`SELECT * FROM disposal_vendor AS one
    WHERE id = (SELECT id FROM disposal_vendor AS other WHERE other.vendor_id = one.vendor_id
      ORDER BY ${inOrder('other', 'DESC')} LIMIT 1)
    ORDER BY name_key, ${inOrder('one')}`,
)
export const vendorById = statement<{ vendorId: string }, DisposalVendorRow>((value) =>
  build
    .selectFrom('disposal_vendor')
    .selectAll()
    .where('vendor_id', '=', value('vendorId'))
    .orderBy(inOrder(undefined, 'DESC'))
    .limit(1),
)
/** What a name means: the vendor that has it, else the one that had it last. */
export const vendorNamed = statement<{ key: string }, DisposalVendorRow>(
  (value) => sql<DisposalVendorRow>`SELECT newest.* FROM disposal_vendor AS named
    JOIN disposal_vendor AS newest ON newest.vendor_id = named.vendor_id
      AND newest.id = (SELECT id FROM disposal_vendor AS other WHERE other.vendor_id = named.vendor_id
        ORDER BY ${inOrder('other', 'DESC')} LIMIT 1)
    WHERE named.name_key = ${value('key')}
    ORDER BY newest.name_key = named.name_key DESC, ${inOrder('named', 'DESC')} LIMIT 1`,
)
export const lastVendorOfCase = statement<{ caseId: string }, DisposalCaseVendorRow>((value) =>
  build
    .selectFrom('disposal_case_vendor')
    .selectAll()
    .where('case_id', '=', value('caseId'))
    .orderBy(inOrder(undefined, 'DESC'))
    .limit(1),
)
export const lastOverride = statement<{ caseId: string; vendorId: string }, DisposalVendorOverrideRow>(
  (value) =>
    build
      .selectFrom('disposal_vendor_override')
      .selectAll()
      .where('case_id', '=', value('caseId'))
      .where('vendor_id', '=', value('vendorId'))
      .orderBy(inOrder(undefined, 'DESC'))
      .limit(1),
)
