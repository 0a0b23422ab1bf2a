import { nearestName } from '../../../src-shared/identity/nearest-name.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { cliText } from './cli-text.ts'
import { usageError } from './failures.ts'

/** The parts of a filter whose values are names as the register writes them. */
export type WrittenPart =
  | 'statuses'
  | 'categories'
  | 'manufacturers'
  | 'models'
  | 'companies'
  | 'departments'
  | 'suppliers'

/** So many names are looked through at most. */
const limit = 500

/**
 * Names as the register writes them: small and capital letters make no difference where no name is just so.
 * @throws USAGE where no asset has such a name and none can be chosen in a form, with the one that may have been meant
 */
export async function asWritten(
  client: EngineClient,
  part: WrittenPart,
  names: string[] | undefined,
): Promise<string[] | undefined> {
  return names && (await Promise.all(names.map((name) => variantsOf(client, part, name)))).flat()
}

async function variantsOf(client: EngineClient, part: WrittenPart, name: string): Promise<string[]> {
  if (name === '') return [name]
  const inUse = alike(await valuesOf(client, part, name), name)
  if (inUse.length > 0) return inUse
  const offered = await offeredFor(client, part)
  const unused = alike(offered, name)
  if (unused.length > 0) return unused
  const known = [...(await valuesOf(client, part, '')), ...offered]
  throw usageError(cliText.scope.nameUnknown(name, nearestName(name, known)))
}

function alike(values: readonly string[], name: string): string[] {
  if (values.includes(name)) return [name]
  return values.filter((value) => value.toLowerCase() === name.toLowerCase())
}

/** What assets have. */
async function valuesOf(client: EngineClient, part: WrittenPart, matching: string): Promise<string[]> {
  const { values } = await client.assets.facets({ part, matching, limit })
  return values.map(({ value }) => value)
}

/** What an asset could have, though none may have it yet. */
async function offeredFor(client: EngineClient, part: WrittenPart): Promise<string[]> {
  if (part !== 'statuses' && part !== 'categories' && part !== 'models') return []
  const { statuses, categories, models } = await client.assets.choices()
  return { statuses: statuses.map(({ name }) => name), categories, models }[part]
}
