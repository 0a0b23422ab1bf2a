import { registerHooks } from 'node:module'

// For an engine in a process of its own, `node --import with-built-threads.ts …`: its threads are the built ones, as they
// are in a test's own process.
const standIn = new URL('./built-thread-entry.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.endsWith('/thread-entry.ts') ? standIn : specifier, context),
})
