import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWindowHouse, type WindowHouse } from '../tools/window-house.ts'
import { eventually } from './support/eventually.ts'
import { itOfDeepTests } from './support/looks.ts'
import { shownCounts } from './support/windows.ts'

const fixture = (name: string) => join(import.meta.dirname, '../fixtures', name)

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openWindowHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  page = await house.open()
})
afterEach(async () => {
  await page.close()
  expect(house.complaints).toEqual([])
})

const assetCount = async () => (await house.connection.client.session.welcome()).assetCount

/** Says who is working: the first one here, or the same one again. */
async function begin(): Promise<void> {
  await page.getByRole('heading', { name: 'Who is working?' }).waitFor()
  if (await page.getByText('You are the first one here').isVisible()) {
    await page.getByLabel('Your name').fill('Łukasz Żółć')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'No assets yet' }).waitFor()
  } else await page.getByRole('button', { name: 'Łukasz Żółć' }).click()
  await page.getByRole('navigation', { name: 'Pages', exact: true }).waitFor()
}

type ChosenFile = string | { name: string; mimeType: string; buffer: Buffer }

async function choose(file: ChosenFile): Promise<void> {
  await page.getByRole('heading', { name: 'Drop a CSV file here' }).waitFor()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: 'What the import would do' }).waitFor()
}

/** Waits until what the import would do is known, then has it done. */
async function importIt(): Promise<void> {
  await page.locator('[data-testid=preview-state][data-current=true]').waitFor()
  await page.keyboard.press('Control+Enter')
}

const goToImport = async () => {
  for (const key of ['g', 'i']) await page.keyboard.press(key)
  await page.waitForURL('**/imports')
}

describe('the first start', () => {
  it('leads from a name over a CSV of Snipe-IT to the list of its assets', async () => {
    await begin()
    await page.keyboard.press('i')
    await page.waitForURL('**/imports')
    await choose(fixture('snipe-it-assets.csv'))
    await importIt()
    await page.getByRole('heading', { name: 'snipe-it-assets.csv is imported' }).waitFor()
    await eventually(() => shownCounts(page)).toEqual({
      rows: 8,
      created: 5,
      updated: 0,
      unchanged: 0,
      rejected: 3,
    })
    const table = await page.getByRole('table').textContent()
    for (const reason of ['stands in line', '2/30/23 is not a date', 'blank']) expect(table).toContain(reason)
    await eventually(() => page.getByRole('listitem').allTextContents()).toContain('Model Notes')

    await page.getByRole('link', { name: 'See the assets' }).click()
    await page.getByText('NL-0003').click()
    await page.getByRole('heading', { name: 'NL-0003' }).waitFor()
    const facts = await page.getByRole('region', { name: 'Facts' }).textContent()
    for (const fact of [
      'Łukasz’s "blue" laptop',
      'HQ / Floor 1 / 1.02',
      '2,490.00',
      'kept in a drawer',
      'Łukasz Żółć',
      'Nordlicht GmbH',
      'Büro & Co',
      'PO-72',
    ])
      expect(facts).toContain(fact)
    expect(facts).toMatch(/30 Nov(ember)? 2023/)
  })

  it('hands back every rejected row with its reason', async () => {
    await begin()
    await goToImport()
    await choose(fixture('snipe-it-assets.csv'))
    await importIt()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download all rejected rows' }).click()
    const rejects = await readFile(await (await download).path(), 'utf8')
    expect(rejects.split('\r\n').filter((line) => line.startsWith('Nordlicht'))).toHaveLength(3)
    expect(rejects).toContain('Reason for rejection')
    expect(rejects).toContain('2/30/23')
  })

  itOfDeepTests('is not repeated: the same file again changes nothing', async () => {
    await begin()
    await goToImport()
    await choose(fixture('snipe-it-assets.csv'))
    await importIt()
    await page.getByRole('heading', { name: /is imported/ }).waitFor()
    await page.getByRole('button', { name: 'Import another file' }).click()
    await choose(fixture('snipe-it-assets.csv'))
    await importIt()
    await page.getByRole('heading', { name: /is imported/ }).waitFor()
    await eventually(() => shownCounts(page)).toMatchObject({ created: 0, updated: 0, unchanged: 5 })
  })
})

