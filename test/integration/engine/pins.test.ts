import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { imported } from '../../tools/lists.ts'
import { reportOf } from '../../tools/reports.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

const pin = '4711'
const wrong = '1357'

describe('a personal PIN', () => {
  const folder = newFolder()
  let engine: TestEngine
  let client: EngineClient
  beforeAll(async () => {
    engine = await startTestEngine(folder.path)
    client = engine.client
    await imported(engine, [
      { 'Asset Tag': 'PIN-1', Location: 'HQ' },
      { 'Asset Tag': 'PIN-2', Location: 'Depot' },
    ])
  })
  afterAll(async () => {
    await engine.close()
    folder.remove()
  })

  const as = async (name: string) => {
    const { id } = await client.session.join({ name })
    engine.connection.setActor(id)
    return id
  }
  /** Moves the end of every wait into the past, as if the time had gone by. */
  const waitedOut = () => {
    const database = new BetterSqlite3(join(folder.path, 'assetwalk.db'))
    database.prepare("UPDATE person_pin SET wait_until = '2001-01-01T00:00:00.000Z'").run()
    database.close()
  }
  const started = async (location: string) => {
    const { auditId } = await client.audits.start({ location })
    await client.audits.markCounted({ auditId })
    await client.audits.resolve({ auditId, all: 'missing', decision: 'markLost' })
    return auditId
  }

  it('is set, asked for before it is changed or removed, and stands nowhere as it is typed', async () => {
    await as('Paula Pin')
    expect(await client.pins.show({ name: 'paula pin' })).toEqual({ hasPin: false, setAt: null })
    expect(await failureOf(client.pins.set({ newPin: '1234' }))).toMatchObject({
      code: 'PIN_UNFIT',
      data: { fault: 'simple' },
    })
    expect(await client.pins.set({ newPin: pin })).toMatchObject({ hasPin: true })
    expect(await failureOf(client.pins.set({ newPin: '9753' }))).toMatchObject({ code: 'PIN_NEEDED' })
    expect(await failureOf(client.pins.remove({ pin: wrong }))).toMatchObject({
      code: 'PIN_WRONG',
      data: { triesLeft: 2 },
    })
    await client.pins.set({ newPin: '9753', pin })
    await client.pins.remove({ pin: '9753' })
    expect(await failureOf(client.pins.remove({ pin: '9753' }))).toMatchObject({ code: 'PIN_MISSING' })
    const database = new BetterSqlite3(join(folder.path, 'assetwalk.db'), { readonly: true })
    const written = JSON.stringify([
      database.prepare("SELECT fields FROM change WHERE entity = 'pin'").all(),
      database.prepare('SELECT call, answer FROM command').all(),
    ])
    database.close()
    expect(written).toContain('removed')
    for (const typed of [pin, '9753']) expect(written).not.toContain(`"${typed}"`)
  })

  it('proves who approves and who signs; without it nobody does so under that name', async () => {
    await as('Grace Approver')
    await client.pins.set({ newPin: pin })
    await as('Ada Tester')
    const auditId = await started('HQ')
    const approve = (more: object) =>
      client.audits.approve({ auditId, all: 'missing', approvedBy: 'Grace Approver', ...more })
    expect(await failureOf(approve({}))).toMatchObject({
      code: 'PIN_NEEDED',
      data: { name: 'Grace Approver' },
    })
    expect(await failureOf(approve({ pin: wrong }))).toMatchObject({ code: 'PIN_WRONG' })
    expect(await approve({ pin })).toEqual({ approved: 1 })
    const close = (pins: object) =>
      client.audits.close({ auditId, by: 'Ada Tester', responsible: 'Grace Approver', pins })
    expect(await failureOf(close({}))).toMatchObject({ code: 'PIN_NEEDED' })
    expect(await failureOf(close({ auditor: pin }))).toMatchObject({ code: 'PIN_MISSING' })
    const unheard = {
      by: 'Ada Tester',
      responsible: 'Zoe Unheard',
      newPerson: true,
      pins: { responsible: pin },
    }
    expect(await failureOf(client.audits.close({ auditId, ...unheard }))).toMatchObject({
      code: 'PIN_MISSING',
      message: expect.stringMatching(/^A PIN was given for somebody who is not known/),
    })
    await close({ responsible: pin })
    const report = await reportOf(engine, auditId)
    expect(report.items.missing[0]?.decision).toMatchObject({
      approvedBy: 'Grace Approver',
      assurance: 'pin',
    })
    expect(report.closing?.signatures.map(({ name, assurance }) => [name, assurance])).toEqual([
      ['Ada Tester', 'asserted'],
      ['Grace Approver', 'pin'],
    ])
    await as('Grace Approver')
    await client.pins.remove({ pin })
    await as('Ada Tester')
  })

  it('lets nobody guess on, not even after a restart; the same try sent again is one', async () => {
    const paula = await as('Paula Pin')
    await client.pins.set({ newPin: pin })
    const context = { commandId: newId() }
    for (const left of [2, 2, 1, 0]) {
      const options = left === 2 ? { context } : undefined
      expect(await failureOf(client.pins.remove({ pin: wrong }, options))).toMatchObject({
        code: 'PIN_WRONG',
        data: { triesLeft: left },
      })
    }
    expect(await failureOf(client.pins.remove({ pin }))).toMatchObject({ code: 'PIN_WAIT' })
    await engine.close()
    engine = await startTestEngine(folder.path)
    client = engine.client
    engine.connection.setActor(paula)
    const waits = await failureOf(client.pins.remove({ pin }))
    expect(waits).toMatchObject({ code: 'PIN_WAIT', data: { seconds: expect.any(Number) } })
    waitedOut()
    expect(await failureOf(client.pins.remove({ pin: wrong }))).toMatchObject({ code: 'PIN_WRONG' })
    waitedOut()
    await client.pins.remove({ pin })
  })

  it('is taken away by an administrator alone, who is written down', async () => {
    const ada = await as('Ada Tester')
    const paula = await as('Paula Pin')
    await client.pins.set({ newPin: pin })
    expect(await failureOf(client.pins.reset({ personId: paula }))).toMatchObject({ code: 'RIGHT_MISSING' })
    engine.connection.setActor(ada)
    expect(await client.pins.list()).toEqual({ people: [{ id: paula, name: 'Paula Pin' }] })
    await client.pins.reset({ personId: paula })
    expect(await client.pins.show({ personId: paula })).toMatchObject({ hasPin: false })
    expect(await failureOf(client.pins.reset({ personId: newId() }))).toMatchObject({
      code: 'PIN_PERSON_UNKNOWN',
    })
  })

  it('or not: a name with one typo approves and signs nothing, unless it is somebody new', async () => {
    await as('Grace Approver')
    await as('Ada Tester')
    const auditId = await started('Depot')
    const typo = { auditId, all: 'missing' as const, approvedBy: 'Grace Aprover' }
    expect(await failureOf(client.audits.approve(typo))).toMatchObject({
      code: 'PERSON_NAME_NEAR',
      data: { near: ['Grace Approver'] },
    })
    expect(await failureOf(client.audits.close({ auditId, by: 'Ada Testre' }))).toMatchObject({
      code: 'APPROVAL_MISSING',
    })
    expect(await client.audits.approve({ ...typo, newPerson: true })).toEqual({ approved: 1 })
    expect(await failureOf(client.audits.close({ auditId, by: 'Ada Testre' }))).toMatchObject({
      code: 'PERSON_NAME_NEAR',
    })
    await client.audits.close({ auditId, by: 'Ada Testre', newPerson: true })
  })
})
