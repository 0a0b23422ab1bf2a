import { Hono } from 'hono'
import type { ServerMetrics } from '../metrics/server-metrics.ts'

/** What operators' machines ask for, on a port of its own that laptops do not reach. */
export function adminApp(metrics: ServerMetrics): Hono {
  const app = new Hono()
  app.get('/metrics', (context) =>
    context.body(metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  )
  return app
}
