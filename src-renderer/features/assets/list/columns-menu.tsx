import Autocomplete from '@mui/material/Autocomplete'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import MenuItem from '@mui/material/MenuItem'
import Popover from '@mui/material/Popover'
import TextField from '@mui/material/TextField'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useRef, useState } from 'react'
import { type AnyAssetColumn, assetColumns } from '../../../../src-shared/features/assets/asset-columns.ts'
import type { AssetSort } from '../../../../src-shared/features/assets/asset-selection.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import type { CustomField } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import styles from './columns-menu.module.css'
import { changeLook, type Density, densities, type ListLook, resetLook } from './list-columns.ts'

interface ColumnsMenuProps {
  look: ListLook
  sort: AssetSort | undefined
  ownFields: readonly CustomField[]
  titleOf: (column: AnyAssetColumn) => string
  onSort: (sort: AssetSort | undefined) => void
}

/** Which columns the list has and in which order, by what its rows are ordered, and how high they are. */
export function ColumnsMenu({ look, sort, ownFields, titleOf, onSort }: ColumnsMenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const { columns, density } = look
  const all: AnyAssetColumn[] = [...assetColumns, ...ownFields.map(({ id }) => `custom.${id}` as const)]
  const put = (next: AnyAssetColumn[]) => changeLook({ columns: next })
  const move = (from: number, by: number) => {
    const next = [...columns]
    next.splice(from + by, 0, ...next.splice(from, 1))
    put(next)
  }
  return (
    <>
      <Button
        ref={button}
        variant="text"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        startIcon={<Icon name="columns" size={18} />}
      >
        {text.look}
      </Button>
      <Popover
        open={isOpen}
        anchorEl={button.current}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        onClose={() => setIsOpen(false)}
        slotProps={{ paper: { className: styles.menu ?? '', role: 'dialog', 'aria-label': text.look } }}
      >
        <div className={styles.order}>
          <TextField
            select
            label={text.orderBy}
            value={sort?.by ?? ''}
            onChange={({ target }) => {
              const by = all.find((column) => column === target.value)
              onSort(by && { by, direction: sort?.direction ?? 'ascending' })
            }}
          >
            <MenuItem value="">{text.usualOrder}</MenuItem>
            {all.map((column) => (
              <MenuItem key={column} value={column}>
                {titleOf(column)}
              </MenuItem>
            ))}
          </TextField>
          <Button
            variant="outlined"
            disabled={!sort}
            onClick={() =>
              sort &&
              onSort({ ...sort, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' })
            }
          >
            {text.directions[sort?.direction ?? 'ascending']}
          </Button>
        </div>
        <ToggleButtonGroup
          exclusive
          size="small"
          fullWidth
          aria-label={text.density}
          value={density}
          onChange={(_event, next: Density | null) => next && changeLook({ density: next })}
        >
          {densities.map((one) => (
            <ToggleButton key={one} value={one}>
              {text.densities[one]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Autocomplete
          size="small"
          value={null}
          blurOnSelect={false}
          options={all.filter((column) => !columns.includes(column))}
          getOptionLabel={titleOf}
          onChange={(_event, column) => column && put([...columns, column])}
          renderInput={(input) => <TextField {...input} label={text.addColumn} />}
        />
        <ol className={styles.columns} aria-label={text.shownColumns}>
          {columns.map((column, position) => (
            <li key={column}>
              <span>{titleOf(column)}</span>
              <IconButton
                size="small"
                aria-label={text.moveUp(titleOf(column))}
                disabled={position === 0}
                onClick={() => move(position, -1)}
              >
                <Icon name="up" size={16} />
              </IconButton>
              <IconButton
                size="small"
                aria-label={text.moveDown(titleOf(column))}
                disabled={position === columns.length - 1}
                onClick={() => move(position, 1)}
              >
                <Icon name="down" size={16} />
              </IconButton>
              <IconButton
                size="small"
                aria-label={text.without(titleOf(column))}
                disabled={columns.length === 1}
                onClick={() => put(columns.filter((one) => one !== column))}
              >
                <Icon name="close" size={16} />
              </IconButton>
            </li>
          ))}
        </ol>
        <Button variant="text" onClick={resetLook}>
          {text.resetLook}
        </Button>
      </Popover>
    </>
  )
}
