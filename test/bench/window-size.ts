import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { atMost, type Result } from './result.ts'

/** The JavaScript that the window loads before it shows anything: its script and whatever that imports statically. */
export function measureWindowSize(windowFolder: string): Result {
  const bytes = initialScripts(windowFolder).reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(windowFolder, file)), { level: 9 }).length,
    0,
  )
  return atMost('initial JavaScript of the window, gzip', bytes / 1000, 'kB', 450)
}

function initialScripts(windowFolder: string): string[] {
  const page = readFileSync(join(windowFolder, 'index.html'), 'utf8')
  const named = [...page.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/?([^"]+\.js)"/g)]
  const waiting = named.map(([, file]) => file ?? '')
  const seen = new Set<string>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const code = readFileSync(join(windowFolder, file), 'utf8')
    for (const imported of staticImports(code)) waiting.push(posix.join(dirname(file), imported))
  }
  if (seen.size === 0) throw new Error(`${windowFolder}/index.html loads no script`)
  return [...seen]
}

/** Of `import … from "./x.js"`, `import "./x.js"` and `export … from "./x.js"`; not of `import("./x.js")`. */
function staticImports(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)].map(([, file]) => file ?? '')
}
