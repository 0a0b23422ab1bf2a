import { mkdirSync } from 'node:fs'
import { app } from 'electron'
import { registerAppScheme } from './app-protocol.ts'
import { chosenDataFolder, profileFolder } from './data-folder.ts'
import { runDesktop } from './desktop.ts'
import { hardenPages } from './hardening.ts'

// Entry of the desktop application. A second start on the same data folder brings the first one's window up and ends.

const dataFolder = chosenDataFolder(process.argv.slice(app.isPackaged ? 1 : 2))
const profile = profileFolder(app.getPath('appData'), dataFolder)
mkdirSync(profile, { recursive: true, mode: 0o700 })
app.setPath('userData', profile)

if (app.requestSingleInstanceLock()) {
  registerAppScheme()
  hardenPages()
  void runDesktop(dataFolder, app.getVersion())
} else {
  app.exit(0)
}
