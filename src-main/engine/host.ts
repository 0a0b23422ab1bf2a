import { failure } from '../../src-shared/contract/problems.ts'
import {
  computerProblems,
  type DataFolderOrigin,
  type HostAbility,
} from '../../src-shared/features/computer/computer-contract.ts'

import type { DocumentTask, FromDocumentProcess } from './drawing-process.ts'

/** What the engine may ask of the door that started it, and the answer that it gets. */
export interface HostRequests {
  /** shows a folder in the system's file manager */
  showFolder: { asks: { folder: string }; answers: null }
  /** printers of the organisation's list; null where the system's dialog asks */
  printers: { asks: null; answers: string[] | null }
  /** prints a PDF. @throws NOT_PRINTED, PRINTER_NOT_ALLOWED */
  print: { asks: { file: string; fileName: string; printer: string | null }; answers: null }
  /** asks the person where to, then ends the engine, moves its data folder and starts it again; answers before that */
  moveData: { asks: null; answers: null }
  /** has a process of its own draw a document; answers once that has ended. @throws DRAWING_ENDED */
  draw: { asks: { drawingId: string; task: DocumentTask }; answers: FromDocumentProcess['failure'] }
  /** ends a drawing, which then answers; nothing where there is none of that id */
  endDrawing: { asks: { drawingId: string }; answers: null }
  /** @throws NO_UPDATE */
  installUpdate: { asks: null; answers: null }
  /** seals a secret with a key that the system's key store keeps; answers base64 */
  sealSecret: { asks: { secret: string }; answers: { sealed: string } }
  /** null: it was sealed on another computer or by another user */
  openSecret: { asks: { sealed: string }; answers: { secret: string | null } }
}
export type HostRequest = keyof HostRequests

/** What a host must be able to do to be asked for something. */
export const abilityOf: Record<HostRequest, HostAbility> = {
  showFolder: 'showFolder',
  printers: 'print',
  print: 'print',
  moveData: 'moveData',
  installUpdate: 'installUpdate',
  sealSecret: 'keepSecrets',
  openSecret: 'keepSecrets',
  draw: 'draw',
  endDrawing: 'draw',
}

/** What does not change while the engine runs. Travels to its threads. */
export interface HostFacts {
  door: 'desktop' | 'browser' | 'commandLine'
  dataFolderOrigin: DataFolderOrigin
  abilities: HostAbility[]
  /** where updates are looked for; null: nowhere */
  updateServer: string | null
}

/** The door that started the engine: the only way in which the engine asks for something outside of itself. */
export interface Host {
  facts: HostFacts
  ask: <Request extends HostRequest>(
    request: Request,
    asks: HostRequests[Request]['asks'],
  ) => Promise<HostRequests[Request]['answers']>
}

/** A door that can do nothing for the engine: whatever it is asked for ends with HOST_CANNOT. */
export function hostWithoutAbilities(
  door: HostFacts['door'],
  dataFolderOrigin: DataFolderOrigin = 'named',
): Host {
  return {
    facts: { door, dataFolderOrigin, abilities: [], updateServer: null },
    ask: (request) =>
      Promise.reject(failure(computerProblems, 'HOST_CANNOT', { ability: abilityOf[request] })),
  }
}
