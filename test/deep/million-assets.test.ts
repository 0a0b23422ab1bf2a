import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AssetFilter } from '../../src-shared/features/assets/asset-filter.ts'
import { seriousViolations } from '../e2e/support/accessibility.ts'
import { eventually } from '../e2e/support/eventually.ts'
import { openAs } from '../e2e/support/windows.ts'
import { builtWindow } from '../tools/built-window.ts'
import { sampleFolder, sampleWorker } from '../tools/sample-folder.ts'
import { openWindowHouse, type WindowHouse } from '../tools/window-house.ts'

const assets = 1_000_000
const tagOf = (number: number) => `AW-${String(number).padStart(7, '0')}`
const { format } = new Intl.NumberFormat('en-GB')

let house: WindowHouse
let page: Page

beforeAll(async () => {
  await builtWindow()
  house = await openWindowHouse({ from: (await sampleFolder(assets, 1)).folder })
  house.connection.setActor((await house.connection.client.session.join({ name: sampleWorker })).id)
}, 30 * 60_000)
afterAll(() => house.close())
beforeEach(async () => {
  page = await openAs(house, '/assets', sampleWorker)
  await page.getByText(tagOf(1)).waitFor()
})
afterEach(async () => {
  await page.close()
  expect(house.complaints).toEqual([])
})

const grid = () => page.getByRole('grid')
const activeRow = () => grid().locator('[role=row][data-active=true]')
const firstRow = () => grid().locator('[role=row][aria-rowindex="2"]')
const countOf = async (filter: AssetFilter) =>
  (await house.connection.client.assets.list({ filter, limit: 1 })).total

describe('the window on a million assets', () => {
  it('reaches the last row, and whatever stands anywhere between, with keyboard and wheel', async () => {
    await eventually(() => grid().evaluate((element) => document.activeElement === element)).toBe(true)
    expect(await grid().getAttribute('aria-rowcount')).toBe(String(assets + 1))
    await page.keyboard.press('End')
    await eventually(() => activeRow().textContent()).toContain(tagOf(assets))
    for (let step = 1; step <= 100; step++) await page.keyboard.press('ArrowUp')
    await eventually(() => activeRow().textContent()).toContain(tagOf(assets - 100))
    await page.keyboard.press('Home')
    await eventually(() => activeRow().textContent()).toContain(tagOf(1))
    for (const part of [0.25, 0.5, 0.932, 1]) {
      await grid().evaluate((element, to) => {
        element.scrollTop = (element.scrollHeight - element.clientHeight) * to
      }, part)
      await eventually(async () => Math.abs(part - (await numberInSight()) / assets)).toBeLessThan(0.001)
    }
  })

  it('puts them in another order, and lands on a row by the first signs of its value', async () => {
    await page.getByRole('columnheader', { name: 'Serial number' }).click()
    const bySerial = async (offset: number) => {
      const sort = { by: 'serialNumber' as const, direction: 'ascending' as const }
      return (await house.connection.client.assets.list({ sort, offset, limit: 1 })).rows[0]
    }
    const [first, middle] = [await bySerial(0), await bySerial(assets / 2)]
    await eventually(() => firstRow().textContent()).toContain(first?.assetTag)
    await grid().focus()
    await page.keyboard.type(middle?.serialNumber ?? '')
    await eventually(() => activeRow().textContent()).toContain(middle?.assetTag)
  })

  it('finds one by its code and others by words, and comes back to the same row', async () => {
    const { origin } = new URL(page.url())
    await page.goto(`${origin}/audits`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.insertText(tagOf(654_321))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: tagOf(654_321), level: 1 }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('hamburg laptop')
    await page.getByRole('option').first().waitFor()
    await eventually(() => page.locator('[role=option] mark').first().textContent()).toMatch(/\w/)

    await page.goto(`${origin}/assets`)
    await page.getByText(tagOf(1)).waitFor()
    await grid().focus()
    await page.keyboard.press('End')
    await eventually(() => activeRow().textContent()).toContain(tagOf(assets))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: tagOf(assets), level: 1 }).waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => activeRow().textContent()).toContain(tagOf(assets))
    expect(await seriousViolations(page)).toEqual([])
  })

  it('edits all that a filter shows, and undoes it as one step', async () => {
    const filter: AssetFilter = { categories: ['Monitor'], statusTypes: ['deployed'] }
    const total = await countOf(filter)
    expect(total).toBeGreaterThan(10_000)
    await page.goto(
      `${new URL(page.url()).origin}/assets?${new URLSearchParams({ filter: JSON.stringify(filter) })}`,
    )
    await page.getByText(`${format(total)} match the filter`).waitFor()
    await grid().focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.getByText(`${format(total)} chosen`).waitFor()
    await page.keyboard.press('e')
    await page.getByRole('heading', { name: `Edit ${format(total)} assets` }).waitFor()
    await page.keyboard.type('supp')
    await page.keyboard.press('Enter')
    await page.getByLabel('Supplier', { exact: true }).fill('Nordwind')
    await page.locator('[data-testid=bulk-preview][data-current=true]').waitFor({ timeout: 120_000 })
    await page.keyboard.press('Control+Enter')
    await page.getByText(`${format(total)} assets changed.`).waitFor({ timeout: 300_000 })
    expect(await countOf({ suppliers: ['Nordwind'] })).toBe(total)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText(`${format(total)} assets as before the edit.`).waitFor({ timeout: 300_000 })
    expect(await countOf({ suppliers: ['Nordwind'] })).toBe(0)
  })
})

/** The number in the asset tag of a row in the middle of the list as it is seen. */
async function numberInSight(): Promise<number> {
  const tags = (await grid().allTextContents()).join(' ').match(/AW-\d{7}/g) ?? []
  return Number(tags[Math.floor(tags.length / 2)]?.slice(3) ?? 0)
}
