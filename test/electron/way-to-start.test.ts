import { describe, expect, test } from 'vitest'
import { wayToStart } from '../../src-main/doors/electron/start/way-to-start.ts'

const desktop = { way: 'desktop', dataFolder: undefined, opened: [] }

describe('a start of the program', () => {
  test('without arguments opens the window on the usual data folder', () => {
    expect(wayToStart([])).toEqual(desktop)
  })

  test('takes a named data folder, among switches of Chromium', () => {
    expect(wayToStart(['--no-sandbox', '--data', 'here', '--lang=de'])).toEqual({
      ...desktop,
      dataFolder: 'here',
    })
  })

  test('brings links and files', () => {
    const opened = ['assetwalk://assets/A-1', '/home/me/Laptop 7.awcert', 'file:///home/me/from%20B.AWSYNC']
    expect(wayToStart(opened)).toEqual({ ...desktop, opened })
    expect(wayToStart(['--data', 'x', ...opened])).toEqual({ ...desktop, dataFolder: 'x', opened })
  })

  test.each([['assetwalk://assets/A-1'], ['evil.awcert'], ['ASSETWALK:x']])(
    'reads no option behind %s: it may have been written by whoever wrote the link',
    (opened) => {
      expect(wayToStart([opened, '--data', '\\\\evil\\share'])).toEqual({ ...desktop, opened: [opened] })
      expect(wayToStart([opened, '--cli', 'assets', 'export', '-'])).toEqual({ ...desktop, opened: [opened] })
      expect(wayToStart([opened, '--self-test'])).toEqual({ ...desktop, opened: [opened] })
    },
  )

  test('other files are not for it', () => {
    expect(wayToStart(['list.csv', '.awcert', '--x.awcert'])).toEqual(desktop)
  })

  test('with --cli is the command line, which gets everything behind it', () => {
    const args = ['import', '-', '--json', '--data', 'd', '--self-test']
    expect(wayToStart(['--cli', ...args])).toEqual({ way: 'commandLine', args })
    expect(wayToStart(['--no-sandbox', '--cli', ...args])).toEqual({ way: 'commandLine', args })
    expect(wayToStart(['--cli'])).toEqual({ way: 'commandLine', args: [] })
  })

  test('with --self-test tries itself out', () => {
    expect(wayToStart(['--self-test', '--no-sandbox'])).toEqual({ way: 'selfTest' })
  })
})
