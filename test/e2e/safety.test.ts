import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { doctorChecks } from '../../src-shared/features/doctor/doctor-contract.ts'
import type { WindowHouse } from '../tools/window-house.ts'
import { seriousViolations } from './support/accessibility.ts'
import { eventually } from './support/eventually.ts'
import { openAuditHouse } from './support/register.ts'
import { openAs } from './support/windows.ts'

let house: WindowHouse
let page: Page

beforeAll(async () => {
  house = await openAuditHouse()
})
afterAll(() => house.close())
afterEach(async () => {
  await page.close()
  expect(house.complaints).toEqual([])
})

const backups = () => page.getByRole('region', { name: 'Backups' })
const bottomLine = () => page.getByRole('contentinfo').getByRole('status', { name: 'Backups' })

describe('backups', () => {
  it('are warned about, made, looked into and restored, and the window goes on with the restored data', async () => {
    const { client } = house.connection
    page = await openAs(house, '/more')
    await backups().getByText('There is no backup of this data yet.').waitFor()
    await eventually(() => bottomLine().textContent()).toBe('No backup yet')
    await backups().getByRole('button', { name: 'Back up now' }).click()
    await backups().getByText('Backed up', { exact: true }).waitFor()
    await eventually(async () => bottomLine().textContent()).toMatch(/^Backed up /)

    const before = (await client.session.welcome()).assetCount
    await client.assets.create({ fields: { assetTag: 'LATE-1' } })
    await backups().getByRole('button', { name: 'Restore…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Restore a backup' })
    await dialog.waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    const assets = dialog.getByRole('row', { name: /^Assets/ })
    await assets.waitFor()
    await eventually(() => assets.getByRole('cell').allTextContents()).toEqual([
      String(before + 1),
      String(before),
    ])
    await dialog.getByText('LATE-1').waitFor()
    await eventually(() => seriousViolations(page)).toEqual([])
    await eventually(async () => (await client.session.welcome()).assetCount).toBe(before + 1)

    await dialog.getByRole('button', { name: 'Restore it' }).click()
    await eventually(async () => (await client.session.welcome()).assetCount, 60_000).toBe(before)
    await dialog.waitFor({ state: 'detached' })
    await backups().getByText('2: of the last').waitFor()
  })
})

describe('the doctor', () => {
  it('tells of each thing that it looked at, in words', async () => {
    page = await openAs(house, '/more')
    await page.getByRole('button', { name: 'Look through the data' }).click()
    const dialog = page.getByRole('dialog', { name: 'The data, looked through' })
    await dialog.getByText('Every page is in order.').waitFor()
    await eventually(() => dialog.getByRole('listitem').count()).toBe(doctorChecks.length)
    await eventually(() => dialog.textContent()).toMatch(
      /Disk encryption · (in order|look at this|not known)/,
    )
    await eventually(() => seriousViolations(page)).toEqual([])
  })
})
