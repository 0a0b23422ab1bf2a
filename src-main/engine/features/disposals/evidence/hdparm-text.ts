import type { Erasure, HiddenAreas } from '../../../../../src-shared/features/disposals/erasure.ts'

/** Whether a text is what hdparm printed of a drive. */
export const isHdparmText = (text: string): boolean =>
  /^\s*Serial Number:\s+\S/m.test(text) && /^\s*Model Number:/m.test(text) && /\bATA\b/.test(text)

/**
 * What `hdparm -I` (and `-N` in the same file) says of each drive. A drive whose security is still enabled or locked was
 * not erased to the end; one whose security is off may have been, and nothing in the text says so.
 */
export function readHdparmText(text: string): Erasure[] {
  return text
    .split(/^(?=\/dev\/\S+:\s*$)/m)
    .filter((part) => /^\s*Serial Number:\s+\S/m.test(part))
    .map((part) => ({
      serial: /^\s*Serial Number:[ \t]+(\S.*?)\s*$/m.exec(part)?.[1] ?? null,
      model: /^\s*Model Number:[ \t]+(\S.*?)\s*$/m.exec(part)?.[1] ?? null,
      end: isStillSecured(part) ? 'failed' : 'notStated',
      method: null,
      errors: null,
      bytesNotErased: null,
      size: null,
      hiddenAreas: hiddenAreasOf(text, part),
      readBack: null,
      tool: 'hdparm',
    }))
}

const isStillSecured = (part: string) => /^[ \t]+(?:enabled|locked)\s*$/m.test(part)

function hiddenAreasOf(text: string, part: string): HiddenAreas | null {
  const device = /^(\/dev\/\S+):/.exec(part)?.[1]
  const said = text.split(/^(?=\/dev\/\S+:\s*$)/m).filter((one) => one.startsWith(`${device}:`))
  const hpa = said.map((one) => /max sectors\s*=.*HPA is (enabled|disabled)/.exec(one)?.[1]).find(Boolean)
  if (hpa === undefined) return null
  return hpa === 'enabled' ? 'present' : 'none'
}
