import { sql } from 'kysely'
import { assetDispositions } from '../../../../src-shared/features/disposals/asset-disposition.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import type {
  DisposalAssetRow,
  DisposalCaseRow,
  DisposalMediumRow,
  DisposalStepRow,
} from '../../database/schema-disposals.ts'
import { build, statement } from '../../database/statement.ts'
import { inOrder } from '../../database/synced-fact.ts'
import { factsOfCase, insertNoted } from './insert-fact.ts'

export const insertCase = insertNoted('disposal_case', [
  'reason',
  'disposition',
  'confidentiality',
  'vendor',
  'pick_up_on',
])
export const insertAsset = insertNoted('disposal_asset', [
  'case_id',
  'asset_id',
  'asset_tag',
  'tag_key',
  'snapshot',
])
export const insertStep = insertNoted('disposal_step', ['case_id', 'asset_id', 'state', 'reference'])
export const insertMedium = insertNoted('disposal_medium', [
  'case_id',
  'asset_id',
  'manufacturer',
  'model',
  'serial',
  'serial_key',
  'type',
  'size',
  'confidentiality',
  'is_removed',
])
export const insertNoMedia = insertNoted('disposal_no_media', ['case_id', 'asset_id', 'person_id'])
export const insertAnswer = insertNoted('disposal_answer', ['case_id', 'item', 'answer', 'person_id'])
export const insertApproval = insertNoted('disposal_approval', ['case_id', 'person_id'])
export const insertTransfer = insertNoted('disposal_transfer', [
  'case_id',
  'from_name',
  'to_name',
  'place',
  'seal',
  'signature',
  'evidence_id',
  'video_id',
])

export const caseById = statement<{ id: string }, DisposalCaseRow>((value) =>
  build.selectFrom('disposal_case').selectAll().where('id', '=', value('id')),
)
/** Not those of which each asset is at a site that this laptop does not have. */
export const everyCase = statement<Record<never, never>, DisposalCaseRow>(() =>
  build
    .selectFrom('disposal_case')
    .selectAll()
    .where(
      sql<boolean>`(NOT EXISTS (SELECT 1 FROM disposal_asset WHERE case_id = disposal_case.id)
        OR EXISTS (SELECT 1 FROM disposal_asset JOIN asset ON asset.id = disposal_asset.asset_id
          WHERE case_id = disposal_case.id AND asset.site_id <> ${sql.lit(elsewhereSite)}))`,
    )
    .orderBy(inOrder(undefined, 'DESC')),
)
export const assetsOfCase = factsOfCase('disposal_asset')
export const stepsOfCase = factsOfCase('disposal_step')
export const mediaOfCase = factsOfCase('disposal_medium')
export const noMediaOfCase = factsOfCase('disposal_no_media')
export const answersOfCase = factsOfCase('disposal_answer')
export const approvalsOfCase = factsOfCase('disposal_approval')
export const transfersOfCase = factsOfCase('disposal_transfer')

export const assetInCase = statement<{ caseId: string; key: string }, DisposalAssetRow>((value) =>
  build
    .selectFrom('disposal_asset')
    .selectAll()
    .where('case_id', '=', value('caseId'))
    .where('tag_key', '=', value('key')),
)
export const noMediaOfAsset = statement<{ caseId: string; assetId: string }, { id: string }>((value) =>
  build
    .selectFrom('disposal_no_media')
    .select('id')
    .where('case_id', '=', value('caseId'))
    .where('asset_id', '=', value('assetId')),
)
const howFar = sql`CASE state ${sql.join(
  assetDispositions.map((state, index) => sql`WHEN ${sql.lit(state)} THEN ${sql.lit(index)}`),
  sql` `,
)} END`
/** The furthest, whichever laptop took it and when. */
export const lastStepOfAsset = statement<{ caseId: string; assetId: string }, DisposalStepRow>((value) =>
  build
    .selectFrom('disposal_step')
    .selectAll()
    .where('case_id', '=', value('caseId'))
    .where('asset_id', '=', value('assetId'))
    .orderBy(howFar, 'desc')
    .orderBy(inOrder())
    .limit(1),
)
/** The case in which an asset stands that is not disposed of in it. */
export const openCaseOfAsset = statement<{ assetId: string }, { caseId: string }>(
  (value) => sql<{ caseId: string }>`SELECT case_id AS caseId FROM disposal_asset AS one
    WHERE asset_id = ${value('assetId')} AND NOT EXISTS (SELECT 1 FROM disposal_step AS step
      WHERE step.case_id = one.case_id AND step.asset_id = one.asset_id AND step.state = 'disposed')
    LIMIT 1`,
)
export const mediumById = statement<{ id: string }, DisposalMediumRow>((value) =>
  build.selectFrom('disposal_medium').selectAll().where('id', '=', value('id')),
)
export const mediaBySerial = statement<{ caseId: string; key: string }, DisposalMediumRow>((value) =>
  build
    .selectFrom('disposal_medium')
    .selectAll()
    .where('case_id', '=', value('caseId'))
    .where('serial_key', '=', value('key'))
    .orderBy(inOrder()),
)
/** Media of a serial number in other cases, whose assets are not disposed of there. */
export const openMediaBySerial = statement<{ caseId: string; key: string }, DisposalMediumRow>(
  (value) => sql<DisposalMediumRow>`SELECT * FROM disposal_medium AS one
    WHERE serial_key = ${value('key')} AND case_id <> ${value('caseId')}
      AND NOT EXISTS (SELECT 1 FROM disposal_step AS step
        WHERE step.case_id = one.case_id AND step.asset_id = one.asset_id AND step.state = 'disposed')`,
)
/** Whether the last answer about a legal hold says that there is one. */
export const legalHoldOf = statement<{ caseId: string }, { answer: string }>((value) =>
  build
    .selectFrom('disposal_answer')
    .select('answer')
    .where('case_id', '=', value('caseId'))
    .where('item', '=', 'legalHold')
    .orderBy(inOrder(undefined, 'DESC'))
    .limit(1),
)
