import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectToLocalSocket } from '../../src-main/engine/local-socket.ts'
import { connect } from '../../src-shared/wire/connect.ts'
import { newId } from '../tools/port-client.ts'
import { sampleFolder, sampleWorker } from '../tools/sample-folder.ts'
import { openWindowHouse, type WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { leave, openAs } from './support/windows.ts'

const assets = 30_000
const lastTag = 'AW-0030000'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openWindowHouse({ from: (await sampleFolder(assets, 1)).folder })
  house.connection.setActor((await house.connection.client.session.join({ name: sampleWorker })).id)
})
afterAll(() => house.close())

beforeEach(async () => {
  page = await openAs(house, '/assets', sampleWorker)
  await page.getByRole('grid').getByText('AW-').first().waitFor()
  // A window remembers where in the list somebody was.
  await page.keyboard.press('Home')
  await page.getByText('AW-0000001').waitFor()
})
afterEach(async () => {
  await leave(page)
  expect(house.complaints).toEqual([])
})

const grid = () => page.getByRole('grid')
const activeRow = () => grid().locator('[role=row][data-active=true]')

describe('the list of 30,000 assets', () => {
  it('is walked to its last row and back with the keyboard', async () => {
    await eventually(() => grid().evaluate((element) => document.activeElement === element)).toBe(true)
    await page.keyboard.press('End')
    await page.getByText(lastTag).waitFor()
    await eventually(() => activeRow().textContent()).toContain(lastTag)
    await page.keyboard.press('PageUp')
    await page.keyboard.press('ArrowUp')
    await eventually(() => activeRow().textContent()).toMatch(/AW-00299\d\d/)
    await page.keyboard.press('Home')
    await eventually(() => activeRow().textContent()).toContain('AW-0000001')
  })

  it('is scrolled by the wheel to its last row', async () => {
    await grid().evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await page.getByText(lastTag).waitFor()
    await grid().evaluate((element) => {
      element.scrollTop = element.scrollHeight / 2
    })
    await eventually(() => grid().textContent()).toMatch(/AW-001[45]\d{3}/)
  })

  it('opens the chosen asset with Enter and returns to its row with Escape', async () => {
    for (let n = 0; n < 3; n++) await page.keyboard.press('PageDown')
    await page.keyboard.press('ArrowDown')
    const row = await activeRow().getAttribute('aria-rowindex')
    await eventually(() => activeRow().textContent()).toMatch(/AW-\d{7}/)
    const tag = /AW-\d{7}/.exec((await activeRow().textContent()) ?? '')?.[0] ?? ''
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: tag, level: 1 }).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL('**/assets')
    await eventually(() => activeRow().getAttribute('aria-rowindex')).toBe(row)
    await eventually(() => activeRow().isVisible()).toBe(true)
    await page.keyboard.press('ArrowDown')
    await eventually(() => activeRow().getAttribute('aria-rowindex')).toBe(String(Number(row) + 1))
  })

  it('is narrowed down by typing, kept across an asset, and whole again with Escape', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('thinkpad gdansk mill')
    await eventually(() => page.getByText(/with “thinkpad gdansk mill”/).isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await eventually(() => activeRow().textContent()).toContain('Gdańsk / Mill')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Facts' }).waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => page.getByText(/with “thinkpad gdansk mill”/).isVisible()).toBe(true)
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await page.getByText('30,000 assets').waitFor()
  })

  it('says what it did not find, and what to do', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('zzzz-nowhere')
    await page.getByRole('heading', { name: 'No asset has “zzzz-nowhere”' }).waitFor()
  })

  it('is saved as CSV, as far as the search goes', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('AW-00001')
    await page.getByText(/with “AW-00001”/).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    const rows = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
    expect(rows).toHaveLength(101)
    expect(rows[0]).toContain('Asset tag')
  })
})

describe('the search box', () => {
  it('leads from any page to an asset', async () => {
    await page.goto(new URL('/imports', house.loopback.url).href)
    await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('AW-0017777')
    await page.getByRole('option').filter({ hasText: 'AW-0017777' }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'AW-0017777', level: 1 }).waitFor()
  })
})

