import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { savedFileName } from '../../src-main/doors/electron/saved-file-name.ts'
import { desktopOfTest } from './fake/desktop.ts'
import { FakeDownload } from './fake/download.ts'

const own = { url: 'blob:app://assetwalk/1-2-3', initiator: 'app://assetwalk', fileName: 'Report.pdf' }

describe('a file that the window saves', () => {
  test('goes where the person says, from the documents on, under the name that was suggested', async () => {
    const { electron } = await desktopOfTest()
    const download = new FakeDownload(own)
    expect(download.begin(electron.defaultSession)).toBe(true)
    expect(download.options).toMatchObject({
      title: 'Save',
      defaultPath: join(electron.app.getPath('documents'), 'Report.pdf'),
    })
  })

  test('may come from the engine directly', async () => {
    const { electron } = await desktopOfTest()
    const download = new FakeDownload({ ...own, url: 'app://assetwalk/outgoing/1' })
    expect(download.begin(electron.defaultSession)).toBe(true)
  })

  test('is told of when it is there, without a dialog', async () => {
    const { electron } = await desktopOfTest()
    const download = new FakeDownload(own)
    download.begin(electron.defaultSession)
    download.end('completed', '/home/ada/Audits/Report 7.pdf')
    expect(electron.notices).toMatchObject([{ title: 'Saved', body: 'Report 7.pdf is in /home/ada/Audits.' }])
    expect(electron.dialogs.boxes).toEqual([])
  })

  test('is told of when it could not be written, with what to do', async () => {
    const { electron } = await desktopOfTest()
    const download = new FakeDownload(own)
    download.begin(electron.defaultSession)
    download.end('interrupted', '/media/stick/Report.pdf')
    const [box] = electron.dialogs.boxes
    expect(box?.message).toBe('Report.pdf was not saved')
    expect(box?.detail).toContain('/media/stick')
    expect(electron.notices).toEqual([])
  })

  test('is nobody’s business when the person changed their mind', async () => {
    const { electron } = await desktopOfTest()
    const download = new FakeDownload(own)
    download.begin(electron.defaultSession)
    download.end('cancelled', '')
    expect([electron.notices, electron.dialogs.boxes]).toEqual([[], []])
  })
})

describe('a download is refused', () => {
  test.each([
    ['of another origin', { url: 'https://evil.invalid/report.pdf' }],
    ['of bytes of another origin', { url: 'blob:https://evil.invalid/1' }],
    ['that names ours in its query', { url: 'https://evil.invalid/?app://assetwalk/' }],
    ['of data in its address', { url: 'data:text/plain,hello' }],
    ['of a file of the disk', { url: 'file:///etc/passwd' }],
    ['started by another origin', { initiator: 'https://evil.invalid' }],
    ['started by an origin without a name', { initiator: 'null' }],
    ['started by no page', { initiator: '' }],
    ['started by the PDF viewer', { initiator: 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai' }],
  ])('%s', async (_what, difference) => {
    const { electron } = await desktopOfTest()
    const download = new FakeDownload({ ...own, ...difference })
    expect(download.begin(electron.defaultSession)).toBe(false)
    expect(download.options).toBeNull()
  })

  test('in every session', async () => {
    const { electron } = await desktopOfTest()
    const later = electron.module.session.fromPartition('later')
    expect(new FakeDownload({ ...own, url: 'https://evil.invalid/x' }).begin(later)).toBe(false)
  })
})

describe('the name of a saved file', () => {
  test.each([
    ['Report.pdf', 'Report.pdf'],
    ['Łódź 株式会社.csv', 'Łódź 株式会社.csv'],
    ['../../.bashrc', '_.._.bashrc'],
    ['C:\\Windows\\evil.exe', 'C__Windows_evil.exe'],
    ['a/b:c*d?e"f<g>h|i.pdf', 'a_b_c_d_e_f_g_h_i.pdf'],
    ['re\u202efdp.exe', 're_fdp.exe'],
    ['tab\tand\u0000nul.pdf', 'tab_and_nul.pdf'],
    ['  .hidden. ', 'hidden'],
    ['CON', '_CON'],
    ['nul.csv', '_nul.csv'],
    ['com1.txt', '_com1.txt'],
    ['...', 'assetwalk'],
    ['', 'assetwalk'],
  ])('%j becomes %j', (suggested, name) => {
    expect(savedFileName(suggested)).toBe(name)
  })

  test('is cut to what every system takes, its ending kept', () => {
    const name = savedFileName(`${'a'.repeat(400)}.json`)
    expect(name).toHaveLength(200)
    expect(name).toMatch(/a\.json$/)
  })
})
