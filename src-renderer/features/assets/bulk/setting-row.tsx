import IconButton from '@mui/material/IconButton'
import { useEffect, useRef } from 'react'
import { bulkEditWindowText as text } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import type { CustomField } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { AssetInput } from '../edit/asset-input.tsx'
import { OwnInput } from '../edit/own-input.tsx'
import styles from './bulk-edit.module.css'
import { holderIn, isOfAsset, ownIdOf, type Setting } from './bulk-form.ts'
import { HolderInput } from './holder-input.tsx'

interface SettingRowProps {
  setting: Setting
  /** what the field is called */
  name: string
  ownFields: readonly CustomField[]
  choices: { statuses: { name: string }[]; categories: string[]; models: string[] } | undefined
  onChange: (value: string) => void
  onLeave: () => void
}

/** A field that is set in all chosen assets; it has the keyboard as soon as it is there. */
export function SettingRow({ setting, name, ownFields, choices, onChange, onLeave }: SettingRowProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    row.current?.querySelector<HTMLElement>('input:not([aria-hidden]), textarea, [role=combobox]')?.focus()
  }, [])
  return (
    <div ref={row} className={styles.setting}>
      <div className={styles.input}>{inputOf({ setting, ownFields, choices, onChange })}</div>
      <IconButton aria-label={text.leaveField(name)} title={text.leaveField(name)} onClick={onLeave}>
        <Icon name="close" size={18} />
      </IconButton>
    </div>
  )
}

function inputOf({
  setting: { field, value },
  ownFields,
  choices,
  onChange,
}: Pick<SettingRowProps, 'setting' | 'ownFields' | 'choices' | 'onChange'>) {
  const news = value.trim() === '' ? (field === 'status' ? text.chooseStatus : text.empties) : null
  if (!isOfAsset(field)) {
    const own = ownFields.find(({ id }) => id === ownIdOf(field))
    return own && <OwnInput field={own} value={value} news={news} onChange={onChange} />
  }
  if (field === 'checkedOutTo') {
    const helperText = holderIn(value).name.trim() === '' ? text.empties : ''
    return <HolderInput value={value} helperText={helperText} onChange={onChange} />
  }
  return (
    <AssetInput
      field={field}
      value={value}
      news={news}
      choices={choices}
      isRefused={false}
      onChange={onChange}
    />
  )
}
