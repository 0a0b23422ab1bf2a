import { registersContract } from '../../../../src-shared/features/registers/registers-contract.ts'
import type { ProcedureContext } from '../../calls/call-context.ts'
import { implementCalls } from '../../calls/implement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { mergeUndoOrder } from './merge-undo-order.ts'
import { pastMerges } from './merges-query.ts'
import { registers } from './registers.ts'
import { listRegister } from './registers-query.ts'

const os = implementCalls(registersContract)

export default {
  list: os.list.handler(({ input, context }) => listRegister(context.database, input)),

  create: os.create.handler(({ input: { register, values }, context }) =>
    context.write((tx) => {
      changed(tx)
      // The contract pairs each list with its values; TypeScript cannot follow the pair through the table of faces.
      return { id: registers[register].create(tx, values as never) }
    }),
  ),

  update: os.update.handler(({ input: { register, values, id, revision }, context }) =>
    context.write((tx) => {
      changed(tx)
      const { revision: next } = registers[register].update(tx, id, revision, values as never)
      return { id, revision: next }
    }),
  ),

  archive: os.archive.handler(({ input: { register, id, archived }, context }) =>
    context.write((tx) => {
      changed(tx)
      registers[register].archive(tx, id, archived, roleOf(context))
      return {}
    }),
  ),

  merges: os.merges.handler(({ input: { register, id }, context }) => ({
    merges: pastMerges(context.database, register, id),
  })),

  undoMerge: os.undoMerge.handler(({ input, context }) =>
    context.write((tx) => ({
      jobId: context.jobs().start(tx, 'mergeUndo', mergeUndoOrder(tx.database, input.jobId, roleOf(context))),
    })),
  ),

  merge: os.merge.handler(({ input, context }) =>
    context.write((tx) => {
      const { register, from, into } = { ...input, from: [...new Set(input.from)] }
      registers[register].assertMergeable(tx.database, from, into, roleOf(context))
      return { jobId: context.jobs().start(tx, 'merge', { register, from, into, after: tx.lastChange }) }
    }),
  ),
}

function changed(tx: Transaction): void {
  tx.touch('registers')
  tx.touch('assets')
}

const roleOf = ({ actor }: Pick<ProcedureContext, 'actor'>) => actor?.role ?? 'custodian'
