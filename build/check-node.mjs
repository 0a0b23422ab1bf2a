// Plain JavaScript that an old Node can parse: the first thing every npm script runs.
// --tally: end with the line that `npm test` always ends with.

const wanted = 24
const major = Number(process.versions.node.split('.')[0])

if (major < wanted) {
  console.error(
    `Assetwalk needs Node ${wanted} or newer; this is Node ${process.version} (${process.platform}-${process.arch}).\n` +
      'On Linux (x64, arm64) and Windows (x64) npm brings it along: run "npm ci" again, without --omit=optional, ' +
      'and use the npm scripts ("npm start", "npm test").\n' +
      `Elsewhere install Node ${wanted} from https://nodejs.org and make it the "node" on your PATH.`,
  )
  if (process.argv.includes('--tally')) console.log('0 passed, 1 failed')
  process.exit(1)
}
