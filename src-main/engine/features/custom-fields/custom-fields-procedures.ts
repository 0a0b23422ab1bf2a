import { os } from '../../calls/implement.ts'
import { customFields } from './custom-fields.ts'

export const customFieldsProcedures = os.customFields.router({
  list: os.customFields.list.handler(({ context }) => ({ fields: customFields.all(context.database) })),

  create: os.customFields.create.handler(({ input, context }) =>
    context.write((tx) => customFields.create(tx, input)),
  ),

  update: os.customFields.update.handler(({ input: { id, ...change }, context }) =>
    context.write((tx) => customFields.update(tx, id, change)),
  ),
})
