import { z } from 'zod'
import { problem } from '../../../contract/problems.ts'
import { vendorsText } from './vendors-text.ts'

const text = vendorsText.problems
const byName = z.object({ name: z.string() })

export const vendorsProblems = {
  VENDOR_UNKNOWN: problem(byName, ({ name }) => text.unknown(name)),
  VENDOR_NAME_TAKEN: problem(byName, ({ name }) => text.nameTaken(name)),
  VENDOR_NOT_NAMED: problem(z.object({}), () => text.notNamed),
  VENDOR_SOUND: problem(byName, ({ name }) => text.sound(name)),
  VENDOR_NOT_PERMITTED: problem(byName, ({ name }) => text.notPermitted(name)),
}
