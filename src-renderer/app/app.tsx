import { CacheProvider, type EmotionCache } from '@emotion/react'
import { ThemeProvider } from '@mui/material/styles'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { use, useEffect, useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { KeysContext } from '../components/keys/use-key.ts'
import { SessionGate } from '../features/session/session-gate.tsx'
import { useHostState } from '../host/connection-store.ts'
import type { Engine } from '../host/engine.ts'
import { EngineContext } from '../host/engine-context.ts'
import { NoKeyPage } from './no-key-page.tsx'
import { createRouter } from './routes.tsx'
import { theme } from './theme/theme.ts'

/** connect() sends again what an interrupted engine did not answer; asking anew here would only hide failures. */
const createQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })

export function App({ engine, cache }: { engine: Engine | null; cache: EmotionCache }) {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme}>{engine ? <Window engine={engine} /> : <NoKeyPage />}</ThemeProvider>
    </CacheProvider>
  )
}

function Window({ engine }: { engine: Engine }) {
  const [queries] = useState(createQueries)
  const [router] = useState(createRouter)
  const keys = use(KeysContext)
  const state = useHostState(engine.connection)
  useEffect(() => {
    window.addEventListener('keydown', keys.handle)
    return () => window.removeEventListener('keydown', keys.handle)
  }, [keys])
  if (state === 'refused') return <NoKeyPage />
  return (
    <EngineContext value={engine}>
      <QueryClientProvider client={queries}>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </EngineContext>
  )
}
