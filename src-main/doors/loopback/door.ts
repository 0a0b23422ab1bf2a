import type { Engine } from '../../engine/engine.ts'
import type { Guard } from './guard.ts'
import type { Keys } from './keys.ts'
import type { Limits } from './limits.ts'
import type { Strangers } from './strangers.ts'
import type { Tickets } from './tickets.ts'

/** What the parts of an open loopback door share. */
export interface Door {
  engine: Engine
  /** folder of the built window */
  windowFolder: string
  limits: Limits
  guard: Guard
  keys: Keys
  tickets: Tickets
  strangers: Strangers
}
