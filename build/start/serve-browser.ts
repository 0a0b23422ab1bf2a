import { join } from 'node:path'
import { type Loopback, startLoopback } from '../../src-main/doors/loopback/loopback.ts'
import { type Engine, startEngine } from '../../src-main/engine/engine.ts'
import { hostWithoutAbilities } from '../../src-main/engine/host.ts'
import { openingText } from '../../src-shared/features/app/opening-text.ts'
import { startText } from '../../src-shared/features/app/start-text.ts'
import { root } from '../tools/root.ts'
import { leaveDoor, removeDoor } from './door-file.ts'
import { Explained } from './explain.ts'
import { openBrowser } from './open-browser.ts'
import type { StartOptions } from './start-options.ts'
import { toldToEnd } from './told-to-end.ts'

/**
 * Serves the window to the browser until it is told to end; then closes door and engine in that order.
 * @returns the exit code
 * @throws the coded failures of startEngine; Error with a sentence when the port is taken
 */
export async function serveBrowser(options: StartOptions, version: string): Promise<number> {
  const { dataFolder, dataFolderOrigin, open } = options
  const told = toldToEnd()
  const engine = await startEngine({
    dataFolder,
    version,
    host: hostWithoutAbilities('browser', dataFolderOrigin),
  })
  try {
    const loopback = await openDoor(engine, options.port)
    try {
      leaveDoor(dataFolder, loopback.url)
      console.log(startText.running(loopback.url))
      if (open) openBrowser(loopback.openingUrl())
      await told
      return 0
    } finally {
      removeDoor(dataFolder)
      await loopback.close()
    }
  } finally {
    await engine.close()
  }
}

function openDoor(engine: Engine, port: number): Promise<Loopback> {
  const windowFolder = join(root, 'out/renderer')
  const onTicketUsedTwice = () => console.error(openingText.usedTwice)
  return startLoopback({ engine, windowFolder, port, onTicketUsedTwice }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? new Explained(startText.portTaken(port)) : error
    },
  )
}
