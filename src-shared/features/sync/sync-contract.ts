import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { command, query, stream } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { invitedRoles, roles } from '../../contract/rights.ts'
import { device, namedSites, quarantineReasons } from '../../sync/protocol.ts'
import { spared } from '../../sync/sync-pace.ts'
import { assetsProblems } from '../assets/assets-contract.ts'
import { identifiersProblems } from '../identifiers/identifiers-contract.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { registersProblems } from '../registers/registers-contract.ts'
import { syncProblems } from './sync-problems-contract.ts'
import { syncText as text } from './sync-text.ts'

const ofServer = errorsOf(syncProblems)

export const attentionProblems = {
  CONFLICT_UNKNOWN: problem(z.object({ id: z.string() }), () => text.conflictUnknown),
  CONFLICT_ELSEWHERE: problem(z.object({ id: z.string() }), () => text.conflictElsewhere),
  QUARANTINE_UNKNOWN: problem(z.object({ n: z.number() }), () => text.quarantineUnknown),
  CHANGE_NOT_DISCARDABLE: problem(z.object({ n: z.number() }), ({ n }) => text.notDiscardable(n)),
  FIELD_NOT_TYPED: problem(z.object({ field: z.string() }), ({ field }) => text.notTyped(field)),
}

/** What somebody writes of a field, as they would in its form; null empties it. */
const typed = z.string().trim().min(1).max(20_000).nullable()
const { REGISTER_NAME_TAKEN, REGISTER_ROW_UNKNOWN, PERSON_NEEDED, STATUS_LABEL_NEEDED } = registersProblems
const { LOCATION_UNKNOWN, LOCATION_PATH_TAKEN, LOCATION_BARCODE_TAKEN } = locationsProblems
/** Why a value cannot be written, as where people write it otherwise. */
const typedProblems = {
  ...assetsProblems,
  ...identifiersProblems,
  ...{ REGISTER_NAME_TAKEN, REGISTER_ROW_UNKNOWN, PERSON_NEEDED, STATUS_LABEL_NEEDED },
  ...{ LOCATION_UNKNOWN, LOCATION_PATH_TAKEN, LOCATION_BARCODE_TAKEN },
}

const conflictId = z.string().min(1).max(200)
const conflict = z.object({
  id: conflictId,
  entity: z.string(),
  entityId: z.string(),
  /** its tag or name */
  title: z.string().nullable(),
  field: z.string(),
  /** the values in the words that people read; null: none */
  words: z.object({
    field: z.string(),
    base: z.string().nullable(),
    kept: z.string().nullable(),
    offered: z.string().nullable(),
  }),
  /** whether a value that is neither of the two can be written here */
  canBeTyped: z.boolean(),
  /** what the value that was not taken was based on */
  base: z.json(),
  /** the value that holds; of a contested asset tag null: another asset has it */
  kept: z.json(),
  keptBy: z.string().nullable(),
  keptAt: z.string().nullable(),
  offered: z.json(),
  offeredBy: z.string().nullable(),
  offeredAt: z.string(),
})

const quarantined = z.object({
  n: z.number().int(),
  kind: z.string(),
  rowId: z.string(),
  reason: z.enum(quarantineReasons),
  sentence: z.string(),
  at: moment,
  /** the tag or name of what it is about */
  title: z.string().nullable(),
  /** the fields of the change; null for a fact */
  fields: z.record(z.string(), z.object({ from: z.json(), to: z.json() })).nullable(),
  /** the same in the words that people read */
  words: z.array(
    z.object({
      /** as the record of change calls it */
      name: z.string(),
      field: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      canBeTyped: z.boolean(),
    }),
  ),
  /** whether it can be given up, or mended: the server knows what it is about */
  canBeDiscarded: z.boolean(),
})

/** What a sync did. */
export interface SyncResult {
  /** changes and facts that the server has answered */
  pushed: number
  /** what took effect elsewhere and is known here now */
  pulled: number
  /** that are new */
  conflicts: number
  /** that are new */
  quarantined: number
}

/** The same of one that somebody asked for, with contents of photos and files. */
export interface SyncNowResult extends SyncResult {
  sent: number
  fetched: number
}

const jobStarted = z.object({ jobId: id })
const numbers = z.array(z.number().int()).min(1)

