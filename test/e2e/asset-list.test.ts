import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AssetFilter } from '../../src-shared/features/assets/asset-filter.ts'
import { sampleFolder, sampleWorker } from '../tools/sample-folder.ts'
import { openWindowHouse, slowDown, type WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { leave, openAs } from './support/windows.ts'

const assets = 30_000

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
const chosenRows = () => grid().locator('[role=row][aria-selected=true]')
const firstRow = () => grid().locator('[role=row][aria-rowindex="2"]')
const chosenCount = () => page.getByTestId('chosen').textContent()
const { format } = new Intl.NumberFormat('en-GB')
const countOf = async (filter: AssetFilter) =>
  (await house.connection.client.assets.list({ filter, limit: 1 })).total

/** Opens the menu of a condition from the keyboard. */
async function filterBy(part: string): Promise<void> {
  await page.keyboard.press('f')
  await page.getByRole('dialog', { name: 'Filter' }).waitFor()
  await page.keyboard.type(part)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('heading', { name: part }).waitFor()
}

async function closeMenu(): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

describe('the filter of the list', () => {
  it('combines values with counts, from the keyboard, and stays with reload and back', async () => {
    await filterBy('Category')
    await page.getByRole('menuitemcheckbox', { name: /^Laptop/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    const first = page.getByRole('menuitemcheckbox').first()
    const laptops = await countOf({ categories: ['Laptop'] })
    await eventually(async () => (await first.textContent())?.replace(/\D/g, '')).toBe(String(laptops))
    await page.keyboard.press('Enter')
    await closeMenu()
    await page.getByText(`${format(laptops)} match the filter`).waitFor()

    await filterBy('Kind of status')
    await page.getByRole('menuitemcheckbox', { name: /^Archived/ }).click()
    await closeMenu()
    const both = await countOf({ categories: ['Laptop'], statusTypes: ['archived'] })
    expect(both).toBeGreaterThan(0)
    expect(both).toBeLessThan(laptops)
    await page.getByText(`${format(both)} match the filter`).waitFor()
    await page.reload()
    await page.getByText(`${format(both)} match the filter`).waitFor()
    await page.goBack()
    await page.getByText(`${format(laptops)} match the filter`).waitFor()
    await page.getByRole('button', { name: 'Without Category' }).click()
    await page.getByText(`${format(assets)} assets`).waitFor()
  })

  it('takes places with all below them, days, amounts, and what is lacking', async () => {
    await filterBy('Location')
    await page.keyboard.type('Hamburg')
    await page.getByRole('menuitemcheckbox', { name: /^Hamburg\s*[\d,]+$/ }).click()
    await closeMenu()
    const chip = page.getByRole('listitem').filter({ hasText: 'Location' })
    await eventually(() => chip.textContent()).toContain('Hamburg')
    await eventually(() => page.getByRole('status').first().textContent()).toMatch(/match the filter/)
    await filterBy('Purchase cost')
    await page.getByRole('dialog').getByLabel('From').fill('1200')
    await closeMenu()
    await filterBy('Purchase date')
    await page.getByRole('dialog').getByLabel('To').fill('2022-12-31')
    await closeMenu()
    const { values } = await house.connection.client.assets.facets({ part: 'locations', matching: 'Hamburg' })
    const hamburg = values.find(({ name }) => name === 'Hamburg')?.value ?? ''
    const filter: AssetFilter = {
      locations: [hamburg],
      cost: { from: 1200 },
      purchased: { to: '2022-12-31' },
    }
    const count = await countOf(filter)
    expect(count).toBeGreaterThan(0)
    await page.getByText(`${format(count)} match the filter`).waitFor()
    await filterBy('Has no')
    await page.getByRole('dialog').getByLabel('Serial number').check()
    await closeMenu()
    const lacking = await countOf({ ...filter, lacks: ['serialNumber'] })
    await (lacking > 0
      ? page.getByText(`${format(lacking)} match the filter`).waitFor()
      : page.getByRole('heading', { name: 'No asset matches the filter' }).waitFor())
    expect(new URL(page.url()).searchParams.get('filter')).toContain('serialNumber')
  })

  it('goes together with a search, on a slow machine too, where the page lags behind what is typed', async () => {
    await slowDown(page, 4)
    await filterBy('Category')
    await page.getByRole('menuitemcheckbox', { name: /^Laptop/ }).click()
    await closeMenu()
    await page.keyboard.press('/')
    await page.keyboard.type('gdansk')
    const { total } = await house.connection.client.assets.list({
      search: 'gdansk',
      filter: { categories: ['Laptop'] },
      limit: 1,
    })
    expect(total).toBeGreaterThan(0)
    await page.getByText(`${format(total)} with “gdansk”`).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(`${format(await countOf({ categories: ['Laptop'] }))} match the filter`).waitFor()
    await page.close()
  })

  it('is exported as it stands, in its order', async () => {
    await filterBy('Category')
    await page.getByRole('menuitemcheckbox', { name: /^Projector/ }).click()
    await closeMenu()
    await grid().getByRole('button', { name: 'Asset tag' }).click()
    await page.waitForURL(/sort=assetTag/)
    await eventually(() =>
      grid().getByRole('columnheader', { name: 'Asset tag' }).getAttribute('aria-sort'),
    ).toBe('ascending')
    await grid().getByRole('button', { name: 'Asset tag' }).click()
    await page.waitForURL(/sort=assetTag%3Adown/)
    const count = await countOf({ categories: ['Projector'] })
    await page.getByText(`${format(count)} match the filter`).waitFor()
    await eventually(() =>
      grid().getByRole('columnheader', { name: 'Asset tag' }).getAttribute('aria-sort'),
    ).toBe('descending')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
    expect(lines).toHaveLength(count + 1)
    const tags = lines.slice(1).map((line) => /AW-\d{7}/.exec(line)?.[0] ?? '')
    expect(tags).toEqual(tags.toSorted().toReversed())
  })
})

describe('the order of the list', () => {
  it('is that of any column, up, down and as usual again, by a press on its head', async () => {
    const head = grid().getByRole('columnheader', { name: 'Serial number' })
    await head.getByRole('button').focus()
    await page.keyboard.press('Enter')
    await eventually(() => head.getAttribute('aria-sort')).toBe('ascending')
    const ordered = (direction: 'ascending' | 'descending') =>
      house.connection.client.assets.list({ sort: { by: 'serialNumber', direction }, limit: 1 })
    const first = (await ordered('ascending')).rows[0]
    await eventually(() => firstRow().textContent()).toContain(first?.assetTag)
    await head.getByRole('button').click()
    await eventually(() => head.getAttribute('aria-sort')).toBe('descending')
    const last = (await ordered('descending')).rows[0]
    await eventually(() => firstRow().textContent()).toContain(last?.assetTag)
    await head.getByRole('button').click()
    await eventually(() => firstRow().textContent()).toContain('AW-0000001')
  })
})

describe('choosing rows', () => {
  it('goes row by row, over a range, over all that match, and none', async () => {
    await page.keyboard.press('Space')
    await eventually(() => chosenCount()).toBe('1 chosen')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await eventually(chosenCount).toBe('3 chosen')
    await eventually(() => chosenRows().count()).toBe(3)
    await grid()
      .getByText('AW-0000007')
      .click({ modifiers: ['ControlOrMeta'] })
    await eventually(chosenCount).toBe('4 chosen')
    await page.keyboard.press('ControlOrMeta+a')
    await eventually(chosenCount).toBe(`${format(assets)} chosen`)
    await page.keyboard.press('Space')
    await eventually(chosenCount).toBe(`${format(assets - 1)} chosen`)
    await page.keyboard.press('Escape')
    await page.getByTestId('chosen').waitFor({ state: 'detached' })
  })

  it('goes over pages that were never seen', async () => {
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: /^Row 1 of/ }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('2500')
    await page.keyboard.press('Enter')
    await eventually(() => activeRow().textContent()).toContain('AW-0002500')
    await page.getByText(`Row 2,500 of ${format(assets)}`).waitFor()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+Home')
    await eventually(chosenCount).toBe('2,500 chosen')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+End')
    await page.getByText(/More than 10,000 rows are too many/).waitFor()
  })

  it('is copied as a table with the columns that are shown', async () => {
    await page.evaluate(() => {
      const written: string[] = []
      Object.assign(window, { written })
      navigator.clipboard.writeText = async (text) => void written.push(text)
    })
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await eventually(chosenCount).toBe('2 chosen')
    await page.keyboard.press('ControlOrMeta+c')
    await page.getByText('2 rows are copied.').waitFor()
    const [text = ''] = await page.evaluate(() => (window as unknown as { written: string[] }).written)
    const lines = text.split('\n').map((line) => line.split('\t'))
    expect(lines.map(([tag]) => tag)).toEqual(['Asset tag', 'AW-0000001', 'AW-0000002'])
    expect(lines[0]).toContain('Location')
  })
})

describe('the keyboard in the list', () => {
  it('jumps to what begins with what is typed, and opens it', async () => {
    await page.keyboard.type('aw-0023')
    await eventually(() => activeRow().textContent()).toContain('AW-0023000')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'AW-0023000', level: 1 }).waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => activeRow().textContent()).toContain('AW-0023000')
  })

  it('returns to the asset, wherever it stands by then', async () => {
    await page.keyboard.type('aw-0000300')
    await eventually(() => activeRow().textContent()).toContain('AW-0000300')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'AW-0000300', level: 1 }).waitFor()
    await house.connection.client.assets.create({ fields: { assetTag: 'AW-0000000' } })
    await page.keyboard.press('Escape')
    await eventually(() => activeRow().textContent()).toContain('AW-0000300')
    await eventually(() => activeRow().getAttribute('aria-rowindex')).toBe('302')
  })
})

