import { keepCompiled } from '../keep-compiled.ts'

keepCompiled()
const { runCli } = await import('./program.ts')
process.exitCode = await runCli(process.argv.slice(2))
