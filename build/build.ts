import { buildAll } from './bundle/build-all.ts'

/** `npm run build`: everything that is shipped, into out/. */

const started = performance.now()
await buildAll()
console.log(`Built into out/ in ${((performance.now() - started) / 1000).toFixed(1)} s`)
