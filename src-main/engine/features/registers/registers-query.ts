import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { RegisterName } from '../../../../src-shared/features/registers/register-names.ts'
import type { RegisterRow } from '../../../../src-shared/features/registers/registers-contract.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import { statement } from '../../database/statement.ts'

interface ListArgs {
  needle: string
  archived: 0 | 1
  limit: number
  offset: number
}
type ListedRow = Omit<RegisterRow, 'values' | 'formerly'> & { values: string; formerly: string }

/** By list: its table, the values that people write as columns by name, and what a search looks into. */
const sources = {
  categories: source('category', { name: 'name' }, 'name'),
  models: source(
    'model',
    {
      name: 'name',
      manufacturer: 'manufacturer',
      modelNumber: 'model_number',
      expectedLifeMonths: 'expected_life_months',
      endOfLifeDate: 'end_of_life_date',
      picture: 'picture_sha256',
    },
    "concat_ws(' ', manufacturer, name, model_number)",
    'name COLLATE NOCASE',
  ),
  people: source(
    'person',
    { name: 'name', username: 'username', email: 'email', employeeNumber: 'employee_number', role: 'role' },
    "concat_ws(' ', name, username, email, employee_number)",
  ),
  statusLabels: source('status_label', { name: 'name', type: 'type' }, 'name'),
} satisfies Record<RegisterName, unknown>

/** @param order a column by which names are in order; of people, who can be many, one with an index */
function source(table: string, values: Record<string, string>, searched: string, order = 'name_key') {
  const from = sql.raw(table)
  const written = sql.raw(
    Object.entries(values)
      .map(([name, column]) => `'${name}', row.${column}`)
      .join(', '),
  )
  const isMeant = (value: (name: 'needle' | 'archived') => unknown) =>
    sql`row.merged_into IS NULL AND (row.archived_at IS NOT NULL) = ${value('archived')}
      AND (${value('needle')} = '' OR instr(folded(${sql.raw(searched)}), ${value('needle')}) > 0)`
  return {
    page: statement<ListArgs, ListedRow>(
      (value) => sql<ListedRow>`SELECT row.id, row.name, row.revision, row.archived_at AS "archivedAt",
        json_object(${written}) AS "values",
        (SELECT json_group_array(old.name) FROM ${from} AS old WHERE old.merged_into = row.id) AS formerly
        FROM ${from} AS row WHERE ${isMeant(value)}
        ORDER BY row.${sql.raw(order)}, row.id LIMIT ${value('limit')} OFFSET ${value('offset')}`,
    ),
    total: statement<Pick<ListArgs, 'needle' | 'archived'>, { total: number }>(
      (value) => sql<{ total: number }>`SELECT count(*) AS total FROM ${from} AS row WHERE ${isMeant(value)}`,
    ),
  }
}

/** The rows of a list that hold a text, in order of name, and how many there are. */
export function listRegister(
  database: Database,
  input: { register: RegisterName; search: string; archived: boolean; offset: number; limit: number },
): { total: number; rows: RegisterRow[] } {
  const { page, total } = sources[input.register]
  const meant = {
    needle: foldedText(input.search.trim()),
    archived: input.archived ? (1 as const) : (0 as const),
  }
  const rows = page.all(database, { ...meant, limit: input.limit, offset: input.offset })
  return {
    total: total.get(database, meant)?.total ?? 0,
    rows: rows.map(({ values, formerly, ...row }) => ({
      ...row,
      values: JSON.parse(values) as RegisterRow['values'],
      formerly: JSON.parse(formerly) as string[],
    })),
  }
}
