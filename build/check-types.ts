import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { root } from './tools/root.ts'
import { processFolders, sourceFiles, unseen } from './tools/sources.ts'

/**
 * Compiles every process with its own tsconfig, and fails if a source file belongs to none of them. What is known of
 * files that have not changed since is kept in out/types.
 */

const folders = [...processFolders(root), 'build', 'test']
const onDisk = [...sourceFiles(root, folders), ...globSync('*.ts', { cwd: root })]
const projects = globSync(['tsconfig.json', '{src-*,build,test}/**/tsconfig.json'], { cwd: root })
  .filter((file) => !file.includes('node_modules'))
  .map(dirname)
  .sort()

const seen = new Set<string>()
for (const project of projects) {
  const started = performance.now()
  const ok = isEmpty(project) || compile(project)
  if (!ok) process.exitCode = 1
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${project} (${Math.round(performance.now() - started)} ms)`)
}

const missed = unseen(onDisk, seen)
for (const file of missed)
  console.error(`${file}: belongs to no tsconfig.json, so its types were not checked`)
if (missed.length > 0) process.exitCode = 1

/** tsc refuses a project without files; a folder whose code is still to come is no error. */
function isEmpty(project: string): boolean {
  return !onDisk.some((file) =>
    project === '.' ? !file.includes('/') : file.startsWith(`${slashes(project)}/`),
  )
}

function compile(project: string): boolean {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const kept = join(
    root,
    'out/types',
    `${project === '.' ? 'root' : slashes(project).replaceAll('/', '-')}.json`,
  )
  const args = [
    tsc,
    '-p',
    project,
    '--listFiles',
    '--pretty',
    'false',
    '--incremental',
    '--tsBuildInfoFile',
    kept,
  ]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  for (const line of `${stdout}${stderr}`.split(/\r?\n/)) {
    const file = slashes(relative(root, line))
    if (onDisk.includes(file)) seen.add(file)
    else if (line !== '' && !isPath(line)) console.error(line)
  }
  return status === 0
}

function isPath(line: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]).*\.(?:[cm]?tsx?|json)$/.test(line)
}

function slashes(path: string): string {
  return path.split(sep).join('/')
}
