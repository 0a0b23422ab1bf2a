import { startText } from '../../src-shared/features/app/start-text.ts'
import { fetchRuntime, installedRuntime, wantedVersion } from './electron-runtime.ts'
import { reasonOf } from './patient-download.ts'
import { showProgress } from './show-progress.ts'
import { throughProxy } from './through-proxy.ts'

/** Electron's program, or the sentence that says why the window opens in the browser instead. */
export type Runtime = { program: string } | { fallback: string }

/** Has the runtime ready: the one that is there, else one from the internet. Without a display it is of no use. */
export async function runtimeOrWhy(platform = process.platform, environment = process.env): Promise<Runtime> {
  if (platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY)
    return { fallback: startText.fallback.noDisplay }
  const installed = installedRuntime()
  if (installed) return { program: installed }
  console.log(startText.runtime.fetching(wantedVersion()))
  try {
    return { program: await throughProxy(() => fetchRuntime(showProgress(process.stdout))) }
  } catch (error) {
    return { fallback: startText.fallback.notHad(reasonOf(error)) }
  }
}
