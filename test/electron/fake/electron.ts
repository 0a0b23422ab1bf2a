import { FakeApp } from './app.ts'
import { FakeBrowserWindow, type FakeFrame, type FakeWebContents } from './browser-window.ts'
import { FakeMessageChannelMain } from './fake-port.ts'
import { FakeUtilityProcess } from './utility-process.ts'

type AppHandler = (request: Request) => Promise<Response>
type Invoked = (event: { sender: FakeWebContents; senderFrame: FakeFrame | null }) => unknown
type PermissionHandler = (page: unknown, permission: string, answer: (granted: boolean) => void) => void

/** What the program did with Electron, and the handles by which a test plays the system's part. */
export class FakeElectron {
  readonly app = new FakeApp()
  readonly windows: FakeBrowserWindow[] = []
  readonly engines: FakeUtilityProcess[] = []
  readonly openedOutside: string[] = []
  readonly errorBoxes: { title: string; content: string }[] = []
  readonly privileged: { scheme: string; privileges: Record<string, boolean> }[] = []
  readonly #schemes = new Map<string, AppHandler>()
  readonly #invoked = new Map<string, Invoked>()
  permissionRequest: PermissionHandler = (_page, _permission, answer) => answer(true)
  permissionCheck: (...details: unknown[]) => boolean = () => true
  devicePermission: (...details: unknown[]) => boolean = () => true

  constructor() {
    this.app.closeWindows = () => {
      for (const window of this.windows.splice(0)) window.close()
    }
  }

  /** The request of a page, answered by whoever handles its scheme. */
  async fetch(url: string, init?: RequestInit): Promise<Response> {
    const handler = this.#schemes.get(new URL(url).protocol.slice(0, -1))
    if (!handler) throw new Error(`nobody handles ${url}`)
    return handler(new Request(url, init))
  }

  /** A message of a page, from its main frame if no other is given. */
  async invoke(channel: string, sender: FakeWebContents, frame: FakeFrame | null = sender.mainFrame) {
    const handler = this.#invoked.get(channel)
    if (!handler) throw new Error(`nobody listens to ${channel}`)
    return handler({ sender, senderFrame: frame })
  }

  /** The module `electron`, as far as the program uses it. */
  get module() {
    const { app, windows, engines, openedOutside, errorBoxes, privileged } = this
    const newWindow = (window: FakeBrowserWindow) => {
      windows.push(window)
      app.emit('web-contents-created', {}, window.webContents)
    }
    return {
      app,
      BrowserWindow: class extends FakeBrowserWindow {
        constructor(options: Record<string, unknown>) {
          super(options)
          newWindow(this)
        }
      },
      MessageChannelMain: FakeMessageChannelMain,
      utilityProcess: {
        fork: (file: string, args: string[]) => {
          if (!app.isReady) throw new Error('utilityProcess needs Electron to be ready')
          const engine = new FakeUtilityProcess(file, args)
          engines.push(engine)
          return engine
        },
      },
      protocol: {
        registerSchemesAsPrivileged: (schemes: typeof privileged) => {
          if (app.isReady) throw new Error('schemes are registered before Electron is ready')
          privileged.push(...schemes)
        },
        handle: (scheme: string, handler: AppHandler) => void this.#schemes.set(scheme, handler),
      },
      ipcMain: { handle: (channel: string, handler: Invoked) => void this.#invoked.set(channel, handler) },
      session: {
        defaultSession: {
          setPermissionRequestHandler: (handler: PermissionHandler) => {
            this.permissionRequest = handler
          },
          setPermissionCheckHandler: (handler: () => boolean) => {
            this.permissionCheck = handler
          },
          setDevicePermissionHandler: (handler: () => boolean) => {
            this.devicePermission = handler
          },
        },
      },
      shell: { openExternal: async (url: string) => void openedOutside.push(url) },
      dialog: {
        showErrorBox: (title: string, content: string) => void errorBoxes.push({ title, content }),
      },
    }
  }
}
