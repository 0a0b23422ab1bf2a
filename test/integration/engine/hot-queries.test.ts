import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { assetsByCode, assetsByTag } from '../../../src-main/engine/features/assets/assets-store.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'

/** How SQLite goes about the statements that a piece of work prepares. */
function plansOf(database: Database, work: (watched: Database) => void): string[] {
  const plans: string[] = []
  const watched = new Proxy(database, {
    get: (target, name) => {
      if (name !== 'prepare') return Reflect.get(target, name)
      return (text: string) => {
        const explained = target.prepare(`EXPLAIN QUERY PLAN ${text}`)
        const values = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => 'X')
        plans.push(...(explained.all(...values) as { detail: string }[]).map(({ detail }) => detail))
        return target.prepare(text)
      }
    },
  })
  work(watched)
  return plans
}

describe('what a scan asks the register for', () => {
  it('is found by indexes alone, whatever kind of code it is', () => {
    const { writing } = openEngine(folderOfTest())
    const plans = plansOf(writing, (database) => {
      assetsByCode.all(database, { key: 'X' })
      assetsByTag.all(database, { key: 'X' })
    })
    expect(plans.filter((step) => step.startsWith('SCAN'))).toEqual([])
    for (const index of ['asset_tag', 'asset_serial', 'identifier_code'])
      expect(plans.join('\n')).toContain(`INDEX ${index} (`)
  })
})
