import type { CertificateScope } from './certificate.ts'
import { disposalsText } from './disposals-text.ts'
import type { Disposition, Outcome } from './medium.ts'
import type { MethodId } from './methods.ts'

interface OfMedium {
  model: string
  serial: string
}

/** A step of an asset on its way out, as it was recorded. */
export type AssetStep =
  | { kind: 'retired'; reason: string; disposition: Disposition; openedAt: string; openedBy: string }
  | ({ kind: 'mediumRecorded'; manufacturer: string | null } & OfMedium)
  | { kind: 'statedEmpty'; by: string }
  | ({
      kind: 'sanitized'
      /** null: it failed, for the reason */
      outcome: Outcome | null
      method: MethodId | null
      tool: string | null
      by: string
      date: string
      reason: string | null
    } & OfMedium)
  /** `by` is null where the tool read it back */
  | ({ kind: 'verified'; passed: 0 | 1; by: string | null } & OfMedium)
  | ({ kind: 'sampled'; passed: 0 | 1; by: string } & OfMedium)
  | { kind: 'custody'; from: string; to: string; place: string | null; seal: string | null }
  | { kind: 'approved'; by: string }
  | { kind: 'vendorOverridden'; by: string; vendor: string | null; reason: string }
  | ({ kind: 'leftUnsanitized'; by: string; seal: string; reason: string } & OfMedium)
  | { kind: 'cleared' | 'released' | 'disposed'; reference: string | null }
  | { kind: 'certified'; number: string; scope: CertificateScope }
  | { kind: 'voided'; number: string; reason: string; by: string; second: string | null }
  | { kind: 'superseded'; number: string; supersededBy: string; reason: string }
export type AssetStepKind = AssetStep['kind']

const steps: Record<AssetStepKind, string> = {
  retired: 'Retired',
  mediumRecorded: 'Medium recorded',
  statedEmpty: 'No media inside',
  sanitized: 'Sanitized',
  verified: 'Verified',
  sampled: 'Quality control',
  custody: 'Custody',
  approved: 'Release approved',
  vendorOverridden: 'Vendor approved in spite of its permits',
  leftUnsanitized: 'May leave unsanitized',
  cleared: 'Cleared for release',
  released: 'Released',
  disposed: 'Disposed',
  certified: 'Certificate',
  voided: 'Certificate made void',
  superseded: 'Certificate superseded',
}
const failures = {
  sanitized: 'Sanitization failed',
  verified: 'Verification failed',
}

const caseOpened = 'Case opened'
const certificateOf: Record<CertificateScope, string> = {
  medium: 'of a medium',
  asset: 'of the asset',
  case: 'of the whole case',
}

const listed = (...parts: (string | null)[]) =>
  parts.filter((part) => part !== null && part !== '').join(', ')
const statedBy = (name: string) => `stated by ${name}`

/** A step in words, as its timeline tells it: what was done, and what is to be said of it. */
export function stepWords(step: AssetStep): [label: string, words: string][] {
  const label = steps[step.kind]
  switch (step.kind) {
    case 'retired':
      return [
        [label, listed(disposalsText.dispositions[step.disposition], step.reason)],
        [caseOpened, listed(`${step.openedAt.slice(0, 16).replace('T', ' ')} UTC`, step.openedBy)],
      ]
    case 'mediumRecorded':
      return [[label, listed(step.manufacturer, step.model, step.serial)]]
    case 'statedEmpty':
      return [[label, statedBy(step.by)]]
    case 'sanitized':
      return step.outcome === null
        ? [[failures.sanitized, listed(step.serial, step.by, step.date, step.reason)]]
        : [
            [
              label,
              listed(
                step.serial,
                disposalsText.outcomes[step.outcome],
                step.method && disposalsText.methods[step.method],
                step.tool,
                step.by,
                step.date,
              ),
            ],
          ]
    case 'verified':
      return [
        [step.passed === 1 ? label : failures.verified, listed(step.serial, step.by ?? disposalsText.byTool)],
      ]
    case 'sampled':
      return [
        [label, listed(step.serial, step.passed === 1 ? 'nothing recovered' : 'DATA RECOVERED', step.by)],
      ]
    case 'custody':
      return [[label, listed(`${step.from} → ${step.to}`, step.place, step.seal && `seal ${step.seal}`)]]
    case 'approved':
      return [[label, step.by]]
    case 'vendorOverridden':
      return [[label, listed(step.vendor, step.by, step.reason)]]
    case 'leftUnsanitized':
      return [[label, listed(step.serial, `seal ${step.seal}`, step.by, step.reason)]]
    case 'cleared':
    case 'released':
    case 'disposed':
      return [[label, step.reference ?? '–']]
    case 'certified':
      return [[label, `${step.number}, ${certificateOf[step.scope]}`]]
    case 'voided':
      return [[label, listed(step.number, step.by, step.second, step.reason)]]
    case 'superseded':
      return [[label, `${step.number} → ${listed(step.supersededBy, step.reason)}`]]
  }
}
