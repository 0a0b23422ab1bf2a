import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { bundleServer } from '../../build/bundle/bundle-server.ts'
import { folderOfTest } from '../tools/data-folder.ts'

const root = join(import.meta.dirname, '../..')
const instructions = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? []
    return { name, rest }
  })
const all = (name: string) => instructions.filter((one) => one.name === name).map(({ rest }) => rest)
const only = (name: string) => {
  expect(all(name), name).toHaveLength(1)
  return all(name)[0] ?? ''
}

interface Service {
  image?: string
  build?: { context: string; dockerfile: string }
  environment: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
  volumes: string[]
  ports?: string[]
}
const compose: { services: Record<string, Service>; volumes: Record<string, null> } = parse(
  readFileSync(join(root, 'deploy/compose.yml'), 'utf8'),
)

describe('the image of the server', () => {
  it('is made of instructions that there are, and of files that are there and let in', () => {
    const known = 'FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK ENTRYPOINT CMD'.split(
      ' ',
    )
    for (const { name } of instructions) expect(known).toContain(name)
    const letIn = readFileSync(join(root, 'deploy/Dockerfile.dockerignore'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    const copied = all('COPY')
      .filter((rest) => !rest.startsWith('--from='))
      .flatMap((rest) => rest.split(' ').slice(0, -1))
    for (const file of copied) expect([file, existsSync(join(root, file))]).toEqual([file, true])
    expect(copied.sort()).toEqual(letIn.sort())
    const scripts = all('RUN').flatMap((rest) => /^node (\S+)$/.exec(rest)?.[1] ?? [])
    expect(scripts).toEqual(['build/build-server.ts'])
    expect(existsSync(join(root, 'build/build-server.ts'))).toBe(true)
    expect(only('USER')).toBe('node')
  })

  it('starts with its own command where nothing but Node is, and calls itself healthy', async () => {
    const folder = folderOfTest()
    await bundleServer(join(folder, 'image'))
    const [program = '', ...first] = JSON.parse(only('ENTRYPOINT')) as string[]
    const settings = new Map(pairs(JSON.parse(only('CMD')) as string[]))
    expect([program, settings.get('--data')]).toEqual(['node', only('VOLUME')])
    expect(only('EXPOSE').split(' ')).toEqual([settings.get('--port'), settings.get('--admin-port')])
    const here = { '--data': join(folder, 'data'), '--host': '127.0.0.1', '--admin-host': '127.0.0.1' }
    const free = { '--port': '0', '--admin-port': '0' }
    const args = [...new Map([...settings, ...Object.entries({ ...here, ...free })])].flat()
    const server = spawn(process.execPath, [...first, ...args], { cwd: join(folder, 'image'), env: {} })
    try {
      const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
      const url = line.split(' ').at(-1) ?? ''
      const [, check = ''] = /CMD (.+)$/.exec(only('HEALTHCHECK')) ?? []
      const [, evaluate = '', code = ''] = JSON.parse(check) as string[]
      const statusOf = async (at: string) => {
        const asked = `http://127.0.0.1:${settings.get('--port')}`
        expect(code).toContain(asked)
        return (await once(spawn(process.execPath, [evaluate, code.replace(asked, at)]), 'exit'))[0]
      }
      expect(await statusOf(url)).toBe(0)
      server.kill(only('STOPSIGNAL') as 'SIGTERM')
      expect(await once(server, 'exit')).toEqual([0, null])
      expect(await statusOf(url)).toBe(1)
    } finally {
      server.kill('SIGKILL')
    }
  })
})

describe('the compose file', () => {
  const { server, database } = compose.services as { server: Service; database: Service }

  it('builds the image from where its files are, and publishes ports that it has', () => {
    const { context = '', dockerfile = '' } = server.build ?? {}
    expect(normalize(join('deploy', context, dockerfile))).toBe('deploy/Dockerfile')
    expect(existsSync(join(root, 'deploy', context, dirname(dockerfile), 'Dockerfile'))).toBe(true)
    for (const port of server.ports ?? []) expect(only('EXPOSE').split(' ')).toContain(port.split(':').at(-1))
    expect(server.volumes.map((one) => one.split(':')[1])).toEqual([only('VOLUME')])
    for (const one of [...server.volumes, ...database.volumes])
      expect(Object.keys(compose.volumes)).toContain(one.split(':')[0])
  })

  it('gives the server the database that it starts before it, by the name, user and password that that one has', () => {
    expect(server.depends_on).toEqual({ database: { condition: 'service_healthy' } })
    const url = new URL((server.environment.DATABASE_URL ?? '').replaceAll(/\$\{(\w+)\}/g, 'secret'))
    const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD } = database.environment
    expect([url.hostname, url.username, url.pathname]).toEqual(['database', POSTGRES_USER, `/${POSTGRES_DB}`])
    expect(server.environment.DATABASE_URL).toMatch(/:\$\{POSTGRES_PASSWORD\}@/)
    expect(POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?.+\}$/)
    expect(Number(database.image?.split(':')[1])).toBeGreaterThanOrEqual(14)
    expect(database.healthcheck?.test[1]).toBe('pg_isready')
  })
})

function pairs(args: readonly string[]): [string, string][] {
  return args.flatMap((name, at) => (at % 2 === 0 ? [[name, args[at + 1] ?? ''] as [string, string]] : []))
}
