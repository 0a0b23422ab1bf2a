import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { serverRoutes } from '../../../src-shared/sync/server-routes.ts'
import { newId } from '../../tools/client.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'

interface Body {
  content: { 'application/json': { schema: Parameters<typeof z.fromJSONSchema>[0] } }
}
interface Operation {
  operationId: string
  summary: string
  requestBody?: Body
  responses: Record<string, Body & { description: string }>
}

describe('the OpenAPI document', () => {
  let server: TestServer
  let document: { openapi: string; paths: Record<string, Record<string, Operation>> }
  beforeAll(async () => {
    server = await startTestServer()
    document = await (await server.app.request('/openapi.json')).json()
  })
  afterAll(() => server.close())

  const schemaOf = ({ content }: Body) => z.fromJSONSchema(content['application/json'].schema)
  const push = () => document.paths['/sync/push']?.post as Operation

  it('has every route with its method, what it takes, answers and refuses', () => {
    expect(document.openapi).toBe('3.1.1')
    for (const [path, route] of Object.entries(serverRoutes)) {
      const operation = document.paths[path]?.[route.method.toLowerCase()]
      expect(Object.keys(document.paths[path] ?? {}), path).toHaveLength(1)
      expect(operation?.requestBody !== undefined, path).toBe(route.request !== null)
      for (const code of route.refusals)
        expect(
          Object.values(operation?.responses ?? {}).some(({ description }) => description.includes(code)),
        ).toBe(true)
    }
    const ids = Object.values(document.paths).flatMap((one) => Object.values(one).map((op) => op.operationId))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('describes requests and answers so that they can be told from others', async () => {
    const device = await TestDevice.enrolled(server)
    const mutation = device.change('category', newId(), { name: [null, 'Laptops'] })
    const request = { replicaId: device.replicaId, epoch: device.epoch, mutations: [mutation] }
    const described = schemaOf(push().requestBody as Body)
    expect(described.safeParse(request)).toMatchObject({ success: true })
    expect(described.safeParse({ ...request, mutations: [{ ...mutation, n: 0 }] })).toMatchObject({
      success: false,
    })
    expect(described.safeParse({ ...request, epoch: 1 })).toMatchObject({ success: false })
    const { body } = await device.tryPush(mutation)
    expect(schemaOf(push().responses['200'] as Body).parse(body)).toEqual(body)
  })
})
