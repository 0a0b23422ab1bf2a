import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../../../host/engine-context.ts'

/** What is known of a code that no asset has: that it is a blank, or mistyped; nothing where nothing is. */
export function TagHint({ code }: { code: string }) {
  const { calls } = useEngine()
  const { data } = useQuery(calls.tags.whatIs.queryOptions({ input: { code } }))
  const isKnown = data && data.kind !== 'unknown' && data.kind !== 'asset'
  return isKnown ? <p>{data.sentence}</p> : null
}
