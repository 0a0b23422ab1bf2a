import { computerWindowText as text } from '../../../src-shared/features/computer/computer-window-text.ts'
import type { useComputer } from './use-computer.ts'

type Computer = NonNullable<ReturnType<typeof useComputer>['data']>

/** How the data folder is moved where the window cannot do it. */
export function HowToMove({ computer }: { computer: Computer }) {
  if (computer.abilities.includes('moveData')) return <p>{text.moveByAdministrator}</p>
  if (computer.dataFolderOrigin === 'named' || computer.dataFolderOrigin === 'policy')
    return <p>{text.moveNamed}</p>
  return (
    <p>
      {text.moveByCommandLine} <code className="code">{text.moveCommand}</code>
    </p>
  )
}
