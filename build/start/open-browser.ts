import { spawn } from 'node:child_process'

/** Opens an address in the default browser. Where there is none nothing happens: the address stands on the terminal. */
export function openBrowser(url: string, platform = process.platform): void {
  const [program, ...args] = commandOf(url, platform)
  spawn(program, args, { stdio: 'ignore', detached: true, windowsHide: true })
    .on('error', () => undefined)
    .unref()
}

function commandOf(url: string, platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'darwin') return ['open', url]
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return ['xdg-open', url]
}
