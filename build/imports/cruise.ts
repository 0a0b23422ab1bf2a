import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { importRules } from './rules.ts'

/**
 * How dependency-cruiser reads the sources. It cannot read TypeScript 7 itself and would then report "no violations"
 * for 0 modules, hence swc. Type-only imports count: a type that crosses a border is a border crossed.
 */
export const cruiseOptions: ICruiseOptions = {
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    mainFields: ['module', 'main', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
  },
}

/** One import that a rule forbids; paths are relative to the cruised tree. */
export interface Violation {
  rule: string
  from: string
  to: string
  cycle: string[]
}

/** What a cruise found: every source file that was read, and what is wrong with their imports. */
export interface ImportGraph {
  modules: string[]
  violations: Violation[]
}

/** Reads all sources of these folders under `root` and holds them against the rules. */
export async function cruiseTree(root: string, folders: string[]): Promise<ImportGraph> {
  const { output } = await cruise(folders, {
    ...cruiseOptions,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: importRules },
  })
  if (typeof output === 'string')
    throw new Error(`dependency-cruiser answered with text: ${output.slice(0, 200)}`)
  return { modules: output.modules.map((module) => module.source), violations: violationsIn(output) }
}

function violationsIn(result: ICruiseResult): Violation[] {
  return result.summary.violations.map((violation) => ({
    rule: violation.rule.name,
    from: violation.from,
    to: violation.to,
    cycle: violation.cycle?.map((step) => step.name) ?? [],
  }))
}
