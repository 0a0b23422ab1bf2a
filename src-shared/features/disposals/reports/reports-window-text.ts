import type { DueKind } from './due.ts'
import { reportsText } from './reports-text.ts'

/** What the window says of reports of disposals. */
export const reportsWindowText = {
  tab: 'Reports',
  title: 'A period of disposals',
  from: 'From',
  to: 'To',
  periodWrong: 'The first day has to come before the last one.',
  media: 'Save media (CSV)',
  weights: 'Save weights (CSV)',
  report: 'Save report (PDF)',
  files:
    'The media with what was done, by whom, with what evidence and its certificate; the weights of what was shipped; and all figures of this page, to hand out.',
  saved: (file: string) => `${file} was saved.`,
  goods: (category: string, gross: string, tare: string, net: string) =>
    `${category}: gross ${gross}, tare ${tare}, net ${net} kg`,
  destination: (vendor: string, country: string) => `${vendor}, ${country}`,
  without: (tag: string, model: string) => `${tag} · ${model}`,
  withoutSays: (outcome: string, operator: string, day: string) => `${outcome} by ${operator}, ${day}`,
  failed: 'Failed',
  openFor: (days: string) => `open for ${days} days`,
  more: (count: string) => `${count} more stand in the PDF.`,
  past: 'Certificates of before',
  pastExplained:
    'Certificates that were issued elsewhere or before, from a CSV with the columns Serial, Certificate, Issuer and Date. They are listed as not verified here, and stand in for nothing.',
  pastChoose: 'Choose a CSV…',
  pastTaken: (registered: string, known: string) => `${registered} registered, ${known} were known.`,
  pastRefused: (line: string, reason: string) => `Line ${line} was not taken: ${reason}.`,
  pastCount: (count: string) => `${count} certificates of before, not verified here.`,
  pastSays: (issuer: string, day: string) => `${issuer}, ${day}, not verified here`,
  today: {
    title: 'Disposals that wait',
    says: (kind: DueKind, day: string, isOverdue: boolean) =>
      isOverdue ? `${reportsText.due[kind]}, due since ${day}` : `${reportsText.due[kind]}: ${day}`,
  },
} as const
