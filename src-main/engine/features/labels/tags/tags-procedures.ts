import { tagsContract } from '../../../../../src-shared/features/labels/tags-contract.ts'
import { implementCalls } from '../../../calls/implement.ts'
import { labelQueue } from '../label-queue.ts'
import { tagBlocks } from '../tag-blocks.ts'
import { tagSchemes } from '../tag-schemes.ts'
import { whatIs } from '../what-is.ts'
import { shownBlock, shownBlocks, shownScheme } from './tags-query.ts'

const os = implementCalls(tagsContract)

export default {
  schemes: os.schemes.handler(({ context: { database } }) => ({
    schemes: tagSchemes.all(database).map((scheme) => shownScheme(database, scheme)),
  })),

  makeScheme: os.makeScheme.handler(({ input, context }) =>
    context.write((tx) => shownScheme(tx.database, tagSchemes.make(tx, input))),
  ),

  changeScheme: os.changeScheme.handler(({ input, context }) =>
    context.write((tx) => shownScheme(tx.database, tagSchemes.change(tx, input.scheme, input.fields))),
  ),

  stateLastTag: os.stateLastTag.handler(({ input, context }) =>
    context.write((tx) => {
      const scheme = tagSchemes.stateLast(tx, input.scheme, input.lastTag)
      labelQueue.removeUsed(tx, scheme.id, scheme.stated_last)
      return shownScheme(tx.database, scheme)
    }),
  ),

  blocks: os.blocks.handler(({ input, context }) => shownBlocks(context.database, input)),

  makeBlock: os.makeBlock.handler(async ({ input: { printable, ...wanted }, context }) => {
    // what draws codes is in memory once somebody asks
    const printing = printable && (await import('../print-design.ts'))
    return context.write((tx) => {
      const { id, first_tag, last_tag } = tagBlocks.make(tx, wanted)
      if (printable) printing?.printDesign(tx.database, printable, [first_tag, last_tag])
      labelQueue.addBlock(tx, id)
      return shownBlock(tx.database, id)
    })
  }),

  whatIs: os.whatIs.handler(({ input, context }) => whatIs(context.database, input.code)),
}
