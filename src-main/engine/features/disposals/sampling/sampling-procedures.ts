import { os } from '../../../calls/implement.ts'
import { everyStandingLot } from './lots.ts'
import { lotMeant, openLot, recordSample } from './sampling.ts'
import { lotSummaryOf, lotViewOf } from './sampling-query.ts'

export const samplingProcedures = os.sampling.router({
  list: os.sampling.list.handler(({ context: { database } }) => ({
    lots: everyStandingLot(database).map((lot) => lotSummaryOf(database, lot)),
  })),

  show: os.sampling.show.handler(({ input, context: { database } }) =>
    lotViewOf(database, lotMeant(database, input.lotId)),
  ),

  open: os.sampling.open.handler(({ input, context }) =>
    context.write((tx) => lotViewOf(tx.database, lotMeant(tx.database, openLot(tx, input)))),
  ),

  record: os.sampling.record.handler(({ input, context }) =>
    context.write((tx) => {
      recordSample(tx, input)
      return lotSummaryOf(tx.database, lotMeant(tx.database, input.lotId))
    }),
  ),
})
