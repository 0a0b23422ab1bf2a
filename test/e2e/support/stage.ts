import type { Page } from 'playwright-core'
import { openWindowHouse, type WindowHouse } from '../../tools/window-house.ts'
import { desktopHost } from './desktop-host.ts'
import { openAuditHouse, places } from './register.ts'
import { leave, openAs } from './windows.ts'

/** Two houses in one Chromium: one in which an audit is under way, at a desktop, and an empty one at a browser's door. */
export interface Stage {
  house: WindowHouse
  empty: WindowHouse
  /** the audit in which the lab was counted */
  auditId: string
  /** the office, in which nothing was scanned yet */
  roomId: string
  /** Shows a page in a window of the first house, once what it is to show is there. */
  at: (path: string, ready: (page: Page) => Promise<unknown>) => Promise<Page>
  /** Leaves a window to the next scene, unless something went wrong in it. */
  leave: (page: Page, failed: boolean) => Promise<void>
  close: () => Promise<void>
}

export async function openStage(): Promise<Stage> {
  const printers = () => ['Front desk', 'Stock room 株式会社']
  const { host } = desktopHost({ printers }, { updateServer: 'https://updates.example.org' })
  const house = await openAuditHouse(host)
  const empty = await openWindowHouse()
  const { audits } = house.connection.client
  await audits.start({ location: 'Depot' })
  const { auditId } = await audits.start({ location: 'HQ', name: 'Spring count' })
  const { places: all } = await audits.places({ auditId })
  for (const code of ['A-1101', 'A-1102', 'A-1103'])
    await audits.scan({ auditId, code, location: places.lab, method: 'scanner' })
  await audits.markCounted({ auditId, places: [places.lab] })
  return {
    house,
    empty,
    auditId,
    roomId: all.find(({ path }) => path === places.office)?.locationId ?? '',
    at: async (path, ready) => {
      const page = await openAs(house, path)
      await ready(page)
      return page
    },
    leave: (page, failed) => (failed ? page.close() : leave(page)),
    close: async () => {
      await empty.close()
      await house.close()
    },
  }
}
