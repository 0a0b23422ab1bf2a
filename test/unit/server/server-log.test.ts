import { describe, expect, it } from 'vitest'
import { serverLog } from '../../../src-server/http/server-log.ts'

describe('the log of the server', () => {
  it('says of a bug where it happened and under which reference, not with which data', () => {
    const lines: string[] = []
    const log = serverLog({ write: (line) => lines.push(line) })
    const error = Object.assign(new Error('invalid input "paula@example.org"\nat table person'), {
      code: '22P02',
      detail: 'Key (email)=(paula@example.org) already exists.',
    })
    const reference = log.bug('/sync/push', error)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ reference, route: '/sync/push', code: '22P02' })
    expect(JSON.parse(lines[0] ?? '').frames[0]).toMatch(/server-log\.test/)
    expect(lines.join()).not.toContain('paula')
    log.bug('/sync/push', 'paula@example.org')
    expect(lines[1]).not.toContain('paula')
  })
})
