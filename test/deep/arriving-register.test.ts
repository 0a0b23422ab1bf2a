import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listening, listen } from '../../src-server/http/listen.ts'
import { eventually } from '../e2e/support/eventually.ts'
import { lookAt } from '../e2e/support/looks.ts'
import { openAs } from '../e2e/support/windows.ts'
import { storeRegister } from '../tools/server/store-register.ts'
import { startTestServer, type TestServer } from '../tools/server/test-server.ts'
import { openWindowHouse, type WindowHouse } from '../tools/window-house.ts'

/** As many as come as a snapshot, and in more than one part. */
const assets = 10_000

describe('a register that arrives on a new laptop', () => {
  let server: TestServer
  let http: Listening
  let house: WindowHouse
  let page: Page
  let letAllThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letAllThrough = resolve
  })

  beforeAll(async () => {
    server = await startTestServer({ snapshotPart: 5000 })
    await storeRegister(server.database, assets)
    let parts = 0
    const fetch = async (request: Request) => {
      if (new URL(request.url).pathname === '/sync/snapshot' && ++parts > 2) await held
      return server.app.fetch(request)
    }
    http = await listen({ fetch }, { host: '127.0.0.1', port: 0, tls: null })
    house = await openWindowHouse()
    const { client } = house.connection
    house.connection.setActor((await client.session.join({ name: 'Ada Lee' })).id)
    await client.sync.enroll({ url: http.url, code: await server.code(), deviceName: 'New' })
    page = await openAs(house, '/assets', 'Ada Lee')
  })
  afterAll(async () => {
    letAllThrough()
    await house.close()
    await http.close(0)
    await server.close()
  })

  const state = () => page.getByTestId('sync-state')
  const refusal = () => page.getByRole('alert').filter({ hasText: 'The register is just arriving' })
  const search = () => page.getByRole('combobox', { name: 'Search' })

  it('is shown as far as it is here', async () => {
    await state()
      .filter({ hasText: /^First sync under way: / })
      .waitFor()
    await page.getByRole('grid').getByText('AW-0000001').waitFor()
    await page.getByRole('link', { name: /^First sync under way/ }).click()
    await page.getByText('it can be searched, scanned and changed once all of it is here').waitFor()
    expect(await refusal().count()).toBe(0)
    await lookAt(page, 'register-arriving-sync')
  })

  it('says once that it cannot be sought in or worked with yet', async () => {
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.goto(`${new URL(house.loopback.url).origin}/assets?search=Device`)
    await refusal().waitFor()
    expect([await refusal().count(), await page.getByRole('grid').count()]).toEqual([1, 0])
    await lookAt(page, 'register-arriving')
    await page.getByRole('button', { name: 'Add asset' }).click()
    await page.getByRole('dialog').getByLabel('Asset tag').fill('NEW-1')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').getByRole('alert').waitFor()
    await page.keyboard.press('Escape')
  })

  it('is searched and worked with once all of it is here', async () => {
    letAllThrough()
    await state()
      .filter({ hasText: /^Synced/ })
      .waitFor({ timeout: 60_000 })
    await eventually(() => refusal().count()).toBe(0)
    await search().fill('AW-0009999')
    await page.getByRole('grid').getByText('AW-0009999').waitFor()
    await page.getByRole('grid').getByText('AW-0000001').waitFor({ state: 'detached' })
    expect(house.complaints).toEqual([])
  })
})
