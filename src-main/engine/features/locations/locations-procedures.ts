import { os } from '../../calls/implement.ts'
import { listLocations } from './locations-query.ts'

export const locationsProcedures = os.locations.router({
  list: os.locations.list.handler(({ input, context }) =>
    listLocations(context.database, input.search, input.limit),
  ),
})
