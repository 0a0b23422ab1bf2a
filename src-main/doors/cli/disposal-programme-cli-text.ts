/** Sentences of the commands about lots and the policy alone. */
export const disposalProgrammeCliText = {
  commands: {
    lot: 'quality control: some media of a lot are drawn, and another person tries to recover them',
    lots: 'every lot, the newest first',
    openLot: 'make a lot of media that are sanitized and verified, and draw the sample',
    showLot: 'the media of a lot, those that were drawn first',
    record: 'record what another competent person found on a medium that was drawn',
    policy: 'what is demanded of media, in versions',
    showPolicy: 'the policy in force, its draft and its versions',
    draft: 'save a draft from a JSON file (- for stdin); "policy show --json" shows what one looks like',
    publish: 'put the draft into force as the next version',
    discard: 'discard the draft',
  },
  options: {
    cases: 'ids of the cases, parted by commas',
    percent: 'per cent of the media that are drawn (default: as the policy says, at least 5)',
    seed: 'by which they are drawn (default: drawn by the computer)',
    serial: 'serial number of the medium',
    by: 'name of who tried to recover it',
    competence: 'why they are competent',
    method: 'how recovery was tried, and with what',
    recovered: 'something was recovered: the lot is quarantined',
    reason: 'why the policy changes',
  },
  drawn: (number: string, sampled: string, media: string) =>
    `Lot ${number}: ${sampled} of ${media} media were drawn.`,
  recorded: (number: string, state: string) => `Lot ${number}: ${state}.`,
  inForce: (name: string, version: string) => `${name}, version ${version}, is in force.`,
  drafted: 'The draft is saved.',
  discarded: 'The draft is discarded.',
  draftInvalid: (reason: string) => `The file is no policy: ${reason}`,
} as const
