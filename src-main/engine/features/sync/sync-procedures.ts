import { invitationOf } from '../../../../src-shared/features/sync/invitation.ts'
import { syncContract } from '../../../../src-shared/features/sync/sync-contract.ts'
import { syncText } from '../../../../src-shared/features/sync/sync-text.ts'
import type { quarantineReasons } from '../../../../src-shared/sync/protocol.ts'
import { implementCalls } from '../../calls/implement.ts'
import { ensureDeviceKey } from './device-key.ts'
import { noteEnrolled, urlToEnrolAt } from './enrol.ts'
import { enrolled } from './enrolled.ts'
import { httpCarrier } from './http-carrier.ts'
import { ServerConversation } from './server-conversation.ts'
import { sync } from './sync.ts'
import { discard, mend, resend, resolve } from './sync-attention.ts'
import { conflictsOf, decidableConflicts, quarantineOf, sitesHere, statusOf } from './sync-query.ts'

type Reason = (typeof quarantineReasons)[number]

const os = implementCalls(syncContract)

export default {
  enroll: os.enroll.handler(async ({ input, context }) => {
    const url = urlToEnrolAt(context.database, input.url)
    const key = await ensureDeviceKey(context)
    const { code, deviceName } = input
    const server = new ServerConversation({
      url,
      carry: httpCarrier(url),
      deviceId: null,
      key,
      now: context.now,
    })
    const answer = await server.enrol({ code, deviceName, publicKey: key.publicKey })
    return context.write((tx) => {
      noteEnrolled(tx, url, answer)
      return { deviceId: answer.deviceId, role: answer.role, url }
    })
  }),

  start: os.start.handler(({ context }) => {
    enrolled(context.database)
    return context.write((tx) => ({ jobId: context.jobs().start(tx, 'sync', {}) }))
  }),

  fetch: os.fetch.handler(({ input, context }) =>
    context.write((tx) => {
      sync.askForContent(tx, input.sha256)
      return { jobId: context.jobs().start(tx, 'sync', {}) }
    }),
  ),

  letGo: os.letGo.handler(({ context }) =>
    context.write((tx) => {
      sync.allowLeaving(tx)
      return { jobId: context.jobs().start(tx, 'sync', {}) }
    }),
  ),

  sites: os.sites.handler(({ context }) => sitesHere(context.database)),

  status: os.status.handler(({ context }) => statusOf(context.database)),

  conflicts: os.conflicts.handler(({ context }) => ({ conflicts: conflictsOf(context.database) })),

  pause: os.pause.handler(({ input, context }) =>
    context.write((tx) => {
      sync.pause(tx, input.paused)
      return {}
    }),
  ),

  spare: os.spare.handler(({ input, context }) =>
    context.write((tx) => {
      sync.spare(tx, input.what, input.spared)
      return {}
    }),
  ),

  metered: os.metered.handler(({ context, signal }) => context.supply().metered(signal)),

  resolve: os.resolve.handler(({ input, context }) =>
    context.write((tx) => {
      const chosen = input.ids ?? decidableConflicts(tx.database)
      for (const id of chosen) resolve(tx, id, input)
      return { resolved: chosen.length }
    }),
  ),

  quarantine: os.quarantine.handler(({ context }) => ({
    changes: quarantineOf(context.database).map((change) => {
      const reason = change.reason as Reason
      return { ...change, reason, sentence: syncText.reasons[reason] }
    }),
  })),

  resend: os.resend.handler(({ input, context }) =>
    context.write((tx) => {
      const numbers = input.numbers ?? quarantineOf(tx.database).map(({ n }) => n)
      for (const n of numbers) resend(tx, n)
      return { resent: numbers.length }
    }),
  ),

  mend: os.mend.handler(({ input: { n, values }, context }) =>
    context.write((tx) => {
      mend(tx, n, values)
      return {}
    }),
  ),

  discard: os.discard.handler(({ input: { numbers, reason }, context }) =>
    context.write((tx) => {
      for (const n of numbers) discard(tx, n, reason)
      return { discarded: numbers.length }
    }),
  ),

  devices: os.devices.handler(async ({ context }) => (await sync.conversation(context)).devices()),

  invite: os.invite.handler(async ({ input, context }) => {
    const server = await sync.conversation(context)
    const { code, expiresAt } = await server.invite(input)
    const invitation = invitationOf(server.url, code)
    const { qrModules } = await import('./qr-modules.ts') // what draws codes is big, and no thread loads it at its start
    return { url: server.url, code, expiresAt, invitation, qr: qrModules(invitation) }
  }),

  setSites: os.setSites.handler(async ({ input, context }) => {
    const answer = await (await sync.conversation(context)).setSites(input)
    return context.write(() => answer)
  }),

  revoke: os.revoke.handler(async ({ input, context }) => {
    const answer = await (await sync.conversation(context)).devices(input.deviceId)
    return context.write(() => answer)
  }),
}
