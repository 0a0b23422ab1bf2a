import { failure } from '../../../src-shared/contract/problems.ts'
import { computerProblems, hostAbilities } from '../../../src-shared/features/computer/computer-contract.ts'
import type { Host, HostFacts, HostRequest, HostRequests } from '../../engine/host.ts'
import type { Drawings } from './drawings.ts'
import type { Document } from './printing/document-window.ts'

/** What the desktop does for the engine. What ends the engine is answered first, and done then. */
export interface HostAnswers {
  showFolder: () => Promise<void>
  printers: () => Promise<string[] | null>
  print: (document: Document & { printer: string | null }) => Promise<void>
  moveData: () => void
  installUpdate: () => void
  drawings: Drawings
  /** null where the system keeps no secrets */
  secrets: { seal: (secret: string) => string; open: (sealed: string) => string | null } | null
}

/** The desktop as the host of an engine. */
export function desktopHost(
  { dataFolderOrigin, updateServer }: Pick<HostFacts, 'dataFolderOrigin' | 'updateServer'>,
  answers: HostAnswers,
): Host {
  return {
    facts: {
      door: 'desktop',
      dataFolderOrigin,
      abilities: hostAbilities.filter((ability) => ability !== 'keepSecrets' || answers.secrets !== null),
      updateServer,
    },
    ask: (request, asks) => tableOf(answers)[request](asks),
  }
}

/** @throws HOST_CANNOT */
function secretsOf({ secrets }: HostAnswers): NonNullable<HostAnswers['secrets']> {
  if (!secrets) throw failure(computerProblems, 'HOST_CANNOT', { ability: 'keepSecrets' })
  return secrets
}

type Table = {
  [Request in HostRequest]: (asks: HostRequests[Request]['asks']) => Promise<HostRequests[Request]['answers']>
}

function tableOf(answers: HostAnswers): Table {
  return {
    showFolder: async () => {
      await answers.showFolder()
      return null
    },
    printers: () => answers.printers(),
    print: async (asks) => {
      await answers.print(asks)
      return null
    },
    moveData: async () => {
      answers.moveData()
      return null
    },
    installUpdate: async () => {
      answers.installUpdate()
      return null
    },
    draw: ({ drawingId, task }) => answers.drawings.draw(drawingId, task),
    sealSecret: async ({ secret }) => ({ sealed: secretsOf(answers).seal(secret) }),
    openSecret: async ({ sealed }) => ({ secret: secretsOf(answers).open(sealed) }),
    endDrawing: async ({ drawingId }) => {
      answers.drawings.end(drawingId)
      return null
    },
  }
}
