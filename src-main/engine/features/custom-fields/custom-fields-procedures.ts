import { customFieldsContract } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { customFields } from './custom-fields.ts'

const os = implementCalls(customFieldsContract)

export default {
  list: os.list.handler(({ input, context }) => ({
    fields: customFields
      .all(context.database)
      .filter(({ archivedAt }) => (archivedAt !== null) === (input?.archived ?? false)),
  })),

  create: os.create.handler(({ input, context }) => context.write((tx) => customFields.create(tx, input))),

  update: os.update.handler(({ input: { id, ...change }, context }) =>
    context.write((tx) => customFields.update(tx, id, change)),
  ),

  merge: os.merge.handler(({ input, context }) =>
    context.write((tx) => {
      const { from, into } = { ...input, from: [...new Set(input.from)] }
      customFields.assertMergeable(tx.database, from, into)
      return {
        jobId: context
          .jobs()
          .start(tx, 'merge', { register: 'customFields', from, into, after: tx.lastChange }),
      }
    }),
  ),

  archive: os.archive.handler(({ input: { id, archived }, context }) =>
    context.write((tx) => {
      customFields.archive(tx, id, archived)
      return {}
    }),
  ),
}
