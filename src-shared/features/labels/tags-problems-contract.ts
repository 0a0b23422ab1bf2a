import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { tagsText } from './tags-text.ts'

const name = z.string()

/** What a person can do wrong with schemes and blocks of tags. */
export const tagsProblems = {
  TAG_SCHEME_UNKNOWN: problem(z.object({ scheme: name, known: z.array(name) }), ({ scheme, known }) =>
    tagsText.schemeUnknown(scheme, known),
  ),
  TAG_SCHEME_UNCLEAR: problem(z.object({ schemes: z.array(name) }), ({ schemes }) =>
    tagsText.schemeUnclear(schemes),
  ),
  TAG_SCHEME_NAME_TAKEN: problem(z.object({ name }), (data) => tagsText.schemeNameTaken(data.name)),
  TAG_SCHEME_IN_USE: problem(z.object({ name }), (data) => tagsText.schemeInUse(data.name)),
  TAG_SCHEME_ARCHIVED: problem(z.object({ name }), (data) => tagsText.schemeArchived(data.name)),
  TAG_SCHEME_EXHAUSTED: problem(z.object({ name, left: z.number().int() }), (data) =>
    tagsText.schemeExhausted(data.name, data.left),
  ),
  TAG_BLOCK_EMPTY: problem(z.object({ name, left: z.number().int() }), (data) =>
    tagsText.blockEmpty(data.name, data.left),
  ),
  TAG_NUMBERS_REST: problem(z.object({ name }), (data) => tagsText.numbersRest(data.name)),
  TAG_NOT_OF_SCHEME: problem(z.object({ tag: z.string(), name }), (data) =>
    tagsText.tagIsOther(data.tag, data.name),
  ),
  TAG_CHECK_WRONG: problem(z.object({ tag: z.string() }), ({ tag }) => tagsText.checkDoesNotFit(tag)),
  TAG_BLOCK_UNKNOWN: problem(z.object({ blockId: z.string() }), () => tagsText.blockUnknown),
}
