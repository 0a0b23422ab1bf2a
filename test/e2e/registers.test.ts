import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { locationCode } from '../../src-shared/features/locations/location-code.ts'
import type { WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { chosenPhoto } from './support/photos.ts'
import { openAuditHouse, places } from './support/register.ts'
import { leave, openAs, scanField, typeCode } from './support/windows.ts'

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

const activeRow = () => page.locator('[role=row][data-active=true]')

describe('the tree of locations', () => {
  const tree = () => page.getByRole('treegrid', { name: 'Tree of locations' })
  const row = (name: string) =>
    tree()
      .getByRole('row')
      .filter({ has: page.getByText(name, { exact: true }) })

  it('is put in order by keys alone: opened, added to, renamed, moved, merged; and by dragging', async () => {
    const { client } = house.connection
    page = await openAs(house, '/more')
    await page.getByRole('link', { name: 'Locations' }).click()
    await row('HQ').waitFor()
    await eventually(() => row('HQ').textContent()).toContain('72')
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    const fill = async (label: string, text: string) => {
      await page.getByRole('dialog').getByLabel(label).fill(text)
      await press('Control+Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await row('HQ').click()
    await press('ArrowRight')
    await row('Floor 1').waitFor()
    await press('ArrowRight', 'ArrowRight')
    await row('1.01 Office').waitFor()
    await eventually(() => activeRow().textContent()).toContain('Floor 1')

    await press('n')
    await fill('Name', 'Annex')
    await page.getByRole('status').getByText('“HQ / Floor 1 / Annex” is added.').waitFor()
    await eventually(() => activeRow().textContent()).toContain('Annex')
    await press('F2')
    await page.getByLabel('New name of Annex').fill('Attic')
    await press('Enter')
    await eventually(() => activeRow().textContent()).toContain('Attic')
    await press('m')
    await fill('Into', 'HQ / Floor 2')
    await page.getByRole('status').getByText('It is in “HQ / Floor 2” now.').waitFor()
    await press('Control+z')
    await eventually(async () => (await client.locations.list({ search: 'attic' })).locations[0]?.path).toBe(
      'HQ / Floor 1 / Attic',
    )

    await row('1.02 Lab').click()
    await press('j')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Goes on as').fill('HQ / Floor 1 / Attic')
    await dialog.getByText('5 assets change their location').waitFor()
    await press('Control+Enter')
    await page.getByRole('status').getByText('5 assets.').waitFor()
    await row('1.02 Lab').waitFor({ state: 'detached' })
    await eventually(() => row('Attic').textContent()).toContain('5')

    await press('u')
    await page.getByRole('button', { name: 'Undo the merge of HQ / Floor 1 / 1.02 Lab' }).waitFor()
    await press('Enter')
    await page.getByTestId('merge-undone').getByText('HQ / Floor 1 / 1.02 Lab').waitFor()
    await press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => row('1.02 Lab').textContent()).toContain('5')
    await row('1.02 Lab').click()
    await press('m')
    await fill('Into', 'HQ / Floor 1 / Attic')
    // What is dragged and where it is dropped must stand still: the tree shows the move first.
    await page.getByRole('status').getByText('It is in “HQ / Floor 1 / Attic” now.').waitFor()
    await eventually(() => row('1.02 Lab').getAttribute('aria-level')).toBe('4')
    await eventually(() => row('Attic').textContent()).toContain('5')

    await row('Attic').getByText('Attic').dragTo(row('Floor 2'))
    await eventually(async () => (await client.locations.list({ search: 'attic' })).locations[0]?.path).toBe(
      'HQ / Floor 2 / Attic',
    )
    await press('Enter')
    await page.getByRole('status').getByText('5 match').waitFor()
    expect(new URL(page.url()).pathname).toBe('/assets')
  })

  it('finds a place by its barcode, which leads a walk through an audit to it', async () => {
    const { client } = house.connection
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const office = await client.locations.show({ location: places.office })
    page = await openAs(house, '/more/locations')
    await page.getByLabel('Search by name or barcode').fill(locationCode(office.id))
    await page.getByRole('grid', { name: 'Locations found' }).getByText(places.office).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type(locationCode(office.id))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/assets?filter=*')
    await page.goto(page.url().replace(/\/assets.*/, `/audits/${auditId}/scan`))
    await scanField(page).waitFor()
    await typeCode(page, locationCode(office.id))
    await typeCode(page, 'A-1001')
    await page.getByTestId('verdict').waitFor()
    await eventually(() => page.getByTestId('verdict').getAttribute('data-verdict')).toBe('found')
    expect(new URL(page.url()).searchParams.get('room')).toBe(office.id)
    const { scans } = await client.audits.recentScans({ auditId })
    expect(scans.map(({ code, place }) => [code, place])).toEqual([['A-1001', places.office]])
  })
})

describe('a list of the register', () => {
  it('is searched, added to, changed, merged and archived by keys alone, each with its assets', async () => {
    page = await openAs(house, '/more/models')
    const grid = page.getByRole('grid', { name: 'Models' })
    const row = (name: string) => grid.getByRole('row').filter({ hasText: name })
    await eventually(() => row('ThinkPad T14').textContent()).toContain('72')
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('T14 Gen 5')
    await dialog.getByLabel('Manufacturer').fill('Lenovo')
    await dialog.getByLabel('Expected life (months)').fill('48')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('“T14 Gen 5” is saved.').waitFor()
    await eventually(() => row('T14 Gen 5').textContent()).toContain('Lenovo48')

    await row('ThinkPad T14').click()
    await dialog.getByLabel('Name').waitFor()
    await dialog.locator('input[type=file]').setInputFiles(await chosenPhoto(page, 'T14.jpg'))
    await dialog.getByRole('img', { name: 'Picture of the model' }).waitFor()
    await dialog.getByLabel('Model number').fill('21ML')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('j')
    await dialog.getByRole('combobox', { name: 'Goes on as' }).fill('gen 5')
    await page.getByRole('option', { name: 'T14 Gen 5' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('“ThinkPad T14” goes on as “T14 Gen 5”: 72 assets.').waitFor()
    await eventually(() => row('T14 Gen 5').textContent()).toContain('72')
    await eventually(() => row('ThinkPad T14').count()).toBe(0)
    const asset = await openAs(house, '/assets/by-tag/A-1001')
    await asset.getByRole('figure').getByRole('img', { name: 'Picture of the model' }).waitFor()
    await asset.close()
    await page.keyboard.press('Control+z')
    await page.getByTestId('merge-undone').getByText('72 assets as before the merge').waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => row('ThinkPad T14').textContent()).toContain('72')

    await page.getByLabel('Search this list').fill('u27')
    await row('T14 Gen 5').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Archive' }).click()
    await page.getByRole('status').getByText('“U2724D” is archived.').waitFor()
    await page.getByLabel('Show archived').click()
    await row('U2724D').waitFor()
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
  })
})
