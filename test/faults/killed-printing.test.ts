import { expect, it, onTestFinished, vi } from 'vitest'
import { connectToLocalSocket } from '../../src-main/engine/local-socket.ts'
import { fakePrinter } from '../labels/support/fake-printer.ts'
import { childEngine } from '../tools/child-engine.ts'
import { clientOver } from '../tools/client.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { ended, imported } from '../tools/lists.ts'
import { startTestEngine } from '../tools/test-engine.ts'

it('an engine that is killed while it sends labels says which may have come out, and goes on from there', async () => {
  const folder = folderOfTest()
  const tags = Array.from({ length: 25 }, (_, n) => `KP-${100 + n}`)
  const first = await startTestEngine(folder)
  await imported(
    first,
    tags.map((tag) => ({ 'Asset Tag': tag })),
  )
  await ended(first.client, (await first.client.labelQueue.add({ labels: { tags } })).jobId)
  await first.close()

  const printer = await fakePrinter({ muteAfter: 10 })
  const child = await childEngine(folder)
  onTestFinished(() => void child.process.kill('SIGKILL'))
  expect(child.said).toBe('ready')
  const connection = clientOver(() => connectToLocalSocket(folder))
  connection.setActor(first.worker.id)
  await connection.client.labels.print({
    assets: { queue: 'all' },
    stock: 'Z-57x32',
    template: 'data-matrix',
    format: 'zpl',
    to: { kind: 'host', host: '127.0.0.1', port: printer.port },
  })
  // It waits for the printer's word on the first ten, and never gets it.
  await vi.waitFor(() => expect(printer.labels).toHaveLength(10), { timeout: 60_000 })
  await child.kill()
  connection.close()

  const { client, close } = await startTestEngine(folder)
  const [run] = (await client.labelRuns.list({ limit: 1 })).runs
  expect(run).toMatchObject({ state: 'stopped', printed: 0, uncertain: 10, total: 25 })
  expect((await client.labelQueue.list({})).total, 'nothing is recorded as printed').toBe(25)
  printer.mend()
  const { jobId } = await client.labelRuns.resume({ runId: run?.id ?? '', from: 11 })
  expect((await ended(client, jobId)).result).toMatchObject({ printed: 25, total: 25 })
  expect(printer.labels.map((zpl) => /\^BX[^\n]*\^FD([^^]*)/.exec(zpl)?.[1])).toEqual(tags)
  expect((await client.labelQueue.list({})).total).toBe(0)
  await close()
})
