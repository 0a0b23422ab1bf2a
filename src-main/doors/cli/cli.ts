import { enableCompileCache } from 'node:module'

// Compiled code is kept between commands (in the system's temporary folder): a third less work for each. The engine's
// threads learn of it by the environment.
const { directory } = enableCompileCache()
if (directory) process.env.NODE_COMPILE_CACHE ??= directory

const { runCli } = await import('./program.ts')
process.exitCode = await runCli(process.argv.slice(2))
