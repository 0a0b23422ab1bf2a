import type { Database } from 'better-sqlite3'
import type { Verified } from '../../../../../src-shared/features/labels/label-runs-contract.ts'
import { identifierKey } from '../../../../../src-shared/identity/identifier-key.ts'
import { assets } from '../../assets/assets.ts'
import { identifiers } from '../../identifiers/identifiers.ts'
import { subjectsOfRun } from './label-runs-query.ts'

/**
 * Compares codes that were scanned with the labels of a run: a code means a label by its tag, or by the asset that it means
 * otherwise. Copies of a label are one.
 */
export function verifyRun(database: Database, runId: string, codes: readonly string[]): Verified {
  const subjects = subjectsOfRun(database, runId)
  const byKey = new Map(subjects.map(({ key }) => [key, key]))
  const byAsset = new Map(subjects.flatMap(({ assetId, key }) => (assetId ? [[assetId, key] as const] : [])))
  const read = new Set<string>()
  const foreign = new Set<string>()
  for (const code of codes) {
    const key = identifierKey(code)
    if (key === '') continue
    const meant = wholeOrWithin(database, key, byKey) ?? meantBy(database, key, byAsset)
    if (meant === undefined) foreign.add(code)
    else read.add(meant)
  }
  const missing = subjects.filter(({ key }) => !read.has(key)).map(({ tag }) => tag)
  return { matched: read.size, missing, foreign: [...foreign] }
}

/** A label of a blank, a location or a box is meant by its code, also where that ends an address. */
const wholeOrWithin = (database: Database, key: string, byKey: ReadonlyMap<string, string>) =>
  identifiers.firstReading(database, key, (reading) => byKey.get(reading) ?? null)

function meantBy(database: Database, key: string, byAsset: ReadonlyMap<string, string>): string | undefined {
  return assets
    .matching(database, key)
    .map(({ id }) => byAsset.get(id))
    .find((one) => one !== undefined)
}
