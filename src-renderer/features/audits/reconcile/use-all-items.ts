import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { OutcomeItem } from '../../../../src-shared/features/audits/audits-message.ts'
import type { ItemKind } from '../../../../src-shared/features/audits/reconcile.ts'
import { useEngine } from '../../../host/engine-context.ts'

const pageSize = 500

/** All items of a kind, since all of them can be chosen at once. */
export function useAllItems(auditId: string, kind: ItemKind | undefined) {
  const { calls, client } = useEngine()
  return useQuery({
    queryKey: [...calls.audits.items.key(), auditId, kind],
    enabled: kind !== undefined,
    placeholderData: (previous: OutcomeItem[] | undefined, query) =>
      query?.queryKey.at(-1) === kind ? keepPreviousData(previous) : undefined,
    queryFn: async () => {
      const all: OutcomeItem[] = []
      for (;;) {
        const page = await client.audits.items({
          auditId,
          kind: kind ?? 'missing',
          offset: all.length,
          limit: pageSize,
        })
        all.push(...page.items)
        if (page.items.length === 0 || all.length >= page.total) return all
      }
    },
  })
}
