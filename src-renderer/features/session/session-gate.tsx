import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { Worker } from '../../../src-shared/features/session/session-contract.ts'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { forgetPerson, rememberedPerson, rememberPerson } from './remembered-person.ts'
import { SessionContext } from './session-context.ts'
import { SwitchPersonDialog } from './switch-person-dialog.tsx'
import { WelcomePage } from './welcome-page.tsx'

interface SessionGateProps {
  /** a page that somebody wants to see once they have said who they are */
  onWish: (path: string) => void
  children: ReactNode
}

/** Lets nobody pass before it is known who is working; the engine records every change under that name. */
export function SessionGate({ onWish, children }: SessionGateProps) {
  const engine = useEngine()
  const queries = useQueryClient()
  const [worker, setWorker] = useState<Worker | null>(null)
  const [asking, setAsking] = useState(false)
  const [resuming, setResuming] = useState(() => rememberedPerson() !== null)
  const welcome = useQuery(engine.calls.session.welcome.queryOptions())

  const begin = (next: Worker) => {
    engine.setActor(next.id)
    rememberPerson(next.id)
    setWorker(next)
    setAsking(false)
    void queries.invalidateQueries()
  }

  useEffect(() => {
    const personId = rememberedPerson()
    if (personId === null) return
    engine.client.session
      .hello({ personId })
      .then((known) => {
        engine.setActor(known.id)
        setWorker(known)
      })
      .catch(forgetPerson)
      .finally(() => setResuming(false))
  }, [engine])

  if (welcome.error && !welcome.data) return <Problem error={welcome.error} />
  if (!welcome.data || resuming) return null
  if (!worker) return <WelcomePage welcome={welcome.data} onWorker={begin} onWish={onWish} />
  const { organisation, version, workers } = welcome.data
  return (
    <SessionContext value={{ worker, organisation, version, askAgain: () => setAsking(true) }}>
      {children}
      {asking && (
        <SwitchPersonDialog
          workers={workers}
          current={worker}
          onWorker={begin}
          onClose={() => setAsking(false)}
        />
      )}
    </SessionContext>
  )
}
