import { disposalPolicyContract } from '../../../../../src-shared/features/disposals/policy/policy-contract.ts'
import { defaultPolicy } from '../../../../../src-shared/features/disposals/policy.ts'
import { implementCalls } from '../../../calls/implement.ts'
import { people } from '../../people/people.ts'
import { type PolicyBody, policies } from './policies.ts'

const os = implementCalls(disposalPolicyContract)

export default {
  show: os.show.handler(({ context: { database } }) => {
    const name = (personId: string) => people.byId(database, personId)?.name ?? ''
    const { version, ...inForce } = policies.inForce(database)
    const draft = policies.draft(database)
    return {
      inForce: { ...shown(inForce), version },
      draft: draft && {
        ...shown(draft.body),
        draftId: draft.draftId,
        savedAt: draft.savedAt,
        savedBy: name(draft.savedBy),
      },
      versions: [
        ...policies.published(database).map((row) => ({
          version: row.version ?? 0,
          name: policies.nameOf(database, row.version ?? 0),
          publishedAt: row.at,
          publishedBy: name(row.actor_id),
          reason: row.reason,
        })),
        {
          version: defaultPolicy.version,
          name: defaultPolicy.name,
          publishedAt: null,
          publishedBy: null,
          reason: null,
        },
      ],
    }
  }),

  saveDraft: os.saveDraft.handler(({ input, context }) =>
    context.write((tx) => ({ draftId: policies.saveDraft(tx, input) })),
  ),

  discardDraft: os.discardDraft.handler(({ context }) =>
    context.write((tx) => {
      policies.discardDraft(tx)
      return {}
    }),
  ),

  publish: os.publish.handler(({ input, context }) =>
    context.write((tx) => ({ version: policies.publish(tx, input) })),
  ),
}

/** With a list of its own, as the contract has it. */
const shown = (body: PolicyBody) => ({ ...body, destroyWherePurge: [...body.destroyWherePurge] })
