import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { openAuditHouse } from './support/register.ts'
import { leave, openAs } from './support/windows.ts'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openAuditHouse()
  await house.connection.client.assets.create({ fields: { assetTag: 'JP-1', name: '東京株式会社' } })
})
afterAll(() => house.close())
beforeEach(async () => {
  page = await openAs(house, '/audits')
  await page.getByRole('heading', { level: 1 }).waitFor()
})
afterEach(async () => {
  await leave(page)
  expect(house.complaints).toEqual([])
})

const box = () => page.getByRole('combobox', { name: 'Search' })
const options = () => page.getByRole('option')
const look = async (text: string) => {
  await page.keyboard.press('/')
  await page.keyboard.type(text)
  await options().first().waitFor()
}

describe('finding', () => {
  it('marks what was found, in any script', async () => {
    await look('株式')
    const first = options().first()
    await eventually(() => first.textContent()).toContain('東京株式会社')
    await eventually(() => first.locator('mark').allTextContents()).toEqual(['株式'])
  })

  it('offers what a misread code may mean, says so, and opens nothing by itself', async () => {
    await page.keyboard.press('/')
    await page.keyboard.insertText('A1OO1')
    await page.keyboard.press('Enter')
    await page.getByText('No asset has “A1OO1”. These are easily mistaken for it:').waitFor()
    expect(new URL(page.url()).pathname).toBe('/audits')
    await eventually(() => options().first().textContent()).toContain('A-1001')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'A-1001', level: 1 }).waitFor()
  })

  it('opens what was scanned whole', async () => {
    await page.keyboard.press('/')
    await page.keyboard.insertText('a-1002')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'A-1002', level: 1 }).waitFor()
  })

  it('offers earlier searches anew', async () => {
    await look('A-1003')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'A-1003', level: 1 }).waitFor()
    await page.keyboard.press('/')
    await page.getByText('Searched before').waitFor()
    await eventually(() => options().first().textContent()).toBe('A-1003')
    await page.keyboard.press('Enter')
    await eventually(() => box().inputValue()).toBe('A-1003')
    await options().filter({ hasText: 'A-1003' }).first().waitFor()
  })
})
