import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { peopleText } from './people-text.ts'

export const peopleProblems = {
  PERSON_NAME_NEAR: problem(z.object({ name: z.string(), near: z.array(z.string()) }), ({ name, near }) =>
    peopleText.nameNear(name, near),
  ),
}
