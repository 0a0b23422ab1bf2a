import { expect, test } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { imported } from '../../tools/lists.ts'
import { reportOf } from '../../tools/reports.ts'

const room = 'HQ / 1.01'

test('a clock that is set back between scans changes no count, no order and no chain, and is told in the report', async () => {
  const folder = folderOfTest()
  let now = '2026-03-14T09:00:00.000Z'
  const { connection } = openEngine(folder, { now: () => now })
  const { client } = connection
  connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
  await imported(
    { client, folder },
    ['CL-1', 'CL-2', 'CL-3'].map((tag) => ({ 'Asset Tag': tag, Location: room })),
  )
  const { auditId } = await client.audits.start({ location: 'HQ' })
  const scan = async (at: string, code: string, location = room) => {
    now = at
    return (await client.audits.scan({ auditId, code, location, method: 'scanner' })).scan
  }
  await scan('2026-03-14T09:05:00.000Z', 'CL-1')
  await scan('2026-03-13T23:00:00.000Z', 'CL-2')
  // seen again by a clock that is a day behind: first is what was recorded first
  const again = await scan('2026-03-13T23:01:00.000Z', 'CL-1')
  expect(again).toMatchObject({ verdict: 'duplicate', earlier: { at: '2026-03-14T09:05:00.000Z' } })
  expect(await client.audits.status({ auditId })).toMatchObject({ found: 2, duplicates: 1, notCounted: 1 })
  const { scans } = await client.audits.recentScans({ auditId })
  expect(scans.map(({ assetTag }) => assetTag)).toEqual(['CL-1', 'CL-2', 'CL-1'])
  await client.audits.markCounted({ auditId })
  expect(await client.audits.status({ auditId })).toMatchObject({ found: 2, missing: 1 })
  const report = await reportOf({ client, folder }, auditId)
  expect(report.scans.map(({ at }) => at)).toEqual([
    '2026-03-14T09:05:00.000Z',
    '2026-03-13T23:00:00.000Z',
    '2026-03-13T23:01:00.000Z',
  ])
  expect(await client.record.verify()).toMatchObject({ intact: true })
  now = '2026-03-14T10:00:00.000Z'
  await client.audits.resolve({ auditId, all: 'missing', decision: 'ignore', reason: 'Clock test' })
  await client.audits.close({ auditId })
  expect(await client.audits.show({ auditId })).toMatchObject({ state: 'closed' })
})
