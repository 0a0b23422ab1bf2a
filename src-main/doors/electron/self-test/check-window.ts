import { BrowserWindow } from 'electron'
import { appUrl } from '../app-origin.ts'
import { ownPage } from '../window/own-page.ts'
import { must } from './checks.ts'

const exposed = `Object.entries(window.assetwalk ?? {}).map(([name, value]) => name + ': ' + typeof value).sort()`
const leaked = `['require', 'process', 'module', 'Buffer'].filter((name) => name in window)`

/** The window loads its page, hidden, and sees of the desktop two functions and nothing of Node. */
export async function checkWindow(version: string): Promise<void> {
  const window = new BrowserWindow({ show: false, webPreferences: ownPage(version) })
  try {
    await window.loadURL(appUrl)
    const seen = await window.webContents.executeJavaScript(exposed)
    must(
      JSON.stringify(seen) === '["appInfo: function","openEngine: function"]',
      `the page sees ${JSON.stringify(seen)}`,
    )
    const more = await window.webContents.executeJavaScript(leaked)
    must(Array.isArray(more) && more.length === 0, `the page sees ${JSON.stringify(more)}`)
  } finally {
    window.destroy()
  }
}
