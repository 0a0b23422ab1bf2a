import type { Right } from '../contract/rights.ts'
import type { JsonValue } from '../record/canonical-json.ts'
import type { FieldChanges } from '../record/field-changes.ts'
import type { Values } from './decide-change.ts'

/** Entities of the record of change that make up the register: a row of them is made before it is changed. */
export const registerKinds = [
  'statusLabel',
  'category',
  'model',
  'person',
  'location',
  'customField',
  'asset',
  'attachment',
] as const
export type RegisterKind = (typeof registerKinds)[number]

export const isRegisterKind = (kind: string): kind is RegisterKind =>
  (registerKinds as readonly string[]).includes(kind)

/** What an organisation lays down for all its laptops, in rows that are decided about as those of the register. */
export const settingKinds = [
  'auditPolicy',
  'auditRule',
  'labelDesign',
  'labelSettings',
  'sharedView',
  'tagScheme',
] as const
export type SettingKind = (typeof settingKinds)[number]

export const isSettingKind = (kind: string): kind is SettingKind =>
  (settingKinds as readonly string[]).includes(kind)

/** What a new laptop gets as it is now, in this order: what others refer to comes first. */
export const snapshotKinds = [
  'statusLabel',
  'category',
  'model',
  'person',
  'location',
  'customField',
  'asset',
] as const satisfies readonly RegisterKind[]
export type SnapshotKind = (typeof snapshotKinds)[number] | 'conflict'

/** Facts of audits: an audit as it was frozen, what was counted in it, decided, signed at its close and amended. */
export const auditFactKinds = [
  'audit',
  'scan',
  'scanVoid',
  'placeMark',
  'auditEvent',
  'auditDecision',
  'auditApproval',
  'auditBooks',
  'auditClosing',
  'amendedReport',
] as const
export type AuditFactKind = (typeof auditFactKinds)[number]

/** Facts of disposals, from the case to what the vendor received. */
export const disposalFactKinds = [
  'disposalCase',
  'disposalAsset',
  'disposalMedium',
  'disposalNoMedia',
  'disposalEvidence',
  'disposalVideo',
  'disposalErasure',
  'evidenceMapping',
  'sanitizationPolicy',
  'disposalSanitization',
  'disposalVerification',
  'disposalAnswer',
  'disposalApproval',
  'disposalTransfer',
  'disposalVendor',
  'disposalCaseVendor',
  'disposalVendorOverride',
  'disposalUnsanitized',
  'vendorCertificate',
  'vendorCertificateSerial',
  'disposalStep',
  'samplingLot',
  'samplingLotMedium',
  'disposalSample',
  'disposalContact',
  'certificate',
  'certificateEnd',
  'certificateKeyEnd',
  'certificateDocument',
  'shipment',
  'shipmentItem',
  'shipmentReceipt',
  'disposalIncident',
  'disposalIncidentEnd',
  'pastCertificate',
] as const
export type DisposalFactKind = (typeof disposalFactKinds)[number]

/** Facts of labels: the tags that were handed out, what is wanted, what was printed and how far it came. */
export const labelFactKinds = [
  'tagBlock',
  'labelQueueStep',
  'labelRun',
  'labelRunStep',
  'labelVerification',
] as const
export type LabelFactKind = (typeof labelFactKinds)[number]

/** Facts that laptops tell each other. */
export const factKinds = [...auditFactKinds, ...disposalFactKinds, ...labelFactKinds] as const
export type FactKind = (typeof factKinds)[number]

/** Facts that only an administrator records: what the organisation demands, and which key ended. */
const administered: ReadonlySet<FactKind> = new Set<FactKind>(['sanitizationPolicy', 'certificateKeyEnd'])

