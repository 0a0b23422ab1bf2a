import { expect, it } from 'vitest'
import { startDatabaseThread } from '../../../src-main/engine/database-thread.ts'
import { engineOfTest } from '../../tools/test-engine.ts'

it('is not ended before it has loaded the native code, which would end the process', async () => {
  const { folder } = await engineOfTest()
  const { worker, endable, end } = startDatabaseThread('./features/quality/quality-thread', {
    dataFolder: folder,
    now: '2026-01-01T00:00:00.000Z',
  })
  const exits: number[] = []
  worker.once('exit', (code) => exits.push(code))
  const ending = end()
  expect(['ok', 'not-equal']).toContain(await endable)
  await ending
  expect(exits).toHaveLength(1)
})
