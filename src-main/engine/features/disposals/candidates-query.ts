import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { Candidate } from '../../../../src-shared/features/disposals/candidates-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { statement } from '../../database/statement.ts'
import { assets } from '../assets/assets.ts'
import { openCaseOfAsset } from './disposals-store.ts'

type Described = Pick<Candidate, 'serialNumber' | 'description' | 'location'> & { assetTag: string }

const described = statement<{ id: string }, Described>(
  (value) => sql<Described>`SELECT asset_tag AS assetTag, serial_number AS serialNumber,
    coalesce(asset.name, model.name, category.name) AS description, location.path AS location
    FROM asset
    LEFT JOIN model ON model.id = asset.model_id
    LEFT JOIN category ON category.id = asset.category_id
    LEFT JOIN location ON location.id = asset.location_id
    WHERE asset.id = ${value('id')}`,
)

const nothing = {
  assetTag: null,
  serialNumber: null,
  description: null,
  location: null,
  tags: [],
  caseId: null,
}

/** What codes mean for a new case, each in its place. */
export function candidatesOfCodes(database: Database, codes: readonly string[]): Candidate[] {
  return codes.map((code) => {
    const [first, ...others] = assets.matching(database, identifierKey(code)).map(({ id }) => id)
    if (first === undefined) return { code, verdict: 'unknown', ...nothing }
    if (others.length === 0) return candidateOf(database, first, code)
    const tags = [first, ...others].flatMap((id) => described.get(database, { id })?.assetTag ?? [])
    return { code, verdict: 'ambiguous', ...nothing, tags: tags.sort() }
  })
}

/** What assets mean for a new case; those that are gone are left out. */
export function candidatesOfIds(database: Database, ids: readonly string[]): Candidate[] {
  return ids.map((id) => candidateOf(database, id)).filter(({ verdict }) => verdict !== 'unknown')
}

function candidateOf(database: Database, id: string, code?: string): Candidate {
  const found = described.get(database, { id })
  if (!found) return { code: code ?? id, verdict: 'unknown', ...nothing }
  const caseId = openCaseOfAsset.get(database, { assetId: id })?.caseId ?? null
  return {
    code: code ?? found.assetTag,
    verdict: caseId === null ? 'fits' : 'inOpenCase',
    ...found,
    tags: [],
    caseId,
  }
}