describe('an asset', () => {
  const open = async (tag: string) => {
    const { id } = await house.connection.client.assets.show({ asset: tag })
    await page.goto(new URL(`/assets/${id}`, house.loopback.url).href)
    await page.getByRole('heading', { name: tag, level: 1 }).waitFor()
    return id
  }
  const facts = () => page.getByRole('region', { name: 'Facts' })
  const timeline = () => page.getByRole('region', { name: 'Timeline' })

  it('shows what is known of it and what happened to it', async () => {
    await open('AW-0000042')
    const asset = await house.connection.client.assets.show({ asset: 'AW-0000042' })
    for (const fact of [asset.serialNumber, asset.model, asset.manufacturer, asset.location, asset.status])
      await eventually(() => facts().textContent()).toContain(fact)
    await eventually(() => timeline().getByRole('listitem').count()).toBe(1)
    await eventually(() => timeline().textContent()).toContain(sampleWorker)
    await page.getByRole('img', { name: 'Code 128 barcode of AW-0000042' }).waitFor()
  })

  it('is edited from the keyboard', async () => {
    await open('AW-0000043')
    await page.keyboard.press('e')
    await page.getByRole('dialog').getByLabel('Name').fill('Łukasz’s spare')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await eventually(() => facts().textContent()).toContain('Łukasz’s spare')
    await eventually(() => timeline().getByRole('listitem').first().textContent()).toContain('Łukasz’s spare')
  })

  it('is given back what it was from its timeline', async () => {
    await open('AW-0000045')
    const { name } = await house.connection.client.assets.show({ asset: 'AW-0000045' })
    await page.keyboard.press('e')
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('typed wrongly')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await eventually(() => timeline().getByRole('listitem').count()).toBe(2)
    await timeline()
      .getByRole('button', { name: /^Undo the change of/ })
      .click()
    await eventually(() => timeline().getByRole('listitem').count()).toBe(3)
    await eventually(
      async () => (await house.connection.client.assets.show({ asset: 'AW-0000045' })).name,
    ).toBe(name)
  })

  it('that somebody else changed meanwhile is not overwritten unseen', async () => {
    const id = await open('AW-0000044')
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('mine')
    const { revision } = await house.connection.client.assets.show({ asset: id })
    await house.connection.client.assets.update({ id, revision, fields: { name: 'theirs', notes: 'kept' } })
    await page.keyboard.press('Control+Enter')
    await dialog.getByText(/was changed by somebody else/).waitFor()
    await dialog.getByText('Now “theirs”. Saving puts yours in its place.').waitFor()
    await eventually(() => dialog.getByLabel('Name').inputValue()).toBe('mine')
    await eventually(() => dialog.getByLabel('Notes').inputValue()).toBe('kept')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => house.connection.client.assets.show({ asset: id })).toMatchObject({
      name: 'mine',
      notes: 'kept',
    })
  })

  it('with a tag that is taken is refused beside the field', async () => {
    await open('AW-0000045')
    await page.keyboard.press('e')
    await page.getByRole('dialog').getByLabel('Asset tag').fill('aw-0000046')
    await page.keyboard.press('Control+Enter')
    await page
      .getByRole('alert')
      .getByText(/belongs to another asset/)
      .waitFor()
    await page.keyboard.press('Escape')
  })

  it('that the command line changes is shown anew in the open window', async () => {
    const id = await open('AW-0000047')
    const commandLine = connect({
      open: () => connectToLocalSocket(house.dataFolder),
      newId,
      timers: { setTimeout, clearTimeout },
    })
    commandLine.setActor((await commandLine.client.session.join({ name: 'Script' })).id)
    const { revision } = await commandLine.client.assets.show({ asset: id })
    await commandLine.client.assets.update({ id, revision, fields: { notes: 'by the robot' } })
    await eventually(() => facts().textContent()).toContain('by the robot')
    commandLine.close()
  })
})
