import { app } from 'electron'
import { chooseDataFolder } from '../data-folder.ts'
import { readPolicy } from '../policy.ts'
import { ownSurroundings } from '../surroundings.ts'
import { registerAppScheme } from './app-protocol.ts'
import { runCommandLine } from './command-line.ts'
import { dataPlace } from './data-place.ts'
import { runDesktop } from './desktop.ts'
import { trustNoServer } from './security/network.ts'
import { hardenPages } from './security/pages.ts'
import { refuseSwitches, requireSandbox } from './security/refused-switches.ts'
import { hardenSessions } from './security/session.ts'
import { runSelfTest } from './self-test/self-test.ts'
import { catchBugs } from './start/catch-bugs.ts'
import { explained } from './start/explained.ts'
import { becomeKnownToSystem } from './start/known-to-system.ts'
import { becomeSingle } from './start/single-instance.ts'
import { type DesktopOrder, type WayToStart, wayToStart } from './start/way-to-start.ts'

// Entry of the desktop application, and of what else its program can be started as.

if (refuseSwitches()) start()

function start(): void {
  const order = wayToStart(process.argv.slice(app.isPackaged ? 1 : 2))
  if (order.way === 'commandLine') runCommandLine(order.args)
  else explained(() => startWithPages(order))
}

function startWithPages(order: Exclude<WayToStart, { way: 'commandLine' }>): void {
  requireSandbox()
  app.enableSandbox()
  registerAppScheme()
  hardenPages()
  hardenSessions()
  trustNoServer()
  if (order.way === 'selfTest') runSelfTest(app.getVersion())
  else startDesktop(order)
}

/** A second start on the same data folder brings the first one's window up, hands over what it is to open, and ends. */
function startDesktop({ dataFolder, opened }: DesktopOrder): void {
  const surroundings = ownSurroundings()
  const policy = readPolicy(surroundings)
  const place = dataPlace(chooseDataFolder(dataFolder, policy, surroundings))
  if (becomeSingle(place.profile, opened)) {
    becomeKnownToSystem()
    catchBugs()
    void runDesktop({ place, surroundings, policy, version: app.getVersion(), opened })
  } else app.exit(0)
}
