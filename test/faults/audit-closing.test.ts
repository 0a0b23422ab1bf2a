import { setTimeout as pause } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { verifyChanges } from '../../src-main/engine/database/change-record.ts'
import { databaseFile } from '../../src-main/engine/database/open.ts'
import { connectToLocalSocket } from '../../src-main/engine/local-socket.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { childEngine } from '../tools/child-engine.ts'
import { clientOver, failureOf, newId } from '../tools/client.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { openEngine } from '../tools/engine-without-threads.ts'
import { imported } from '../tools/lists.ts'

const assets = 400
const rounds = 5
const list = Array.from({ length: assets }, (_, n) => ({ 'Asset Tag': `CLOSE-${n}`, Location: 'HQ' }))

/** An audit in which everything is missing and decided to be lost. */
async function readyToClose(client: EngineClient, folder: string): Promise<string> {
  await imported({ client, folder }, list)
  const { auditId } = await client.audits.start({ location: 'HQ' })
  await client.audits.markCounted({ auditId })
  const { decided } = await client.audits.resolve({
    auditId,
    all: 'missing',
    decision: 'markLost',
    approvedBy: 'Grace Approver',
  })
  expect(decided).toBe(assets)
  return auditId
}

/** How many assets are lost, and how much of a closing there is; nothing or all of both. */
function whatIsLeft(folder: string) {
  const database = new BetterSqlite3(databaseFile(folder))
  const count = (sql: string) => (database.prepare(sql).get() as { count: number }).count
  const left = {
    lost: count(
      `SELECT count(*) AS count FROM asset JOIN status_label ON status_label.id = status_id WHERE type = 'lost'`,
    ),
    closings: count('SELECT count(*) AS count FROM audit_closing'),
    events: count(`SELECT count(*) AS count FROM audit_event WHERE kind = 'closed'`),
    signatures: count('SELECT count(*) AS count FROM audit_signature'),
  }
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(verifyChanges(database).brokenAt).toBeNull()
  database.close()
  return left
}

const nothing = { lost: 0, closings: 0, events: 0, signatures: 0 }
const all = { lost: assets, closings: 1, events: 1, signatures: 1 }

describe('closing an audit', () => {
  it('is done whole or not at all, whenever the engine is killed, and sent again it takes effect once', {
    timeout: 120_000,
  }, async () => {
    const folder = folderOfTest()
    const commandId = newId()
    let auditId = ''
    let actorId: string | null = null
    for (let round = 0; round < rounds; round++) {
      const child = await childEngine(folder)
      const connection = clientOver(() => connectToLocalSocket(folder))
      connection.setActor(actorId)
      if (actorId === null) {
        actorId = (await connection.client.session.join({ name: 'Ada Tester' })).id
        connection.setActor(actorId)
        auditId = await readyToClose(connection.client, folder)
      }
      const closing = connection.client.audits
        .close({ auditId }, { context: { commandId } })
        .catch(() => null)
      await pause(round * 30)
      await child.kill()
      connection.close()
      await closing
      const left = whatIsLeft(folder)
      expect([nothing, all]).toContainEqual(left)
    }
    const child = await childEngine(folder)
    const connection = clientOver(() => connectToLocalSocket(folder))
    connection.setActor(actorId)
    const closed = await connection.client.audits.close({ auditId }, { context: { commandId } })
    expect(closed).toMatchObject({ applied: assets })
    expect(await connection.client.audits.close({ auditId }, { context: { commandId } })).toEqual(closed)
    connection.close()
    await child.kill()
    expect(whatIsLeft(folder)).toEqual(all)
  })

  it('on a full disk changes nothing, says so, and is done once there is room', async () => {
    const folder = folderOfTest()
    const { writing, connection } = openEngine(folder)
    const { client } = connection
    connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
    const auditId = await readyToClose(client, folder)
    const pages = writing.pragma('page_count', { simple: true }) as number
    writing.pragma(`max_page_count = ${pages + 5}`)
    expect(await failureOf(client.audits.close({ auditId }))).toMatchObject({ code: 'DISK_FULL' })
    expect(await client.audits.show({ auditId })).toMatchObject({ state: 'counting' })
    expect(await client.assets.show({ asset: 'CLOSE-7' })).toMatchObject({ statusType: 'deployable' })
    writing.pragma(`max_page_count = ${pages + 10_000}`)
    expect(await client.audits.close({ auditId })).toMatchObject({ applied: assets })
    expect(await client.assets.show({ asset: 'CLOSE-7' })).toMatchObject({ statusType: 'lost' })
  })
})
