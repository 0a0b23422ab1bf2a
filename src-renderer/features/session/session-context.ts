import { createContext, use } from 'react'
import type { Worker } from '../../../src-shared/features/session/session-contract.ts'

interface Session {
  worker: Worker
  organisation: string
  version: string
  /** asks who is working, over the page */
  askAgain: () => void
}

export const SessionContext = createContext<Session | null>(null)

/** Who is working, below a SessionGate. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession() outside of SessionGate')
  return session
}
