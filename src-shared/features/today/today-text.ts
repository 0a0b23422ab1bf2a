/** What the page says that somebody opens in the morning. */
export const todayText = {
  title: 'Today',
  overdue: 'Overdue for an audit',
  nothingOverdue: 'Nothing is overdue.',
  noRules: 'No rule says yet how often what is to be audited.',
  toPolicy: 'Audit policy',
  start: 'Start audit',
  startFor: (name: string) => `Start audit of ${name}`,
  underWay: 'Audits under way',
  noneUnderWay: 'No audit is under way.',
  late: 'Scans that arrived late',
  lateIn: (count: string) => `${count} late scans`,
}
