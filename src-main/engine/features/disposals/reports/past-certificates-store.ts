import { sql } from 'kysely'
import type { PastCertificateRow } from '../../../database/schema-disposal-programme.ts'
import { build, statement } from '../../../database/statement.ts'
import { inOrder } from '../../../database/synced-fact.ts'
import { insertNoted } from '../insert-fact.ts'

export const insertPast = insertNoted('past_certificate', [
  'asset_tag',
  'asset_id',
  'serial',
  'serial_key',
  'number',
  'issuer',
  'done_on',
  'outcome',
  'method',
  'file_name',
  'sha256',
  'size',
  'line',
])
export const pastCertificate = statement<
  Pick<PastCertificateRow, 'issuer' | 'number' | 'serial_key'>,
  { id: string }
>((value) =>
  build
    .selectFrom('past_certificate')
    .select('id')
    .where('issuer', '=', value('issuer'))
    .where('number', '=', value('number'))
    .where('serial_key', '=', value('serial_key')),
)
export const everyPast = statement<Record<never, never>, PastCertificateRow>(
  () => sql<PastCertificateRow>`SELECT * FROM past_certificate AS one WHERE id = (SELECT id
    FROM past_certificate AS other WHERE other.issuer = one.issuer AND other.number = one.number
      AND other.serial_key = one.serial_key ORDER BY ${inOrder('other')} LIMIT 1)
    ORDER BY done_on DESC, ${inOrder('one')}`,
)
