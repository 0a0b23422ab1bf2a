import { invitationOf } from '../../../../src-shared/features/sync/invitation.ts'
import { syncText } from '../../../../src-shared/features/sync/sync-text.ts'
import type { quarantineReasons } from '../../../../src-shared/sync/protocol.ts'
import { os } from '../../calls/implement.ts'
import { ensureDeviceKey } from './device-key.ts'
import { httpCarrier } from './http-carrier.ts'
import { ServerConversation } from './server-conversation.ts'
import { sync } from './sync.ts'
import { discard, mend, resend, resolve } from './sync-attention.ts'
import { conflictsOf, decidableConflicts, quarantineOf, sitesHere, statusOf } from './sync-query.ts'
import { enrolled } from './sync-run.ts'

type Reason = (typeof quarantineReasons)[number]

export const syncProcedures = os.sync.router({
  enroll: os.sync.enroll.handler(async ({ input, context }) => {
    const url = sync.urlToEnrolAt(context.database, input.url)
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
      sync.noteEnrolled(tx, url, answer)
      return { deviceId: answer.deviceId, role: answer.role, url }
    })
  }),

  start: os.sync.start.handler(({ context }) => {
    enrolled(context.database)
    return context.write((tx) => ({ jobId: context.jobs().start(tx, 'sync', {}) }))
  }),

  fetch: os.sync.fetch.handler(({ input, context }) =>
    context.write((tx) => {
      sync.askForContent(tx, input.sha256)
      return { jobId: context.jobs().start(tx, 'sync', {}) }
    }),
  ),

  letGo: os.sync.letGo.handler(({ context }) =>
    context.write((tx) => {
      sync.allowLeaving(tx)
      return { jobId: context.jobs().start(tx, 'sync', {}) }
    }),
  ),

  sites: os.sync.sites.handler(({ context }) => sitesHere(context.database)),

  status: os.sync.status.handler(({ context }) => statusOf(context.database)),

  conflicts: os.sync.conflicts.handler(({ context }) => ({ conflicts: conflictsOf(context.database) })),

  pause: os.sync.pause.handler(({ input, context }) =>
    context.write((tx) => {
      sync.pause(tx, input.paused)
      return {}
    }),
  ),

  spare: os.sync.spare.handler(({ input, context }) =>
    context.write((tx) => {
      sync.spare(tx, input.what, input.spared)
      return {}
    }),
  ),

  metered: os.sync.metered.handler(({ context, signal }) => context.supply().metered(signal)),

  resolve: os.sync.resolve.handler(({ input, context }) =>
    context.write((tx) => {
      const chosen = input.ids ?? decidableConflicts(tx.database)
      for (const id of chosen) resolve(tx, id, input)
      return { resolved: chosen.length }
    }),
  ),

  quarantine: os.sync.quarantine.handler(({ context }) => ({
    changes: quarantineOf(context.database).map((change) => {
      const reason = change.reason as Reason
      return { ...change, reason, sentence: syncText.reasons[reason] }
    }),
  })),

  resend: os.sync.resend.handler(({ input, context }) =>
    context.write((tx) => {
      const numbers = input.numbers ?? quarantineOf(tx.database).map(({ n }) => n)
      for (const n of numbers) resend(tx, n)
      return { resent: numbers.length }
    }),
  ),

  mend: os.sync.mend.handler(({ input: { n, values }, context }) =>
    context.write((tx) => {
      mend(tx, n, values)
      return {}
    }),
  ),

  discard: os.sync.discard.handler(({ input: { numbers, reason }, context }) =>
    context.write((tx) => {
      for (const n of numbers) discard(tx, n, reason)
      return { discarded: numbers.length }
    }),
  ),

  devices: os.sync.devices.handler(async ({ context }) => (await sync.conversation(context)).devices()),

  invite: os.sync.invite.handler(async ({ input, context }) => {
    const server = await sync.conversation(context)
    const { code, expiresAt } = await server.invite(input)
    const invitation = invitationOf(server.url, code)
    const { qrModules } = await import('./qr-modules.ts') // what draws codes is big, and no thread loads it at its start
    return { url: server.url, code, expiresAt, invitation, qr: qrModules(invitation) }
  }),

  setSites: os.sync.setSites.handler(async ({ input, context }) => {
    const answer = await (await sync.conversation(context)).setSites(input)
    return context.write(() => answer)
  }),

  revoke: os.sync.revoke.handler(async ({ input, context }) => {
    const answer = await (await sync.conversation(context)).devices(input.deviceId)
    return context.write(() => answer)
  }),
})
