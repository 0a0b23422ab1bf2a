/** The name a person is shown under: first and last name, else the user name, else the e-mail address; '' if none is given. */
export function personName(parts: {
  firstName?: string | undefined
  lastName?: string | undefined
  fullName?: string | undefined
  username?: string | undefined
  email?: string | undefined
}): string {
  const full = parts.fullName || [parts.firstName, parts.lastName].filter(Boolean).join(' ')
  return full || parts.username || parts.email || ''
}
