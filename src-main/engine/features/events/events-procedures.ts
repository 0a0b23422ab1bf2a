import { eventsContract } from '../../../../src-shared/features/events/events-contract.ts'
import { implementCalls } from '../../calls/implement.ts'

const os = implementCalls(eventsContract)

export default {
  watch: os.watch.handler(({ context, signal }) => context.events().watch(signal)),
}