describe('the look of the list', () => {
  it('is chosen column by column and kept on this computer', async () => {
    await page.getByRole('button', { name: 'Columns' }).click()
    const menu = page.getByRole('dialog', { name: 'Columns' })
    await menu.getByLabel('Add a column').fill('Purchase cost')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await menu.getByRole('button', { name: 'Without Serial number' }).click()
    await menu.getByRole('button', { name: 'Purchase cost before' }).click()
    await menu.getByRole('button', { name: 'Roomy rows' }).click()
    await closeMenu()
    const heads = () =>
      grid()
        .getByRole('columnheader')
        .evaluateAll((all) => all.map((one) => one.ariaLabel))
    const wanted = [
      'Chosen',
      'Asset tag',
      'Name',
      'Model',
      'Location',
      'Status',
      'Purchase cost',
      'Checked out to',
    ]
    await eventually(() => heads()).toEqual(wanted)
    await page.reload()
    await page.getByText('AW-0000001').waitFor()
    await eventually(() => heads()).toEqual(wanted)
    await eventually(async () => (await firstRow().boundingBox())?.height).toBe(48)
  })

  it('has columns as wide as they are dragged, or sized with Alt and the arrow keys', async () => {
    const head = grid().getByRole('columnheader', { name: 'Name' })
    const width = async () => (await head.boundingBox())?.width ?? 0
    const before = await width()
    await head.getByRole('button').focus()
    for (let n = 0; n < 3; n++) await page.keyboard.press('Alt+ArrowRight')
    await eventually(width).toBeCloseTo(before + 48, 0)
    const box = await head.boundingBox()
    if (!box) throw new Error('no head')
    await page.mouse.move(box.x + box.width + 8, box.y + 15)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 72, box.y + 15, { steps: 4 })
    await page.mouse.up()
    await eventually(width).toBeCloseTo(before - 32, 0)
  })

  it('is kept as a view, with filter and order', async () => {
    await filterBy('Category')
    await page.getByRole('menuitemcheckbox', { name: /^Server/ }).click()
    await closeMenu()
    const count = await countOf({ categories: ['Server'] })
    await page.getByText(`${format(count)} match the filter`).waitFor()
    await page.keyboard.press('v')
    await page.getByLabel('Name of the view').fill('All servers')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'All servers', exact: true }).waitFor()
    await page.getByLabel('For everybody').click()
    await page.getByLabel('Name of the view').fill('Servers of us all')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'For everybody' }).getByText('Servers of us all').waitFor()
    await closeMenu()
    await page.getByRole('button', { name: 'Without Category' }).click()
    await page.getByText(/\d assets$/).waitFor()
    await page.reload()
    await page.getByText('AW-0000001').waitFor()
    await page.keyboard.press('v')
    await page.getByRole('button', { name: 'All servers', exact: true }).click()
    await page.getByText(`${format(count)} match the filter`).waitFor()
    await page.evaluate(() => localStorage.clear())
    const elsewhere = await openAs(house, '/assets', sampleWorker)
    await elsewhere.getByText('AW-0000001').waitFor()
    await elsewhere.keyboard.press('v')
    await elsewhere.getByRole('button', { name: 'Servers of us all', exact: true }).click()
    await elsewhere.getByText(`${format(count)} match the filter`).waitFor()
    await elsewhere.keyboard.press('v')
    await elsewhere.getByRole('button', { name: 'Take Servers of us all from everybody' }).click()
    await elsewhere.getByText('No view is kept yet.').waitFor()
    await elsewhere.close()
  })
})
