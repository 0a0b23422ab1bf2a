import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, parse } from 'node:path'

/** Whether what lies on a disk can be read by whoever takes the disk. */
export interface DiskEncryption {
  state: 'on' | 'off' | 'unknown'
  /** by what, or why it is not known */
  how: string
}

/** What is asked of the system; another one is given in tests. */
export interface SystemLook {
  platform: NodeJS.Platform
  /** a file as text; null where there is none */
  read: (file: string) => string | null
  /** the names in a folder; none where there is no folder */
  names: (folder: string) => string[]
  /** the number of the device that a file stands for, `major:minor`; null where it stands for none */
  device: (file: string) => string | null
  /** runs a program for so long at most; null where it did not begin or did not end by itself */
  run: (program: string, args: string[]) => Promise<{ code: number; output: string } | null>
}

const within = 3000

export const ownSystem: SystemLook = {
  platform: process.platform,
  read: (file) => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return null
    }
  },
  names: (folder) => {
    try {
      return readdirSync(folder)
    } catch {
      return []
    }
  },
  device: (file) => {
    try {
      const { rdev } = statSync(file)
      return rdev === 0 ? null : `${(rdev >> 8) & 0xfff}:${(rdev & 0xff) | ((rdev >> 12) & 0xfff00)}`
    } catch {
      return null
    }
  },
  run: (program, args) =>
    new Promise((resolve) => {
      execFile(program, args, { timeout: within, windowsHide: true }, (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code
        resolve(typeof code === 'number' ? { code, output: `${stdout}${stderr}` } : null)
      })
    }),
}

/** Looks whether the system encrypts the disk of a folder. Never throws: what cannot be found out is unknown. */
export async function diskEncryption(
  folder: string,
  system: SystemLook = ownSystem,
): Promise<DiskEncryption> {
  const path = realpathSync(folder)
  switch (system.platform) {
    case 'linux':
      return onLinux(path, system)
    case 'darwin':
      return onMac(system)
    case 'win32':
      return onWindows(path, system)
    default:
      return unknown(system.platform)
  }
}

const unknown = (how: string): DiskEncryption => ({ state: 'unknown', how })

interface Mount {
  point: string
  device: string
  kind: string
  source: string
}

function onLinux(path: string, system: SystemLook): DiskEncryption {
  const mount = mountsIn(system.read('/proc/self/mountinfo') ?? '')
    .filter(({ point }) => path === point || path.startsWith(point === '/' ? '/' : `${point}/`))
    .at(-1)
  if (!mount) return unknown('/proc/self/mountinfo')
  const { kind, source } = mount
  if (kind === 'ecryptfs' || kind === 'fuse.gocryptfs') return { state: 'on', how: kind }
  // Some file systems have a device number of their own; the device beneath is their source.
  const number = mount.device.startsWith('0:') ? system.device(source) : mount.device
  if (number === null) return unknown(`${kind} ${source}`)
  const folder = `/sys/dev/block/${number}`
  if (system.names(folder).length === 0) return unknown(`${kind} ${source}`)
  return isEncrypted(folder, system) ? { state: 'on', how: 'dm-crypt' } : { state: 'off', how: source }
}

/** Mounts in the order in which they cover one another (proc_pid_mountinfo(5)). */
function mountsIn(text: string): Mount[] {
  return text
    .split('\n')
    .flatMap((line) => {
      const [before = '', after = ''] = line.split(' - ')
      const [, , device, , point] = before.split(' ')
      const [kind, source] = after.split(' ')
      return device && point && kind && source
        ? [{ point: plain(point), device, kind, source: plain(source) }]
        : []
    })
    .sort((a, b) => a.point.length - b.point.length)
}

const plain = (name: string) =>
  name.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)))

/** A device is encrypted where device mapper encrypts it, or everything that it is made of. */
function isEncrypted(folder: string, system: SystemLook): boolean {
  if (system.read(join(folder, 'dm/uuid'))?.startsWith('CRYPT-')) return true
  const below = system.names(join(folder, 'slaves'))
  return below.length > 0 && below.every((name) => isEncrypted(join(folder, 'slaves', name), system))
}

async function onMac({ run }: SystemLook): Promise<DiskEncryption> {
  const told = await run('/usr/bin/fdesetup', ['status'])
  if (told && /FileVault is On/.test(told.output)) return { state: 'on', how: 'FileVault' }
  if (told && /FileVault is Off/.test(told.output)) return { state: 'off', how: 'FileVault' }
  return unknown('fdesetup status')
}

/** With this option it says by its exit code, in whatever language, whether a drive is protected: 0, or else 1. */
async function onWindows(path: string, { run, read: _ }: SystemLook): Promise<DiskEncryption> {
  const drive = parse(path).root.replace(/\\$/, '')
  const told = await run('manage-bde.exe', ['-status', drive, '-protectionaserrorlevel'])
  if (told?.code === 0) return { state: 'on', how: 'BitLocker' }
  // An administrator alone may ask; whoever may not is told so without a word of the drive's state.
  if (told?.code === 1 && /\[.*\]/.test(told.output)) return { state: 'off', how: 'BitLocker' }
  return unknown('manage-bde -status')
}
