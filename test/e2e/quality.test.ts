import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imported } from '../tools/lists.ts'
import { openWindowHouse, type WindowHouse } from '../tools/window-house.ts'
import { seriousViolations } from './support/accessibility.ts'
import { eventually } from './support/eventually.ts'
import { worker } from './support/register.ts'
import { openAs } from './support/windows.ts'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openWindowHouse()
  const { client } = house.connection
  house.connection.setActor((await client.session.join({ name: worker })).id)
  const row = (tag: string, model: string, serial: string, purchased: string, person = '') => ({
    'Asset Tag': tag,
    Model: model,
    Manufacturer: model === '' ? '' : 'Dell',
    Serial: serial,
    'Purchase Date': purchased,
    'Checked Out To: Full Name': person,
  })
  await imported({ client, folder: house.dataFolder }, [
    row('Q-100', 'Latitude 7440', 'SN1', '2024-02-01'),
    row('Q1OO', 'LATITUDE-7440', 'SN1', '2024-02-01'),
    row('Q-201', 'Latitude 7440', 'SN2', '2199-01-01', 'Zoë Dvořák'),
    row('Q-202', '', '', '2199-06-01', 'Dvorak, Zoe'),
  ])
  page = await openAs(house, '/more')
})
afterAll(() => house.close())

const card = (name: RegExp) => page.getByRole('region', { name })

describe('the page on the quality of the data', () => {
  it('looks by itself, and shows what it found', async () => {
    await page.getByRole('link', { name: 'Look at the data' }).click()
    await card(/^The same serial number \(1\)/).waitFor()
    await card(/easily mistaken \(1\)/)
      .getByRole('link', { name: 'Q1OO' })
      .waitFor()
    await card(/^People who are there twice \(1\)/).waitFor()
    await card(/^Without a location \(4\)/).waitFor()
    await page.getByRole('button', { name: '4 Without a location' }).click()
    await eventually(() =>
      page.locator('#noLocation').evaluate((part) => part === document.activeElement),
    ).toBe(true)
    await eventually(() => seriousViolations(page)).toEqual([])
  })

  it('makes one of models that are spelt differently, and says before what will happen', async () => {
    await card(/^Models spelt differently \(1\)/)
      .getByRole('button', { name: /Merge/ })
      .click()
    const dialog = page.getByRole('dialog', { name: 'Merge into one' })
    await dialog.getByText(/“LATITUDE-7440” will be “Latitude 7440” from then on, with 1 asset/).waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await card(/^Models spelt differently/).waitFor({ state: 'detached' })
    const { model } = await house.connection.client.assets.show({ asset: 'Q1OO' })
    expect(model).toBe('Latitude 7440')
  })

  it('empties dates that cannot be in one go, takes that back, and leads to the list of them', async () => {
    const dates = () => card(/^Dates that cannot be \(2\)/)
    await dates()
      .getByRole('button', { name: /Empty these dates/ })
      .click()
    await page.getByText('2 dates are emptied.').waitFor()
    await dates().waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await dates().waitFor()
    await eventually(async () => {
      const { purchaseDate } = await house.connection.client.assets.show({ asset: 'Q-201' })
      return purchaseDate
    }).toBe('2199-01-01')
    await dates()
      .getByRole('link', { name: /Show in the list/ })
      .click()
    await page.getByRole('grid').getByText('Q-202').waitFor()
    await page.getByText('2 match the filter').waitFor()
    expect(house.complaints).toEqual([])
  })
})
