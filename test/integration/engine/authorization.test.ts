import { describe, expect, it } from 'vitest'
import type { CallMeta } from '../../../src-shared/contract/base.ts'
import { contract } from '../../../src-shared/contract/contract.ts'
import type { Right, Role } from '../../../src-shared/contract/rights.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { startTestEngine } from '../../tools/test-engine.ts'

/** What each of them may do, said once more and not taken from the program. */
const rightsOf: Record<Role, readonly Right[]> = {
  administrator: ['none', 'register.read', 'register.write', 'audits.run', 'disposals.run', 'administer'],
  technician: ['none', 'register.read', 'register.write', 'audits.run', 'disposals.run'],
  custodian: ['none'],
}
const calls = Object.entries(contract).flatMap(([feature, itsCalls]) =>
  Object.entries(itsCalls).map(([name, call]) => ({
    feature,
    name,
    right: (call['~orpc'].meta as CallMeta).right,
  })),
)

type Caller = (input: unknown) => Promise<unknown>
type Who = Role | 'nobody' | 'unknown' | 'archived'

/** How the engine answers somebody who calls for something; null: neither refused as nobody nor for want of a right. */
function expectedOf(who: Who, right: Right): string | null {
  if (who === 'nobody' || who === 'unknown' || who === 'archived')
    return right === 'none' ? null : 'ACTOR_MISSING'
  return rightsOf[who].includes(right) ? null : 'RIGHT_MISSING'
}

describe('who may call what', () => {
  it('is kept to at every call of the contract, whoever calls', async () => {
    const folder = folderOfTest()
    const { client, worker, close } = await startTestEngine(folder)
    const joined = async (name: string) => (await client.session.join({ name })).id
    const actors: Record<Who, string | null> = {
      nobody: null,
      unknown: newId(),
      archived: await joined('Archie Archived'),
      custodian: await joined('Cora Custodian'),
      technician: await joined('Tim Technician'),
      administrator: worker.id,
    }
    await close()
    const engine = openEngine(folder)
    const put = (sql: string, id: string | null) => engine.writing.prepare(sql).run(id)
    put(`UPDATE person SET role = 'custodian' WHERE id = ?`, actors.custodian)
    put(`UPDATE person SET role = 'administrator', archived_at = '2026-01-01' WHERE id = ?`, actors.archived)
    const features = engine.connection.client as unknown as Record<string, Record<string, Caller>>
    const callerOf = (feature: string, name: string) =>
      features[feature]?.[name] ?? (() => Promise.reject(new Error()))

    const wrong: string[] = []
    const refusals: unknown[] = ['ACTOR_MISSING', 'RIGHT_MISSING']
    for (const { feature, name, right } of calls)
      for (const [who, actor] of Object.entries(actors) as [Who, string | null][]) {
        engine.connection.setActor(actor)
        // No call takes a number: whoever may call is told that, or answered where nothing is asked for.
        const code = await callerOf(
          feature,
          name,
        )(7).then(
          () => 'answered',
          (error: { code?: string }) => error.code,
        )
        const expected = expectedOf(who, right)
        if (expected === null ? refusals.includes(code) : code !== expected)
          wrong.push(`${feature}.${name} (${right}) by ${who}: ${code}`)
      }
    expect(wrong).toEqual([])
    expect(engine.bugs).toEqual([])
  })
})
