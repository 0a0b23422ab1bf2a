import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { openAuditHouse, places } from './support/register.ts'
import { leave, openAs } from './support/windows.ts'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openAuditHouse()
})
afterAll(() => house.close())
afterEach(async () => {
  await leave(page)
  expect(house.complaints).toEqual([])
})

const open = async (path: string) => {
  page = await openAs(house, path)
  await page.getByRole('grid').getByRole('row').nth(1).waitFor()
  await page.getByRole('grid').focus()
}
/** Behind a dialog the list is hidden from roles. */
const listed = (text: string) => page.locator('[role=grid]').getByText(text)
const dialog = () => page.getByRole('dialog')
const totalOf = async (filter: object) =>
  (await house.connection.client.assets.list({ filter, limit: 1 })).total
const looked = () => page.locator('[data-testid=bulk-preview][data-current=true]').waitFor()
const figure = (outcome: string) => page.getByTestId(`bulk-${outcome}`).locator('dd').textContent()

describe('a bulk edit in the window', () => {
  it('is made, looked at before, and undone as one step, by keyboard alone', async () => {
    await open('/assets')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('3 chosen').waitFor()
    await page.keyboard.press('e')
    await page.getByRole('heading', { name: 'Edit 3 assets' }).waitFor()
    await page.keyboard.type('supp')
    await page.keyboard.press('Enter')
    await page.getByLabel('Supplier', { exact: true }).waitFor()
    await page.keyboard.type('Nordwind')
    await looked()
    await eventually(() => figure('change')).toBe('3')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('stat')
    await page.keyboard.press('Enter')
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: 'Pending' }).waitFor()
    await page.keyboard.type('Pend')
    await page.keyboard.press('Enter')
    await dialog().getByRole('cell', { name: 'Ready to Deploy' }).first().waitFor()
    await looked()
    await eventually(() => dialog().getByRole('row').nth(1).textContent()).toContain('A-1001')
    await eventually(() => totalOf({ suppliers: ['Nordwind'] })).toBe(0)

    await page.keyboard.press('Control+Enter')
    await page.getByText('3 assets changed.').waitFor()
    await eventually(() => totalOf({ suppliers: ['Nordwind'], statuses: ['Pending'] })).toBe(3)
    await eventually(() => listed('Pending').count()).toBe(3)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByText('3 assets as before the edit.').waitFor()
    await eventually(() => totalOf({ suppliers: ['Nordwind'] })).toBe(0)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await eventually(() => listed('Pending').count()).toBe(0)
    await page.getByText('3 chosen').waitFor()
  })

  it('takes all that the filter shows but for some, and can be undone where nothing is left of the list', async () => {
    const filter = { statuses: ['Archived'] }
    await open(`/assets?${new URLSearchParams({ filter: JSON.stringify(filter) })}`)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Space')
    await page.getByText('1 chosen').waitFor()
    await page.keyboard.press('Space')
    await page.getByText('2 chosen').waitFor()
    await page.getByRole('button', { name: /^Edit…/ }).click()
    await page.keyboard.type('location')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Nowhere')
    await dialog()
      .getByText(/no location/i)
      .waitFor()
    await dialog().getByRole('combobox', { name: 'Location' }).fill(places.depot)
    await looked()
    await page.getByRole('button', { name: 'Leave Location as it is' }).click()
    await dialog().getByRole('combobox', { name: 'Field to set' }).fill('Status')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: 'Pending' }).click()
    await page.getByRole('button', { name: /^Change 2 assets/ }).click()
    await page.getByText('2 assets changed.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'No asset matches the filter' }).waitFor()
    await eventually(() => totalOf(filter)).toBe(0)
    await page.getByRole('button', { name: 'Last edit' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('2 assets as before the edit.').waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => page.getByRole('grid').getByRole('row').count()).toBe(3)
    await eventually(() => totalOf(filter)).toBe(2)
  })
})