export const syncContract = {
  /** Has this data folder take part in the sync of a server, with a code of its administrator. */
  enroll: command('administer')
    .input(
      z.object({
        url: z.string().trim().min(1).max(2000),
        code: z.string().trim().min(1).max(100),
        /** what its people call this device */
        deviceName: z.string().trim().min(1).max(200),
      }),
    )
    .output(z.object({ deviceId: z.string(), role: z.enum(roles), url: z.string() }))
    .errors(ofServer),
  /** Sends what was recorded here and takes in what took effect elsewhere; the job answers {pushed, pulled, conflicts, quarantined, sent, fetched}. */
  start: command('register.read').output(jobStarted).errors(ofServer),
  /**
   * Has a sync begin that lets go of what is at sites that this laptop does not have any more, also where that is most of
   * what is here; the job answers as that of `start`.
   */
  letGo: command('register.write').output(jobStarted).errors(ofServer),
  /** What is on this laptop: its sites with their assets, and last those that are at none. */
  sites: query('register.read').output(
    z.object({
      /** whether it has all sites that there are */
      all: z.boolean(),
      sites: z.array(
        z.object({ id: z.string().nullable(), name: z.string().nullable(), assets: z.number().int() }),
      ),
    }),
  ),
  status: query('register.read').output(
    z.object({
      url: z.string().nullable(),
      deviceId: z.string().nullable(),
      role: z.enum(roles).nullable(),
      /** when the last sync ended well */
      syncedAt: moment.nullable(),
      /** when the first of the syncs failed that failed one after the other up to now */
      failingSince: moment.nullable(),
      /** why the last one failed */
      problem: z.object({ code: z.string(), message: z.string() }).nullable(),
      /** since when it does not sync by itself, because somebody wants it so */
      pausedAt: moment.nullable(),
      /** on or over what it does not sync by itself, because somebody wants it so */
      spares: z.object({ battery: z.boolean(), metered: z.boolean() }),
      /** for which of it it waits */
      heldBy: z.enum(spared).nullable(),
      /** how many rows of the register are here, while it is taken over for the first time */
      takingOver: z.object({ rows: z.number().int(), total: z.number().int() }).nullable(),
      /** changes and facts that the server has not answered yet */
      waiting: z.number().int(),
      /** what came from the server and cannot be written: what it refers to is not here, or it says what cannot be */
      notYetWritten: z.number().int(),
      /** contents of photos and files that are still to be carried */
      contents: z.object({
        toSend: z.number().int(),
        toFetch: z.number().int(),
        /** of those whose size is known */
        bytes: z.number().int(),
        /** why one of them was not carried when it was tried last */
        problem: z.string().nullable(),
      }),
      conflicts: z.number().int(),
      quarantined: z.number().int(),
    }),
  ),
  /** Has the content of a photo or file fetched before all others, with a sync that is begun; the job answers as that of `start`. */
  fetch: command('register.read')
    .input(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .output(jobStarted)
    .errors(ofServer),
  /** Has this data folder not sync by itself any more, or again. */
  pause: command('register.read')
    .input(z.object({ paused: z.boolean() }))
    .output(z.object({}))
    .errors(errorsOf({ NOT_ENROLLED: syncProblems.NOT_ENROLLED })),
  /** Has this data folder not sync by itself while the computer runs on battery, or over a metered line, or do so again. */
  spare: command('register.read')
    .input(z.object({ what: z.enum(spared), spared: z.boolean() }))
    .output(z.object({}))
    .errors(errorsOf({ NOT_ENROLLED: syncProblems.NOT_ENROLLED })),
  /** Kept open by a window as long as it is online over a metered line; its one event says that it is heard. */
  metered: stream('none').output(eventIterator(z.object({}))),
  /** What two people changed without knowing of each other, the oldest first, at most 500. */
  conflicts: query('register.read').output(z.object({ conflicts: z.array(conflict) })),
  /** Decides which value holds, one of the two or a third one; of every open conflict where none is named. */
  resolve: command('register.write')
    .input(
      z.discriminatedUnion('take', [
        z.object({ take: z.enum(['kept', 'offered']), ids: z.array(conflictId).min(1).optional() }),
        z.object({ take: z.literal('typed'), ids: z.array(conflictId).min(1), value: typed }),
      ]),
    )
    .output(z.object({ resolved: z.number().int() }))
    .errors(errorsOf({ ...attentionProblems, ...typedProblems })),
  /** Changes that the server did not take, in the order in which they were made. */
  quarantine: query('register.read').output(z.object({ changes: z.array(quarantined) })),
  /** Sends changes once more that were not taken, all of them where none is named. */
  resend: command('register.write')
    .input(z.object({ numbers: numbers.optional() }))
    .output(z.object({ resent: z.number().int() }))
    .errors(errorsOf(attentionProblems)),
  /** Writes other values in place of those that were not taken; they are sent as a change of their own. */
  mend: command('register.write')
    .input(z.object({ n: z.number().int(), values: z.record(z.string().min(1).max(100), typed) }))
    .output(z.object({}))
    .errors(errorsOf({ ...attentionProblems, ...typedProblems })),
  /** Gives up changes that were not taken: what they changed is again as the server has it. */
  discard: command('register.write')
    .input(z.object({ numbers, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ discarded: z.number().int() }))
    .errors(errorsOf(attentionProblems)),
  /** The devices that take part, as the server knows them; it tells administrators alone. */
  devices: query('register.read')
    .output(z.object({ devices: z.array(device) }))
    .errors(ofServer),
  /**
   * Makes a code with which another laptop enrols at the server of this one, within an hour. Nothing is changed here, so it
   * is a query, and the code is kept nowhere.
   */
  invite: query('administer')
    .input(z.object({ role: z.enum(invitedRoles) }))
    .output(
      z.object({
        url: z.string(),
        code: z.string(),
        expiresAt: moment,
        /** address and code in one, as the enrolment of a laptop takes them */
        invitation: z.string(),
        /** its QR code, row by row, without its quiet zone; true is dark */
        qr: z.object({ size: z.number().int(), modules: z.array(z.boolean()) }),
      }),
    )
    .errors(ofServer),
  /** From now on a device sees these sites, by name or id, and what belongs to none; null: everything. */
  setSites: command('administer')
    .input(z.object({ deviceId: z.string().min(1).max(100), sites: namedSites.nullable() }))
    .output(z.object({ devices: z.array(device) }))
    .errors(ofServer),
  /** From now on a device is refused. */
  revoke: command('administer')
    .input(z.object({ deviceId: z.string().min(1).max(100) }))
    .output(z.object({ devices: z.array(device) }))
    .errors(ofServer),
}
