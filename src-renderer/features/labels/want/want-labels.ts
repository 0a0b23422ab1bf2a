import type { WantedReason } from '../../../../src-shared/features/labels/label-run.ts'
import type { WantedLabels } from '../../../../src-shared/features/labels/wanted-labels-selection.ts'
import type { EngineClient } from '../../../../src-shared/wire/connect.ts'

/** Has labels put into the queue by a job, which goes on whatever page is shown. */
export function wantLabels(
  client: EngineClient,
  labels: WantedLabels,
  reason: WantedReason = 'selection',
): Promise<{ jobId: string }> {
  return client.labelQueue.add({ labels, reason })
}
