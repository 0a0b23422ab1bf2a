import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { Transaction } from '../../../src-main/engine/database/transaction.ts'
import { pageByTag } from '../../../src-main/engine/features/assets/assets-by-tag-query.ts'
import { assetsElsewhere } from '../../../src-main/engine/features/assets/assets-elsewhere.ts'
import { assetParts } from '../../../src-main/engine/features/assets/assets-parts-query.ts'
import { listedRows } from '../../../src-main/engine/features/assets/assets-query.ts'
import { assetsByCode, assetsByTag } from '../../../src-main/engine/features/assets/assets-store.ts'
import { assetChangesIn, lastChangeOf } from '../../../src-main/engine/features/assets/bulk/edit-changes.ts'
import { RowReader } from '../../../src-main/engine/features/assets/bulk/row-access.ts'
import { followRenaming } from '../../../src-main/engine/features/assets/follow-renaming.ts'
import { changesSince } from '../../../src-main/engine/features/assets/list-index/changes-since.ts'
import { watermarkOf } from '../../../src-main/engine/features/assets/list-index/read-columns.ts'
import { readOrder, textKeyOf } from '../../../src-main/engine/features/assets/list-index/text-keys.ts'
import { attachmentsOf } from '../../../src-main/engine/features/attachments/attachments-query.ts'
import { dueAudits } from '../../../src-main/engine/features/audits/audits-due-query.ts'
import { freezeExpected, freezeLost } from '../../../src-main/engine/features/audits/audits-freeze-store.ts'
import { subjectOfTag } from '../../../src-main/engine/features/labels/queue/wanted-labels-query.ts'
import { assetsAt } from '../../../src-main/engine/features/locations/locations-store.ts'
import { letGoOf } from '../../../src-main/engine/features/sync/let-go.ts'
import { assetsAtIn } from '../../../src-main/engine/features/sync/let-go-store.ts'
import { pendingOf } from '../../../src-main/engine/features/sync/sync-store.ts'
import { newId } from '../../tools/client.ts'
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

/** Short lists: numbers that were given, audits, renamings under way, one row, and indexes that give the order or a count. */
const allowedScans =
  /^SCAN (?:json_each|audit|renaming|enrolment|CONSTANT ROW|asset USING COVERING INDEX asset_(?:tag|elsewhere))\b/

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

describe('what the page of an asset asks the register for', () => {
  it('is found by indexes: its parts, its photos and files', () => {
    const { reading } = openEngine(folderOfTest())
    const plans = plansOf(reading, (database) => {
      assetParts(database, 'X', 100)
      attachmentsOf(database, 'nowhere', 'X')
    })
    expect(plans.filter((step) => step.startsWith('SCAN'))).toEqual([])
    for (const index of ['asset_parent', 'attachment_asset'])
      expect(plans.join('\n')).toContain(`INDEX ${index} (`)
  })
})

describe('what is asked of a location', () => {
  it('is found in the index by location, stretch by stretch', () => {
    const { writing } = openEngine(folderOfTest())
    const counted = plansOf(writing, (database) => {
      expect(assetsAt.get(database, { id: 'X' })).toEqual({ count: 0 })
    })
    const frozen = plansOf(writing, (database) => {
      for (const freeze of [freezeExpected, freezeLost])
        freeze.location.run(database, { auditId: 'X', scopeId: 'X' })
    })
    const looks = (plans: string[]) =>
      plans.filter((step) => /asset_location \(<expr>=\? AND location_id=\?\)/.test(step)).length
    expect(looks(counted)).toBe(1)
    expect(looks(frozen)).toBe(4)
    expect(
      [...counted, ...frozen].filter((step) => /^SCAN (?!stretch|whole|scoped|CONSTANT ROW)/.test(step)),
    ).toEqual([])
  })
})

