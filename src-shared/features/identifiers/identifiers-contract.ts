import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { identifiersText } from './identifiers-text.ts'

export const identifiersProblems = {
  /** `assetTag`: of the asset that the code already means */
  IDENTIFIER_TAKEN: problem(z.object({ code: z.string(), assetTag: z.string() }), ({ code, assetTag }) =>
    identifiersText.identifierTaken(code, assetTag),
  ),
}
