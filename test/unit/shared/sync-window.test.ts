import { describe, expect, it } from 'vitest'
import { invitationIn } from '../../../src-renderer/features/sync/invitation.ts'
import { invitationOf } from '../../../src-shared/features/sync/invitation.ts'
import { standingOf } from '../../../src-shared/features/sync/sync-standing.ts'
import { heldBy, nextSyncAfter } from '../../../src-shared/sync/sync-pace.ts'

describe('an invitation', () => {
  it('is an address and a code in one text, and nothing else is taken for one', () => {
    const invitation = invitationOf('https://assets.example.org:8443', 'AB12-CD34')
    expect(invitation).toBe('https://assets.example.org:8443/#AB12-CD34')
    expect(invitationIn(` ${invitation}\n`)).toEqual({
      url: 'https://assets.example.org:8443',
      code: 'AB12-CD34',
    })
    for (const other of [
      'AB12-CD34',
      'https://a.example',
      'https://a.example/#',
      'https://a.example/#%',
      'ftp://a/#A',
    ])
      expect(invitationIn(other), other).toBeNull()
  })
})

describe('when a laptop syncs next', () => {
  it('waits longer after every failure, up to ten minutes, and a minute where all is well', () => {
    const waits = [0, 1, 2, 3, 9, 500].map((failures) => nextSyncAfter(failures, 1))
    expect(waits).toEqual([60_000, 5000, 10_000, 20_000, 600_000, 600_000])
  })

  it('is never at the same time for all: half of the wait is chance', () => {
    expect([0, 0.5, 1].map((random) => nextSyncAfter(9, random))).toEqual([300_000, 450_000, 600_000])
  })
})

describe('for what a sync waits', () => {
  const neither = { battery: false, metered: false }
  const both = { battery: true, metered: true }

  it('is what it was asked to spare, while it would be used', () => {
    expect(heldBy(both, neither)).toBeNull()
    expect(heldBy(neither, both)).toBeNull()
    expect(heldBy({ battery: true, metered: false }, { battery: false, metered: true })).toBeNull()
    expect(heldBy(both, { battery: false, metered: true })).toBe('metered')
    expect(heldBy(both, both)).toBe('battery')
  })
})

describe('where a sync stands', () => {
  const well = {
    syncedAt: '2026-11-30T10:00:00.000Z',
    failingSince: null,
    problem: null,
    pausedAt: null,
    heldBy: null,
  }
  const since = '2026-11-29T10:00:00.000Z'

  it('is calm about a server that cannot be reached, and says what a person has to look at', () => {
    expect(standingOf(well)).toEqual({ kind: 'synced', since: well.syncedAt })
    const failing = (code: string) => standingOf({ ...well, failingSince: since, problem: { code } })
    expect(failing('SERVER_UNREACHABLE')).toEqual({ kind: 'offline', since })
    expect(failing('DEVICE_REVOKED')).toEqual({ kind: 'stopped', since })
  })

  it('says that it is paused, and that nothing went through yet', () => {
    expect(standingOf({ ...well, pausedAt: since })).toEqual({ kind: 'paused', since })
    expect(standingOf({ ...well, heldBy: 'metered' })).toEqual({ kind: 'held', by: 'metered' })
    expect(standingOf({ ...well, syncedAt: null })).toEqual({ kind: 'never' })
  })
})
