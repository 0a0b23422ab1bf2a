import { contextBridge, ipcRenderer } from 'electron'
import { channels, versionArgument } from '../channels.ts'

/** All that the window gets of the desktop: a way to ask for the engine, and two facts to show. */
contextBridge.exposeInMainWorld('assetwalk', {
  openEngine: (): void => {
    ipcRenderer.invoke(channels.openEngine).catch((error: unknown) => console.error(error))
  },
  appInfo: () => ({
    version:
      process.argv.find((argument) => argument.startsWith(versionArgument))?.slice(versionArgument.length) ??
      '',
    platform: process.platform,
  }),
})

ipcRenderer.on(channels.enginePort, ({ ports }) => {
  window.postMessage({ type: channels.enginePort }, location.origin, [...ports])
})

ipcRenderer.on(channels.shell, (_event, message: unknown) => window.postMessage(message, location.origin))
