import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { labelsProblems } from '../../../../../src-shared/features/labels/labels-problems-contract.ts'
import type { PrintedLabels } from '../../../../../src-shared/features/labels/wanted-labels-selection.ts'
import { locationCode } from '../../../../../src-shared/features/locations/location-code.ts'
import { identifierKey } from '../../../../../src-shared/identity/identifier-key.ts'
import { asPeopleCount } from '../../../../../src-shared/values/as-people-count.ts'
import type { LocationRow } from '../../../database/schema.ts'
import { assets } from '../../assets/assets.ts'
import { locations } from '../../locations/locations.ts'
import type { LabelSubject } from '../label-subject.ts'
import { readByScheme, tagBlocks } from '../tag-blocks.ts'
import { tagSchemes } from '../tag-schemes.ts'

const told = 10

/** What a text is read as by a scan, a label of its own must not say. @throws TEXTS_TAKEN */
export function assertTextsFree(database: Database, texts: readonly string[]): void {
  const schemes = tagSchemes.all(database)
  const taken = texts.filter((text) => {
    const key = identifierKey(text)
    return (
      assets.matching(database, key).length > 0 ||
      tagBlocks.holds(database, key) ||
      locations.byBarcode(database, text) !== undefined ||
      schemes.some((scheme) => readByScheme(scheme, text).kind === 'tag')
    )
  })
  if (taken.length === 0) return
  const named = taken.slice(0, told)
  throw failure(labelsProblems, 'TEXTS_TAKEN', { texts: named, more: taken.length - named.length })
}

type OfLocations = Extract<PrintedLabels, { locations: string[] }>

/** The labels of locations, each once; what stands in one follows it in order of path. @throws LOCATION_UNKNOWN */
export function subjectsOfLocations(database: Database, wanted: OfLocations): LabelSubject[] {
  const rows = wanted.locations
    .map((one) => locations.get(database, one))
    .flatMap((row) => (wanted.below ? withAllBelow(database, row) : [row]))
  return [...new Map(rows.map((row) => [row.id, row])).values()].map(subjectOf)
}

/** The label of the location that has a code. */
export function subjectOfCode(database: Database, code: string): LabelSubject | undefined {
  const row = locations.byBarcode(database, code)
  return row && subjectOf(row)
}

const subjectOf = ({ id, barcode, name, path }: LocationRow): LabelSubject => ({
  n: null,
  assetId: null,
  assetTag: barcode ?? locationCode(id),
  location: { name, path },
})

function withAllBelow(database: Database, { id }: LocationRow): LocationRow[] {
  const rows = locations
    .subtree(database, id)
    .filter((row) => row.merged_into === null && row.archived_at === null)
  return rows.sort((row, other) => asPeopleCount(row.path, other.path))
}
