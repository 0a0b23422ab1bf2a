import { os } from '../../calls/implement.ts'

export const eventsProcedures = os.events.router({
  watch: os.events.watch.handler(({ context, signal }) => context.events().watch(signal)),
})
