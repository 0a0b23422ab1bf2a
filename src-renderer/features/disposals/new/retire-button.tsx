import Button from '@mui/material/Button'
import { useNavigate } from 'react-router'
import type { AssetSelection } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { disposalsWindowText } from '../../../../src-shared/features/disposals/disposals-window-text.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'

interface RetireButtonProps {
  /** which assets: chosen in a list, or by tag */
  assets: { selection: AssetSelection } | { tags: readonly string[] }
  /** key of the page that does the same */
  shortcut?: string
}

/** Puts assets onto the pallet for a new disposal case, and leads there. */
export function RetireButton({ assets, shortcut }: RetireButtonProps) {
  const navigate = useNavigate()
  const run = () => void navigate('/disposals/new', { state: assets })
  useKey(shortcut ?? 'R', disposalsWindowText.retire, run, { when: shortcut !== undefined })
  return (
    <Button size="small" variant="outlined" onClick={run}>
      {disposalsWindowText.retire}
      {shortcut !== undefined && <KeyHint keys={shortcut} />}
    </Button>
  )
}
