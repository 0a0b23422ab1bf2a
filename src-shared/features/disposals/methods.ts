import { isAtLeast, type MediumType, type Outcome } from './medium.ts'

export const methodIds = [
  'overwrite',
  'sanitizeOverwrite',
  'secureErase',
  'enhancedSecureErase',
  'blockErase',
  'formatNvm',
  'cryptographicErase',
  'degauss',
  'shred',
  'disintegrate',
  'pulverize',
  'incinerate',
  'melt',
] as const
/** How a medium was sanitized: the controlled vocabulary, from which certificates and reports count. */
export type MethodId = (typeof methodIds)[number]

interface Method {
  /** what prints: the method and where it is described, with the edition */
  standard: string
  /** the most that it achieves on each type; what is not named cannot be sanitized so */
  achieves: Partial<Record<MediumType, Outcome>>
}

const nist = 'NIST SP 800-88 Rev. 1 (2014), Appendix A'
const ieee = 'IEEE 2883-2022'
const destroyed = {
  hdd: 'destroy',
  ssd: 'destroy',
  nvme: 'destroy',
  flash: 'destroy',
  other: 'destroy',
} as const

/**
 * What each method achieves. Overwriting is Purge on a magnetic disk alone: flash keeps blocks that no write reaches
 * (NIST SP 800-88 Rev. 1, Table A-8). Flash has no magnetism that a degausser could take.
 */
export const methods: Readonly<Record<MethodId, Method>> = {
  overwrite: {
    standard: nist,
    achieves: { hdd: 'purge', ssd: 'clear', nvme: 'clear', flash: 'clear', other: 'clear' },
  },
  sanitizeOverwrite: { standard: ieee, achieves: { hdd: 'purge', ssd: 'clear', nvme: 'clear' } },
  secureErase: { standard: nist, achieves: { hdd: 'clear', ssd: 'clear' } },
  enhancedSecureErase: { standard: nist, achieves: { hdd: 'purge', ssd: 'clear' } },
  blockErase: { standard: ieee, achieves: { ssd: 'purge', nvme: 'purge', flash: 'purge' } },
  formatNvm: { standard: ieee, achieves: { nvme: 'clear' } },
  cryptographicErase: {
    standard: ieee,
    achieves: { hdd: 'purge', ssd: 'purge', nvme: 'purge', flash: 'purge' },
  },
  degauss: { standard: nist, achieves: { hdd: 'purge' } },
  shred: { standard: nist, achieves: destroyed },
  disintegrate: { standard: ieee, achieves: destroyed },
  pulverize: { standard: nist, achieves: destroyed },
  incinerate: { standard: ieee, achieves: destroyed },
  melt: { standard: ieee, achieves: destroyed },
}

/** Whether a method leaves nothing that could be used again. */
export const isDestruction = (method: MethodId): boolean => methods[method].achieves.other === 'destroy'
/** Whether a method leaves pieces, whose size says how well they are destroyed. */
export const leavesFragments = (method: MethodId): boolean =>
  method === 'shred' || method === 'disintegrate' || method === 'pulverize'
/** Whether a method writes over sectors, and so is worth what it reached of them. */
export const writesOver = (method: MethodId): boolean =>
  method === 'overwrite' || method === 'sanitizeOverwrite'

/**
 * The methods by which media of a type can be sanitized, those first that are enough for what is demanded, each in the
 * order of the vocabulary.
 */
export function methodsFor(type: MediumType, demanded: Outcome): { method: MethodId; isEnough: boolean }[] {
  return methodIds
    .flatMap((method) => {
      const most = methods[method].achieves[type]
      return most === undefined ? [] : [{ method, isEnough: isAtLeast(most, demanded) }]
    })
    .sort((one, other) => Number(other.isEnough) - Number(one.isEnough))
}
