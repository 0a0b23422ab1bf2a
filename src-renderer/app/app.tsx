import { CacheProvider, type EmotionCache } from '@emotion/react'
import { ThemeProvider } from '@mui/material/styles'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { use, useEffect, useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { KeysContext } from '../components/keys/use-key.ts'
import { writeBugsTo } from '../components/problem/bugs.ts'
import { SurroundingsContext } from '../components/problem/details.ts'
import { SessionGate } from '../features/session/session-gate.tsx'
import { useHostState } from '../host/connection-store.ts'
import type { Engine } from '../host/engine.ts'
import { EngineContext } from '../host/engine-context.ts'
import { Boundary } from './boundary.tsx'
import { Broken } from './broken-page.tsx'
import { NoKeyPage } from './no-key-page.tsx'
import { createRouter, pagePattern } from './routes.tsx'
import type { ShellInbox } from './shell/shell-messages.ts'
import { ShellContext, ShellStore } from './shell/shell-state.ts'
import { theme } from './theme/theme.ts'

/** connect() sends again what an interrupted engine did not answer; asking anew here would only hide failures. */
const createQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })

interface AppProps {
  /** null: the page was opened without a key */
  engine: Engine | null
  inbox: ShellInbox
  cache: EmotionCache
}

export function App({ engine, inbox, cache }: AppProps) {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme}>
        <Boundary broken={(error) => <Broken error={error} />}>
          {engine ? <Window engine={engine} inbox={inbox} /> : <NoKeyPage />}
        </Boundary>
      </ThemeProvider>
    </CacheProvider>
  )
}

function Window({ engine, inbox }: { engine: Engine; inbox: ShellInbox }) {
  const [queries] = useState(createQueries)
  const [router] = useState(createRouter)
  const [shell] = useState(() => new ShellStore())
  const [surroundings] = useState(() => ({
    version: () =>
      queries.getQueryData(engine.calls.session.welcome.queryKey())?.version ?? engine.hostVersion,
    page: () => pagePattern(router),
  }))
  const keys = use(KeysContext)
  const state = useHostState(engine.connection)
  useEffect(() => {
    window.addEventListener('keydown', keys.handle)
    return () => window.removeEventListener('keydown', keys.handle)
  }, [keys])
  useEffect(
    () =>
      inbox.followWith({
        store: shell,
        navigate: (path) => void router.navigate(path),
        refresh: () => void queries.invalidateQueries(),
      }),
    [inbox, shell, router, queries],
  )
  useEffect(() => {
    // One that cannot be written down stands in the console; to report that too could go on for ever.
    writeBugsTo((bug) => void engine.client.diagnostics.report(bug).catch(() => undefined))
  }, [engine])
  if (state === 'refused') return <NoKeyPage />
  return (
    <EngineContext value={engine}>
      <SurroundingsContext value={surroundings}>
        <QueryClientProvider client={queries}>
          <ShellContext value={shell}>
            <SessionGate onWish={(path) => void router.navigate(path)}>
              <RouterProvider router={router} />
            </SessionGate>
          </ShellContext>
        </QueryClientProvider>
      </SurroundingsContext>
    </EngineContext>
  )
}
