import { z } from 'zod'
import { refusal } from '../../src-shared/sync/protocol.ts'
import { deviceHeaders, longestAge } from '../../src-shared/sync/request-signature.ts'
import { type ServerPath, type ServerRoute, serverRoutes } from '../../src-shared/sync/server-routes.ts'
import { serverProblems } from '../../src-shared/sync/sync-problems.ts'
import { type RefusalCode, statusOf } from '../refusal-error.ts'

/** What is refused whatever the route, by who asks. */
const ofEverybody: readonly RefusalCode[] = ['SERVER_FAILED']
const ofBodies: readonly RefusalCode[] = ['BODY_INVALID', 'BODY_TOO_LARGE', 'SERVER_BUSY', 'NOT_READY']
const ofDevices: readonly RefusalCode[] = [
  'DEVICE_UNKNOWN',
  'SIGNATURE_INVALID',
  'REQUEST_TOO_OLD',
  'DEVICE_REVOKED',
]

/** The refusals of a route. */
export function refusalsOf({ by, request, refusals }: ServerRoute): RefusalCode[] {
  return [
    ...new Set([
      ...(by === 'device' ? ofDevices : []),
      ...refusals,
      ...(request === null ? [] : ofBodies),
      ...ofEverybody,
    ]),
  ]
}

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    // Any JSON is described by a schema that says nothing.
    unrepresentable: 'any',
  })
  return described
}
const content = (schema: object) => ({ 'application/json': { schema } })

/** What the server can be asked for, as an OpenAPI 3.1 document made from the schemas by which it reads and answers. */
export function openApiDocument(): Record<string, unknown> & { openapi: string } {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Assetwalk server',
      version: '1',
      description:
        'What laptops and their server say to each other. A device signs each request with its Ed25519 key.',
    },
    paths: Object.fromEntries(
      (Object.keys(serverRoutes) as ServerPath[]).map((path) => {
        const route: ServerRoute = serverRoutes[path]
        return [path, { [route.method.toLowerCase()]: operation(path, route) }]
      }),
    ),
    components: {
      schemas: { Refusal: schemaOf(refusal) },
      securitySchemes: Object.fromEntries(
        Object.entries(deviceHeaders).map(([name, header]) => [
          name,
          {
            type: 'apiKey',
            in: 'header',
            name: header,
            description: headerTexts[name as keyof typeof headerTexts],
          },
        ]),
      ),
    },
  }
}

const headerTexts = {
  device: 'The id that the device was given when it was enrolled',
  time: `UTC, ISO 8601, by the server’s clock, at most ${longestAge} s ago`,
  signature:
    'Ed25519 in base64url over the lines: assetwalk-request-1, device id, method, path, time, SHA-256 of the body as it is sent in hexadecimal digits',
} satisfies Record<keyof typeof deviceHeaders, string>

function operation(path: string, route: ServerRoute) {
  const { by, right, request, answer, summary } = route
  return {
    operationId: path.slice(1).replace(/[/.](\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    'x-asked-by': by,
    'x-right': right,
    ...(by === 'device' && { security: [{ device: [], time: [], signature: [] }] }),
    ...(request && { requestBody: { required: true, content: content(schemaOf(request)) } }),
    responses: { 200: { description: 'Done', content: content(schemaOf(answer)) }, ...refused(route) },
  }
}

/** Refusals by their status. */
function refused(route: ServerRoute) {
  const byStatus = Map.groupBy(refusalsOf(route), statusOf)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: content(refusedSchema(codes)) },
    ]),
  )
}

const refusedSchema = (codes: readonly RefusalCode[]) => ({
  allOf: [
    { $ref: '#/components/schemas/Refusal' },
    {
      anyOf: codes.map((code) => ({
        properties: { code: { const: code }, data: schemaOf(serverProblems[code].data) },
      })),
    },
  ],
})
