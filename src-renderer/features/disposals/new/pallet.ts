import { z } from 'zod'
import type { AssetSelection } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { type Candidate, candidate } from '../../../../src-shared/features/disposals/candidates-contract.ts'
import type { EngineClient } from '../../../../src-shared/wire/connect.ts'
import type { Engine } from '../../../host/engine.ts'

/** As many assets as a case takes. */
export const mostInCase = 50_000
const askedAtOnce = 500
const keptInSession = 2000
const sessionKey = 'assetwalk.pallet'

/** What the last beep was. */
export interface LastBeep {
  code: string
  verdict: Candidate['verdict'] | 'twice'
  candidate: Candidate
  /** counts beeps, so that the same one twice is seen as two */
  n: number
}

export interface PalletState {
  /** what stands on it, the newest first */
  items: readonly Candidate[]
  last: LastBeep | null
  /** while many are being added: how many of how many */
  adding: { done: number; total: number } | null
  /** of many that were added, those that stand in an open case */
  leftOut: number
  isTooMuch: boolean
  error: unknown
}

const empty: PalletState = { items: [], last: null, adding: null, leftOut: 0, isTooMuch: false, error: null }

/**
 * What stands on the pallet for a case that is not open yet. It outlives the page, and up to a length a reload; beeps are
 * answered one after the other, in the order in which they came.
 */
export class Pallet {
  readonly #client: EngineClient
  readonly #listeners = new Set<() => void>()
  readonly #onBeep: (verdict: LastBeep['verdict']) => void
  #state: PalletState
  #work: Promise<void> = Promise.resolve()
  #beeps = 0

  constructor(client: EngineClient, onBeep: (verdict: LastBeep['verdict']) => void) {
    this.#client = client
    this.#onBeep = onBeep
    this.#state = { ...empty, items: keptItems() }
  }

  readonly state = (): PalletState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Puts what a code means onto it, or says why not. */
  scan(code: string): void {
    this.#after(async () => {
      const [found] = (await this.#client.disposals.candidates({ codes: [code] })).candidates
      if (!found) return
      const isTwice = found.verdict === 'fits' && this.#has(found)
      const verdict = isTwice ? 'twice' : found.verdict
      if (verdict === 'fits') this.#add([found])
      this.#set({ last: { code, verdict, candidate: found, n: ++this.#beeps } })
      this.#onBeep(verdict)
    })
  }

  /** Puts many onto it; those that stand in an open case are left out and counted. */
  addTags(tags: readonly string[]): void {
    this.#addMany(tags.length, async (from, to) => {
      const { candidates } = await this.#client.disposals.candidates({ codes: tags.slice(from, to) })
      return candidates
    })
  }

  /** The same with what is chosen in the list of assets. */
  addSelection(selection: AssetSelection): void {
    if ('ids' in selection) {
      const { ids } = selection
      this.#addMany(ids.length, async (from, to) => {
        return (await this.#client.disposals.candidates({ ids: ids.slice(from, to) })).candidates
      })
      return
    }
    const except = new Set(selection.except)
    this.#after(async () => {
      const { total } = await this.#client.assets.list({ ...selection.scope, limit: 1 })
      await this.#addPages(total, async (from) => {
        const page = await this.#client.assets.list({ ...selection.scope, offset: from, limit: askedAtOnce })
        const ids = page.rows.map(({ id }) => id).filter((id) => !except.has(id))
        return ids.length === 0 ? [] : (await this.#client.disposals.candidates({ ids })).candidates
      })
    })
  }

  takeOff(tag: string): void {
    this.#set({ items: this.#state.items.filter(({ assetTag }) => assetTag !== tag) })
  }

  clear(): void {
    this.#set(empty)
  }

  #addMany(total: number, ask: (from: number, to: number) => Promise<Candidate[]>): void {
    this.#after(() => this.#addPages(total, (from) => ask(from, from + askedAtOnce)))
  }

  async #addPages(total: number, ask: (from: number) => Promise<Candidate[]>): Promise<void> {
    let leftOut = 0
    for (let from = 0; from < total && !this.#state.isTooMuch; from += askedAtOnce) {
      this.#set({ adding: { done: from, total } })
      const found = await ask(from)
      leftOut += found.filter(({ verdict }) => verdict === 'inOpenCase').length
      this.#add(found.filter((one) => one.verdict === 'fits' && !this.#has(one)))
    }
    this.#set({ adding: null, leftOut })
  }

  #has({ assetTag }: Candidate): boolean {
    return this.#state.items.some((item) => item.assetTag === assetTag)
  }

  #add(found: readonly Candidate[]): void {
    const room = mostInCase - this.#state.items.length
    const items = [...found.slice(0, room).reverse(), ...this.#state.items]
    this.#set({ items, isTooMuch: found.length > room })
  }

  /** Each after the one before; one that fails says so and ends nothing else. */
  #after(work: () => Promise<void>): void {
    this.#set({ error: null })
    this.#work = this.#work.then(work).catch((error: unknown) => this.#set({ error, adding: null }))
  }

  #set(part: Partial<PalletState>): void {
    this.#state = { ...this.#state, ...part }
    if (part.items) keepItems(part.items)
    for (const listener of this.#listeners) listener()
  }
}

function keptItems(): Candidate[] {
  try {
    return z.array(candidate).parse(JSON.parse(sessionStorage.getItem(sessionKey) ?? '[]'))
  } catch {
    return []
  }
}

function keepItems(items: readonly Candidate[]): void {
  if (items.length === 0 || items.length > keptInSession) sessionStorage.removeItem(sessionKey)
  else sessionStorage.setItem(sessionKey, JSON.stringify(items))
}

const pallets = new WeakMap<Engine, Pallet>()

/** The one pallet of a window. */
export function palletOf(engine: Engine, onBeep: (verdict: LastBeep['verdict']) => void): Pallet {
  const known = pallets.get(engine) ?? new Pallet(engine.client, onBeep)
  pallets.set(engine, known)
  return known
}
