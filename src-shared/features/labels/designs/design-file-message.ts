import { z } from 'zod'
import { failure } from '../../../contract/problems.ts'
import type { DesignKind } from './design.ts'
import { type Design, design } from './design-entity.ts'
import { designFileProblems } from './label-designs-problems-contract.ts'
import { labelDesignsText } from './label-designs-text.ts'

const mark = 'assetwalk-label-design'
const fileForm = z.object({ format: z.literal(mark), version: z.literal(1), design })

/** A design as a file that other organisations can bring in. */
export function designFile(of: Design): string {
  return `${JSON.stringify({ format: mark, version: 1, design: of }, null, 2)}\n`
}

/** The design in such a file, or what is wrong with it. */
export function designInFile(text: string): Design | { unreadable: string } {
  const read = jsonOf(text)
  if (read === undefined) return { unreadable: labelDesignsText.notJson }
  const { data, error } = fileForm.safeParse(read)
  if (data) return data.design
  const [first] = error.issues
  return { unreadable: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}` }
}

/** The design of a kind in such a file. @throws LABEL_DESIGN_FILE_UNREADABLE, LABEL_DESIGN_OF_OTHER_KIND */
export function designOfKind(text: string, wanted: DesignKind): Design {
  const found = designInFile(text)
  if ('unreadable' in found)
    throw failure(designFileProblems, 'LABEL_DESIGN_FILE_UNREADABLE', { reason: found.unreadable })
  if (found.kind !== wanted)
    throw failure(designFileProblems, 'LABEL_DESIGN_OF_OTHER_KIND', { wanted, found: found.kind })
  return found
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
