import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type CheckCharacter,
  checkCharacters,
} from '../../../../src-shared/features/labels/check-character.ts'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { tagOf } from '../../../../src-shared/features/labels/tag-scheme.ts'
import type { ShownTagScheme } from '../../../../src-shared/features/labels/tags-contract.ts'
import { tagsText } from '../../../../src-shared/features/labels/tags-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { LocationField } from '../../locations/location-field.tsx'
import styles from './tags-page.module.css'

const text = labelsWindowText.tags
const usualWidth = 6
const mostDigits = 12

interface SchemeDialogProps {
  /** null: a new one */
  scheme: ShownTagScheme | null
  onClose: () => void
}

/** Makes a scheme or changes one, and shows how its tags will look. The form of tags that were handed out stays. */
export function SchemeDialog({ scheme, onClose }: SchemeDialogProps) {
  const { client } = useEngine()
  const [name, setName] = useState(scheme?.name ?? '')
  const [prefix, setPrefix] = useState(scheme?.prefix ?? '')
  const [width, setWidth] = useState(scheme?.width ?? usualWidth)
  const [checkCharacter, setCheckCharacter] = useState<CheckCharacter>(scheme?.checkCharacter ?? 'none')
  const [category, setCategory] = useState(scheme?.category ?? '')
  const [site, setSite] = useState(scheme?.site ?? '')
  const isInUse = scheme !== null && scheme.tags > 0
  const make = useMutation({
    mutationFn: () => {
      const fields = {
        ...{ name, prefix, width, checkCharacter },
        category: category.trim() || null,
        site: site.trim() || null,
      }
      return scheme
        ? client.tags.changeScheme({ scheme: scheme.name, fields })
        : client.tags.makeScheme(fields)
    },
    onSuccess: onClose,
  })
  const isBound = category.trim() !== '' || site.trim() !== ''
  return (
    <FormDialog
      title={scheme ? text.changeSchemeOf(scheme.name) : text.newScheme}
      submit={scheme ? text.saveScheme : text.make}
      busy={make.isPending}
      canSubmit={name.trim() !== ''}
      error={make.error}
      onSubmit={() => make.mutate()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        label={text.name}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <TextField
        label={text.prefix}
        value={prefix}
        disabled={isInUse}
        helperText={isInUse ? text.inUse : text.like(tagOf({ prefix, width, checkCharacter }, 1))}
        onChange={({ target }) => setPrefix(target.value)}
        slotProps={{ htmlInput: { maxLength: 20 } }}
      />
      <TextField
        type="number"
        label={text.width}
        value={width}
        disabled={isInUse}
        slotProps={{ htmlInput: { min: 1, max: mostDigits } }}
        onChange={({ target }) =>
          setWidth(Math.min(mostDigits, Math.max(1, Math.trunc(Number(target.value)) || 1)))
        }
      />
      <TextField
        select
        label={text.check}
        value={checkCharacter}
        disabled={isInUse}
        onChange={({ target }) => setCheckCharacter(target.value as CheckCharacter)}
      >
        {checkCharacters.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {tagsText.checkCharacters[kind]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={text.category}
        value={category}
        helperText={text.optional}
        onChange={({ target }) => setCategory(target.value)}
      />
      <LocationField label={text.site} value={site} helperText={text.optional} onChange={setSite} />
      {isBound && <p className={styles.caution}>{text.boundWarning}</p>}
    </FormDialog>
  )
}
