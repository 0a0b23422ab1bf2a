import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { locationsText } from './locations-text.ts'

export const locationsProblems = {
  LOCATION_UNKNOWN: problem(z.object({ location: z.string() }), ({ location }) =>
    locationsText.locationUnknown(location),
  ),
  LOCATION_PATH_TAKEN: problem(z.object({ path: z.string() }), ({ path }) => locationsText.pathTaken(path)),
  LOCATION_WITHIN_ITSELF: problem(z.object({ path: z.string(), into: z.string() }), ({ path, into }) =>
    locationsText.withinItself(path, into),
  ),
  LOCATION_NAME_MISSING: problem(z.object({}), () => locationsText.nameMissing),
  LOCATION_IN_USE: problem(
    z.object({ path: z.string(), children: z.number(), assets: z.number() }),
    ({ path, children, assets }) => locationsText.inUse(path, children, assets),
  ),
  LOCATION_BARCODE_TAKEN: problem(
    z.object({ barcode: z.string(), holder: z.string() }),
    ({ barcode, holder }) => locationsText.barcodeTaken(barcode, holder),
  ),
}
const {
  LOCATION_UNKNOWN,
  LOCATION_PATH_TAKEN,
  LOCATION_WITHIN_ITSELF,
  LOCATION_NAME_MISSING,
  LOCATION_IN_USE,
  LOCATION_BARCODE_TAKEN,
} = locationsProblems

const location = z.object({ id, name: z.string(), path: z.string(), parentId: id.nullable() })

const count = z.number().int().min(0)
const locationInTree = location.extend({
  /** how many stand directly in it */
  children: count,
  /** one of its own */
  barcode: z.string().nullable(),
})
export type LocationInTree = z.output<typeof locationInTree>

/** Id, path or barcode of a location. */
const named = z.string().trim().min(1).max(2000)

export const locationsContract = {
  /** Locations whose path or barcode holds the search text (all if there is none), in order of path. */
  list: query('register.read')
    .input(
      z.object({
        search: z.string().max(500).default(''),
        limit: z.number().int().min(1).max(5000).default(100),
      }),
    )
    .output(z.object({ total: z.number().int(), locations: z.array(locationInTree) })),
  /** What stands directly in a location (null: the sites), in order of name as people count: 2 before 10. */
  children: query('register.read')
    .input(z.object({ parentId: id.nullable() }))
    .output(z.object({ locations: z.array(locationInTree) })),
  /** A location, and the ids of those that it stands in, outermost first. */
  show: query('register.read')
    .input(z.object({ location: named }))
    .output(locationInTree.extend({ within: z.array(id) }))
    .errors(errorsOf({ LOCATION_UNKNOWN })),
  /** Makes the location of a path, and what is missing above it. */
  add: command('register.write')
    .input(z.object({ path: z.string().trim().min(1).max(2000) }))
    .output(location)
    .errors(errorsOf({ LOCATION_PATH_TAKEN, LOCATION_NAME_MISSING })),
  rename: command('register.write')
    .input(z.object({ location: named, name: z.string().trim().min(1).max(500) }))
    .output(location)
    .errors(errorsOf({ LOCATION_UNKNOWN, LOCATION_PATH_TAKEN })),
  /** Puts a location with all below it into another one; `to` null: it becomes a site. */
  move: command('register.write')
    .input(z.object({ location: named, to: named.nullable() }))
    .output(location)
    .errors(errorsOf({ LOCATION_UNKNOWN, LOCATION_PATH_TAKEN, LOCATION_WITHIN_ITSELF })),
  /** Gives a location a barcode of its own, as on a label that is there already; null takes it away. */
  setBarcode: command('register.write')
    .input(z.object({ location: named, barcode: z.string().trim().min(1).max(200).nullable() }))
    .output(location)
    .errors(errorsOf({ LOCATION_UNKNOWN, LOCATION_BARCODE_TAKEN })),
  /** Removes a location in which nothing is. What was recorded of it stays readable. */
  remove: command('register.write')
    .input(z.object({ location: named }))
    .output(z.object({}))
    .errors(errorsOf({ LOCATION_UNKNOWN, LOCATION_IN_USE })),
  /** What a merge would come to, and change. */
  previewMerge: query('register.read')
    .input(z.object({ location: named, into: named }))
    .output(
      z.object({
        from: location,
        into: location,
        /** locations that end in another: it, and those below with the same names */
        merged: count,
        /** locations that go below the other as they are */
        moved: count,
        /** assets that are at one of those that end */
        assets: count,
      }),
    )
    .errors(errorsOf({ LOCATION_UNKNOWN, LOCATION_WITHIN_ITSELF })),
  /**
   * Starts a job (kind `merge`, result MergeResult) that brings everything at a location over to another one and ends it;
   * those below with the same name are merged alike. Its path and barcodes lead to the other from then on.
   */
  merge: command('register.write')
    .input(z.object({ location: named, into: named }))
    .output(z.object({ jobId: id }))
    .errors(errorsOf({ LOCATION_UNKNOWN, LOCATION_WITHIN_ITSELF })),
}
