import {
  type LabelSheet,
  labelQueueContract,
} from '../../../../../src-shared/features/labels/label-queue-contract.ts'
import {
  cellsOf,
  type LabelStock,
  originOfCell,
  pageOf,
  stockName,
} from '../../../../../src-shared/features/labels/stock.ts'
import { implementCalls } from '../../../calls/implement.ts'
import { labelLibrary } from '../designs/label-library.ts'
import { labelQueue } from '../label-queue.ts'
import { assertWanted } from './assert-wanted.ts'
import { queuedLabels } from './label-queue-query.ts'

const os = implementCalls(labelQueueContract)

export default {
  list: os.list.handler(({ input, context }) => queuedLabels(context.database, input)),

  sheet: os.sheet.handler(({ input, context }) => sheetOf(labelLibrary(context.database).stock(input.stock))),

  add: os.add.handler(({ input, context }) => {
    assertWanted(context.database, input.labels)
    return context.write((tx) => ({ jobId: context.jobs().start(tx, 'labelQueue', input) }))
  }),

  remove: os.remove.handler(({ input, context }) =>
    context.write((tx) => ({ removed: labelQueue.remove(tx, input.labels) })),
  ),
}

function sheetOf(stock: LabelStock): LabelSheet {
  const [width, height] = pageOf(stock)
  const cells = Array.from({ length: cellsOf(stock) }, (_, index) => ({
    ...originOfCell(stock, index + 1),
    width: stock.width,
    height: stock.height,
  }))
  return { stock: stockName(stock), isRoll: stock.paper === null, width, height, cells }
}
