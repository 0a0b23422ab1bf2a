/**
 * The order of features: register <- work <- views. The lower never imports the higher, in any process.
 * A feature that stands in neither list is work.
 */
export const register = [
  'app',
  'locations',
  'people',
  'pins',
  'models',
  'identifiers',
  'custom-fields',
  'assets',
  'attachments',
  'status-labels',
  'categories',
  'registers',
  'record',
  'jobs',
  'files',
  'events',
  'session',
  'computer',
  'diagnostics',
]
export const views = ['search', 'today', 'insights', 'quality']
