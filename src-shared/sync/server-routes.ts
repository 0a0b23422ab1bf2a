import { z } from 'zod'
import type { Right } from '../contract/rights.ts'
import {
  contentsAnswer,
  contentsRequest,
  devicesAnswer,
  enrolAnswer,
  enrolRequest,
  healthAnswer,
  helloAnswer,
  helloRequest,
  inviteAnswer,
  inviteRequest,
  leaseAnswer,
  leaseRequest,
  pullAnswer,
  pullRequest,
  pushAnswer,
  pushRequest,
  revokeRequest,
  sitesRequest,
  snapshotAnswer,
  snapshotRequest,
} from './protocol.ts'
import type { serverProblems } from './sync-problems.ts'

/** Who may ask: anybody, whoever has a code that an administrator made, or a device that signs and is not revoked. */
export type AskedBy = 'anybody' | 'code' | 'device'

/** One thing that a server can be asked for, and the rule of who may ask. */
export interface ServerRoute {
  method: 'GET' | 'POST'
  by: AskedBy
  /** what the role of a device must allow; a push is besides checked change by change */
  right: Right
  /** null: a GET */
  request: z.ZodType | null
  answer: z.ZodType
  /** what it refuses, besides what every route of its kind does */
  refusals: readonly (keyof typeof serverProblems)[]
  /** for whoever reads the OpenAPI document */
  summary: string
}

/** Everything that a server answers to laptops. */
export const serverRoutes = {
  '/health': {
    method: 'GET',
    by: 'anybody',
    right: 'none',
    request: null,
    answer: healthAnswer,
    refusals: [],
    summary: 'Whether the program lives, and the time by which requests are signed',
  },
  '/ready': {
    method: 'GET',
    by: 'anybody',
    right: 'none',
    request: null,
    answer: healthAnswer,
    refusals: ['NOT_READY'],
    summary: 'Whether the server can do its work now; if not, why',
  },
  '/openapi.json': {
    method: 'GET',
    by: 'anybody',
    right: 'none',
    request: null,
    answer: z.looseObject({ openapi: z.string() }),
    refusals: [],
    summary: 'This document',
  },
  '/enrol': {
    method: 'POST',
    by: 'code',
    right: 'none',
    request: enrolRequest,
    answer: enrolAnswer,
    refusals: ['CODE_UNKNOWN', 'TOO_MANY_TRIES'],
    summary: 'Lets a device in with a code that is used up by it',
  },
  '/sync/hello': {
    method: 'POST',
    by: 'device',
    right: 'none',
    request: helloRequest,
    answer: helloAnswer,
    refusals: ['PROTOCOL_UNKNOWN'],
    summary: 'Where the server stands: its epoch, and the last number of a replica that it has',
  },
  '/sync/push': {
    method: 'POST',
    by: 'device',
    right: 'none',
    request: pushRequest,
    answer: pushAnswer,
    refusals: ['EPOCH_CHANGED', 'NUMBER_UNEXPECTED', 'REPLICA_FORKED'],
    summary: 'Applies the next changes of a replica; one that was applied before answers what it answered',
  },
  '/sync/pull': {
    method: 'POST',
    by: 'device',
    right: 'register.read',
    request: pullRequest,
    answer: pullAnswer,
    refusals: ['RIGHT_MISSING', 'EPOCH_CHANGED'],
    summary: 'A page of what took effect after the cursors of a laptop',
  },
  '/sync/contents': {
    method: 'POST',
    by: 'device',
    right: 'register.read',
    request: contentsRequest,
    answer: contentsAnswer,
    refusals: ['RIGHT_MISSING'],
    summary: 'Which contents rows name, and which of them the server has',
  },
  '/tags/lease': {
    method: 'POST',
    by: 'device',
    right: 'register.write',
    request: leaseRequest,
    answer: leaseAnswer,
    refusals: ['RIGHT_MISSING', 'EPOCH_CHANGED'],
    summary:
      'Leases the next numbers of a form of tags to a replica, which alone hands them out from then on',
  },
  '/sync/snapshot': {
    method: 'POST',
    by: 'device',
    right: 'register.read',
    request: snapshotRequest,
    answer: snapshotAnswer,
    refusals: ['RIGHT_MISSING', 'EPOCH_CHANGED', 'SITE_FOREIGN'],
    summary: 'A part of what the rows of the register are now, for a laptop that has none of them',
  },
  '/devices': {
    method: 'POST',
    by: 'device',
    right: 'administer',
    request: revokeRequest.partial(),
    answer: devicesAnswer,
    refusals: ['RIGHT_MISSING', 'DEVICE_UNKNOWN'],
    summary: 'All devices, after one of them was revoked where its id is given',
  },
  '/devices/sites': {
    method: 'POST',
    by: 'device',
    right: 'administer',
    request: sitesRequest,
    answer: devicesAnswer,
    refusals: ['RIGHT_MISSING', 'DEVICE_UNKNOWN', 'SITE_UNKNOWN', 'SITE_FOREIGN'],
    summary: 'All devices, after one of them was given other sites; without a list it sees everything',
  },
  '/invitations': {
    method: 'POST',
    by: 'device',
    right: 'administer',
    request: inviteRequest,
    answer: inviteAnswer,
    refusals: ['RIGHT_MISSING'],
    summary: 'Makes a code with which one device enrols within an hour',
  },
} as const satisfies Record<string, ServerRoute>

export type ServerPath = keyof typeof serverRoutes
/** The paths that a device asks for. */
export type SignedPath = {
  [Path in ServerPath]: (typeof serverRoutes)[Path]['by'] extends 'device' ? Path : never
}[ServerPath]
