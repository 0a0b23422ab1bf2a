import { useQuery } from '@tanstack/react-query'
import { WordField } from '../../../components/page/word-field.tsx'
import { useEngine } from '../../../host/engine-context.ts'

interface VendorFieldProps {
  label: string
  value: string
  onChange: (name: string) => void
}

/** The name of who takes it: one of the vendors that are registered, or anybody. */
export function VendorField(field: VendorFieldProps) {
  const { calls } = useEngine()
  const { data } = useQuery(calls.vendors.list.queryOptions())
  const registered = (data?.vendors ?? []).filter(({ isArchived }) => !isArchived)
  return <WordField {...field} offered={registered.map(({ name }) => name)} />
}
