import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import {
  type AssetSelection,
  type BulkEditOrder,
  bulkFieldNames,
} from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { bulkEditWindowText as text } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { ownField } from '../edit/asset-form.ts'
import styles from './bulk-edit.module.css'
import { fieldsOf, type SetField, type Setting } from './bulk-form.ts'
import { BulkPreview } from './bulk-preview.tsx'
import { FieldChooser } from './field-chooser.tsx'
import { SettingRow } from './setting-row.tsx'
import { useBulkPreview } from './use-bulk-preview.ts'

interface BulkEditDialogProps {
  selection: AssetSelection
  /** how many assets that is, as far as the list knows */
  count: number
  onBegun: (jobId: string) => void
  onClose: () => void
}

/** Sets fields of many assets; says what that would do before anything is changed. */
export function BulkEditDialog({ selection, count, onBegun, onClose }: BulkEditDialogProps) {
  const { calls, client } = useEngine()
  const { data: choices } = useQuery(calls.assets.choices.queryOptions())
  const { data: own } = useQuery(calls.customFields.list.queryOptions())
  const ownFields = own?.fields.filter(({ archivedAt }) => archivedAt === null) ?? []
  const [settings, setSettings] = useState<readonly Setting[]>([])

  const fields = fieldsOf(settings)
  const order: BulkEditOrder | null = fields && { selection, fields }
  const preview = useBulkPreview(order)
  const begin = useMutation({
    mutationFn: (wanted: BulkEditOrder) => client.assets.bulkEdit(wanted),
    onSuccess: ({ jobId }) => onBegun(jobId),
  })

  const known: { field: SetField; name: string }[] = [
    ...bulkFieldNames.map((field) => ({ field, name: assetsText.fields[field] })),
    ...ownFields.map(({ id, name }) => ({ field: ownField(id) as SetField, name })),
  ]
  const nameOf = (field: SetField) => known.find((one) => one.field === field)?.name ?? field
  const isSet = (field: SetField) => settings.some((one) => one.field === field)
  const change = preview.isCurrent ? (preview.last?.change ?? 0) : 0
  return (
    <FormDialog
      title={text.title(formatNumber(count))}
      submit={preview.isCurrent ? text.change(formatNumber(change)) : text.changeSome}
      busy={begin.isPending}
      canSubmit={order !== null && change > 0}
      error={begin.error}
      maxWidth="md"
      onSubmit={() => order && begin.mutate(order)}
      onClose={onClose}
    >
      <div className={styles.settings}>
        {settings.map((setting) => (
          <SettingRow
            key={setting.field}
            setting={setting}
            name={nameOf(setting.field)}
            ownFields={ownFields}
            choices={choices}
            onChange={(value) => setSettings((before) => withValue(before, setting.field, value))}
            onLeave={() => setSettings((before) => before.filter(({ field }) => field !== setting.field))}
          />
        ))}
        <FieldChooser
          fields={known.filter(({ field }) => !isSet(field))}
          onChoose={(field) => setSettings((before) => [...before, { field, value: '' }])}
        />
      </div>
      <BulkPreview preview={preview} isAsked={order !== null} />
    </FormDialog>
  )
}

const withValue = (settings: readonly Setting[], field: SetField, value: string) =>
  settings.map((one) => (one.field === field ? { field, value } : one))