/** What somebody must be allowed to do for a change of a kind; whatever is not listed, an administrator makes. */
export const rightsOfKinds: ReadonlyMap<string, Right> = new Map<string, Right>([
  ['asset', 'register.write'],
  ['attachment', 'register.write'],
  ['category', 'register.write'],
  ['labelDesign', 'register.write'],
  ['location', 'register.write'],
  ['model', 'register.write'],
  ['person', 'register.write'],
  ['sharedView', 'register.write'],
  ['statusLabel', 'register.write'],
  ['tagScheme', 'register.write'],
  ['conflict', 'register.write'],
  ['organisation', 'register.read'],
  ['pin', 'register.read'],
  ['auditAmendment', 'audits.run'],
  ['auditClosed', 'audits.run'],
  ['lateScan', 'audits.run'],
  ['scanRemark', 'audits.run'],
  ...auditFactKinds.map((kind) => [kind, 'audits.run'] as [string, Right]),
  ...labelFactKinds.map((kind): [string, Right] => [
    kind,
    kind === 'tagBlock' ? 'register.write' : 'register.read',
  ]),
  ...disposalFactKinds.map((kind): [string, Right] => [
    kind,
    administered.has(kind) ? 'administer' : 'disposals.run',
  ]),
])

/**
 * The right that a change needs. What somebody may do who is known already is for administrators alone. Who is new is
 * made by everybody who works: a custodian that a list names, or whoever says their name on a laptop (`grantedRole` sees
 * to it that nobody is made more than that).
 */
export function rightOf(kind: string, fields: FieldChanges): Right {
  const role = kind === 'person' && Object.hasOwn(fields, 'role') ? fields.role : undefined
  if (role !== undefined && role.from !== null && role.to !== 'custodian') return 'administer'
  return rightsOfKinds.get(kind) ?? 'administer'
}

/**
 * The role that a new person gets from a device: what it says, but administrators are made by administrators. A laptop
 * that was begun alone has an administrator of its own, who is a technician once it takes part as one.
 */
export function grantedRole(said: JsonValue, isByAdministrator: boolean): JsonValue {
  return said === 'administrator' && !isByAdministrator ? 'technician' : said
}

/** What belongs to the organisation, wherever it was made. */
const withoutSite = new Set([
  'statusLabel',
  'category',
  'model',
  'person',
  'customField',
  'organisation',
  'auditPolicy',
  'labelDesign',
  'labelSettings',
  'sharedView',
  'tagScheme',
])
export const isOfNoSite = (kind: string) => withoutSite.has(kind)

/** The fields of a row that name another row by its id. */
const references = new Map<string, readonly string[]>([
  ['asset', ['modelId', 'categoryId', 'statusId', 'locationId', 'ownerId', 'parentId']],
  ['location', ['parentId']],
  ['customField', ['categoryId']],
  ['attachment', ['assetId']],
  ['auditRule', ['targetId']],
  ['tagScheme', ['categoryId', 'locationId']],
])
/** Every field that refers to something at a row of some kind. */
const referring = new Set(['mergedInto', 'checkedOutTo', ...[...references.values()].flat()])
const ownPrefix = 'custom.'

/** A reference within a value: the id, and how the value looks with another one in its place. */
interface Reference {
  id: string
  withId: (id: string) => JsonValue
}

/** What a field of a row refers to; null where it refers to nothing. */
export function referenceIn(kind: string, field: string, value: JsonValue): Reference | null {
  if (typeof value !== 'string') return null
  const begin = beginOfReference(kind, field, value)
  return begin === null ? null : { id: value.slice(begin), withId: (id) => value.slice(0, begin) + id }
}

/** Where the id begins in the value of a field that refers to something; null where it refers to nothing. */
function beginOfReference(kind: string, field: string, value: string): number | null {
  if (field === 'mergedInto' || references.get(kind)?.includes(field)) return 0
  return kind === 'asset' && field === 'checkedOutTo' ? value.indexOf(':') + 1 : null
}

/** The own field of the organisation that a field of an asset is; null where it is another one. */
export function ownFieldIn(kind: string, field: string): string | null {
  return kind === 'asset' && field.startsWith(ownPrefix) ? field.slice(ownPrefix.length) : null
}

export const ownFieldName = (fieldId: string) => ownPrefix + fieldId

/** Every row that the values of a row refer to. */
export function referencesOf(kind: string, values: Values): string[] {
  const ids: string[] = []
  const add = (id: string) => {
    if (!ids.includes(id)) ids.push(id)
  }
  // A register of a million rows is looked through like this: most of their fields refer to nothing.
  for (const field in values) {
    const value = values[field]
    const begin =
      typeof value === 'string' && referring.has(field) ? beginOfReference(kind, field, value) : null
    if (begin !== null) add(String(value).slice(begin))
    const ownField = ownFieldIn(kind, field)
    if (ownField !== null) add(ownField)
  }
  return ids
}
