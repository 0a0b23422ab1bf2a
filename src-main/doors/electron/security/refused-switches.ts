import { app } from 'electron'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { startProblems } from '../../../../src-shared/contract/start-problems.ts'
import { desktopText } from '../../../../src-shared/features/app/desktop-text.ts'
import { explainedExit } from '../started-by.ts'

/**
 * Switches of Chromium and Node by which whoever starts a program could look into it, run code in it, or take its
 * protections away. Fuses of the packaged program refuse Node's; Chromium has none for its own.
 */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-io-pipes',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'unsafely-treat-insecure-origin-as-secure',
  'ignore-certificate-errors',
  'load-extension',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'use-fake-ui-for-media-stream',
  'auto-select-desktop-capture-source',
]

/**
 * Ends a packaged program that was started with a switch that it does not honour, before there is a page or a debugger.
 * Chromium is asked, since it reads a command line in its own way (`/switch` on Windows, none after `--`).
 * @returns whether the program may start
 */
export function refuseSwitches(): boolean {
  if (!app.isPackaged) return true
  const given = refusedSwitches.filter((name) => app.commandLine.hasSwitch(name))
  if (given.length === 0) return true
  for (const name of given) app.commandLine.removeSwitch(name)
  console.error(desktopText.switchRefused(given.map((name) => `--${name}`).join(', ')))
  app.exit(explainedExit)
  return false
}

/**
 * Refuses to show pages where they would run without Chromium's sandbox. The AppImage's own launcher switches it off
 * where the system keeps user namespaces from programs that it does not know.
 * @throws SANDBOX_MISSING
 */
export function requireSandbox(): void {
  if (app.isPackaged && app.commandLine.hasSwitch('no-sandbox'))
    throw failure(startProblems, 'SANDBOX_MISSING', {})
}
