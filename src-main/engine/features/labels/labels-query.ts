import type { Database } from 'better-sqlite3'
import { labelsText } from '../../../../src-shared/features/labels/labels-text.ts'
import {
  formatLocationPath,
  parseLocationPath,
} from '../../../../src-shared/features/locations/location-path.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { build, statement } from '../../database/statement.ts'
import type { LabelSubject } from './label-subject.ts'

/** What labels say of an asset, or of what else their code is of. */
export interface LabelledAsset {
  assetTag: string
  model: string | null
  /** a room belongs to nobody by its label */
  isPlace?: true
  /** by name, those that a drawn template wants */
  fields?: Readonly<Record<string, string>>
}

const labelled = statement<{ n: number }, LabelledAsset>((value) =>
  build
    .selectFrom('asset')
    .leftJoin('model', 'model.id', 'asset.model_id')
    .select(['asset.asset_tag as assetTag', 'model.name as model'])
    .where('asset.n', '=', value('n')),
)

const organisation = statement<Record<never, never>, { name: string }>(() =>
  build.selectFrom('organisation').select('name'),
)

const first = statement<Record<never, never>, { n: number; assetTag: string }>(() =>
  build
    .selectFrom('asset')
    .select(['n', 'asset_tag as assetTag'])
    .where('site_id', '<>', elsewhereSite)
    .orderBy('tag_key')
    .limit(1),
)
const tagged = statement<{ key: string }, { n: number; assetTag: string }>((value) =>
  build.selectFrom('asset').select(['n', 'asset_tag as assetTag']).where('tag_key', '=', value('key')),
)

/** The asset with a tag, or the first in order of asset tag; undefined where there is none. */
export const assetToShow = (database: Database, assetTag: string | undefined) =>
  assetTag === undefined ? first.get(database, {}) : tagged.get(database, { key: identifierKey(assetTag) })

/** Reads what labels say, one at a time and in their order; of a blank that is its tag alone, of a location its name. */
export function* labelledSubjects(
  database: Database,
  subjects: Iterable<Pick<LabelSubject, 'n' | 'assetTag' | 'location'>>,
  fieldsOf?: FieldReader | null,
): Generator<LabelledAsset> {
  for (const { n, assetTag, location } of subjects) {
    if (location) {
      yield ofLocation(assetTag, location)
      continue
    }
    const asset = n === null ? undefined : labelled.get(database, { n })
    if (n === null || !asset) yield { assetTag, model: null }
    else yield fieldsOf ? { ...asset, fields: fieldsOf(n) } : asset
  }
}

/** Its own name comes first: it is on the door, and a line that has no room ends before the others. */
function ofLocation(code: string, { name, path }: { name: string; path: string }): LabelledAsset {
  const outer = formatLocationPath(parseLocationPath(path).slice(0, -1))
  return { assetTag: code, isPlace: true, model: labelsText.ofPlace(name, outer), fields: { location: path } }
}

/** Reads further fields of an asset by its number. */
export type FieldReader = (n: number) => Readonly<Record<string, string>>

/** The name of the organisation whose data folder this is. */
export const organisationName = (database: Database) => organisation.get(database, {})?.name ?? ''
