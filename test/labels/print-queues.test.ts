import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabelPrint } from '../../src-shared/features/labels/labels-contract.ts'
import { newFolder } from '../tools/data-folder.ts'
import { ended, imported } from '../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'

/** What CUPS installs: `lp` takes a file for a printer, `lpstat -e` names them. This one knows two, of which one is jammed. */
const lp = (taken: string) => `#!/bin/sh
printf '%s\\n' "$*" >> '${taken}/asked'
[ "$2" = Front ] && for file; do :; done && cp "$file" '${taken}/file' && exit 0
[ "$2" = Jammed ] && echo 'lp: The printer is not accepting jobs.' >&2 && exit 1
echo 'lp: The printer or class does not exist.' >&2 && exit 1
`

describe.skipIf(process.platform === 'win32')('a printer of the system', () => {
  const folder = newFolder()
  const path = process.env.PATH
  let engine: TestEngine
  beforeAll(async () => {
    const bin = join(folder.path, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'lp'), lp(folder.path))
    writeFileSync(join(bin, 'lpstat'), "#!/bin/sh\nprintf 'Front\\nJammed\\n'\n")
    for (const name of ['lp', 'lpstat']) chmodSync(join(bin, name), 0o755)
    process.env.PATH = `${bin}${delimiter}${path}`
    engine = await sharedEngine()
    await imported(engine, [{ 'Asset Tag': 'PQ-1' }, { 'Asset Tag': 'PQ-2' }])
  })
  afterAll(async () => {
    process.env.PATH = path
    await engine.close()
    folder.remove()
  })

  const print = async (name: string, order: Partial<LabelPrint>) => {
    const { client } = engine
    const { jobId } = await client.labels.print({
      assets: { tags: ['PQ-1', 'PQ-2'] },
      stock: 'Z-57x32',
      format: 'zpl',
      to: { kind: 'printer', name },
      ...order,
    })
    return ended(client, jobId)
  }
  const asked = () => readFileSync(join(folder.path, 'asked'), 'utf8').trim().split('\n').at(-1)
  const lastRun = async () => (await engine.client.labelRuns.list({ limit: 1 })).runs[0]

  it('is one of those that the system names', async () => {
    expect(await engine.client.labelRuns.printers()).toMatchObject({ printers: ['Front', 'Jammed'] })
  })

  it('gets ZPL as it is and PDFs without scaling, and what it took is recorded as printed', async () => {
    expect(await print('Front', {})).toMatchObject({ state: 'done', result: { printed: 2, total: 2 } })
    expect(asked()).toMatch(/^-d Front -o raw -- /)
    expect(readFileSync(join(folder.path, 'file'), 'utf8').match(/\^XZ/g)).toHaveLength(2)
    expect(await print('Front', { stock: 'L7651', format: 'pdf' })).toMatchObject({ state: 'done' })
    expect(asked()).toMatch(/^-d Front -o print-scaling=none -- /)
    expect(readFileSync(join(folder.path, 'file')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await lastRun()).toMatchObject({ state: 'printed', printed: 2 })
  })

  it('that refuses is told in its own words, one that is unknown with those that are known, and nothing is recorded', async () => {
    expect((await print('Jammed', {})).error).toMatchObject({
      code: 'PRINTER_QUEUE_REFUSED',
      message: expect.stringContaining('not accepting jobs'),
    })
    expect(await lastRun()).toMatchObject({ state: 'stopped', printed: 0 })
    expect((await print('Back', {})).error).toMatchObject({
      code: 'PRINTER_QUEUE_UNKNOWN',
      data: { printer: 'Back', known: ['Front', 'Jammed'] },
    })
  })
})
