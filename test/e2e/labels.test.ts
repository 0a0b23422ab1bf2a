import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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
  const list = Array.from({ length: 8 }, (_, n) => ({
    'Asset Tag': `E-${10 + n}`,
    Model: n < 4 ? 'OptiPlex' : 'Latitude',
    Location: 'HQ',
  }))
  await imported({ client, folder: house.dataFolder }, list)
  page = await openAs(house, '/labels')
})
afterAll(() => house.close())
afterEach(() => expect(house.complaints).toEqual([]))

const heading = (name: string) => page.getByRole('heading', { name, level: 1 })
const cell = (number: number) => page.locator(`[data-cell="${number}"]`)
const shownCells = (state: string) =>
  page
    .locator(`[data-state="${state}"]`)
    .evaluateAll((cells) => cells.map((one) => Number(one.getAttribute('data-cell'))))

describe('labels, by keyboard alone', () => {
  it('are wanted for what is chosen in the list, and wait', async () => {
    await page.getByRole('heading', { name: 'No label is waiting' }).waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await page.getByRole('grid').getByText('E-10').waitFor()
    await page.keyboard.press('Control+a')
    await page.getByTestId('chosen').waitFor()
    await page.keyboard.press('l')
    await heading('Labels').waitFor()
    await page.getByRole('grid').getByText('E-17').waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.keyboard.press('End')
    await page.keyboard.press('Delete')
    await page.getByText('E-17 was taken out of the queue.').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('grid').getByText('E-17').waitFor()
  })

  it('are put in order, in which they are printed', async () => {
    const shown = () => page.getByRole('row').nth(1).textContent()
    await page.getByRole('combobox', { name: 'Order' }).click()
    await page.getByRole('option', { name: 'By model' }).click()
    await eventually(shown).toContain('E-14')
    await page.keyboard.press('Escape')
    await page.getByRole('grid').focus()
  })

  it('begin anywhere on a picture of the sheet, and leave out what is damaged', async () => {
    await page.keyboard.press('p')
    await heading('Print labels').waitFor()
    await page.getByRole('combobox', { name: 'Stock' }).fill('Avery L7160')
    await page.keyboard.press('Escape')
    await page.getByText('8 labels on 1 sheet').waitFor()
    await page.getByRole('img', { name: 'The label of E-14' }).waitFor()
    const drawn = page.getByRole('img', { name: 'The first sheet as it will be printed' })
    const labelsDrawn = async () =>
      decodeURIComponent((await drawn.getAttribute('src')) ?? '').match(/<g transform/g)?.length
    await eventually(labelsDrawn).toBe(8)
    await cell(1).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('b')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('d')
    await eventually(() => shownCells('used')).toEqual([1, 2, 3, 4])
    await eventually(() => shownCells('damaged')).toEqual([6])
    await eventually(() => shownCells('label')).toEqual([5, 7, 8, 9, 10, 11, 12, 13])
    await eventually(() => seriousViolations(page)).toEqual([])
  })

  it('are recorded once somebody says that they came out', async () => {
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Yes, all' }).waitFor()
    await eventually(async () => (await house.connection.client.labelQueue.list({})).total).toBe(8)
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Yes, all' }).press('Enter')
    await page.getByRole('heading', { name: '8 labels are printed and recorded.' }).waitFor()
    await eventually(async () => (await house.connection.client.labelQueue.list({})).total).toBe(0)
    const { runs } = await house.connection.client.labelRuns.list({})
    expect(runs).toMatchObject([{ state: 'printed', stock: 'Avery L7160', total: 8 }])
  })

  it('are checked by beeping through them', async () => {
    await page.getByRole('button', { name: 'Scan them to check' }).press('Enter')
    await page.getByText('0 of 8 read').waitFor()
    const verdict = page.getByTestId('label-verdict')
    for (const [code, expected] of [
      ['e-10', 'fits'],
      ['E-10', 'twice'],
      ['other', 'foreign'],
      ['E-11', 'fits'],
    ] as const) {
      await page.keyboard.type(code)
      await page.keyboard.press('Enter')
      await verdict.getByText(code, { exact: true }).waitFor()
      await eventually(() => verdict.getAttribute('data-verdict')).toBe(expected)
    }
    await page.getByText('2 of 8 read').waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Finish and print the missing again' }).press('Enter')
    await heading('Labels').waitFor()
    await page.getByRole('grid').getByText('did not scan').first().waitFor()
  })

  it('of new tags are handed out, and their blank is known by its tag', async () => {
    await page.getByRole('link', { name: 'New tags' }).click()
    await page.getByText('No scheme yet.').waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByLabel('How many').fill('3')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^\S+ to \S+ were handed out/).waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    const { blocks } = await house.connection.client.tags.blocks({})
    await page.goto(new URL(`/assets/by-tag/${blocks[0]?.firstTag}`, page.url()).href)
    await page.getByText('was handed out for equipment to come').waitFor()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/assets\/[0-9a-f-]{36}$/)
    const { blocks: claimed } = await house.connection.client.tags.blocks({})
    expect(claimed[0]).toMatchObject({ count: 3, unclaimed: 2 })
  })

  it('have schemes that are changed and archived', async () => {
    await page.goto(new URL('/labels/tags', page.url()).href)
    await page.getByRole('button', { name: 'Change “Asset tags”' }).click()
    const dialog = page.getByRole('dialog')
    await eventually(() => dialog.getByLabel('Begins with').isDisabled()).toBe(true)
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Laptops')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Archive: Laptops' }).click()
    await page.getByText('Archived: hands out no more tags').waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Take back into use: Laptops' }).click()
    await page.getByText(/^next /).waitFor()
  })

  it('of a door are printed from the tree of locations', async () => {
    await page.goto(new URL('/more/locations', page.url()).href)
    await page.getByRole('row').getByText('HQ', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Print label' }).waitFor()
    await page.keyboard.press('l')
    await page.getByText('The code of HQ, for its door').waitFor()
    await page.getByRole('img', { name: /^The label of LOC-/ }).waitFor()
    await page.getByText('1 label on 1 sheet').waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Yes', exact: true }).press('Enter')
    await page.getByRole('heading', { name: '1 label is printed and recorded.' }).waitFor()
    const { runs } = await house.connection.client.labelRuns.list({ limit: 1 })
    expect(runs).toMatchObject([{ state: 'printed', firstTag: expect.stringMatching(/^LOC-/), total: 1 }])
    await page.getByRole('button', { name: 'Scan them to check' }).press('Enter')
    await page.getByText('0 of 1 read').waitFor()
    await page.keyboard.type('nothing of these')
    await page.keyboard.press('Enter')
    await page.getByTestId('label-verdict').getByText('nothing of these').waitFor()
    await eventually(() =>
      page.getByRole('button', { name: 'Finish and print the missing again' }).count(),
    ).toBe(0)
  })

  it('of several doors, and of all that is in them, are printed at once', async () => {
    const { client } = house.connection
    for (const path of ['Depot', 'HQ / Floor 1', 'HQ / Floor 2']) await client.locations.add({ path })
    await page.goto(new URL('/more/locations', page.url()).href)
    await page.getByRole('row').getByText('Depot', { exact: true }).waitFor()
    await page.getByRole('treegrid').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Print 2 labels' }).waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.keyboard.press('l')
    await page.getByText('2 labels on 1 sheet').waitFor()
    await page.getByLabel('Also everything in them').click()
    await page.getByText('4 labels on 1 sheet').waitFor()
  })
})
