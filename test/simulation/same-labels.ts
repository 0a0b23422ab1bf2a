import { canonicalJson, type JsonValue } from '../../src-shared/record/canonical-json.ts'
import type { Laptop } from './laptop.ts'

/** What a laptop shows of labels: what waits, what was printed, and who has which tag. */
const shown = {
  queue: `SELECT asset_id, tag_key, reason, actor_id, at, rank FROM queued_label ORDER BY asset_id, tag_key`,
  runs: `SELECT id, state, printed, uncertain, ended_at FROM label_run WHERE id IN (SELECT run_id FROM label_run_step) ORDER BY id`,
  tags: 'SELECT tag_key, asset_tag, block_id, number FROM block_tag ORDER BY tag_key',
} as const

/** 3: at rest the queue of labels, what was printed and what was handed out are the same on every laptop. */
export function labelsApart(laptops: readonly Laptop[]): string[] {
  const [first, ...others] = laptops
  if (!first) return []
  const rowsOf = ({ database }: Laptop, sql: string) =>
    new Set(
      database
        .prepare<[], JsonValue>(sql)
        .all()
        .map((row) => canonicalJson(row)),
    )
  return others.flatMap((laptop) =>
    Object.entries(shown).flatMap(([what, sql]) => {
      const [here, there] = [rowsOf(laptop, sql), rowsOf(first, sql)]
      const differing = [...here, ...there].filter((row) => here.has(row) !== there.has(row))
      return differing.map((row) => `laptop ${laptop.number}: the ${what} of labels differ in ${row}`)
    }),
  )
}
