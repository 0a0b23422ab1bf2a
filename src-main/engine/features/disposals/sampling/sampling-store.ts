import { sql } from 'kysely'
import type {
  DisposalSampleRow,
  SamplingLotMediumRow,
  SamplingLotRow,
} from '../../../database/schema-disposal-programme.ts'
import { build, statement } from '../../../database/statement.ts'
import { inOrder } from '../../../database/synced-fact.ts'
import { insertFact, insertNoted } from '../insert-fact.ts'

type None = Record<never, never>
type OfLot = { lotId: string }

export const insertLot = insertNoted('sampling_lot', ['number', 'seed', 'percent'])
export const insertLotMedium = insertFact('sampling_lot_medium', [
  'lot_id',
  'case_id',
  'medium_id',
  'sanitization_id',
  'is_sampled',
])
export const insertSample = insertNoted('disposal_sample', [
  'lot_id',
  'case_id',
  'medium_id',
  'sanitization_id',
  'passed',
  'method',
  'competence',
  'person_id',
])

export const lotById = statement<{ id: string }, SamplingLotRow>((value) =>
  build.selectFrom('sampling_lot').selectAll().where('id', '=', value('id')),
)
export const everyLot = statement<None, SamplingLotRow>(() =>
  build.selectFrom('sampling_lot').selectAll().orderBy('number', 'desc').orderBy(inOrder(undefined, 'DESC')),
)
export const lastLotNumber = statement<None, { number: number | null }>(
  () => sql<{ number: number | null }>`SELECT max(number) AS number FROM sampling_lot`,
)
export const mediaOfLot = statement<OfLot, SamplingLotMediumRow>((value) =>
  build.selectFrom('sampling_lot_medium').selectAll().where('lot_id', '=', value('lotId')).orderBy(inOrder()),
)
export const samplesOfLot = statement<OfLot, DisposalSampleRow>((value) =>
  build.selectFrom('disposal_sample').selectAll().where('lot_id', '=', value('lotId')).orderBy(inOrder()),
)
export const lotMediaOfCase = statement<{ caseId: string }, SamplingLotMediumRow>((value) =>
  build
    .selectFrom('sampling_lot_medium')
    .selectAll()
    .where('case_id', '=', value('caseId'))
    .orderBy(inOrder()),
)

type FailedSample = Pick<DisposalSampleRow, 'sanitization_id'>
export const failedSamplesOfCase = statement<{ caseId: string }, FailedSample>((value) =>
  build
    .selectFrom('disposal_sample')
    .select('sanitization_id')
    .where('case_id', '=', value('caseId'))
    .where('passed', '=', 0),
)
export const failedSamplesOfMedium = statement<{ mediumId: string }, FailedSample>((value) =>
  build
    .selectFrom('disposal_sample')
    .select('sanitization_id')
    .where('medium_id', '=', value('mediumId'))
    .where('passed', '=', 0),
)
