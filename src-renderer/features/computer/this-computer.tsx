import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { computerWindowText as text } from '../../../src-shared/features/computer/computer-window-text.ts'
import { formatBytes } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { Card, CardActions } from '../../components/page/card.tsx'
import { Facts } from '../../components/page/facts.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { useSession } from '../session/session-context.ts'
import { HowToMove } from './how-to-move.tsx'
import { MoveDataDialog } from './move-data-dialog.tsx'
import { useComputer } from './use-computer.ts'

/** Where the data lives, and what can be done with it there. */
export function ThisComputer() {
  const { client } = useEngine()
  const { worker } = useSession()
  const { data: computer, error } = useComputer()
  const [moving, setMoving] = useState(false)
  const show = useMutation({ mutationFn: () => client.computer.showDataFolder() })
  const canShow = computer?.abilities.includes('showFolder')
  const canMove = computer?.abilities.includes('moveData') && worker.role === 'administrator'
  return (
    <Card title={text.title}>
      <Problem error={error} />
      {computer && (
        <>
          <Facts
            facts={[
              [
                text.dataFolder,
                <span key="folder" className="code">
                  {computer.dataFolder}
                </span>,
              ],
              [text.origin, text.origins[computer.dataFolderOrigin]],
              [text.size, formatBytes(computer.dataBytes)],
              [text.free, formatBytes(computer.freeBytes)],
            ]}
          />
          {(canShow || canMove) && (
            <CardActions>
              {canShow && (
                <Button
                  variant="outlined"
                  disabled={show.isPending}
                  onClick={() => show.mutate()}
                  startIcon={<Icon name="folder" size={17} />}
                >
                  {text.showFolder}
                </Button>
              )}
              {canMove && (
                <Button variant="outlined" onClick={() => setMoving(true)}>
                  {text.move}
                </Button>
              )}
            </CardActions>
          )}
          {!canMove && <HowToMove computer={computer} />}
          <Problem error={show.error} />
        </>
      )}
      {moving && <MoveDataDialog onClose={() => setMoving(false)} />}
    </Card>
  )
}
