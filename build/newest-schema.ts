import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src-main/engine/database/migrate.ts'
import { openWriter } from '../src-main/engine/database/open.ts'
import { newId } from '../src-main/engine/new-id.ts'
import { root } from './tools/root.ts'

/**
 * `node build/newest-schema.ts`: writes down what all migrations make, for new databases to begin with. To be run whenever
 * a migration was added; a test holds both against each other.
 */

const file = join(root, 'src-main/engine/database/newest-schema.ts')

const folder = mkdtempSync(join(tmpdir(), 'assetwalk-schema-'))
const database = openWriter(folder)
try {
  migrate(database, null, { newId, now: () => new Date().toISOString() })
  // Triggers take effect, and the planner chooses, by the order in which things were made.
  const made = database
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
       AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid`,
    )
    .pluck()
    .all()
  writeFileSync(file, sourceOf(made))
} finally {
  database.close()
  rmSync(folder, { recursive: true })
}

function sourceOf(statements: readonly string[]): string {
  const text = `${statements.join(';\n\n')};`.replace(/[\\`]|\$\{/g, '\\$&')
  return `/** What all migrations make, written by build/newest-schema.ts. */
export const newestSchema = \`
${text}
\`
`
}
