import { uuidV7 } from '../../src-shared/identity/uuid-v7.ts'

export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}
