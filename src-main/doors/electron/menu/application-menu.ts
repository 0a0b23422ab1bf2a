import { app, Menu, shell } from 'electron'
import { desktopText } from '../../../../src-shared/features/app/desktop-text.ts'
import { log } from '../desktop-log.ts'
import { type MenuActions, type MenuState, menuTemplate } from './menu-template.ts'

const licence = 'https://www.apache.org/licenses/LICENSE-2.0'

export type ShownActions = Omit<MenuActions, 'showLicence'>

/** Shows the menus of the program; to be called again when what they show has changed. */
export function showMenu(
  state: Pick<MenuState, 'mayUseCamera' | 'updateReady'>,
  actions: ShownActions,
): void {
  const template = menuTemplate(
    { ...state, platform: process.platform, isPackaged: app.isPackaged },
    {
      ...actions,
      showLicence: () =>
        void shell.openExternal(licence).catch((error: unknown) => log.bug('licence', error)),
    },
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** What the system's own window about the program says. */
export function describeProgram(version: string): void {
  app.setAboutPanelOptions({
    applicationName: 'Assetwalk',
    applicationVersion: version,
    copyright: desktopText.copyright,
  })
}
