export const statusTypes = ['deployable', 'pending', 'undeployable', 'lost', 'archived'] as const
/** What a status label means for the work with an asset: the four of Snipe-IT, and `lost` for what was lost or stolen. */
export type StatusType = (typeof statusTypes)[number]

/** What is shown, in order: `deployed` is never stored, it is a deployable asset that is checked out. */
export const shownStatusTypes = [
  'deployable',
  'deployed',
  'pending',
  'undeployable',
  'lost',
  'archived',
] as const satisfies readonly (StatusType | 'deployed')[]
export type ShownStatusType = (typeof shownStatusTypes)[number]

export function shownStatusType(type: StatusType, isCheckedOut: boolean): ShownStatusType {
  return type === 'deployable' && isCheckedOut ? 'deployed' : type
}

/** What is out of service (archived, lost or stolen) should be gone when it turns up: no audit expects it to. */
export function isInService(type: StatusType): boolean {
  return type !== 'archived' && type !== 'lost'
}

export interface SeededStatusLabel {
  name: string
  type: StatusType
}

/** The labels that a new data folder starts with, as in Snipe-IT. Names in the type column of their lists mean the type. */
export const seededStatusLabels: readonly SeededStatusLabel[] = [
  { name: 'Ready to Deploy', type: 'deployable' },
  { name: 'Pending', type: 'pending' },
  { name: 'Archived', type: 'archived' },
  { name: 'Out for Diagnostics', type: 'undeployable' },
  { name: 'Out for Repair', type: 'undeployable' },
  { name: 'Broken - Not Fixable', type: 'undeployable' },
  { name: 'Lost/Stolen', type: 'lost' },
]

/** The label of an asset for which nothing else is said. */
export const defaultStatusLabel = 'Ready to Deploy'
