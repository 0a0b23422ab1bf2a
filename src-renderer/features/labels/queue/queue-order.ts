import {
  type QueueOrder,
  queueOrders,
} from '../../../../src-shared/features/labels/wanted-labels-selection.ts'

/** The order of the queue that an address says. */
export const queueOrderIn = (params: URLSearchParams): QueueOrder =>
  queueOrders.find((one) => one === params.get('sort')) ?? 'waiting'
