import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { afterText } from './after-text.ts'

const text = afterText.problems
const byAudit = z.object({ auditId: z.string(), name: z.string() })

/** Why books cannot be held against an audit. */
export const booksProblems = {
  BOOKS_UNREADABLE: problem(z.object({ fileName: z.string() }), ({ fileName }) =>
    text.booksUnreadable(fileName),
  ),
  BOOKS_WITHOUT_NUMBERS: problem(z.object({ headers: z.array(z.string()) }), ({ headers }) =>
    text.booksWithoutNumbers(headers),
  ),
  BOOKS_MISSING: problem(byAudit, ({ name }) => text.noBooks(name)),
}

/** Why an audit cannot follow from another. */
export const afterProblems = {
  FOLLOW_UP_TOO_EARLY: problem(byAudit, ({ name }) => text.notClosed(name)),
  RECOUNT_TOO_EARLY: problem(byAudit, ({ name }) => text.counting(name)),
  NOTHING_FOLLOWS: problem(byAudit, ({ name }) => text.abandoned(name)),
  NOTHING_MISSING: problem(byAudit, ({ name }) => text.nothingMissing(name)),
  NOTHING_DIFFERS: problem(byAudit, ({ name }) => text.nothingDiffers(name)),
  COUNTED_BEFORE: problem(z.object({ person: z.string(), name: z.string() }), ({ person, name }) =>
    text.scannedBefore(person, name),
  ),
}