describe('what is asked of each location below a rule of how often', () => {
  it('is found in the index by location, stretch by stretch: whether it holds assets', async () => {
    const { reading, connection } = openEngine(folderOfTest())
    const { client } = connection
    connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
    await client.locations.add({ path: 'HQ' })
    await client.audits.setRule({ kind: 'location', target: 'HQ', months: 12 })
    const plans = plansOf(reading, (database) => {
      expect(dueAudits(database, '2026-11-28')).toMatchObject([{ name: 'HQ', places: 0 }])
    })
    const looks = plans.filter((step) => /\b(?:SCAN asset|SEARCH asset USING)\b/.test(step))
    expect(looks).toEqual([expect.stringMatching(/asset_location \(<expr>=\? AND location_id=\?\)/)])
  })
})

describe('what a print of labels asks the register for', () => {
  it('is found by the keys of tags: assets, and blanks with who has them by now', () => {
    const { reading } = openEngine(folderOfTest())
    const plans = plansOf(reading, (database) => {
      expect(subjectOfTag(database, 'X')).toBeUndefined()
    })
    expect(plans.filter((step) => step.includes('SCAN'))).toEqual([])
    expect(plans.join('\n')).toContain('SEARCH block_tag')
  })
})

describe('what a bulk edit asks the register for', () => {
  it('is found by numbers: its rows, and its changes when it is undone', () => {
    const { writing } = openEngine(folderOfTest())
    const plans = plansOf(writing, (database) => {
      new RowReader(database, ['statusId', 'checkedOutTo'], false)
      assetChangesIn(database, { from: 1, to: 64, changeSet: 'X' })
      lastChangeOf(database)
    })
    expect(plans).toContain('SEARCH change USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)')
    expect(plans.filter((step) => step.startsWith('SCAN') && step !== 'SCAN change')).toEqual([])
  })
})

describe('what a page of a list asks the register for', () => {
  it('is found by numbers and indexes: rows, what they refer to, what changed since', () => {
    const { reading } = openEngine(folderOfTest())
    const plans = plansOf(reading, (database) => {
      listedRows(database, [1, 2, 3])
      changesSince(database, { change: 1, asset: 1, scan: 1, scanVoid: 1, renaming: '', letGo: 0 })
      watermarkOf(database)
      pageByTag(database, null, { limit: 100, offset: 0 })
    })
    const scans = plans.filter((step) => step.startsWith('SCAN'))
    expect(scans.filter((step) => !allowedScans.test(step))).toEqual([])
  })

  it('reads the order of the asset tag and of the serial number from their indexes', () => {
    const { reading } = openEngine(folderOfTest())
    for (const by of ['assetTag', 'serialNumber'] as const) {
      const key = textKeyOf(by)
      if (!key) throw new Error(`${by} has no key of its own`)
      const plans = plansOf(reading, (database) => {
        readOrder(database, key)
      })
      expect(plans.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
    }
  })
})

describe('what a laptop that lets go of a site asks the register for', () => {
  it('is found by numbers and indexes', () => {
    const { writing } = openEngine(folderOfTest())
    const plans = plansOf(writing, (database) => {
      const tx = new Transaction(database, { actorId: 'X', now: () => 'X', newId }, 'X')
      assetsAtIn.all(database, { first: 1, last: 64, locations: '[]', kept: '[]' })
      pendingOf.all(database, { id: 'X', kind: 'asset' })
      letGoOf(tx, 'asset', 'X')
      letGoOf(tx, 'location', 'X')
      assetsElsewhere.isMeant(database, 'X')
    })
    const scans = plans.filter((step) => step.startsWith('SCAN'))
    expect(scans.filter((step) => !allowedScans.test(step))).toEqual([])
  })
})

describe('what follows a renaming', () => {
  it('looks each asset’s references up: the ids that were renamed are never made into a list', () => {
    const { writing } = openEngine(folderOfTest())
    writing.exec('INSERT INTO renaming (after_n) VALUES (0)')
    const plans = plansOf(writing, (database) => {
      const context = { actorId: newId(), newId, now: () => '2026-11-28T08:00:00.000Z' }
      followRenaming(new Transaction(database, context, newId()), 10)
    })
    const looks = plans.filter((step) => /\brenamed\b/.test(step) && /entity_id/.test(step))
    expect(looks).toHaveLength(5)
    for (const step of looks) expect(step).toContain('renaming_n=? AND entity_id=?')
    expect(plans.filter((step) => step.includes('LIST SUBQUERY'))).toEqual([])
  })
})