describe('dates that can be read two ways', () => {
  it('are asked about, and nothing is imported before the answer', async () => {
    await begin()
    const before = await assetCount()
    await goToImport()
    await choose(fixture('ambiguous-dates.csv'))
    await page.getByRole('heading', { name: 'Which comes first, the month or the day?' }).waitFor()
    await eventually(() => assetCount()).toBe(before)
    await eventually(() => page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Day first' }).click()
    await importIt()
    await page.getByRole('heading', { name: 'ambiguous-dates.csv is imported' }).waitFor()
    await eventually(() => shownCounts(page)).toMatchObject({ created: 3, rejected: 0 })
    await page.getByRole('link', { name: 'See the assets' }).click()
    await page.getByText('AD-001').click()
    await eventually(() => page.getByRole('region', { name: 'Facts' }).textContent()).toMatch(
      /3 Apr(il)? 2024/,
    )
  })
})

describe('a file that cannot be imported', () => {
  it('says why, and what to do, and makes room for another one', async () => {
    const files: [string, string | Buffer, RegExp][] = [
      ['nothing.csv', '', /has no rows/],
      ['renamed.csv', 'PK\x03\x04\x14', /is a workbook/],
      [
        'latin.csv',
        Buffer.from('\xef\xbb\xbfAsset Tag,Name\r\nA-1,M\xfcller\r\n', 'latin1'),
        /does not hold the text that its encoding says/,
      ],
      ['no-tag.csv', 'Name,Model\r\nx,y\r\n', /No column is called “Asset Tag”/],
      ['open.csv', 'Asset Tag,Name\r\nA-1,"never closed\r\n', /cannot be read from line/],
    ]
    await begin()
    await goToImport()
    for (const [name, content, sentence] of files) {
      await choose({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
      await eventually(() => page.getByRole('alert').allTextContents()).toEqual([
        expect.stringMatching(sentence),
      ])
      await eventually(() => page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(
        true,
      )
      await page.getByRole('button', { name: 'Choose another file' }).click()
      await page.getByRole('heading', { name: 'Drop a CSV file here' }).waitFor()
    }
  })

  it('that is no list is refused before it is handed over', async () => {
    await begin()
    await goToImport()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'assets.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') })
    await page.getByText('“assets.xlsx” does not look like a CSV file').waitFor()
  })
})

describe('an import under way', () => {
  it('shows how far it is, goes on while the window is loaded anew, and loses nothing', async () => {
    await begin()
    await goToImport()
    await choose({ name: 'large.csv', mimeType: 'text/csv', buffer: largeList('BIG', 4000) })
    await importIt()
    // Looked for in every frame: a wait of Playwright's looks twice a second before long.
    await page.waitForFunction(() => document.querySelector('[role=progressbar]') !== null)
    await page.reload()
    await page
      .getByRole('progressbar')
      .or(page.getByRole('heading', { name: 'large.csv is imported' }))
      .waitFor()
    await page.getByRole('heading', { name: 'large.csv is imported' }).waitFor({ timeout: 90_000 })
    await eventually(() => shownCounts(page)).toMatchObject({ rows: 4000, created: 4000, rejected: 0 })
  })

  it('is cancelled, and the same file brings the rest', async () => {
    await begin()
    await goToImport()
    const there = await assetCount()
    const file = { name: 'large.csv', mimeType: 'text/csv', buffer: largeList('CUT', 4000) }
    await choose(file)
    await importIt()
    await page.waitForFunction(() => {
      const cancel = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Cancel',
      )
      cancel?.click()
      return cancel
    })
    await page.getByRole('heading', { name: 'The import was cancelled' }).waitFor()
    const imported = (await assetCount()) - there
    expect(imported).toBeLessThan(4000)
    await page.getByRole('button', { name: 'Import another file' }).click()
    await choose(file)
    await importIt()
    await page.getByRole('heading', { name: 'large.csv is imported' }).waitFor({ timeout: 90_000 })
    await eventually(() => shownCounts(page)).toMatchObject({
      created: 4000 - imported,
      unchanged: imported,
    })
  })
})

/** A list with the header of the fixture and so many rows, whose tags begin alike. */
function largeList(tag: string, rows: number): Buffer {
  const header = readFileSync(fixture('snipe-it-assets.csv'), 'utf8').split(/\r?\n/)[0]
  const row = (n: number) =>
    `Nordlicht GmbH,,${tag}-${String(n).padStart(6, '0')},Laptop,,Lenovo,HQ / Floor ${n % 9} / ${n % 40},,ThinkPad T14,,21ML,,1/23/24,1249.90,,,,,,,`
  return Buffer.from([header, ...Array.from({ length: rows }, (_, n) => row(n)), ''].join('\r\n'))
}
