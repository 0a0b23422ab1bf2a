import type { Database } from 'better-sqlite3'
import { certificatesOfCase, notStating } from './certificates-store.ts'

/** The numbers of the certificates of each medium of a case, those of their own, in the order in which they were issued. */
export function certificateNumbersIn(database: Database, caseId: string): ReadonlyMap<string, string[]> {
  const numbers = new Map<string, string[]>()
  for (const { medium_id, number } of certificatesOfCase.all(database, { caseId }))
    if (medium_id !== null) numbers.set(medium_id, [...(numbers.get(medium_id) ?? []), number])
  return numbers
}

/**
 * The certificates of a case that stand and do not state the approval of its vendor, since they were issued before.
 * @param at when it was approved
 */
export function certificatesNotStating(database: Database, caseId: string, at: string): string[] {
  return notStating.all(database, { caseId, at }).map(({ number }) => number)
}
