import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabelsResult } from '../../src-shared/features/labels/label-runs-contract.ts'
import type { LabelPrint } from '../../src-shared/features/labels/labels-contract.ts'
import { failureOf } from '../tools/client.ts'
import { ended, importJob } from '../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'
import { fakePrinter } from './support/fake-printer.ts'

type Order = Partial<LabelPrint> & Pick<LabelPrint, 'assets'>

describe('labels that wait', () => {
  let engine: TestEngine
  let client: TestEngine['client']
  let importId: string
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    const list = Array.from({ length: 30 }, (_, n) => ({ 'Asset Tag': `Q-${100 + n}`, Location: 'HQ' }))
    const job = await importJob(engine, list)
    importId = job.id
  })
  afterAll(() => engine.close())

  const queued = async (labels: Parameters<typeof client.labelQueue.add>[0]['labels']) =>
    (await ended(client, (await client.labelQueue.add({ labels })).jobId)).result
  const waiting = async () => (await client.labelQueue.list({})).labels.map(({ assetTag }) => assetTag)
  const print = async (order: Order) => {
    const { jobId } = await client.labels.print({ stock: 'Z-57x32', format: 'zpl', ...order })
    return ended(client, jobId)
  }
  const made = async (order: Order) => {
    const { result, error } = await print(order)
    if (!result) throw new Error(JSON.stringify(error))
    return result as LabelsResult
  }
  const tagsIn = (labels: string[]) => labels.map((zpl) => /\^BX[^\n]*\^FD([^^]*)/.exec(zpl)?.[1])

  it('wait once each, until their file is confirmed, and then are on the page of their asset', async () => {
    expect(await queued({ tags: ['Q-101', 'q-100'] })).toEqual({ added: 2, waiting: 2 })
    expect(await queued({ tags: ['Q-100', 'Q-102'] })).toEqual({ added: 1, waiting: 3 })
    expect(await waiting()).toEqual(['Q-101', 'Q-100', 'Q-102'])

    const run = await made({ assets: { queue: 'all' }, format: 'pdf', stock: 'L7651' })
    expect(run).toMatchObject({ total: 3, printed: 0, reprints: { count: 0 } })
    expect(readFileSync(join(engine.folder, 'outgoing', run.outgoingId)).length).toBe(run.size)
    expect(await waiting(), 'nobody said yet that the file was written').toHaveLength(3)

    expect(await client.labelRuns.confirm({ runId: run.runId })).toMatchObject({
      state: 'printed',
      printed: 3,
      stock: 'Avery L7651',
      firstTag: 'Q-101',
      by: 'Ada Tester',
    })
    expect(await waiting()).toEqual([])
    expect(await failureOf(client.labelRuns.confirm({ runId: run.runId }))).toMatchObject({
      code: 'RUN_NOT_MADE',
    })
    const { rows } = await client.assets.list({ search: 'Q-101' })
    const { labels } = await client.labelRuns.ofAsset({ assetId: rows[0]?.id ?? '' })
    expect(labels).toMatchObject([
      { stock: 'Avery L7651', by: 'Ada Tester', assetTag: 'Q-101', isReprint: false },
    ])
  })

  it('that came out before are reprints, with their reason', async () => {
    await queued({ tags: ['Q-100', 'Q-103'] })
    expect(await client.labelQueue.list({})).toMatchObject({ total: 2, reprints: 1 })
    const run = await made({ assets: { queue: 'all' }, reprint: 'damaged' })
    expect(run.reprints).toEqual({ count: 1, tags: ['Q-100'] })
    await client.labelRuns.confirm({ runId: run.runId })
    const { rows } = await client.assets.list({ search: 'Q-100' })
    const { labels } = await client.labelRuns.ofAsset({ assetId: rows[0]?.id ?? '' })
    expect(labels.map(({ reprint }) => reprint)).toEqual(['damaged', null])
  })

  it('given up are not recorded, and still wait', async () => {
    await queued({ tags: ['Q-104'] })
    const { runId } = await made({ assets: { queue: 'all' } })
    await client.labelRuns.discard({ runId })
    expect(await waiting()).toEqual(['Q-104'])
    expect(await client.labelQueue.remove({ labels: { tags: ['q-104', 'Q-999'] } })).toEqual({ removed: 1 })
    expect(await waiting()).toEqual([])
  })

  it('come from an import, a list and the audit that marked them', async () => {
    expect(await queued({ imported: importId })).toEqual({ added: 30, waiting: 30 })
    await client.labelQueue.remove({ labels: 'all' })
    const list = { search: 'Q-11', filter: {} }
    expect(await queued(list)).toEqual({ added: 10, waiting: 10 })
    await client.labelQueue.remove({ labels: 'all' })

    const { auditId } = await client.audits.start({ location: 'HQ' })
    const scan = (code: string) =>
      client.audits.scan({ auditId, code, method: 'byHand', labelDamage: 'torn' })
    const { scan: undone } = await scan('Q-105')
    await client.audits.voidScan({ auditId, scanId: undone.scanId })
    await scan('Q-106')
    expect(await waiting(), 'an open audit may still undo it').toEqual([])
    expect(await queued({ damagedIn: auditId })).toEqual({ added: 1, waiting: 1 })
    await client.labelQueue.remove({ labels: 'all' })
    await client.audits.markCounted({ auditId })
    await client.audits.endCounting({ auditId })
    await client.audits.resolve({
      auditId,
      all: 'missing',
      decision: 'markLost',
      approvedBy: 'Grace Approver',
    })
    await client.audits.close({ auditId })
    expect((await client.labelQueue.list({})).labels).toMatchObject([
      { assetTag: 'Q-106', reason: 'damaged' },
    ])
    await client.labelQueue.remove({ labels: 'all' })
  })

  it('go to a label printer, and are gone on with where it stopped', async () => {
    const printer = await fakePrinter({ paperFor: 12 })
    const host = { kind: 'host' as const, host: '127.0.0.1', port: printer.port }
    const tags = Array.from({ length: 25 }, (_, n) => `Q-${100 + n}`)
    await queued({ tags })
    const common = { template: 'data-matrix', to: host }
    const { state, error } = await print({ assets: { queue: 'all' }, ...common })
    expect(state).toBe('failed')
    expect(error).toMatchObject({
      code: 'PRINTER_STOPPED',
      message: expect.stringContaining('Printed 11 of 25, then the printer ran out of labels.'),
      data: { printed: 11, total: 25, uncertain: { count: 9 } },
    })
    expect(await waiting()).toEqual(tags.slice(11))
    const { runs } = await client.labelRuns.list({ limit: 1 })
    const runId = runs[0]?.id ?? ''
    expect(runs).toMatchObject([{ state: 'stopped', printed: 11, uncertain: 9, total: 25 }])
    expect(await failureOf(client.labelRuns.resume({ runId, from: 26 }))).toMatchObject({
      code: 'LABEL_OUTSIDE_RUN',
    })

    printer.mend()
    const { result } = await ended(client, (await client.labelRuns.resume({ runId, from: 13 })).jobId)
    expect(result).toMatchObject({ printed: 25, total: 25 })
    expect(tagsIn(printer.labels)).toEqual(tags)
    expect(await waiting()).toEqual([])
    expect(await failureOf(client.labelRuns.resume({ runId }))).toMatchObject({ code: 'RUN_NOT_STOPPED' })

    expect(await client.labelRuns.verify({ runId, codes: [...tags.slice(1), 'other', 'q-101'] })).toEqual({
      matched: 24,
      missing: ['Q-100'],
      foreign: ['other'],
    })
    expect(await client.labelRuns.show({ runId })).toMatchObject({ missing: 1, state: 'printed' })
  })

  it('go nowhere where no printer is, and wait', async () => {
    await queued({ tags: ['Q-120'] })
    const nowhere = { kind: 'host' as const, host: '127.0.0.1', port: 1 }
    expect((await print({ assets: { queue: 'all' }, to: nowhere })).error).toMatchObject({
      code: 'PRINTER_UNREACHABLE',
    })
    expect(await waiting()).toEqual(['Q-120'])
    const asPdf = client.labels.print({ assets: { queue: 'all' }, stock: 'L7651', to: nowhere })
    expect(await failureOf(asPdf)).toMatchObject({ code: 'PRINTER_TAKES_ZPL' })
  })
})
