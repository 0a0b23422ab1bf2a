import { lazy, type Router, unlazy } from '@orpc/server'
import type { Contract } from '../../src-shared/contract/contract.ts'
import type { CallContext } from './calls/call-context.ts'

/** The calls of assets, whose timeline tells what disposals say of them as well. */
const assetsProcedures = async () => {
  const [{ assetsProcedures: procedures }, { assetSteps }] = await Promise.all([
    import('./features/assets/assets-procedures.ts'),
    import('./features/disposals/asset-steps-query.ts'),
  ])
  return { default: procedures(assetSteps) }
}

/**
 * Every call of the contract with the procedure that answers it. The code of a feature is loaded by the first call of it:
 * no thread of the engine is asked for all of them, and none is to wait for all of them when it begins.
 */
export const router = {
  session: lazy(() => import('./features/session/session-procedures.ts')),
  pins: lazy(() => import('./features/pins/pins-procedures.ts')),
  locations: lazy(() => import('./features/locations/locations-procedures.ts')),
  customFields: lazy(() => import('./features/custom-fields/custom-fields-procedures.ts')),
  registers: lazy(() => import('./features/registers/registers-procedures.ts')),
  assets: lazy(assetsProcedures),
  attachments: lazy(() => import('./features/attachments/attachments-procedures.ts')),
  record: lazy(() => import('./features/record/record-procedures.ts')),
  jobs: lazy(() => import('./features/jobs/jobs-procedures.ts')),
  files: lazy(() => import('./features/files/files-procedures.ts')),
  events: lazy(() => import('./features/events/events-procedures.ts')),
  imports: lazy(() => import('./features/imports/imports-procedures.ts')),
  audits: lazy(() => import('./features/audits/audits-procedures.ts')),
  labels: lazy(() => import('./features/labels/labels-procedures.ts')),
  labelDesigns: lazy(() => import('./features/labels/designs/label-designs-procedures.ts')),
  labelQueue: lazy(() => import('./features/labels/queue/label-queue-procedures.ts')),
  labelRuns: lazy(() => import('./features/labels/runs/label-runs-procedures.ts')),
  tags: lazy(() => import('./features/labels/tags/tags-procedures.ts')),
  disposals: lazy(() => import('./features/disposals/disposals-procedures.ts')),
  vendors: lazy(() => import('./features/disposals/vendors/vendors-procedures.ts')),
  shipments: lazy(() => import('./features/disposals/shipments/shipments-procedures.ts')),
  disposalPolicy: lazy(() => import('./features/disposals/policy/policy-procedures.ts')),
  sampling: lazy(() => import('./features/disposals/sampling/sampling-procedures.ts')),
  disposalReports: lazy(() => import('./features/disposals/reports/reports-procedures.ts')),
  certificates: lazy(() => import('./features/disposals/certificates-procedures.ts')),
  samples: lazy(() => import('./features/samples/samples-procedures.ts')),
  computer: lazy(() => import('./features/computer/computer-procedures.ts')),
  diagnostics: lazy(() => import('./features/diagnostics/diagnostics-procedures.ts')),
  backups: lazy(() => import('./features/backups/backups-procedures.ts')),
  doctor: lazy(() => import('./features/doctor/doctor-procedures.ts')),
  quality: lazy(() => import('./features/quality/quality-procedures.ts')),
  sync: lazy(() => import('./features/sync/sync-procedures.ts')),
} satisfies Router<Contract, CallContext>

/** What a window asks each thread for when it opens, and what the next beep asks for. */
const askedFirst = { reader: ['session', 'assets'], writer: ['events', 'audits'] } as const

/** Loads what a thread is asked for first, so that the first call of it does not wait for it. */
export async function loadAskedFirst(thread: keyof typeof askedFirst): Promise<void> {
  await Promise.all(askedFirst[thread].map((feature) => unlazy(router[feature])))
}
