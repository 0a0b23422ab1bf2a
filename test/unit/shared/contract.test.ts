import { isContractProcedure } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type CallMeta, commonProblems } from '../../../src-shared/contract/base.ts'
import { contract } from '../../../src-shared/contract/contract.ts'
import { failure, type Problems } from '../../../src-shared/contract/problems.ts'
import { roleHasRight, roles } from '../../../src-shared/contract/rights.ts'
import {
  isCoveredFromBlindCounters,
  showsRegister,
  tellsNoAsset,
  writesAndShowsRegister,
} from '../../../src-shared/contract/shows-register.ts'
import { startProblems } from '../../../src-shared/contract/start-problems.ts'
import { assetsProblems } from '../../../src-shared/features/assets/assets-contract.ts'
import { auditsProblems } from '../../../src-shared/features/audits/audits-problems-contract.ts'
import { backupProblems, restoreProblems } from '../../../src-shared/features/backups/backups-contract.ts'
import { computerProblems, moveProblems } from '../../../src-shared/features/computer/computer-contract.ts'
import {
  certificatesProblems,
  disposalsProblems,
  verificationProblems,
} from '../../../src-shared/features/disposals/disposals-problems-contract.ts'
import { doctorProblems } from '../../../src-shared/features/doctor/doctor-contract.ts'
import { importProblems } from '../../../src-shared/features/imports/imports-contract.ts'
import {
  designFileProblems,
  labelDesignsProblems,
  logoProblems,
} from '../../../src-shared/features/labels/designs/label-designs-problems-contract.ts'

const calls = Object.entries(contract).flatMap(([feature, itsCalls]) =>
  Object.entries(itsCalls).map(([name, call]) => ({ path: `${feature}.${name}`, call })),
)
const rights = [
  'none',
  'register.read',
  'register.write',
  'audits.run',
  'disposals.run',
  'administer',
] as const
/** Calls without input: they say nothing but their name. */
const withoutInput = [
  'session.welcome',
  'assets.choices',
  'assets.sharedViews',
  'record.verify',
  'files.stage',
  'events.watch',
  'sync.metered',
  'sync.metered',
  'audits.list',
  'labels.templates',
  'labelRuns.printers',
  'tags.schemes',
  'labelDesigns.settings',
  'disposals.list',
  'certificates.keys',
  'disposals.exportKeys',
  'disposals.exportStatus',
  'disposals.mappings',
  'disposals.contacts',
  'vendors.list',
  'shipments.list',
  'sampling.list',
  'disposalReports.due',
  'disposalReports.past',
  'disposalPolicy.show',
  'disposalPolicy.discardDraft',
  'labelDesigns.removeLogo',
  'computer.show',
  'computer.showDataFolder',
  'computer.moveData',
  'computer.printers',
  'computer.installUpdate',
  'diagnostics.collect',
  'pins.list',
  'audits.policy',
  'audits.due',
  'backups.list',
  'backups.make',
  'backups.save',
  'doctor.check',
  'doctor.mend',
  'quality.latest',
  'quality.check',
  'sync.start',
  'sync.letGo',
  'sync.sites',
  'sync.status',
  'sync.conflicts',
  'sync.quarantine',
  'sync.devices',
]
/** What anybody behind the door may call before it is known who is working. Every addition is to be weighed. */
const open = [
  'session.welcome',
  'session.hello',
  'session.join',
  'jobs.show',
  'events.watch',
  'sync.metered',
  'computer.show',
  'computer.showDataFolder',
  'diagnostics.collect',
  'diagnostics.report',
]

describe('every call of the contract', () => {
  it.each(calls)(
    '$path declares its right, its kind, its schemas and the common problems',
    ({ path, call }) => {
      expect(isContractProcedure(call)).toBe(true)
      const { meta, inputSchema, outputSchema, errorMap } = call['~orpc']
      const { right, kind } = meta as CallMeta
      expect(rights).toContain(right)
      expect(['query', 'command', 'stream']).toContain(kind)
      expect(outputSchema).toBeDefined()
      expect(inputSchema === undefined).toBe(withoutInput.includes(path))
      expect(right === 'none').toBe(open.includes(path))
      for (const code of Object.keys(commonProblems)) expect(Object.keys(errorMap)).toContain(code)
    },
  )

  const reading = calls.filter(({ call }) => {
    const { kind, right } = call['~orpc'].meta as CallMeta
    return kind === 'query' && right !== 'none'
  })

  it.each(reading)('$path says whether it tells assets: who counts blind is not told', ({ path, call }) => {
    expect(
      [showsRegister.has(path), tellsNoAsset.has(path)].filter(Boolean),
      'see shows-register.ts',
    ).toHaveLength(1)
    const isCovered = isCoveredFromBlindCounters(path, call['~orpc'].meta as CallMeta)
    expect(isCovered).toBe(showsRegister.has(path))
  })

  it('that is said to tell assets, or none, is one that there is', () => {
    const kinds = new Map(calls.map(({ path, call }) => [path, (call['~orpc'].meta as CallMeta).kind]))
    for (const path of [...showsRegister, ...tellsNoAsset]) expect(kinds.get(path), path).toBe('query')
    for (const path of writesAndShowsRegister) expect(kinds.get(path), path).toBe('command')
    expect(isCoveredFromBlindCounters('new.query', { kind: 'query', right: 'register.read' })).toBe(true)
  })

  it('sees to it that only commands need more than reading, and what changes nothing here', () => {
    // It makes a code on the server, which is kept nowhere here.
    const changingNothing = ['sync.invite']
    const writing = ['register.write', 'audits.run', 'disposals.run', 'administer']
    for (const { path, call } of calls) {
      const { right, kind } = call['~orpc'].meta as CallMeta
      if (writing.includes(right) && !changingNothing.includes(path)) expect(kind, path).toBe('command')
    }
  })
})

describe('the rights of a role', () => {
  it('grow from the custodian, who has none, to the administrator, who has all', () => {
    const held = Object.fromEntries(
      roles.map((role) => [role, rights.filter((right) => roleHasRight(role, right))]),
    )
    expect(held).toEqual({
      administrator: rights,
      technician: rights.filter((right) => right !== 'administer'),
      custodian: ['none'],
    })
  })
})

describe('a failure', () => {
  const all: Problems = {
    ...commonProblems,
    ...startProblems,
    ...assetsProblems,
    ...auditsProblems,
    ...importProblems,
    ...computerProblems,
    ...moveProblems,
    ...backupProblems,
    ...restoreProblems,
    ...doctorProblems,
    ...labelDesignsProblems,
    ...disposalsProblems,
    ...certificatesProblems,
    ...verificationProblems,
    ...designFileProblems,
    ...logoProblems,
  }
  const sampleOf = (type: z.ZodType): unknown => {
    if (type instanceof z.ZodEnum) return type.options[0]
    if (type instanceof z.ZodArray) return [sampleOf(type.element as z.ZodType)]
    return type instanceof z.ZodNumber ? 1 : 'x'
  }
  const sample = (data: z.ZodObject) =>
    Object.fromEntries(Object.entries(data.shape).map(([key, type]) => [key, sampleOf(type as z.ZodType)]))

  it.each(Object.entries(all))('%s says in a whole sentence what to do next', (code, { data }) => {
    const fields = data.parse(sample(data))
    const error = failure(all, code, fields)
    expect(error).toMatchObject({ code, data: fields })
    expect(error.message).toMatch(/^[\p{Lu}“].{20,}[.!]$/su)
    expect(error.message).not.toMatch(/undefined|null|\[object/)
  })
})
