import type { ServerDatabase } from '../../../src-server/database/server-database.ts'

/** Rows that are stored by one statement. */
const atOnce = 50_000
/** Rows that assets refer to. */
const referred = { statusLabel: 6, category: 40, model: 300, location: 400, person: 2000 }

/**
 * Rows as laptops of an organisation have pushed them, written straight into the database of a server: assets AW-0000001 and
 * so on, and what they refer to.
 */
export async function storeRegister(database: ServerDatabase, assets: number): Promise<void> {
  const fieldsOf = {
    statusLabel: `'name', 'Status ' || n, 'type', 'deployable'`,
    category: `'name', 'Category ' || n`,
    model: `'name', 'Model ' || n, 'manufacturer', 'Maker ' || n % 20, 'modelNumber', 'M' || n`,
    location: `'name', 'Room ' || n, 'parentId', CASE WHEN n > 20 THEN ${idOf('location', 'n % 20 + 1')} END`,
    person: `'name', 'Person ' || n, 'username', 'person' || n, 'role', 'custodian'`,
    asset: `'assetTag', 'AW-' || lpad(n::text, 7, '0'), 'serialNumber', upper(substr(md5(n::text), 1, 10)), 'name', 'Device ' || n,
      'statusId', ${idOf('statusLabel', 'n % 6 + 1')}, 'categoryId', ${idOf('category', 'n % 40 + 1')},
      'modelId', ${idOf('model', 'n % 300 + 1')}, 'locationId', ${idOf('location', 'n % 380 + 21')},
      'checkedOutTo', CASE WHEN n % 2 = 0 THEN 'person:' || ${idOf('person', 'n % 2000 + 1')} END,
      'purchaseDate', (date '2018-01-01' + n % 2500)::text, 'purchaseCost', (n % 3000 + 100)::text || '.50', 'currency', 'EUR',
      'supplier', 'Supplier ' || n % 50, 'company', 'Company ' || n % 5, 'department', 'Department ' || n % 30,
      'orderNumber', 'PO-' || n / 20, 'ownership', 'owned', 'fixedAssetNumber', 'FA' || n, 'warrantyMonths', 36,
      'notes', CASE WHEN n % 10 = 0 THEN 'Returned with a scratch on the lid' END`,
  }
  const siteOf: Record<string, string> = {
    location: `CASE WHEN n > 20 THEN ${idOf('location', 'n % 20 + 1')} ELSE ${idOf('location', 'n')} END`,
    asset: idOf('location', '(n % 380 + 21) % 20 + 1'),
  }
  const counts: Record<string, number> = { ...referred, asset: assets }
  for (const [kind, fields] of Object.entries(fieldsOf))
    for (let from = 1; from <= (counts[kind] ?? 0); from += atOnce)
      await database.transaction((session) =>
        session.rows(
          `INSERT INTO record (id, kind, site_id, fields, revision, made_at, changed_at)
           SELECT ${idOf(kind, 'n')}, '${kind}', ${siteOf[kind] ?? "'org'"},
             jsonb_strip_nulls(jsonb_build_object(${fields})), 1, '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z'
           FROM generate_series($1::int, $2::int) AS n`,
          [from, Math.min(from + atOnce - 1, counts[kind] ?? 0)],
        ),
      )
}

const kinds = ['statusLabel', 'category', 'model', 'person', 'location', 'asset']
const idOf = (kind: string, n: string) =>
  `'01900000-000${kinds.indexOf(kind)}-7000-8000-' || lpad(to_hex(${n}), 12, '0')`
