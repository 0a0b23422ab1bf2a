import { z } from 'zod'
import { problem } from '../contract/problems.ts'

/** What a server refuses, with the sentence that says what to do next. */
export const serverProblems = {
  CODE_UNKNOWN: problem(
    z.object({}),
    () => 'This code is not known, was used before, or is too old. Ask an administrator for a new one.',
  ),
  TOO_MANY_TRIES: problem(
    z.object({ seconds: z.number() }),
    ({ seconds }) => `Too many codes that are not known were tried. Wait ${seconds} s, then try again.`,
  ),
  DEVICE_UNKNOWN: problem(
    z.object({}),
    () => 'The server does not know this device. Enrol it again with a code of an administrator.',
  ),
  DEVICE_REVOKED: problem(
    z.object({}),
    () =>
      'An administrator has revoked this device: it takes part in no sync any more. What it holds stays here; ask the administrator what to do with it.',
  ),
  SIGNATURE_INVALID: problem(
    z.object({}),
    () =>
      'The server could not tell that this request comes from this device. Try again; if it stays, enrol the device again.',
  ),
  REQUEST_TOO_OLD: problem(
    z.object({ now: z.string() }),
    () => 'The request took too long, or was sent twice. Try again.',
  ),
  RIGHT_MISSING: problem(
    z.object({ right: z.string() }),
    ({ right }) => `The role of this device does not allow this (it needs “${right}”). Ask an administrator.`,
  ),
  SITE_UNKNOWN: problem(
    z.object({ site: z.string() }),
    ({ site }) =>
      `The server knows no site “${site}”. A site is a location that lies in no other one; name it as it is called, or by its id.`,
  ),
  SITE_FOREIGN: problem(
    z.object({}),
    () => 'This is of a site that is not one of this device’s. Ask an administrator who sees all sites.',
  ),
  PROTOCOL_UNKNOWN: problem(
    z.object({ min: z.number(), max: z.number() }),
    ({ min, max }) =>
      `The server speaks versions ${min} to ${max} of the sync protocol. Install the version of Assetwalk that fits it.`,
  ),
  EPOCH_CHANGED: problem(
    z.object({ epoch: z.string() }),
    () => 'The server was restored from a backup meanwhile. Sync again: what it lost is sent once more.',
  ),
  NUMBER_UNEXPECTED: problem(
    z.object({ expected: z.number() }),
    ({ expected }) => `The server expects the change number ${expected} next. Sync again.`,
  ),
  REPLICA_FORKED: problem(
    z.object({ n: z.number() }),
    () =>
      'Another copy of this data folder has already sent something else under the same number. This one goes on as a device of its own; sync again.',
  ),
  BODY_INVALID: problem(
    z.object({ issues: z.array(z.string()) }),
    ({ issues }) => `The server cannot read this request: ${issues.join('; ')}.`,
  ),
  BODY_TOO_LARGE: problem(
    z.object({ most: z.number() }),
    ({ most }) => `The server reads at most ${most} bytes at once. Nothing was changed.`,
  ),
  SERVER_BUSY: problem(
    z.object({ seconds: z.number() }),
    ({ seconds }) =>
      `The server has too much to do at the moment. Try again in ${seconds} s; nothing is lost.`,
  ),
  NOT_READY: problem(z.object({ reasons: z.array(z.enum(['stopping', 'database'])) }), ({ reasons }) =>
    reasons.includes('database')
      ? 'The server cannot reach its database. Nothing was changed; try again later.'
      : 'The server is being stopped. Nothing was changed; try again later.',
  ),
  CONTENT_UNNAMED: problem(
    z.object({}),
    () => 'No row that the server has names this content. Sync first; the content follows.',
  ),
  CONTENT_NOT_STORED: problem(
    z.object({}),
    () => 'The server has not got this content yet. It comes once the laptop that has it has synced.',
  ),
  CONTENT_TOO_LARGE: problem(
    z.object({ most: z.number() }),
    ({ most }) => `The server keeps contents of at most ${most} bytes. This one stays on its laptop.`,
  ),
  CONTENT_DIFFERS: problem(
    z.object({}),
    () => 'What arrived is not what its SHA-256 says: it was damaged on its way. Send it again.',
  ),
  DISK_FULL: problem(
    z.object({}),
    () =>
      'The disk of the server is full. Everything stays on the laptops; tell its administrator to make room.',
  ),
  UPLOAD_UNKNOWN: problem(z.object({}), () => 'The server knows no such upload. Begin it anew.'),
  UPLOAD_INVALID: problem(
    z.object({ header: z.string() }),
    ({ header }) => `The server cannot read this upload: the header ${header} is missing or wrong.`,
  ),
  OFFSET_UNEXPECTED: problem(
    z.object({ offset: z.number() }),
    ({ offset }) => `The server expects the upload to go on at byte ${offset}.`,
  ),
  NOT_FOUND: problem(z.object({}), () => 'The server has nothing at this address.'),
  SERVER_FAILED: problem(
    z.object({ reference: z.string() }),
    ({ reference }) =>
      `Something went wrong on the server; nothing was changed. Try again later, and tell its administrator the reference ${reference}.`,
  ),
}
