import type { Database } from 'better-sqlite3'
import type { Finding } from '../../../../src-shared/features/doctor/doctor-contract.ts'
import { doctorText as text } from '../../../../src-shared/features/doctor/doctor-text.ts'
import { lastWriteIn } from '../../backups/database-facts.ts'
import { type VerifiedChain, verifyChanges } from '../../database/change-record.ts'
import { verifyScans } from '../../database/scan-chain.ts'
import { lookAtContent } from './doctor-content.ts'
import { attention, damaged, inDigits, sound, unknown } from './doctor-findings.ts'
import { lookAtSearch } from './doctor-search.ts'

const findingsShown = 3
/** Clocks of one network differ by so much. */
const clockTolerance = 5 * 60_000

/** Looks through the database on a connection that reads. What cannot be read is a finding, never an error. */
export function lookAtDatabase(database: Database, dataFolder: string, now: string): Finding[] {
  const pages = looked('pages', () => lookAtPages(database))
  if (pages.state === 'damaged') return [pages, ...notLookedAt()]
  return [
    pages,
    looked('references', () => lookAtReferences(database)),
    looked('search', () => lookAtSearch(database)),
    looked('changes', () => lookAtChain('changes', database, verifyChanges(database))),
    looked('scans', () => lookAtChain('scans', database, verifyScans(database))),
    looked('files', () => lookAtContent(database, dataFolder)),
    looked('clock', () => lookAtClock(database, now)),
  ]
}

/** A database that cannot be opened, or read. */
export function unreadableDatabase(reason: string): Finding[] {
  return [damaged('pages', text.pages.damaged(reason), text.repair, 'closed'), ...notLookedAt()]
}

const notLookedAt = (): Finding[] =>
  (['references', 'search', 'changes', 'scans', 'files', 'clock'] as const).map((check) =>
    unknown(check, text.notLooked),
  )

function looked(check: Finding['check'], look: () => Finding): Finding {
  try {
    return look()
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string }
    if (typeof code !== 'string') throw error
    return damaged(check, text.pages.damaged(message), text.repair, 'closed')
  }
}

function lookAtPages(database: Database): Finding {
  const found = (database.pragma(`integrity_check(${findingsShown})`) as { integrity_check: string }[])
    .map(({ integrity_check }) => integrity_check.replaceAll('\n', '; '))
    .filter((one) => one !== 'ok')
  if (found.length === 0) return sound('pages', text.pages.sound)
  return damaged('pages', text.pages.damaged(found.join('; ')), text.repair, 'closed')
}

function lookAtReferences(database: Database): Finding {
  const { length } = database.pragma('foreign_key_check') as unknown[]
  if (length === 0) return sound('references', text.references.sound)
  return damaged('references', text.references.damaged(inDigits(length)), text.repair, 'closed')
}

function lookAtChain(
  check: 'changes' | 'scans',
  database: Database,
  { count, brokenAt }: VerifiedChain,
): Finding {
  const { chain } = text
  if (brokenAt === null) return sound(check, chain.sound(inDigits(count)))
  const says = chain.broken(inDigits(brokenAt), inDigits(count))
  return wasSalvaged(database) ? attention(check, says, chain.afterSalvage) : damaged(check, says, chain.next)
}

/** Whether the record of change says that what is here was taken out of a damaged database. */
function wasSalvaged(database: Database): boolean {
  return (
    database
      .prepare(
        "SELECT 1 FROM change WHERE entity = 'organisation' AND fields ->> '$.salvaged.to' IS NOT NULL",
      )
      .get() !== undefined
  )
}

function lookAtClock(database: Database, now: string): Finding {
  const last = lastWriteIn(database)
  if (last === null || Date.parse(last) - Date.parse(now) <= clockTolerance)
    return sound('clock', text.clock.sound)
  return attention('clock', text.clock.ahead(last), text.clock.next)
}
