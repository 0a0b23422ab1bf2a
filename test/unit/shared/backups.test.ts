import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBackupDue, isBackupOld } from '../../../src-shared/features/backups/backup-age.ts'
import {
  backupName,
  migrationBackupName,
  namedBackup,
} from '../../../src-shared/features/backups/backup-name.ts'
import { expiredBackups } from '../../../src-shared/features/backups/rotation.ts'

const day = 86_400_000
const at = (milliseconds: number) => new Date(milliseconds).toISOString()
const start = Date.parse('2026-11-25T12:00:00.000Z')
/** One backup a day, the newest first. */
const daily = (days: number) => Array.from({ length: days }, (_, n) => at(start - n * day))

describe('the rotation of backups', () => {
  it('keeps seven days, four weeks and twelve months of daily ones', () => {
    const all = daily(500)
    const gone = new Set(expiredBackups(all))
    const kept = all.filter((one) => !gone.has(one)).map((one) => one.slice(0, 10))
    expect(kept).toEqual([
      ...['2026-11-25', '2026-11-24', '2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19'],
      ...['2026-11-15', '2026-11-08', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30'],
      ...['2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ])
  })

  it('never lets the newest go, and done twice lets nothing more go', () => {
    const moments = fc.array(fc.integer({ min: start - 900 * day, max: start }).map(at), { minLength: 1 })
    fc.assert(
      fc.property(moments, (all) => {
        const gone = new Set(expiredBackups(all))
        const kept = all.filter((one) => !gone.has(one))
        expect(kept).toContain([...all].sort().at(-1))
        expect(new Set(kept).size).toBeLessThanOrEqual(7 + 4 + 12)
        expect(expiredBackups(kept)).toEqual([])
      }),
    )
  })
})

describe('the daily backup', () => {
  const now = at(start)
  it.each([
    ['is due where there is data and no backup', null, at(start - day), true],
    ['is due a day after the last one, if something was written since', at(start - day), at(start - 1), true],
    ['is not due where nothing was written since', at(start - 3 * day), at(start - 4 * day), false],
    ['is not due within the day', at(start - day + 1000), at(start - 1), false],
    ['is not due where nothing was ever written', null, null, false],
    ['is due where the last one lies in the future', at(start + day), at(start - 1), true],
  ])('%s', (_, last, lastWrite, isDue) => {
    expect(isBackupDue(last, lastWrite, now)).toBe(isDue)
  })

  it('is old after seven days, and where there is none', () => {
    const found = [at(start - 6 * day), at(start - 8 * day), null].map((last) => isBackupOld(last, now))
    expect(found).toEqual([false, true, true])
  })
})

describe('the name of a backup', () => {
  it('says what it is and when it was made, and other files are none', () => {
    for (const kind of ['regular', 'beforeRestore', 'beforeRepair'] as const)
      expect(namedBackup(backupName(kind, '2026-11-25T12:34:56.789Z'))).toEqual({
        kind,
        at: '2026-11-25T12:34:56.000Z',
      })
    expect(namedBackup(migrationBackupName(3))).toEqual({ kind: 'beforeMigration', at: null })
    for (const name of [
      'assetwalk.db',
      'backup-2026-11-25T12-34-56Z.db.part',
      '../backup-2026-11-25T12-34-56Z.db',
    ])
      expect(namedBackup(name)).toBeNull()
  })
})
