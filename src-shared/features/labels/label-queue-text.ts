import type { WantedReason } from './label-run.ts'

/** What is said of labels that wait. */
export const labelQueueText = {
  reasons: {
    selection: 'wanted',
    import: 'imported',
    damaged: 'label damaged',
    block: 'new tag',
    notRead: 'did not scan',
  } satisfies Record<WantedReason, string>,
} as const
