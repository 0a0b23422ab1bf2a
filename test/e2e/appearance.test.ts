import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWindowHouse, type WindowHouse } from '../tools/window-house.ts'
import { fillForAudit, places, worker } from './support/register.ts'
import { openAs, scan } from './support/windows.ts'

const folder = join(import.meta.dirname, '../artefacts/screenshots')
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

let empty: WindowHouse
let house: WindowHouse
let auditId: string
let roomId: string

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  empty = await openWindowHouse()
  house = await openWindowHouse()
  await fillForAudit(house)
  const { audits } = house.connection.client
  await audits.start({ location: 'Depot' })
  auditId = (await audits.start({ location: 'HQ', name: 'Spring count' })).auditId
  roomId =
    (await audits.places({ auditId })).places.find(({ path }) => path === places.office)?.locationId ?? ''
  for (const code of ['A-1101', 'A-1102', 'A-1103'])
    await audits.scan({ auditId, code, location: places.lab, method: 'scanner' })
  await audits.markCounted({ auditId, places: [places.lab] })
})
afterAll(async () => {
  await house.close()
  await empty.close()
})

interface Scene {
  house: () => WindowHouse
  /** brings a window to what is to be seen */
  show: () => Promise<Page>
}

const at = (path: () => string, ready: (page: Page) => Promise<unknown>): Scene => ({
  house: () => house,
  show: async () => {
    const page = await openAs(house, path())
    await ready(page)
    return page
  },
})
const scanned = (code: string): Scene =>
  at(
    () => `/audits/${auditId}/scan?room=${roomId}`,
    async (page) => {
      await page.getByRole('grid').getByText(/A-10/).first().waitFor()
      await scan(page, code)
    },
  )

const scenes: Record<string, Scene> = {
  'first-start': {
    house: () => empty,
    show: async () => {
      const page = await empty.open()
      await page.getByText('You are the first one here').waitFor()
      return page
    },
  },
  'who-is-working': {
    house: () => house,
    show: async () => {
      const page = await house.open()
      await page.getByRole('button', { name: worker }).waitFor()
      return page
    },
  },
  'no-key': {
    house: () => house,
    show: async () => {
      const page = await (await house.browser.newContext()).newPage()
      await page.goto(new URL(house.loopback.url).origin)
      await page.getByRole('heading', { name: 'Open the address that Assetwalk printed' }).waitFor()
      return page
    },
  },
  assets: at(
    () => '/assets',
    (page) => page.getByText('A-1001').waitFor(),
  ),
  'assets-none-found': at(
    () => '/assets?search=zzz',
    (page) => page.getByRole('heading', { name: /No asset has/ }).waitFor(),
  ),
  asset: at(
    () => '/assets',
    async (page) => {
      await page.getByText('A-1003').click()
      await page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').waitFor()
    },
  ),
  'asset-edit': at(
    () => '/assets',
    async (page) => {
      await page.getByText('A-1003').click()
      await page.getByRole('region', { name: 'Facts' }).waitFor()
      await page.keyboard.press('e')
      await page.getByRole('dialog').getByLabel('Notes').waitFor()
    },
  ),
  keys: at(
    () => '/assets',
    async (page) => {
      await page.keyboard.press('F1')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    },
  ),
  import: at(
    () => '/imports',
    (page) => page.getByRole('heading', { name: 'Drop a CSV file here' }).waitFor(),
  ),
  'import-done': at(
    () => '/imports',
    async (page) => {
      const file = join(import.meta.dirname, '../fixtures/snipe-it-assets.csv')
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByRole('heading', { name: /is imported/ }).waitFor()
    },
  ),
  'import-dates': at(
    () => '/imports',
    async (page) => {
      await page
        .locator('input[type=file]')
        .setInputFiles(join(import.meta.dirname, '../fixtures/ambiguous-dates.csv'))
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByRole('heading', { name: /Which comes first/ }).waitFor()
    },
  ),
  audits: at(
    () => '/audits',
    (page) => page.getByText('Spring count').waitFor(),
  ),
  'audit-start': at(
    () => '/audits',
    async (page) => {
      await page.getByText('Spring count').waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.type('Floor')
      await page.getByRole('option').first().waitFor()
    },
  ),
  scan: at(
    () => `/audits/${auditId}/scan`,
    (page) => page.getByRole('grid').getByText(places.office).waitFor(),
  ),
  'scan-room': at(
    () => `/audits/${auditId}/scan?room=${roomId}`,
    async (page) => {
      await page.keyboard.press('F2')
      await page.getByRole('dialog').waitFor()
    },
  ),
  'scan-found': scanned('A-1010'),
  'scan-duplicate': scanned('A-1010'),
  'scan-misplaced': scanned('A-1104'),
  'scan-unexpected': scanned('A-2001'),
  'scan-should-be-gone': scanned('A-9001'),
  'scan-unknown': scanned('4006381333931'),
  'scan-ambiguous': scanned('TWIN-7'),
  report: at(
    () => `/audits/${auditId}`,
    (page) => page.getByRole('grid').getByRole('row').nth(1).waitFor(),
  ),
  'report-places': at(
    () => `/audits/${auditId}?section=places`,
    (page) => page.getByRole('grid').getByText(places.lab).waitFor(),
  ),
}

describe.each(Object.entries(scenes))('%s', (name, scene) => {
  it('is accessible and keeps to the policy in light and dark, at both sizes', async () => {
    const page = await scene.show()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const size of sizes) {
        await page.setViewportSize(size)
        await page.evaluate(() => document.fonts.ready)
        await page.screenshot({ path: join(folder, `${name}-${size.width}-${colorScheme}.png`) })
        expect(await overflow(page)).toEqual({ right: 0, bottom: 0 })
      }
      expect(await seriousViolations(page, colorScheme)).toEqual([])
    }
    await page.context().close()
    expect(scene.house().complaints).toEqual([])
  })
})

/** In the dark only what depends on colours can be worse than in the light. */
async function seriousViolations(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode() // there are no frames, and it needs no second page
  if (colorScheme === 'dark') axe.withRules(['color-contrast'])
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
}

/** By how many pixels the page is larger than the window: it should never scroll as a whole. */
function overflow(page: Page): Promise<{ right: number; bottom: number }> {
  return page.evaluate(() => ({
    right: document.documentElement.scrollWidth - window.innerWidth,
    bottom: document.documentElement.scrollHeight - window.innerHeight,
  }))
}
