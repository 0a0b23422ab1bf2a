import { samplingContract } from '../../../../../src-shared/features/disposals/sampling/sampling-contract.ts'
import { implementCalls } from '../../../calls/implement.ts'
import { everyStandingLot } from './lots.ts'
import { lotMeant, openLot, recordSample } from './sampling.ts'
import { lotSummaryOf, lotViewOf } from './sampling-query.ts'

const os = implementCalls(samplingContract)

export default {
  list: os.list.handler(({ context: { database } }) => ({
    lots: everyStandingLot(database).map((lot) => lotSummaryOf(database, lot)),
  })),

  show: os.show.handler(({ input, context: { database } }) =>
    lotViewOf(database, lotMeant(database, input.lotId)),
  ),

  open: os.open.handler(({ input, context }) =>
    context.write((tx) => lotViewOf(tx.database, lotMeant(tx.database, openLot(tx, input)))),
  ),

  record: os.record.handler(({ input, context }) =>
    context.write((tx) => {
      recordSample(tx, input)
      return lotSummaryOf(tx.database, lotMeant(tx.database, input.lotId))
    }),
  ),
}
