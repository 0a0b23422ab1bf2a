/** How an audit follows from another: `followUp` of what stayed missing, `recount` of what differed, by somebody else. */
export const auditLinks = ['followUp', 'recount'] as const
export type AuditLink = (typeof auditLinks)[number]
