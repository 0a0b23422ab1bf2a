import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { chosenPhoto } from './photos.ts'
import { places, worker } from './register.ts'
import type { Stage } from './stage.ts'
import { say } from './windows.ts'

/** Brings a window to something that is to be looked at. */
export type Scene = (stage: Stage) => Promise<Page>

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures', name)

/** Chooses a list, whether or not another one is looked at. */
async function chooseList(page: Page, file: string): Promise<void> {
  const other = page.getByRole('button', { name: 'Choose another file' })
  const drop = page.getByRole('heading', { name: 'Drop a CSV file here' })
  await other.or(drop).waitFor()
  if (await other.isVisible()) await other.click()
  await page.locator('input[type=file]').setInputFiles(fixture(file))
}

const importing =
  (file: string, heading: RegExp): Scene =>
  ({ at }) =>
    at('/imports', async (page) => {
      await chooseList(page, file)
      await page.locator('[data-testid=preview-state][data-current=true]').waitFor()
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByRole('heading', { name: heading }).waitFor()
    })

const previewing =
  (file: string, heading: string): Scene =>
  ({ at }) =>
    at('/imports', async (page) => {
      await chooseList(page, file)
      await page.getByRole('heading', { name: heading }).waitFor()
      await page.getByRole('progressbar').waitFor({ state: 'detached' })
    })

/** Every page, with what is done on it most. */
export const pages: Record<string, Scene> = {
  'first-start': async ({ empty }) => {
    const page = await empty.open()
    await page.getByText('You are the first one here').waitFor()
    await page.getByText(empty.dataFolder).waitFor()
    return page
  },
  'who-is-working': async ({ house }) => {
    const page = await house.open()
    await page.getByRole('button', { name: worker }).waitFor()
    return page
  },
  'no-key': async ({ house }) => {
    const page = await house.newPage()
    await page.goto(new URL(house.loopback.url).origin)
    await page.getByRole('heading', { name: 'Open the address that Assetwalk printed' }).waitFor()
    return page
  },
  assets: ({ at }) => at('/assets', (page) => page.getByText('A-1001').waitFor()),
  'assets-filter-menu': ({ at }) =>
    at('/assets', async (page) => {
      await page.getByText('A-1001').waitFor()
      await page.keyboard.press('f')
      await page.keyboard.type('Location')
      await page.keyboard.press('Enter')
      await page.getByRole('menuitemcheckbox').first().waitFor()
    }),
  'assets-bulk-edit': ({ at }) =>
    at('/assets', async (page) => {
      await page.getByText('A-1001').waitFor()
      await page.getByRole('grid').focus()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.press('e')
      for (const [field, value] of [
        ['Part of', 'A-1003'],
        ['Checked', ''],
        ['Supplier', 'Nordwind'],
      ] as const) {
        await page.getByRole('combobox', { name: 'Field to set' }).fill(field)
        await page.keyboard.press('Enter')
        await page.keyboard.type(value)
      }
      await page.locator('[data-testid=bulk-preview][data-current=true]').waitFor()
    }),
  asset: ({ at }) =>
    at('/assets/by-tag/A-1003', (page) =>
      page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').waitFor(),
    ),
  'asset-field': ({ at }) =>
    at('/assets/by-tag/A-1005', async (page) => {
      const card = page.getByRole('region', { name: 'Photos and files' })
      await card.waitFor()
      if ((await card.getByRole('listitem').count()) === 0)
        await card.locator('input[type=file]').setInputFiles(await chosenPhoto(page, 'front.jpg'))
      await card.getByRole('button', { name: 'Show front.jpg' }).locator('img').waitFor()
      const parts = page.getByRole('region', { name: /^Parts/ })
      await parts.getByLabel('Tag of a part').fill('A-1006')
      await page.keyboard.press('Enter')
      await parts.getByRole('link', { name: /A-1006/ }).waitFor()
      await page.locator('[data-field=name]').click()
      await page.getByRole('textbox', { name: 'Name' }).waitFor()
    }),
  search: ({ at }) =>
    at('/audits', async (page) => {
      await page.getByText('Spring count').waitFor()
      await page.keyboard.press('/')
      await page.keyboard.type('office')
      await page.getByRole('option').nth(2).waitFor()
    }),
  import: ({ at }) =>
    at('/imports', (page) => page.getByRole('heading', { name: 'Drop a CSV file here' }).waitFor()),
  'import-preview': previewing('snipe-it-assets.csv', 'Columns of the list'),
  'import-done': importing('snipe-it-assets.csv', /is imported/),
  audits: ({ at }) => at('/audits', (page) => page.getByText('Spring count').waitFor()),
  'audit-start': ({ at }) =>
    at('/audits', async (page) => {
      await page.getByText('Spring count').waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.type('Floor')
      await page.getByRole('option').first().waitFor()
    }),
  report: ({ at, auditId }) =>
    at(`/audits/${auditId}`, (page) => page.getByRole('grid').getByRole('row').nth(1).waitFor()),
  locations: ({ at }) =>
    at('/more/locations', async (page) => {
      await page.getByRole('row').filter({ hasText: 'HQ' }).first().click()
      await page.keyboard.press('ArrowRight')
      await page.getByText('Floor 1', { exact: true }).waitFor()
      await page.getByRole('row').filter({ hasText: 'HQ' }).getByText(/^7\d$/).waitFor()
    }),
  models: ({ at }) =>
    at('/more/models', async (page) => {
      await page.getByRole('row').filter({ hasText: 'ThinkPad T14' }).getByText(/^7\d$/).waitFor()
    }),
  more: ({ at, house }) => at('/more', (page) => page.getByText(house.dataFolder, { exact: true }).waitFor()),
  quality: ({ at }) =>
    at('/quality', async (page) => {
      await page.getByRole('region', { name: /The same serial number/ }).waitFor()
      await page.getByRole('progressbar').waitFor({ state: 'detached' })
    }),
}

