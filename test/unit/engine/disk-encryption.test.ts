import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import {
  diskEncryption,
  ownSystem,
  type SystemLook,
} from '../../../src-main/engine/features/doctor/disk-encryption.ts'

/** A system that knows these files and folders, and answers a program like this. */
function system(
  platform: NodeJS.Platform,
  known: Partial<SystemLook> & { files?: Record<string, string> },
): SystemLook {
  const { files = {}, ...more } = known
  return {
    platform,
    read: (file) => files[file] ?? null,
    names: (folder) => [
      ...new Set(
        Object.keys(files)
          .filter((file) => file.startsWith(`${folder}/`))
          .map((file) => file.slice(folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
    device: () => null,
    run: async () => null,
    ...more,
  }
}
const mountinfo = (device: string, kind: string, source: string) =>
  `22 1 ${device} / / rw,relatime shared:1 - ${kind} ${source} rw\n`
const block = '/sys/dev/block'

describe('the encryption of the disk on Linux', () => {
  const look = (files: Record<string, string>, device: SystemLook['device'] = () => null) =>
    diskEncryption(tmpdir(), system('linux', { files, device }))

  it('is on where device mapper encrypts, also below a volume', async () => {
    expect(
      await look({
        '/proc/self/mountinfo': mountinfo('253:0', 'ext4', '/dev/mapper/root'),
        [`${block}/253:0/dm/uuid`]: 'CRYPT-LUKS2-0123-root\n',
      }),
    ).toEqual({ state: 'on', how: 'dm-crypt' })
    const lvm = {
      '/proc/self/mountinfo': mountinfo('0:35', 'btrfs', '/dev/mapper/vg-root'),
      [`${block}/253:1/dm/uuid`]: 'LVM-abc\n',
      [`${block}/253:1/slaves/dm-0/dm/uuid`]: 'CRYPT-LUKS2-0123-luks\n',
    }
    expect(await look(lvm, (file) => (file === '/dev/mapper/vg-root' ? '253:1' : null))).toMatchObject({
      state: 'on',
    })
    const half = { ...lvm, [`${block}/253:1/slaves/sdb/size`]: '1' }
    expect(await look(half, () => '253:1'), 'a part of it is not').toMatchObject({ state: 'off' })
  })

  it('is off on a plain disk, and unknown where the disk cannot be seen', async () => {
    const plain = {
      '/proc/self/mountinfo': mountinfo('8:1', 'ext4', '/dev/sda1'),
      [`${block}/8:1/size`]: '1',
    }
    expect(await look(plain)).toEqual({ state: 'off', how: '/dev/sda1' })
    expect(await look({ '/proc/self/mountinfo': mountinfo('0:40', 'overlay', 'overlay') })).toMatchObject({
      state: 'unknown',
    })
    expect(await look({})).toMatchObject({ state: 'unknown' })
  })
})

describe('the encryption of the disk elsewhere', () => {
  const told = (platform: NodeJS.Platform, code: number, output: string) =>
    diskEncryption(tmpdir(), system(platform, { run: async () => ({ code, output }) }))

  it.each<[NodeJS.Platform, number, string, string]>([
    ['darwin', 0, 'FileVault is On.\n', 'on'],
    ['darwin', 0, 'FileVault is Off.\n', 'off'],
    ['darwin', 1, 'Error', 'unknown'],
    ['win32', 0, 'Volume C: [Windows]', 'on'],
    ['win32', 1, 'Volume C: [Windows]', 'off'],
    ['win32', 1, 'ERROR: An attempt to access a required resource was denied.', 'unknown'],
    ['freebsd', 0, '', 'unknown'],
  ])('on %s, told %i and “%s”, is %s', async (platform, code, output, state) => {
    expect(await told(platform, code, output)).toMatchObject({ state })
  })

  it('is unknown where the program does not end by itself', async () => {
    for (const platform of ['darwin', 'win32'] as const)
      expect(await diskEncryption(tmpdir(), system(platform, {}))).toMatchObject({ state: 'unknown' })
  })

  it('is asked of this system without harm', async () => {
    expect(['on', 'off', 'unknown']).toContain((await diskEncryption(tmpdir(), ownSystem)).state)
  })
})
