import type { Database } from 'better-sqlite3'
import type { ColumnMapping } from '../../../../src-shared/features/imports/column-plan.ts'
import { headerKey } from '../../../../src-shared/features/imports/import-fields.ts'
import { build, statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'

const mappingOf = statement<{ key: string }, { mapping: string }>((value) =>
  build.selectFrom('import_mapping').select('mapping').where('header_key', '=', value('key')),
)
const putMapping = statement<{ key: string; mapping: string; at: string }>((value) =>
  build
    .insertInto('import_mapping')
    .values({ header_key: value('key'), mapping: value('mapping'), at: value('at') } as never)
    .onConflict((conflict) =>
      conflict.column('header_key').doUpdateSet({ mapping: value('mapping'), at: value('at') } as never),
    ),
)

const keyOf = (header: readonly string[]) => header.map(headerKey).join('\u001f')

/** What was said of the columns of the last list with this header. */
export function rememberedMapping(database: Database, header: readonly string[]): ColumnMapping {
  const row = mappingOf.get(database, { key: keyOf(header) })
  return row ? (JSON.parse(row.mapping) as ColumnMapping) : {}
}

export function rememberMapping(tx: Transaction, header: readonly string[], mapping: ColumnMapping): void {
  putMapping.run(tx.database, { key: keyOf(header), mapping: JSON.stringify(mapping), at: tx.at })
}
