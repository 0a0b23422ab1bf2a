import { useQuery } from '@tanstack/react-query'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import {
  type AssetField,
  assetFieldNames,
  assetFields,
  assetGroups,
} from '../../../../src-shared/features/assets/assets-entity.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { defaultStatusLabel } from '../../../../src-shared/features/status-labels/status-type.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { codeOf } from '../../../components/problem/sentence-of.ts'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './asset-dialog.module.css'
import { type FormField, isClear, ownField } from './asset-form.ts'
import { AssetInput } from './asset-input.tsx'
import { OwnInput } from './own-input.tsx'
import { useAssetForm } from './use-asset-form.ts'

interface AssetDialogProps {
  /** absent: a new one */
  asset?: AssetDetail
  /** of a new one: the tag that it begins with */
  assetTag?: string
  onSaved: (saved: { id: string }) => void
  onClose: () => void
}

/** Which field a refusal of the engine is about. */
const fieldOfProblem: Partial<Record<string, AssetField>> = {
  ASSET_TAG_TAKEN: 'assetTag',
  LOCATION_UNKNOWN: 'location',
  ASSET_PARENT_LOOP: 'parent',
  ASSET_UNKNOWN: 'parent',
}

export function AssetDialog({ asset, assetTag = '', onSaved, onClose }: AssetDialogProps) {
  const { calls } = useEngine()
  const form = useAssetForm(asset, { status: defaultStatusLabel, assetTag }, onSaved)
  const { data: choices } = useQuery(calls.assets.choices.queryOptions())
  const { data: own } = useQuery(calls.customFields.list.queryOptions())
  const { values, news, set } = form
  const problem = fieldOfProblem[codeOf(form.save.error) ?? '']

  const textOf = (field: FormField) => values[field] ?? ''
  const newsOf = (field: FormField) => {
    const now = news[field]
    if (now === undefined || now === textOf(field)) return null
    return now === '' ? text.changedMeanwhileEmpty : text.changedMeanwhile(now)
  }
  const isRight = assetFieldNames.every((field) => isClear(field, textOf(field)))
  const ownFields = own?.fields.filter(
    ({ id, category }) =>
      category === null ||
      category.toLowerCase() === textOf('category').trim().toLowerCase() ||
      textOf(ownField(id)) !== '',
  )

  return (
    <FormDialog
      title={asset ? text.editTitle(asset.assetTag) : text.addTitle}
      submit={text.save}
      busy={form.save.isPending}
      canSubmit={isRight}
      error={form.save.error}
      maxWidth="md"
      onSubmit={() => form.save.mutate()}
      onClose={onClose}
    >
      {assetGroups.map((group) => (
        <fieldset key={group} className={styles.group}>
          <legend>{assetsText.groups[group]}</legend>
          <div className={styles.fields}>
            {assetFieldNames
              .filter((field) => assetFields[field].group === group)
              .map((field) => (
                <AssetInput
                  key={field}
                  field={field}
                  value={textOf(field)}
                  news={newsOf(field)}
                  choices={choices}
                  isRefused={problem === field}
                  onChange={(value) => set(field, value)}
                />
              ))}
          </div>
        </fieldset>
      ))}
      {ownFields && ownFields.length > 0 && (
        <fieldset className={styles.group}>
          <legend>{assetsText.groups.custom}</legend>
          <div className={styles.fields}>
            {ownFields.map((field) => (
              <OwnInput
                key={field.id}
                field={field}
                value={textOf(ownField(field.id))}
                news={newsOf(ownField(field.id))}
                onChange={(value) => set(ownField(field.id), value)}
              />
            ))}
          </div>
        </fieldset>
      )}
    </FormDialog>
  )
}
