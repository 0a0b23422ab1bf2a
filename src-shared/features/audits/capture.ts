/**
 * How a code came in. `byHand`: the asset was seen and its label could not be read; `chosen`: among those that an
 * ambiguous code can mean.
 */
export const captureMethods = [
  'scanner',
  'typed',
  'pasted',
  'file',
  'commandLine',
  'rfid',
  'byHand',
  'chosen',
] as const
export type CaptureMethod = (typeof captureMethods)[number]

/** In which condition a thing was seen. */
export const conditions = ['good', 'worn', 'damaged', 'unusable'] as const
export type Condition = (typeof conditions)[number]

/** What a capture shows: in which room a thing is, only that it exists, or nothing that an audit takes. */
export const captureProofs = ['place', 'existence', 'nothing'] as const
export type CaptureProof = (typeof captureProofs)[number]

/** The methods of which a policy says what they prove; a choice proves what the scan did that asked for it. */
export const ruledMethods = captureMethods.filter((method) => method !== 'chosen')
export type RuledMethod = (typeof ruledMethods)[number]
export type CaptureRules = Readonly<Record<RuledMethod, CaptureProof>>

/** What holds where no policy says otherwise. */
export const usualCaptures: CaptureRules = {
  scanner: 'place',
  typed: 'place',
  pasted: 'place',
  file: 'place',
  commandLine: 'place',
  rfid: 'existence',
  byHand: 'place',
}

/** What a capture shows under the rules of an audit. */
export function proofOf(rules: CaptureRules, method: CaptureMethod): CaptureProof {
  return method === 'chosen' ? 'place' : rules[method]
}

/** Whether a policy may say so: a radio tag answers through walls, it never shows a room. */
export function mayProve(method: RuledMethod, proof: CaptureProof): boolean {
  return method !== 'rfid' || proof !== 'place'
}
