import { createContext, use } from 'react'
import type { Engine } from './engine.ts'

export const EngineContext = createContext<Engine | null>(null)

export function useEngine(): Engine {
  const engine = use(EngineContext)
  if (!engine) throw new Error('useEngine() outside of EngineContext')
  return engine
}
