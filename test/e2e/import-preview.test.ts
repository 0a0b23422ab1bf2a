import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWindowHouse, type WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { itOfDeepTests } from './support/looks.ts'
import { openAuditHouse } from './support/register.ts'
import { leave, openAs, shownCounts } from './support/windows.ts'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openAuditHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  page = await openAs(house, '/imports')
  await page.getByRole('heading', { name: 'Drop a CSV file here' }).waitFor()
})
afterEach(async () => {
  await leave(page, true)
  expect(house.complaints).toEqual([])
})

const choose = (name: string, content: Buffer | string) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
const isReady = () => page.locator('[data-testid=preview-state][data-current=true]').waitFor()
const wouldBe = async () => {
  const counts: Record<string, string | null> = {}
  for (const outcome of ['create', 'update', 'skip', 'reject'])
    counts[outcome] = await page.getByTestId(`preview-${outcome}`).locator('span').first().textContent()
  return counts
}
const becomes = (column: string) => page.getByRole('combobox', { name: `${column} becomes` })
const assetCount = async () => (await house.connection.client.session.welcome()).assetCount

async function chooseField(column: string, typed: string): Promise<void> {
  await becomes(column).fill(typed)
  await page.keyboard.press('Enter')
}

describe('a list before it is imported', () => {
  const list = [
    'Asset Tag;Bezeichnung;Serial;Ort',
    'A-1001;Desk 1001;SN1001X;HQ',
    'Z-1;Müller Tisch;SN-Z1;HQ / Floor 9',
    'Z-2;Grün;SN-Z2;HQ',
    ';no tag;SN-Z3;HQ',
    '',
  ].join('\r\n')
  const latin = Buffer.from(list, 'latin1')

  it('is shown as it was read, with the columns that nobody knows first, and nothing is written', async () => {
    const before = await assetCount()
    await choose('plan.csv', latin)
    await isReady()
    await page.getByText('Western (Windows-1252) (found out)').waitFor()
    await page.getByText('Semicolon (found out)').waitFor()
    const heads = await page.getByRole('rowheader').allTextContents()
    expect(heads.map((head) => head.replace(/Not known$/, ''))).toEqual([
      'Bezeichnung',
      'Ort',
      'Asset Tag',
      'Serial',
    ])
    await eventually(() => page.getByRole('row', { name: /^Bezeichnung/ }).textContent()).toContain(
      'Müller Tisch',
    )
    await eventually(() => wouldBe()).toEqual({ create: '2', update: '0', skip: '1', reject: '1' })
    await page.getByRole('tab', { name: /Reject/ }).click()
    await page.getByRole('tabpanel').getByText('The asset tag is blank.').waitFor()
    await eventually(() => assetCount()).toBe(before)
  })

  it('is previewed anew with whatever is changed, from the keyboard', async () => {
    await choose('plan.csv', latin)
    await isReady()
    await chooseField('Bezeichnung', 'notes')
    await chooseField('Ort', 'leave')
    await isReady()
    // A known asset whose notes would differ is refused unless assets may be changed.
    await eventually(wouldBe).toEqual({ create: '2', update: '0', skip: '0', reject: '2' })
    await page.getByLabel('Change assets that are already in the register').press('Space')
    await eventually(wouldBe).toEqual({ create: '2', update: '1', skip: '0', reject: '1' })
    await page.getByRole('tab', { name: /Change/ }).click()
    await page.getByRole('tabpanel').getByText('Notes').waitFor()
  })

  it('keeps what was said of it while one looks at another page', async () => {
    await choose('plan.csv', latin)
    await isReady()
    await chooseField('Bezeichnung', 'notes')
    await page.getByRole('link', { name: 'Audits' }).click()
    await page.getByRole('heading', { name: 'Audits', level: 1 }).waitFor()
    await page.goBack()
    await isReady()
    await eventually(() => becomes('Bezeichnung').inputValue()).toBe('Notes')
    await page.getByText('plan.csv').waitFor()
  })

  itOfDeepTests('can be read in another encoding and with another separator', async () => {
    await choose('plan.csv', latin)
    await isReady()
    await page.getByLabel('Encoding').click()
    await page.getByRole('option', { name: 'Mac OS Roman' }).click()
    await eventually(() => page.getByRole('row', { name: /^Bezeichnung/ }).textContent()).toContain(
      'M¸ller Tisch',
    )
    await page.getByLabel('Separator').click()
    await page.getByRole('option', { name: 'Comma' }).click()
    await eventually(() => page.getByRole('alert').allTextContents()).toEqual([
      expect.stringMatching(/No column is called “Asset Tag”/),
    ])
    await page.getByLabel('Separator').click()
    await page.getByRole('option', { name: 'Found out by itself' }).click()
    await isReady()
  })

  itOfDeepTests('says which columns mean the same', async () => {
    await choose('twice.csv', 'Asset Tag,Serial,Number\r\nT-1,S1,S2\r\n')
    await isReady()
    await chooseField('Number', 'Serial number')
    await eventually(() => page.getByRole('alert').allTextContents()).toEqual([
      expect.stringMatching(/Several columns mean the same field: Serial, Number/),
    ])
    await eventually(() => becomes('Number').getAttribute('aria-invalid')).toBe('true')
    await chooseField('Number', 'Order number')
    await isReady()
  })

  it('makes own fields, and what was said is remembered for the next list with the same columns', async () => {
    const columns = 'Asset Tag,Laufwerk,Halle'
    await choose('first.csv', `${columns}\r\nM-1,SSD,North\r\n`)
    await isReady()
    await chooseField('Laufwerk', 'New own field “Laufwerk”')
    await chooseField('Halle', 'Company')
    await isReady()
    await page.getByText('New own fields: Laufwerk').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'first.csv is imported' }).waitFor()
    await eventually(() => shownCounts(page)).toMatchObject({ created: 1, rejected: 0 })
    await page.getByRole('button', { name: 'Import another file' }).click()

    await choose('second.csv', `${columns}\r\nM-2,HDD,South\r\n`)
    await isReady()
    await eventually(() => becomes('Halle').inputValue()).toBe('Company')
    await eventually(() => becomes('Laufwerk').inputValue()).toBe('Laufwerk')
    await eventually(() => page.getByRole('row', { name: /^Halle/ }).textContent()).toContain(
      'As you said it last time',
    )
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'second.csv is imported' }).waitFor()
    const asset = await house.connection.client.assets.show({ asset: 'M-2' })
    expect(asset.company).toBe('South')
    expect(asset.custom).toMatchObject([{ name: 'Laufwerk', value: 'HDD' }])
  })
})

describe('an empty register', () => {
  it('can be filled with a sample organisation to look around in', async () => {
    const empty = await openWindowHouse()
    try {
      const window = await empty.open()
      await window.getByLabel('Your name').fill('Kim Park')
      await window.keyboard.press('Enter')
      await window.getByRole('button', { name: 'Look around with a sample organisation' }).click()
      await window.getByRole('dialog').getByText(empty.dataFolder).waitFor()
      await window.keyboard.press('Control+Enter')
      await window.getByRole('grid').getByText('AW-0000001').waitFor()
      await window.getByRole('dialog').waitFor({ state: 'detached' })
      await window.getByText('2,000 assets').waitFor()
      expect(empty.complaints).toEqual([])
    } finally {
      await empty.close()
    }
  })
})
