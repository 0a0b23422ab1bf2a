import { join } from 'node:path'
import type { Download, Page } from 'playwright-core'
import { imported } from '../../tools/lists.ts'
import { openWindowHouse, type WindowHouse } from '../../tools/window-house.ts'
import { lookAt } from './looks.ts'
import { worker } from './register.ts'
import { openAs, typeCode } from './windows.ts'

/** A house with eight assets, D-10 to D-17, of which the first two have one serial number, and a window at their disposal. */
export async function openDisposalHouse(): Promise<{ house: WindowHouse; page: Page }> {
  const house = await openWindowHouse()
  const { client } = house.connection
  house.connection.setActor((await client.session.join({ name: worker })).id)
  const list = Array.from({ length: 8 }, (_, n) => ({
    'Asset Tag': `D-${10 + n}`,
    Serial: n < 2 ? 'TWIN-D' : `SN${10 + n}X`,
    Model: 'Latitude 7420',
    Location: 'HQ / Store',
    Status: n === 7 ? 'Archived' : 'Ready to Deploy',
  }))
  await imported({ client, folder: house.dataFolder }, list)
  return { house, page: await openAs(house, '/disposals') }
}

export const evidence = (name: string) => join(import.meta.dirname, '../../fixtures/evidence', name)

/** What a test does in a window at disposals. */
export function disposalSteps(page: () => Page) {
  const dialog = () => page().getByRole('dialog')
  return {
    dialog,
    /** What lies behind a menu is hidden from assistance, and so would seem to be gone. */
    dialogGone: () => page().locator('[role=dialog]').waitFor({ state: 'detached' }),
    menuGone: () => page().locator('.MuiPopover-root').waitFor({ state: 'detached' }),
    /** Scans a code at the bench, and waits for what is said of it. */
    benched: async (code: string, says: string, count: number) => {
      await typeCode(page(), code)
      await page().locator(`[data-testid=bench-said][data-n="${count}"]`).getByText(says).waitFor()
    },
    look: async (name: string) => {
      await lookAt(page(), name)
      await page().setViewportSize({ width: 1366, height: 768 })
    },
    /** Presses a button, and takes the file that it downloads. */
    downloaded: async (button: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page().waitForEvent('download'),
        page().getByRole('button', { name: button }).press('Enter'),
      ])
      return bytesOf(download)
    },
  }
}

export async function bytesOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