/** What else a page can show, for the deep tests. */
export const states: Record<string, Scene> = {
  'no-assets': async ({ empty }) => {
    const page = await empty.open()
    await page.getByLabel('Your name').fill('Kim Park')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Look around with a sample organisation' }).click()
    await page.getByRole('dialog').getByText(empty.dataFolder).waitFor()
    return page
  },
  'assets-filtered': ({ at }) =>
    at(
      `/assets?${new URLSearchParams({ filter: '{"statusTypes":["deployable"]}', sort: 'name' })}`,
      async (page) => {
        await page.getByRole('grid').getByText('A-1001').waitFor()
        await page.getByRole('grid').focus()
        await page.keyboard.press('Space')
        await page.keyboard.press('Shift+ArrowDown')
        await page.getByText('2 chosen').waitFor()
      },
    ),
  'assets-bulk-edit-done': ({ at }) =>
    at(`/assets?${new URLSearchParams({ filter: '{"statuses":["Archived"]}' })}`, async (page) => {
      await page.getByText('A-9001').waitFor()
      await page.getByRole('grid').focus()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.press('e')
      await page.getByRole('combobox', { name: 'Field to set' }).fill('Part of')
      await page.keyboard.press('Enter')
      await page.keyboard.type('A-9001')
      await page.getByRole('button', { name: /^Change 1 asset/ }).click()
      await page.getByTestId('bulk-end').waitFor()
    }),
  'assets-columns': ({ at }) =>
    at('/assets', async (page) => {
      await page.getByText('A-1001').waitFor()
      await page.getByRole('button', { name: 'Columns' }).click()
      await page.getByRole('dialog', { name: 'Columns' }).waitFor()
    }),
  'assets-none-found': ({ at }) =>
    at('/assets?search=zzz', (page) => page.getByRole('heading', { name: /No asset has/ }).waitFor()),
  'asset-tag-unknown': ({ at }) =>
    at('/assets/by-tag/OLD-77', (page) =>
      page.getByRole('heading', { name: /No asset has the tag/ }).waitFor(),
    ),
  'asset-camera': ({ at }) =>
    at('/assets/by-tag/A-1003', async (page) => {
      await page.getByRole('button', { name: 'Take a photo' }).click()
      await page
        .getByRole('dialog')
        .getByText(/There is no camera/)
        .waitFor()
    }),
  'asset-edit-refused': ({ at }) =>
    at('/assets/by-tag/A-1003', async (page) => {
      await page.getByRole('region', { name: 'Facts' }).waitFor()
      await page.keyboard.press('e')
      await page.getByRole('dialog').getByLabel('Asset tag').fill('A-1004')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('button', { name: 'Copy details' }).waitFor()
    }),
  'search-similar': ({ at }) =>
    at('/audits', async (page) => {
      await page.getByRole('combobox', { name: 'Search' }).fill('A1OO1')
      await page.getByText(/easily mistaken/).waitFor()
      await page.getByText('A-1001').waitFor()
    }),
  keys: ({ at }) =>
    at('/assets', async (page) => {
      await page.keyboard.press('F1')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    }),
  'import-dates': previewing('ambiguous-dates.csv', 'Which comes first, the month or the day?'),
  'report-places': ({ at, auditId }) =>
    at(`/audits/${auditId}?section=places`, (page) => page.getByRole('grid').getByText(places.lab).waitFor()),
  'report-print': ({ at, auditId }) =>
    at(`/audits/${auditId}`, async (page) => {
      await page.getByRole('button', { name: 'Print', exact: true }).click()
      await page.getByRole('dialog').getByRole('combobox', { name: 'Printer' }).waitFor()
    }),
  'location-barcode': ({ at }) =>
    at('/more/locations', async (page) => {
      await page.getByRole('treegrid').getByText('Depot').waitFor()
      await page.keyboard.press('b')
      await page.getByRole('dialog').getByRole('img').waitFor()
    }),
  'own-field': ({ at }) =>
    at('/more/own-fields', async (page) => {
      await page.getByRole('heading', { name: 'Nothing here yet' }).waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').getByLabel('Name').waitFor()
    }),
  'merge-models': ({ at }) =>
    at('/more/models', async (page) => {
      await page.getByRole('row').filter({ hasText: 'ThinkPad T14' }).getByText(/^7\d$/).waitFor()
      await page.keyboard.press('j')
      await page.getByRole('dialog').getByRole('combobox').waitFor()
    }),
  diagnostics: ({ at }) =>
    at('/more', async (page) => {
      await page.getByRole('button', { name: 'Show diagnostics' }).click()
      await page.getByRole('dialog').getByRole('region').nth(1).waitFor()
    }),
  'opened-file': ({ at }) =>
    at('/assets', async (page) => {
      await page.getByText('A-1001').waitFor()
      await say(page, { does: 'fileOpened', fileName: 'Spring count.awcert' })
      await page.getByRole('dialog').waitFor()
    }),
  'link-waiting': ({ at }) =>
    at('/audits', async (page) => {
      await page.getByText('Spring count').waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
      await say(page, { does: 'open', path: '/assets' })
      await page.getByText('A link wants to show another page.').waitFor()
      // The first one closes the list of locations.
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Open it' }).waitFor()
    }),
}
