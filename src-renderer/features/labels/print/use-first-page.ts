import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LabelPagePreview } from '../../../../src-shared/features/labels/labels-contract.ts'
import { useEngine } from '../../../host/engine-context.ts'

/** The first page of a print as it would leave the printer, drawn anew with each change; the one before stays until then. */
export function useFirstPage(input: LabelPagePreview | null) {
  const { calls } = useEngine()
  const { data, error } = useQuery({
    ...calls.labels.previewPage.queryOptions({ input: input ?? nothing }),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return input === null ? { page: undefined, error: null } : { page: error ? undefined : data, error }
}

/** What stands for an input while there is none; it is not asked. */
const nothing: LabelPagePreview = {
  ...{ stock: '-', assets: { queue: 'all' }, startCell: 1, skip: [], copies: 1, cutMarks: false },
}
