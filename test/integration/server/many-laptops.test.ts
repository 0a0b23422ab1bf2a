import { expect, it, onTestFinished } from 'vitest'
import { smallPush } from '../../../src-server/http/requests-at-once.ts'
import { startLaptopsOfServer, syncedInTurn } from '../../tools/server/laptops-of-server.ts'
import { TestDevice } from '../../tools/server/test-device.ts'

const assets = 300
const atOnce = 7

it('a laptop pushes a little at a time while many are there, and all at once afterwards', async () => {
  const { server, laptop, close } = await startLaptopsOfServer()
  onTestFinished(close)
  const one = await laptop('Ada Tester')
  await one.client.sync.pause({ paused: true })
  await syncedInTurn(one)
  const others = await Promise.all([1, 2, 3].map(() => TestDevice.enrolled(server)))
  const pushesOf = async (prefix: string) => {
    for (let n = 0; n < assets; n++)
      await one.client.assets.create({ fields: { assetTag: `${prefix}-${n}` } })
    const before = server.logged.filter(({ route }) => route === '/sync/push').length
    await syncedInTurn(one)
    return server.logged.filter(({ route }) => route === '/sync/push').length - before
  }
  /** Requests of which the body has not come yet. */
  const bodies: ReadableStreamDefaultController[] = []
  const begun = others.flatMap((device) =>
    Array.from({ length: atOnce }, () => {
      const body = new ReadableStream({ start: (controller) => void bodies.push(controller) })
      const init = { method: 'POST', headers: device.headersFor('/sync/push', ''), body, duplex: 'half' }
      return server.app.request('/sync/push', init as RequestInit)
    }),
  )
  await expect.poll(async () => (await others[0]?.hello())?.body.most).toBe(smallPush)
  expect(await pushesOf('M')).toBe(Math.ceil(assets / smallPush))
  for (const body of bodies) body.close()
  for (const answer of await Promise.all(begun)) expect(answer.status).toBe(400)
  expect((await others[0]?.hello())?.body.most).toBe(500)
  expect(await pushesOf('N')).toBe(1)
  expect(await server.rows("SELECT 1 FROM record WHERE kind = 'asset'")).toHaveLength(2 * assets)
})
