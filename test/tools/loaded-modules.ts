import { registerHooks } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { root } from '../../build/tools/root.ts'

// Says which of our sources Node loads for a file: `node loaded-modules.ts FILE`, one path a line. What the file then
// does, or that it ends because it was started without what it needs, is no matter.
const loaded: string[] = []
registerHooks({
  load: (url, context, next) => {
    if (url.startsWith('file:')) loaded.push(relative(root, fileURLToPath(url)).replaceAll('\\', '/'))
    return next(url, context)
  },
})
const [file = ''] = process.argv.slice(2)
await import(pathToFileURL(file).href).catch(() => undefined)
process.stdout.write(loaded.filter((path) => path.startsWith('src-')).join('\n'))
