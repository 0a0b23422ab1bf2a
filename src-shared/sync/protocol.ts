import { z } from 'zod'
import { invitedRoles, roles } from '../contract/rights.ts'
import { checkCharacters } from '../features/labels/check-character.ts'
import { printableAscii } from '../identity/folded-text.ts'
import type { JsonValue } from '../record/canonical-json.ts'
import type { Values } from './decide-change.ts'
import { type SnapshotKind, snapshotKinds } from './kinds.ts'

/** The version of the protocol that this program speaks; a server says which ones it takes. */
export const protocolVersion = 1

/** The site of what belongs to no place: people, models, categories … */
export const organisationSite = 'org'
/** The site of what is of several sites at once, as an audit of a category: for devices that see all of them. */
export const severalSites = 'several'

/** At most so many changes go in one push, and so many entries in one page of a pull. */
export const mostInBatch = 500
/** At most so many replicas are asked about at once. */
export const mostReplicas = 2000
/** At most so many rows are in one part of a snapshot. */
export const mostInSnapshotPart = 5000
/** Bytes of a body that a server reads at most. A started audit carries all that it expects. */
export const largestBody = 32 * 1024 * 1024
/** Bytes of JSON that one fact may have; the rest of a body is for what goes with it. */
export const largestFact = 16 * 1024 * 1024

/** Any JSON; it was read from a text of JSON, so there is nothing to look for within. */
const json = z.custom<JsonValue>((value) => value !== undefined)
/** Text that every database keeps: no control character, no half of a surrogate pair. */
const isPlainText = (text: string) => printableAscii.test(text) || /^[^\p{Cc}\p{Cs}]*$/u.test(text)
/** A fact is kept as it was recorded; which laptop can read it is for laptops. */
const fact = z.custom<Record<string, JsonValue>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)
const name = z.string().min(1).max(100).refine(isPlainText)
const word = z.string().regex(/^[A-Za-z]{1,40}$/)
const moment = z.iso.datetime({ precision: 3 })
const number = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
/** Top-level locations by id, of which a device sees what belongs to them; null: everything. */
const sitesOfDevice = z.array(name).max(1000).nullable()

/** What became of fields of a row, as the record of change says it. */
const fieldChanges = z.record(z.string().min(1).max(100), z.object({ from: json, to: json }))

const told = {
  /** what it is a change of: an entity of the record of change, or a kind of fact */
  kind: word,
  /** of the row, or of the fact */
  id: name,
  siteId: name,
  changeSet: name,
  actorId: name,
  at: moment,
}

/** One change that a person made, or one fact that was recorded, as the laptop sends it. */
export const mutation = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('change'),
    /** its number in the history of its replica: 1, 2, 3 … without a gap */
    n: number,
    ...told,
    /** revision of the row that the change made; 1 for a new one */
    revision: number,
    fields: fieldChanges,
  }),
  z.object({ type: z.literal('fact'), n: number, ...told, fact }),
])
export type Mutation = z.output<typeof mutation>

/**
 * A change or a fact that is larger than `largestFact`: it stays on its laptop, and its number is sent without it, so that
 * what comes after it goes on.
 */
const withheld = z.object({ type: z.literal('withheld'), n: number, kind: word, id: name, changeSet: name })
const pushedMutation = z.discriminatedUnion('type', [...mutation.options, withheld])
export type PushedMutation = z.output<typeof pushedMutation>

/** Why a change was put aside. */
export const quarantineReasons = [
  'RIGHT_MISSING',
  'ROW_UNKNOWN',
  'VALUE_INVALID',
  'SITE_FOREIGN',
  'TOO_LARGE',
] as const

/** How many changes the server takes at once for now: while many laptops push, each waits less if all push less. */
const most = z.number().int().min(1).max(mostInBatch).default(mostInBatch)

const result = z.discriminatedUnion('outcome', [
  z.object({ n: number, outcome: z.literal('applied') }),
  /** applied but for the fields that a person has to decide */
  z.object({ n: number, outcome: z.literal('conflict') }),
  z.object({
    n: number,
    outcome: z.literal('quarantined'),
    reason: z.enum(quarantineReasons),
    /** what the fields of the row are on the server; null where it does not know the row */
    values: z.record(z.string(), json).nullable(),
  }),
])
export type MutationResult = z.output<typeof result>

