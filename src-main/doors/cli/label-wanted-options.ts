import type { Command } from 'commander'
import type { WantedLabels } from '../../../src-shared/features/labels/wanted-labels-selection.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { addScopeOptions, type ScopeOptions, scopeOf } from './asset-scope-options.ts'
import { usageError } from './failures.ts'
import { labelCliText as text } from './label-cli-text.ts'

/** How labels are named on the command line. */
export interface WantedOptions extends ScopeOptions {
  tags?: string
  all?: true
  block?: string
  imported?: string
  damagedIn?: string
}

/** The options that say which labels are meant. */
export function addWantedOptions(command: Command): Command {
  return addScopeOptions(command)
    .option('--tags <tags>', text.options.tags)
    .option('--all', text.options.all)
    .option('--block <id>', text.options.block)
    .option('--imported <job>', text.options.imported)
    .option('--damaged-in <audit>', text.options.damagedIn)
}

/**
 * The labels that the options name.
 * @param other how they are named besides, where they are
 * @throws USAGE unless they are named in exactly one way
 */
export async function wantedOf<Other = never>(
  client: EngineClient,
  given: WantedOptions,
  other: readonly Other[] = [],
): Promise<WantedLabels | Other> {
  const scope = await scopeOf(client, given)
  const list = { ...scope, sort: given.sort }
  const hasConditions = scope.search !== '' || Object.values(scope.filter).some((part) => part !== undefined)
  const tags = given.tags === undefined ? undefined : partsOf(given.tags)
  if (tags?.length === 0) throw usageError(text.whichAssets)
  const ways: (WantedLabels | Other)[] = [
    ...(tags ? [{ tags }] : []),
    ...(hasConditions ? [list] : []),
    ...(given.all ? [list] : []),
    ...(given.block === undefined ? [] : [{ block: given.block }]),
    ...(given.imported === undefined ? [] : [{ imported: given.imported }]),
    ...(given.damagedIn === undefined ? [] : [{ damagedIn: given.damagedIn }]),
    ...other,
  ]
  const [only, ...others] = ways
  if (!only) throw usageError(text.whichAssets)
  if (others.length > 0) throw usageError(text.tagsOrConditions)
  return only
}

/** What is parted by commas. */
export const partsOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
