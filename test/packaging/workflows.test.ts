import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../build/tools/root.ts'

interface Step {
  uses?: string
  run?: string
  env?: Record<string, string>
}
interface Job {
  uses?: string
  permissions?: Record<string, string>
  steps?: Step[]
  'timeout-minutes'?: number
}
interface Workflow {
  permissions: Record<string, string>
  jobs: Record<string, Job>
}

const folder = join(root, '.github/workflows')
const workflows = readdirSync(folder).map((name): [string, Workflow, string] => {
  const text = readFileSync(join(folder, name), 'utf8')
  return [name, parse(text, { strict: true, uniqueKeys: true }), text]
})
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const jobsOf = ({ jobs }: Workflow) => Object.values(jobs)
const runsOf = (workflow: Workflow) =>
  jobsOf(workflow).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []))

test('there is a workflow for each change and one for each release', () => {
  expect(workflows.map(([name]) => name)).toEqual(['ci.yml', 'release.yml'])
})

test.each(workflows)('%s runs what there is', (_, workflow) => {
  for (const { uses } of jobsOf(workflow)) if (uses) expect(existsSync(join(root, uses)), uses).toBe(true)
  for (const run of runsOf(workflow)) {
    for (const [, script = ''] of run.matchAll(/\bnpm run (?:-s )?([\w:]+)/g))
      expect(scripts, `npm run ${script}`).toHaveProperty(script)
    for (const [path] of run.matchAll(/\b(?:build|test|node_modules)\/[\w./-]+\.(?:ts|js|mjs)\b/g))
      expect(existsSync(join(root, path)), path).toBe(true)
  }
})

test.each(workflows)(
  '%s holds its actions to a commit, and may do as little as possible',
  (_, workflow, text) => {
    for (const { uses } of jobsOf(workflow).flatMap(({ steps = [] }) => steps))
      if (uses) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
    expect(text.match(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40}(?! # v\d+\.\d+\.\d+$)/gm)).toBeNull()
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const [name, job] of Object.entries(workflow.jobs)) {
      if (job.steps) expect(job['timeout-minutes'], name).toBeGreaterThan(0)
      if (name !== 'draft') expect(job.permissions, name).toBeUndefined()
    }
  },
)

test.each(workflows)('%s puts nothing that others can write into a script', (_, workflow) => {
  for (const run of runsOf(workflow))
    expect(run).not.toMatch(/\$\{\{\s*(?:github\.event|github\.head_ref|secrets\.)/)
})

test('a release has every file that electron-builder makes of its targets', () => {
  const release = readFileSync(join(folder, 'release.yml'), 'utf8')
  for (const ending of ['AppImage', 'deb', 'dmg', 'zip', 'blockmap'])
    expect(release).toContain(`out/packages/*.${ending}`)
  expect(release).toContain('out/packages/*-setup.exe')
  expect(release).toContain('out/packages/latest*.yml')
})
