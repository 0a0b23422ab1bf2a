import type { MenuItemConstructorOptions } from 'electron'
import { menuText } from '../../../../src-shared/features/app/menu-text.ts'
import type { ZoomChange } from '../window/zoom.ts'

/** What the menus show. */
export interface MenuState {
  /** Node's name of the system */
  platform: NodeJS.Platform
  isPackaged: boolean
  mayUseCamera: boolean
  /** version of the update that waits to be installed */
  updateReady: string | null
}

/** What the menus do. */
export interface MenuActions {
  /** shows a page of the window */
  open: (path: string) => void
  showKeys: () => void
  showDataFolder: () => void
  allowCamera: (isAllowed: boolean) => void
  installUpdate: () => void
  zoom: (change: ZoomChange) => void
  reload: () => void
  showLicence: () => void
}

/** Pages that menus lead to. */
const menuPages = {
  assets: '/assets',
  audits: '/audits',
  labels: '/labels',
  imports: '/imports',
  settings: '/more',
  diagnostics: '/more',
} as const

const separator: MenuItemConstructorOptions = { type: 'separator' }

/**
 * The menus as the system's people expect them: macOS has a menu of the program itself and one of its windows; Windows
 * and Linux have what is in those under File and Help. Editing comes from the system's own roles.
 */
export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = state.platform === 'darwin'
  const menus = isMac
    ? [macAppMenu(state, actions), macFileMenu(actions), editMenu, viewMenu(state, actions), goMenu(actions)]
    : [fileMenu(state, actions), editMenu, viewMenu(state, actions), goMenu(actions)]
  const ending = isMac ? [macWindowMenu, helpMenu(isMac, actions)] : [helpMenu(isMac, actions)]
  const template = [...menus, ...ending]
  return isMac ? template.map(withoutMnemonics) : template
}

function macAppMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const { app } = menuText
  return {
    label: 'Assetwalk',
    submenu: [
      { role: 'about', label: app.about },
      separator,
      settingsItem(app.settings, actions),
      cameraItem(state, actions),
      updateItem(state, actions),
      separator,
      { role: 'services', label: app.services },
      separator,
      { role: 'hide', label: app.hide },
      { role: 'hideOthers', label: app.hideOthers },
      { role: 'unhide', label: app.showAll },
      separator,
      { role: 'quit', label: app.quit },
    ],
  }
}

function macFileMenu(actions: MenuActions): MenuItemConstructorOptions {
  const { file } = menuText
  return {
    label: file.title,
    submenu: [importItem(actions), dataFolderItem(actions), separator, { role: 'close', label: file.close }],
  }
}

function fileMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const { file } = menuText
  return {
    label: file.title,
    submenu: [
      importItem(actions),
      dataFolderItem(actions),
      cameraItem(state, actions),
      settingsItem(file.settings, actions),
      updateItem(state, actions),
      separator,
      { role: 'quit', label: state.platform === 'win32' ? file.exit : file.quit, ...quitKey(state) },
    ],
  }
}

/** Windows closes a program with Alt+F4, which the system itself listens to. */
function quitKey({ platform }: MenuState): MenuItemConstructorOptions {
  return platform === 'win32' ? {} : { accelerator: 'CmdOrCtrl+Q' }
}

const editMenu: MenuItemConstructorOptions = {
  label: menuText.edit.title,
  submenu: [
    { role: 'undo', label: menuText.edit.undo },
    { role: 'redo', label: menuText.edit.redo },
    separator,
    { role: 'cut', label: menuText.edit.cut },
    { role: 'copy', label: menuText.edit.copy },
    { role: 'paste', label: menuText.edit.paste },
    { role: 'selectAll', label: menuText.edit.selectAll },
  ],
}

function viewMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const { view } = menuText
  const developer: MenuItemConstructorOptions[] = state.isPackaged
    ? []
    : [{ role: 'toggleDevTools', label: view.developerTools }]
  return {
    label: view.title,
    submenu: [
      { label: view.zoomIn, accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom('in') },
      // The key with the plus, without Shift.
      {
        label: view.zoomIn,
        accelerator: 'CmdOrCtrl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
        click: () => actions.zoom('in'),
      },
      { label: view.zoomOut, accelerator: 'CmdOrCtrl+-', click: () => actions.zoom('out') },
      { label: view.actualSize, accelerator: 'CmdOrCtrl+0', click: () => actions.zoom(1) },
      { label: view.double, click: () => actions.zoom(2) },
      separator,
      { role: 'togglefullscreen', label: view.fullScreen },
      separator,
      { label: view.reload, click: () => actions.reload() },
      ...developer,
    ],
  }
}

function goMenu({ open }: MenuActions): MenuItemConstructorOptions {
  const { go } = menuText
  return {
    label: go.title,
    submenu: [
      { label: go.assets, accelerator: 'CmdOrCtrl+1', click: () => open(menuPages.assets) },
      { label: go.audits, accelerator: 'CmdOrCtrl+2', click: () => open(menuPages.audits) },
      { label: go.labels, accelerator: 'CmdOrCtrl+3', click: () => open(menuPages.labels) },
      { label: go.imports, accelerator: 'CmdOrCtrl+4', click: () => open(menuPages.imports) },
    ],
  }
}

const macWindowMenu: MenuItemConstructorOptions = { role: 'windowMenu', label: menuText.window.title }

function helpMenu(isMac: boolean, actions: MenuActions): MenuItemConstructorOptions {
  const { help } = menuText
  const about: MenuItemConstructorOptions[] = isMac ? [] : [separator, { role: 'about', label: help.about }]
  return {
    role: 'help',
    label: help.title,
    submenu: [
      { label: help.keys, accelerator: 'F1', click: () => actions.showKeys() },
      { label: help.diagnostics, click: () => actions.open(menuPages.diagnostics) },
      { label: help.licence, click: () => actions.showLicence() },
      ...about,
    ],
  }
}

function importItem({ open }: MenuActions): MenuItemConstructorOptions {
  return { label: menuText.file.import, click: () => open(menuPages.imports) }
}

function dataFolderItem(actions: MenuActions): MenuItemConstructorOptions {
  return { label: menuText.file.showDataFolder, click: () => actions.showDataFolder() }
}

function settingsItem(label: string, { open }: MenuActions): MenuItemConstructorOptions {
  return { label, accelerator: 'CmdOrCtrl+,', click: () => open(menuPages.settings) }
}

function cameraItem({ mayUseCamera }: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: menuText.file.camera,
    type: 'checkbox',
    checked: mayUseCamera,
    click: ({ checked }) => actions.allowCamera(checked),
  }
}

function updateItem({ updateReady }: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: menuText.file.installUpdate(updateReady),
    visible: updateReady !== null,
    click: () => actions.installUpdate(),
  }
}

/** macOS marks no letters; it would show the `&`. */
function withoutMnemonics(item: MenuItemConstructorOptions): MenuItemConstructorOptions {
  const { label, submenu } = item
  return {
    ...item,
    ...(label === undefined ? {} : { label: label.replace('&', '') }),
    ...(Array.isArray(submenu) ? { submenu: submenu.map(withoutMnemonics) } : {}),
  }
}
