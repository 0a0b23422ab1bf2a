/** What a call needs. `none`: anybody behind the door, before it is known who is working. */
export type Right =
  | 'none'
  | 'register.read'
  | 'register.write'
  | 'audits.run'
  | 'disposals.run'
  | 'administer'

export const roles = ['administrator', 'technician', 'custodian'] as const
/** A custodian is a person to whom assets are checked out; somebody who works with Assetwalk has another role. */
export type Role = (typeof roles)[number]

const rightsOfRole: Record<Role, readonly Right[]> = {
  administrator: ['none', 'register.read', 'register.write', 'audits.run', 'disposals.run', 'administer'],
  technician: ['none', 'register.read', 'register.write', 'audits.run', 'disposals.run'],
  custodian: ['none'],
}

export function roleHasRight(role: Role, right: Right): boolean {
  return rightsOfRole[role].includes(right)
}

/** Nobody is invited as a custodian: their laptops take part in no sync. */
export const invitedRoles = ['technician', 'administrator'] as const satisfies Role[]
