import type { CaptureProof, RuledMethod } from './capture.ts'
import type { ApproverGroup } from './policy.ts'

/** What is said of the policy of audits, in the window and where it refuses something. */
export const policyText = {
  title: 'Audit policy',
  explained:
    'How often what is audited, what a capture proves, and who may approve. An audit keeps the rules that held when it started.',
  byAdministrator: 'Administrators change this.',
  oftenTitle: 'How often',
  oftenExplained:
    'A location stands for all below it, unless something below has a rule of its own. What was never audited is due since its rule was made.',
  addRule: 'Add a rule',
  remove: 'Remove',
  removeRule: (name: string) => `Remove the rule for ${name}`,
  months: 'Months between two audits',
  everyMonths: (months: number) => (months === 1 ? 'every month' : `every ${months} months`),
  noRules: 'No rules yet',
  noRulesNext:
    'Say how often a location or a category is to be audited; what is overdue stands on Today then.',
  kinds: { location: 'Location', category: 'Category' },
  capturesTitle: 'What a capture proves',
  capturesExplained:
    'A radio tag answers through walls: alone it never proves a room. What proves nothing is not taken.',
  proofs: {
    place: 'In which room it is',
    existence: 'That it exists, not where',
    nothing: 'Nothing: not taken',
  } satisfies Record<CaptureProof, string>,
  methods: {
    scanner: 'Scanner',
    typed: 'Typed',
    pasted: 'Pasted list',
    file: 'File',
    commandLine: 'Command line',
    rfid: 'RFID',
    byHand: 'Seen, label not readable',
  } satisfies Record<RuledMethod, string>,
  approvalTitle: 'Who approves',
  approvers: 'Who may approve what is lost, reinstated or made',
  approverGroups: {
    anybodyElse: 'Anybody who did not scan in the audit',
    administrators: 'An administrator who did not scan in the audit',
  } satisfies Record<ApproverGroup, string>,
  approvalNeedsPin: 'They have to give their PIN',
  save: 'Save',
  saved: 'Saved. It holds for audits that start from now on; approvals follow it at once.',
  due: 'To be audited',
  never: 'never',
  lastAudited: (day: string) => `Last: ${day}`,
  dueOn: (day: string) => `Due ${day}`,
  overdueSince: (day: string) => `Overdue since ${day}`,
  placesOverdue: (overdue: string, places: string) => `${overdue} of ${places} rooms`,
  ruleTarget: (name: string) => `There is no location or category “${name}”. Check its name, then try again.`,
  captureRule: 'A radio tag never proves in which room a thing is. Choose “existence” or “nothing” for RFID.',
  approverRefused: (name: string) =>
    `The policy of your organisation wants an administrator to approve, and “${name}” is none. Ask an administrator who did not scan.`,
  approvalNeedsPinProblem: (name: string) =>
    `The policy of your organisation takes an approval only with a PIN, and “${name}” has none. Let them set one (More, My PIN), then approve.`,
}
