import type { Database } from 'better-sqlite3'
import type { CallMeta } from '../../../src-shared/contract/base.ts'
import type { Right } from '../../../src-shared/contract/rights.ts'
import { arriving } from '../features/assets/assets.ts'

/** Who works with the register looks for serial numbers and other codes in it. */
const working: ReadonlySet<Right> = new Set(['register.write', 'audits.run', 'disposals.run'])
/** Calls that read, and look for a code. */
const seeking: ReadonlySet<string> = new Set([
  'assets.find',
  'tags.whatIs',
  'disposals.candidates',
  'quality.latest',
])

/**
 * Sees to it that nobody is told of a code that it is unknown, or waits for seconds, while the register comes for the first
 * time and the indexes for that are not there.
 * @param call as `assets.list`
 * @throws REGISTER_ARRIVING
 */
export function assertRegisterHere(database: Database, call: string, { kind, right }: CallMeta): void {
  if (kind === 'command' ? working.has(right) : seeking.has(call)) arriving.assertEnded(database)
}