/** A field that two people changed without knowing of each other; the server keeps the value that came first. */
const conflict = z.object({
  id: name,
  field: z.string(),
  /** what the change was based on */
  base: json,
  kept: json,
  offered: json,
  /** whose value is kept; null where that is not known any more */
  keptBy: z.string().nullable(),
  keptAt: z.string().nullable(),
})
export type FieldConflict = z.output<typeof conflict>

const logged = { seq: number, replicaId: name, n: number, ...told }

/** What took effect on the server, in the order of its site. */
export const entry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('change'),
    ...logged,
    /** as the laptop recorded it */
    revision: number,
    fields: fieldChanges,
    /** revision of the row on the server from then on */
    rowRevision: number,
    /** what the fields are on the server from then on; of a row that came to the site all of them */
    values: z.record(z.string(), json),
    /** whether `values` are all of them: the row came from another site */
    whole: z.boolean().optional(),
    conflicts: z.array(conflict),
  }),
  z.object({ type: z.literal('fact'), ...logged, fact }),
  /** that the row went to another site, and nothing else of it */
  z.object({ type: z.literal('left'), ...logged, rowRevision: number }),
])
export type Entry = z.output<typeof entry>

/** Up to which number of each site a laptop has what there is. */
const cursors = z.record(name, z.number().int().min(0))
export type Cursors = z.output<typeof cursors>
/** Which entry stands at a cursor. A server that was restored goes on with the same numbers for other entries. */
const marks = z.record(name, z.string().max(40))
export type Marks = z.output<typeof marks>

export const enrolRequest = z.object({
  code: z.string().min(1).max(100),
  /** Ed25519, 32 bytes in hexadecimal digits */
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  deviceName: z.string().trim().min(1).max(200).refine(isPlainText),
})
export const enrolAnswer = z.object({
  deviceId: name,
  role: z.enum(roles),
  epoch: name,
  sites: sitesOfDevice.default(null),
})

export const helloRequest = z.object({
  protocol: z.number().int(),
  replicaId: name,
  /** what the laptop knows to be acknowledged: a server that has less was restored from a backup */
  acknowledged: z.number().int().min(0),
  /** the same of what it has taken in */
  cursors,
  marks: marks.default({}),
  epoch: name,
  /** by which sites the laptop goes: it has let go of all others */
  sites: sitesOfDevice.optional(),
  /** whose changes the laptop has, as it asks where the server was restored */
  replicas: z.array(name).max(mostReplicas).optional(),
})
export const helloAnswer = z.object({
  epoch: name,
  /** the last number of the replica that the server has */
  lastN: z.number().int().min(0),
  /** by which sites the laptop is to go, once it has sent what it has */
  sites: sitesOfDevice.default(null),
  /** whether anything stands behind the cursors that were told */
  news: z.boolean().default(true),
  most,
  /** the last numbers that the server has of the replicas that were asked about, but for those that it does not know */
  lastNs: z.record(name, z.number().int().min(0)).optional(),
})
export type HelloAnswer = z.output<typeof helloAnswer>

export const pushRequest = z.object({
  replicaId: name,
  epoch: name,
  mutations: z.array(pushedMutation).min(1).max(mostInBatch),
})
export const pushAnswer = z.object({ results: z.array(result), most })

export const pullRequest = z.object({
  epoch: name,
  cursors,
  marks: marks.default({}),
  /** whose facts up to which number the laptop has, since it recorded them: they are not sent back to it */
  own: z.object({ replicaId: name, n: z.number().int().min(0) }).optional(),
  /** up to where rows of the register are known from a snapshot: entries of them up to there are not sent */
  snapshot: z.object({ cursors, marks }).optional(),
})
export const pullAnswer = z.object({
  entries: z.array(entry),
  cursors,
  /** which entries stand at these cursors */
  marks: marks.default({}),
  /** what the entries refer to and the device may not see: there is such a row, at another site */
  elsewhere: z.array(z.object({ id: name, kind: word })).default([]),
  /** by which sites the device was told this; absent: as hello said */
  sites: sitesOfDevice.optional(),
  /** whether there is more than this page */
  more: z.boolean(),
})
export type PullAnswer = z.output<typeof pullAnswer>

