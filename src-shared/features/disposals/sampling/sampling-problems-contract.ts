import { z } from 'zod'
import { problem } from '../../../contract/problems.ts'
import { samplingText } from './sampling-text.ts'

const text = samplingText.problems
const none = z.object({})
const bySerial = z.object({ serial: z.string() })

export const samplingProblems = {
  NOTHING_TO_SAMPLE: problem(none, () => text.nothingToSample),
  LOT_UNKNOWN: problem(none, () => text.lotUnknown),
  MEDIUM_NOT_SAMPLED: problem(bySerial, ({ serial }) => text.notSampled(serial)),
  SAMPLE_TAKEN: problem(bySerial, ({ serial }) => text.sampleTaken(serial)),
  SAMPLER_TOOK_PART: problem(bySerial.extend({ name: z.string() }), ({ name, serial }) =>
    text.samplerTookPart(name, serial),
  ),
  LOT_QUARANTINED: problem(z.object({ number: z.number() }), ({ number }) =>
    text.quarantined(String(number)),
  ),
}
