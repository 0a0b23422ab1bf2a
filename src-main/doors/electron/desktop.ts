import { app, dialog, session } from 'electron'
import { desktopText } from '../../../src-shared/features/app/desktop-text.ts'
import { shellMessageType } from '../../../src-shared/features/app/shell-message.ts'
import { startText } from '../../../src-shared/features/app/start-text.ts'
import type { Policy } from '../policy.ts'
import type { Surroundings } from '../surroundings.ts'
import { serveApp } from './app-protocol.ts'
import { DataKeeper } from './data-keeper.ts'
import type { DataPlace } from './data-place.ts'
import { closeDesktopLog, log, openDesktopLog } from './desktop-log.ts'
import { desktopMenu } from './desktop-menu.ts'
import { tellPerson } from './dialogs.ts'
import { Drawings } from './drawings.ts'
import { endAfter, endWithSession, endWithSystem } from './end.ts'
import { isAnswering } from './engine-client.ts'
import { type EngineFailure, EngineHost } from './engine-host.ts'
import { desktopHost } from './host-requests.ts'
import { canKeepSecrets, openSecret, sealSecret } from './key-store.ts'
import { describeProgram } from './menu/application-menu.ts'
import { openThings } from './open-things.ts'
import { answerPages } from './page-requests.ts'
import { followPower } from './power.ts'
import { Printing } from './printing/printing.ts'
import { ProfileSettings } from './profile-settings.ts'
import { CameraConsent } from './security/camera.ts'
import { closeNetwork } from './security/network.ts'
import { guardPermissions } from './security/permissions.ts'
import { hardenSession } from './security/session.ts'
import { showFolder } from './show-folder.ts'
import { listenForOpened } from './start/listen-for-opened.ts'
import { onFurtherStart } from './start/single-instance.ts'
import { explainedExit, runningMessage } from './started-by.ts'
import { Updates } from './updates.ts'
import { WindowKeeper } from './window/window-keeper.ts'

export interface DesktopStart {
  place: DataPlace
  surroundings: Surroundings
  policy: Policy
  version: string
  /** links and files that this start is to open */
  opened: string[]
}

/** Runs the program on the desktop: one window, one engine, both on one data folder, until the person quits. */
export async function runDesktop({
  place,
  surroundings,
  policy,
  version,
  opened,
}: DesktopStart): Promise<void> {
  openDesktopLog(place.folder)
  log.note('desktop starts', { version, platform: process.platform })
  const settings = new ProfileSettings(place.profile.settings)
  const camera = new CameraConsent(settings, () => showMenu())
  const drawings = new Drawings()
  const engine = new EngineHost({
    version,
    onReady: () => void process.send?.(runningMessage),
    onEnded: () => drawings.endAll(),
    onFailed: giveUp,
  })
  const window = new WindowKeeper({
    version,
    settings,
    onOpened: (shown) => endWithSession(shown, () => engine.close()),
    onListens: () => tellOfUpdate(),
  })
  const updates = new Updates({
    server: policy.updateServer,
    onReady: () => {
      tellOfUpdate()
      showMenu()
    },
    onNotInstalled: () => {
      data.start()
      tellPerson('error', desktopText.update.failed, desktopText.update.failedDetail)
    },
  })
  const tellOfUpdate = () => {
    if (updates.ready !== null)
      window.tell({ type: shellMessageType, does: 'updateReady', version: updates.ready })
  }
  const installUpdate = () => updates.install(() => engine.close())
  const printing = new Printing({ allowedPrinters: policy.allowedPrinters, page: () => window.page })
  const data = new DataKeeper({
    place,
    surroundings,
    engine,
    settings,
    hostAt: ({ origin }) =>
      desktopHost(
        { dataFolderOrigin: origin, updateServer: policy.updateServer },
        {
          showFolder: () => showFolder(data.folder),
          printers: () => printing.printers(),
          print: (asks) => printing.print(asks),
          moveData: () => data.move(),
          installUpdate,
          drawings,
          secrets: canKeepSecrets() ? { seal: sealSecret, open: openSecret } : null,
        },
      ),
  })
  const showMenu = () =>
    desktopMenu({
      window,
      settings,
      camera,
      updates,
      showDataFolder: () => background('data folder', showFolder(data.folder)),
      installUpdate,
    })
  const open = (things: readonly string[]) => openThings(things, (message) => window.showAndTell(message))

  const early = [...opened]
  let isUp = false
  listenForOpened((thing) => {
    if (isUp) open([thing])
    else early.push(thing)
  })
  endAfter(async () => {
    await data.settled()
    await engine.close()
    await closeDesktopLog()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  await app.whenReady()
  hardenSession(session.defaultSession)
  guardPermissions(session.defaultSession, camera)
  closeNetwork(session.defaultSession)
  serveApp(() => data.folder)
  answerPages((page) => {
    engine.connect(page)
    window.hears(page)
  })
  onFurtherStart((things) => {
    window.show()
    open(things)
  })
  app.on('activate', () => window.show())
  endWithSystem()
  followPower({
    isAnswering: (within) => isAnswering(engine, within),
    onHanging: () => engine.replace(),
    onResumed: () => {
      window.tell({ type: shellMessageType, does: 'resumed' })
      engine.resumed()
    },
    onBattery: (isOnBattery) => engine.onBattery(isOnBattery),
  })
  describeProgram(version)
  showMenu()
  data.start()
  window.show()
  isUp = true
  open(early)
  background('updates', updates.watch())
}

/** The engine cannot work: the person is told why, and the program ends. */
function giveUp({ message }: EngineFailure): void {
  dialog.showErrorBox(startText.failed.title, message)
  app.exit(explainedExit)
}

function background(what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.bug(what, error))
}
