import { expect, test, vi } from 'vitest'
import { ended, imported, sampleList } from '../tools/lists.ts'
import { connectWindow, desktopOfTest } from './fake/desktop.ts'

test('a big report is drawn in a process that the desktop starts: to its end, until it is cancelled, or until it dies', async () => {
  const desktop = await desktopOfTest({ engine: 'real' })
  const { client, setActor } = connectWindow(desktop)
  setActor((await client.session.join({ name: 'Ada' })).id)
  const list = sampleList(3000, 7)
  await imported({ client, folder: desktop.folder }, list)
  const { auditId } = await client.audits.start({ list: list.map((row) => row['Asset Tag'] ?? '') })
  const { drawings, engines } = desktop.electron
  const begin = async () => (await client.audits.report({ auditId, format: 'csv' })).jobId
  const begun = (count: number) => vi.waitFor(() => expect(drawings).toHaveLength(count), { timeout: 20_000 })

  expect(await ended(client, await begin())).toMatchObject({ state: 'done', error: null })
  expect(drawings.map(({ isRunning }) => isRunning)).toEqual([false])

  const cancelled = await begin()
  await begun(2)
  await client.jobs.cancel({ jobId: cancelled })
  expect(await ended(client, cancelled)).toMatchObject({ state: 'cancelled' })
  expect(drawings[1]?.isRunning).toBe(false)

  const dies = await begin()
  await begun(3)
  drawings[2]?.kill()
  expect(await ended(client, dies)).toMatchObject({ state: 'failed', error: { code: 'DRAWING_ENDED' } })

  // nobody waits for what an engine had asked for that has ended
  await begin()
  await begun(4)
  engines[0]?.kill()
  await vi.waitFor(() => expect(drawings[3]?.isRunning).toBe(false), { timeout: 20_000 })
})
