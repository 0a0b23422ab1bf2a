import type { LotState } from './sampling.ts'

/** What is said of quality-control sampling. */
export const samplingText = {
  states: {
    open: 'sampling is not finished',
    passed: 'passed',
    quarantined: 'quarantined: recovery succeeded',
  } satisfies Record<LotState, string>,
  lot: (number: string, sampled: string, media: string, state: string) =>
    `lot ${number}, sampled ${sampled} of ${media}, ${state}`,
  problems: {
    nothingToSample:
      'Nothing in these cases can be sampled: no medium is logically sanitized and verified without standing in a lot. Sanitize and verify first.',
    lotUnknown: 'There is no such lot in this data folder. List the lots, then try again.',
    notSampled: (serial: string) =>
      `“${serial}” is not one of the media that were drawn in this lot. Take one of those.`,
    sampleTaken: (serial: string) => `What was found on “${serial}” is recorded in this lot already.`,
    samplerTookPart: (name: string, serial: string) =>
      `“${name}” sanitized or verified “${serial}” and cannot try to recover it. Ask another competent person.`,
    quarantined: (number: string) =>
      `Lot ${number} is quarantined, so its media cannot be certified. Sanitize them anew, or have them destroyed.`,
  },
} as const
