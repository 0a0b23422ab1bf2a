import type { AssetDisposition } from './asset-disposition.ts'

/** What laptops recorded that did not know of each other and cannot both be; a person sees to it. */
export type Contradiction =
  /** it failed and was sanitized, or was verified with two results: it stands as the worse says */
  | { kind: 'mediumResults'; serial: string }
  | { kind: 'mediumTwice'; serial: string }
  | { kind: 'mediaInEmptyAsset'; tag: string }
  | { kind: 'inTwoCases'; tag: string; caseId: string }
  | { kind: 'stepTwice'; tag: string; state: AssetDisposition }
  /** several certificates of the same stand */
  | { kind: 'certifiedTwice'; numbers: string[] }
  /** two certificates bear one number */
  | { kind: 'numberTwice'; number: string }
