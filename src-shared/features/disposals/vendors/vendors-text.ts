import type { PermitKind, VendorGap, VendorScope } from './vendor.ts'

const permits: Record<PermitKind, string> = {
  r2: 'R2v3',
  eStewards: 'e-Stewards',
  naidAaa: 'NAID AAA',
  wasteTreatment: 'Permit to treat waste',
  wasteCarrier: 'Permit to carry waste',
  other: 'Other permit',
}
const scopes: Record<VendorScope, string> = {
  transport: 'Transport',
  resale: 'Resale',
  recycling: 'Recycling',
  destruction: 'Destruction of media',
}

/** What is said of those who take what is disposed of. */
export const vendorsText = {
  permits,
  scopes,
  gap(name: string, gap: VendorGap): string {
    switch (gap.kind) {
      case 'permitExpired':
        return `${permits[gap.permit]} ${gap.number} of ${name} expired on ${gap.expiresOn}`
      case 'scopeMissing':
        return `${name} has no permit in force for: ${scopes[gap.scope]}`
      case 'vendorArchived':
        return `${name} is archived as a vendor`
    }
  },
  problems: {
    unknown: (name: string) =>
      `No vendor is called “${name}”. Look through the vendors, or register this one first.`,
    nameTaken: (name: string) => `Another vendor is called “${name}” already. Change that one instead.`,
    notNamed: 'No vendor is named in this case. Name who takes it first.',
    sound: (name: string) =>
      `Nothing stands in the way of a release to “${name}”, so there is nothing to override.`,
    notPermitted: (name: string) =>
      `“${name}” has no permit in force to destroy media, so media that were not sanitized cannot be handed to it. Sanitize them, or name a vendor that may destroy them.`,
  },
} as const
