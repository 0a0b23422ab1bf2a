import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { CaseOfAsset } from '../../../../src-shared/features/disposals/candidates-contract.ts'
import type { DisposalAssetRow, DisposalCaseRow, DisposalMediumRow } from '../../database/schema-disposals.ts'
import { build, statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import { people } from '../people/people.ts'
import { mediumStanding } from './case-media.ts'
import { certificatesOfMedium } from './certificates-store.ts'
import { confidentialityOf } from './disposals-media.ts'
import { caseById, lastStepOfAsset } from './disposals-store.ts'

type OfAsset = { assetId: string }

const inCases = statement<OfAsset, DisposalAssetRow>((value) =>
  build
    .selectFrom('disposal_asset')
    .selectAll()
    .where('asset_id', '=', value('assetId'))
    .orderBy(inOrder(undefined, 'DESC')),
)
const mediaInCase = statement<OfAsset & { caseId: string }, DisposalMediumRow>((value) =>
  build
    .selectFrom('disposal_medium')
    .selectAll()
    .where('case_id', '=', value('caseId'))
    .where('asset_id', '=', value('assetId'))
    .orderBy(inOrder()),
)
const emptyBy = statement<OfAsset & { caseId: string }, { by: string }>(
  (value) => sql<{ by: string }>`SELECT person_id AS "by" FROM disposal_no_media
    WHERE case_id = ${value('caseId')} AND asset_id = ${value('assetId')} ORDER BY ${inOrder()} LIMIT 1`,
)

/** The cases in which an asset stands or stood, the newest first. */
export function casesOfAsset(database: Database, assetId: string): CaseOfAsset[] {
  return inCases.all(database, { assetId }).flatMap((inCase) => {
    const disposal = caseById.get(database, { id: inCase.case_id })
    return disposal ? [caseOfAsset(database, disposal, inCase)] : []
  })
}

function caseOfAsset(database: Database, disposal: DisposalCaseRow, inCase: DisposalAssetRow): CaseOfAsset {
  const here = { caseId: disposal.id, assetId: inCase.asset_id }
  const name = (id: string) => people.byId(database, id)?.name ?? ''
  const step = lastStepOfAsset.get(database, here)
  const empty = emptyBy.get(database, here)
  const { at, actor_id } = step ?? inCase
  return {
    caseId: disposal.id,
    reason: disposal.reason,
    disposition: disposal.disposition,
    openedAt: disposal.at,
    state: step?.state ?? 'retired',
    since: { at, by: name(actor_id) },
    statedEmptyBy: empty ? name(empty.by) : null,
    media: mediaInCase.all(database, here).map((medium) => mediumOf(database, disposal, medium)),
  }
}

function mediumOf(
  database: Database,
  disposal: DisposalCaseRow,
  medium: DisposalMediumRow,
): CaseOfAsset['media'][number] {
  const mediumId = medium.id
  const { state, sanitization } = mediumStanding(database, mediumId)
  return {
    mediumId,
    model: medium.model,
    serial: medium.serial,
    type: medium.type,
    confidentiality: confidentialityOf(medium, disposal),
    state,
    outcome: sanitization?.outcome ?? null,
    certificates: certificatesOfMedium.all(database, { mediumId }).map(({ number }) => number),
  }
}
