import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readPicture } from '../labels/support/read-label.ts'
import { eventually } from './support/eventually.ts'
import { lookAt } from './support/looks.ts'
import { openTwoLaptops, type TwoLaptops } from './support/two-laptops.ts'
import { openAs } from './support/windows.ts'

/** A window whose browser says that it is to save data. */
const overMeteredLine = () =>
  Object.defineProperty(navigator, 'connection', {
    value: Object.assign(new EventTarget(), { saveData: true }),
  })

describe('the sync of two laptops', () => {
  let world: TwoLaptops
  let ada: Page
  let ben: Page
  beforeAll(async () => {
    world = await openTwoLaptops(['Ada Lee', 'Ben Roe'])
    const { client } = world.one.connection
    await client.assets.create({ fields: { assetTag: 'S-1', name: 'Bench' } })
    ada = await openAs(world.one, '/more/sync', 'Ada Lee')
    ben = await openAs(world.other, '/more/sync', 'Ben Roe')
  })
  afterAll(() => world.close())
  afterEach(() => expect([...world.one.complaints, ...world.other.complaints]).toEqual([]))

  const state = (page: Page) => page.getByTestId('sync-state')
  const assetOf = async (page: Page) => {
    const { client } = (page === ada ? world.one : world.other).connection
    return client.assets.show({ asset: 'S-1' }).catch(() => null)
  }
  const syncNow = async (page: Page) => {
    const before = await syncedAt(page)
    await page.getByRole('button', { name: 'Sync now' }).click()
    await eventually(() => syncedAt(page)).not.toBe(before)
  }
  const syncedAt = async (page: Page) => {
    const { client } = (page === ada ? world.one : world.other).connection
    return (await client.sync.status()).syncedAt
  }
  /** What the QR code says that an administrator's window shows. */
  const invitedBy = async (page: Page) => {
    await page.getByRole('link', { name: 'Devices' }).click()
    await page.getByRole('button', { name: 'Invite a laptop…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite a laptop' })
    await dialog.getByLabel('It takes part as').click()
    await page.getByRole('option', { name: 'Administrator' }).click()
    await dialog.getByRole('button', { name: 'Make a code' }).click()
    await dialog.getByText(world.url, { exact: true }).waitFor()
    const code = dialog.getByRole('img', { name: 'QR code of the invitation' })
    const said = async () =>
      (await readPicture(await code.screenshot())).filter((text) => text.startsWith(`${world.url}/#`))
    await eventually(said).toHaveLength(1)
    const [invitation = ''] = await said()
    await lookAt(page, 'sync-invite')
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.keyboard.press('Escape')
    await eventually(() => dialog.count()).toBe(0)
    return invitation
  }
  const rename = async (page: Page, name: string) => {
    const { client } = (page === ada ? world.one : world.other).connection
    const { id, revision } = await client.assets.show({ asset: 'S-1' })
    await client.assets.update({ id, revision, fields: { name } })
  }

  it('begins with an address and a code, typed or scanned as one, and goes on by itself', async () => {
    await eventually(() => state(ada).count()).toBe(0)
    await ada.getByLabel('Address of the server').fill(world.url)
    await ada.getByLabel('Code').fill(await world.server.code())
    await ada.getByRole('button', { name: 'Take part' }).click()
    await state(ada)
      .filter({ hasText: /^Synced now$/ })
      .waitFor()

    // What a scanner makes of a QR code: it types, and presses Enter.
    const invitation = await invitedBy(ada)
    await ben.getByLabel('Code').focus()
    await ben.keyboard.type(invitation)
    await ben.keyboard.press('Enter')
    await state(ben)
      .filter({ hasText: /^Synced now$/ })
      .waitFor()
    await eventually(async () => (await assetOf(ben))?.name).toBe('Bench')
    const privacy = world.url
    await ben.goto(`${new URL(world.other.loopback.url).origin}/more`)
    await ben.getByRole('region', { name: 'What leaves this computer' }).getByText(privacy).waitFor()
  })

  it('waits over a metered line where somebody wants it so, and goes on with the line or without the wish', async () => {
    const metered = await openAs(world.one, '/more/sync', 'Ada Lee', overMeteredLine)
    const wish = metered.getByRole('checkbox', { name: 'Not over a metered line' })
    await metered.getByText('The desktop application can spare the battery').waitFor()
    await state(metered)
      .filter({ hasText: /^Synced/ })
      .waitFor()
    await wish.click()
    for (const page of [metered, ada])
      await state(page)
        .filter({ hasText: /^Sync paused: metered line$/ })
        .waitFor()
    await metered.getByText('once the line is not metered any more').waitFor()
    await lookAt(metered, 'sync-metered')
    await metered.close()
    await state(ada)
      .filter({ hasText: /^Synced/ })
      .waitFor()
    await ada.getByRole('link', { name: 'This laptop' }).click()
    await ada.getByRole('checkbox', { name: 'Not over a metered line' }).click()
    await eventually(async () => (await world.one.connection.client.sync.status()).spares.metered).toBe(false)
  })

  it('shows where two people contradict each other to both, and what one decides reaches both', async () => {
    for (const { connection } of [world.one, world.other])
      await connection.client.sync.pause({ paused: true })
    await ada.goto(`${new URL(world.one.loopback.url).origin}/more/sync`)
    await ben.goto(`${new URL(world.other.loopback.url).origin}/more/sync`)
    await state(ada).filter({ hasText: 'Sync paused' }).waitFor()
    await rename(ada, 'From Ada')
    await rename(ben, 'From Ben')
    await state(ben).filter({ hasText: '1 waiting' }).waitFor()
    await syncNow(ada)
    await syncNow(ben)
    await syncNow(ada)
    for (const page of [ada, ben]) {
      await state(page).filter({ hasText: '1 needs you' }).click()
      await page.getByRole('region', { name: 'Holds now' }).getByText('From Ada').waitFor()
      await page.getByRole('region', { name: 'Also written' }).getByText('From Ben').waitFor()
      await page
        .getByRole('region', { name: 'Also written' })
        .getByText(/^Ben Roe, /)
        .waitFor()
      await page.getByRole('region', { name: 'Both began from' }).getByText('Bench').waitFor()
    }
    await lookAt(ada, 'sync-conflicts')
    await ada.setViewportSize({ width: 1366, height: 768 })
    await ben.getByRole('grid', { name: 'Conflicts' }).focus()
    await ben.keyboard.press('w')
    await ben.getByRole('dialog').getByLabel('Value that is to hold').fill('Bench, north')
    await ben.keyboard.press('Control+Enter')
    await ben.getByText('Nothing contradicts').waitFor()
    await ben.getByRole('link', { name: 'This laptop' }).click()
    await syncNow(ben)
    await ada.getByRole('link', { name: 'This laptop' }).click()
    await syncNow(ada)
    for (const page of [ada, ben]) {
      await eventually(() => assetOf(page)).toMatchObject({ name: 'Bench, north' })
      await state(page)
        .filter({ hasText: /^Sync paused$/ })
        .waitFor()
    }
  })

  it('lists what the server did not take, which is mended, sent again or given up with a reason', async () => {
    const { deviceId } = await world.other.connection.client.sync.status()
    await world.server.rows(`UPDATE device SET role = 'custodian' WHERE id = $1`, [deviceId])
    await rename(ben, 'Not allowed')
    await rename(ben, 'Still not')
    await ben.getByRole('button', { name: 'Sync now' }).click()
    // What a custodian's laptop sends is put by, and it is given nothing.
    await state(ben).filter({ hasText: '2 need you' }).filter({ hasText: 'Not in sync' }).waitFor()
    await world.server.rows(`UPDATE device SET role = 'administrator'`)
    await state(ben).filter({ hasText: '2 need you' }).click()
    const list = ben.getByRole('grid', { name: 'Changes that were not taken' })
    await list.getByText('Name: Bench, north → Not allowed').waitFor()
    await list.focus()
    await ben.keyboard.press('d')
    await ben.getByRole('dialog').getByLabel('Reason').fill('A slip')
    await ben.keyboard.press('Control+Enter')
    await ben.getByText('Discarded.').waitFor()
    await ben.getByRole('link', { name: 'Not taken 1' }).waitFor()
    await list.focus()
    await ben.keyboard.press('m')
    await ben.getByRole('dialog').getByLabel('Name').fill('Mended')
    await ben.keyboard.press('Control+Enter')
    await ben.getByText('Everything was taken').waitFor()
    await ben.getByRole('link', { name: 'This laptop' }).click()
    await syncNow(ben)
    await syncNow(ada)
    for (const page of [ada, ben]) await eventually(() => assetOf(page)).toMatchObject({ name: 'Mended' })
  })

  it('lets an administrator revoke a laptop, which says so calmly', async () => {
    await ada.getByRole('link', { name: 'Devices' }).click()
    const list = ada.getByRole('grid', { name: 'Devices that take part' })
    await list.getByText(/\(this laptop\)/).waitFor()
    await list.getByText('Laptop of Ben Roe').click()
    await ada.keyboard.press('r')
    await ada.getByRole('dialog').waitFor()
    await ada.keyboard.press('Control+Enter')
    await list.getByText(/^revoked /).waitFor()
    await ben.getByRole('button', { name: 'Sync now' }).click()
    await state(ben).filter({ hasText: 'Not in sync since' }).waitFor()
    await ben.getByLabel('Code').waitFor()
    await lookAt(ben, 'sync-page')
  })
})