const contentName = z.string().regex(/^[0-9a-f]{64}$/)
export const contentsRequest = z.object({ sha256s: z.array(contentName).min(1).max(mostInBatch) })
export const contentsAnswer = z.object({
  /** of those asked for what rows name that the device may see; `size` in bytes, null: the server has not got it */
  contents: z.array(z.object({ sha256: contentName, size: z.number().int().min(0).nullable() })),
})

/** Numbers of tags that are leased at once at most. */
const mostLeased = 10_000
export const leaseRequest = z.object({
  epoch: name,
  replicaId: name,
  /** made by the laptop: under the same one the same numbers are answered */
  leaseId: name,
  /** which tags: what they begin with as `identifierKey` folds it, how many digits follow, and a check character */
  form: z.object({
    prefix: z.string().max(100).refine(isPlainText),
    width: z.number().int().min(1).max(12),
    checkCharacter: z.enum(checkCharacters),
  }),
  count: z.number().int().min(1).max(mostLeased),
  /** the highest number of the form that the laptop knows of, used or leased to whomever */
  highest: z.number().int().min(0).max(999_999_999_999),
})
export type LeaseRequest = z.output<typeof leaseRequest>
/** null: the form has no numbers left; else the first and the last that the laptop alone hands out */
export const leaseAnswer = z.object({
  lease: z.object({ first: z.number().int().min(1), last: z.number().int().min(1) }).nullable(),
})

/** Where a part of a snapshot ends. */
const snapshotPlace = z.object({
  kind: z.enum([...snapshotKinds, 'conflict']),
  id: z.string().min(1).max(400),
})
export type SnapshotPlace = z.output<typeof snapshotPlace>

export const snapshotRequest = z.object({
  epoch: name,
  /** the last row that the laptop has; null before the first */
  after: snapshotPlace.nullable(),
})

/** A row as it is now; there are a million of them, so they are not looked through one by one. */
export type SnapshotRow = [
  kind: SnapshotKind,
  id: string,
  siteId: string,
  revision: number,
  madeAt: string | null,
  changedAt: string | null,
  fields: Values,
]
export const isSnapshotRow = (row: unknown): row is SnapshotRow =>
  Array.isArray(row) && typeof row[0] === 'string' && typeof row[1] === 'string' && typeof row[6] === 'object'

export const snapshotAnswer = z.object({
  /** only with the first part, and none where the laptop is to read the log: how far the log was before the first row was read, and how many rows there are */
  start: z.object({ cursors, marks, rows: z.number().int().min(0) }).nullable(),
  /** each on a line of its own, so that a laptop can read them one by one */
  rows: z.array(z.custom<SnapshotRow>(isSnapshotRow)),
  /** whether there is more than this part */
  more: z.boolean(),
})
export type SnapshotAnswer = z.output<typeof snapshotAnswer>

export const device = z.object({
  id: name,
  name: z.string(),
  role: z.enum(roles),
  enrolledAt: moment,
  lastSeenAt: moment.nullable(),
  revokedAt: moment.nullable(),
  /** whose rows it sees, besides those of no site; null: everything. A site without a name is unknown to whoever asks */
  sites: z
    .array(z.object({ id: name, name: z.string().nullable() }))
    .nullable()
    .default(null),
})
export type Device = z.output<typeof device>
export const devicesAnswer = z.object({ devices: z.array(device) })
export const revokeRequest = z.object({ deviceId: name })
/** Sites by name or id. */
export const namedSites = z.array(z.string().trim().min(1).max(2000)).max(1000)
export const sitesRequest = z.object({ deviceId: name, sites: namedSites.nullable() })

export const inviteRequest = z.object({ role: z.enum(invitedRoles) })
/** A code lets one device in, once. */
export const inviteAnswer = z.object({ code: z.string(), expiresAt: moment })

export const healthAnswer = z.object({ status: z.literal('ok'), now: moment })
/** What a server answers where it does not do what it was asked for. */
export const refusal = z.object({
  code: z.string(),
  message: z.string(),
  data: z.record(z.string(), json),
})
