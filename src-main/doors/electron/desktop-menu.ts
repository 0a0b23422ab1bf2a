import { shellMessageType } from '../../../src-shared/features/app/shell-message.ts'
import { showMenu } from './menu/application-menu.ts'
import type { ProfileSettings } from './profile-settings.ts'
import type { CameraConsent } from './security/camera.ts'
import type { Updates } from './updates.ts'
import type { WindowKeeper } from './window/window-keeper.ts'
import { changeZoom } from './window/zoom.ts'

export interface DesktopMenuOptions {
  window: WindowKeeper
  settings: ProfileSettings
  camera: CameraConsent
  updates: Updates
  showDataFolder: () => void
  installUpdate: () => void
}

/** Shows the menus as things are now. */
export function desktopMenu(options: DesktopMenuOptions): void {
  const { window, settings, camera, updates, showDataFolder, installUpdate } = options
  showMenu(
    { mayUseCamera: camera.isGiven, updateReady: updates.ready },
    {
      open: (path) => window.showAndTell({ type: shellMessageType, does: 'open', path }),
      showKeys: () => window.showAndTell({ type: shellMessageType, does: 'keys' }),
      zoom: (change) => {
        if (window.page) changeZoom(window.page, settings, change)
      },
      reload: () => window.page?.reload(),
      allowCamera: (isAllowed) => camera.set(isAllowed),
      showDataFolder,
      installUpdate,
    },
  )
}
