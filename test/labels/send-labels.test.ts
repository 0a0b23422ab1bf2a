import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelFormats } from '../../src-main/engine/features/labels/printers/label-formats.ts'
import { PrinterStop } from '../../src-main/engine/features/labels/printers/printer-line.ts'
import { isPrinterName, queueCommand } from '../../src-main/engine/features/labels/printers/queue-command.ts'
import { sendLabels } from '../../src-main/engine/features/labels/printers/send-labels.ts'
import { fakePrinter, type PrinterWays } from './support/fake-printer.ts'

const quick = { connect: 2000, answer: 2000, poll: 1, label: 2000 }
const impatient = { ...quick, answer: 40 }
const formatOf = (n: number) => `^XA\n^FO1,1^FDlabel ${n}^FS\n^XZ\n`

/** Sends labels from one on, and says how far it is known to be. */
async function sent(port: number, count: number, from = 1, times = quick) {
  let [sending, out] = [0, 0]
  let stop: unknown = null
  const labels = async function* () {
    for (let n = from; n <= count; n++) yield formatOf(n)
  }
  const listener = {
    sending: (upTo: number) => {
      sending = upTo
    },
    out: (upTo: number) => {
      out = upTo
    },
  }
  const address = { host: '127.0.0.1', port }
  await sendLabels(labels(), address, listener, new AbortController().signal, times).catch(
    (error: unknown) => {
      stop = error
    },
  )
  const done = from - 1
  const reason = stop instanceof PrinterStop ? stop.reason : stop
  return { printed: done + out, mayBeOut: done + sending, reason }
}

const numbersOf = (labels: string[]) => labels.map((label) => Number(/label (\d+)/.exec(label)?.[1]))

describe('sending labels', () => {
  it('prints every label once, in order', async () => {
    for (const answers of [true, false]) {
      const printer = await fakePrinter({ answers })
      expect(await sent(printer.port, 25, 1, answers ? quick : { ...quick, answer: 100 })).toMatchObject({
        printed: 25,
        reason: null,
      })
      expect(numbersOf(printer.labels)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1))
    }
  })

  it('wherever the line breaks, prints each label whole and once, or names it as uncertain', async () => {
    const breaks = fc.array(fc.integer({ min: 1, max: 1400 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(breaks, async (cutAfter) => {
        const count = 30
        const printer = await fakePrinter({ cutAfter })
        const uncertain = new Set<number>()
        let from = 1
        for (let tried = 0; tried <= cutAfter.length; tried++) {
          const { printed, mayBeOut, reason } = await sent(printer.port, count, from)
          if (reason === null) break
          for (let n = printed + 1; n <= mayBeOut; n++) uncertain.add(n)
          from = printed + 1
        }
        const came = numbersOf(printer.labels)
        for (let n = 1; n <= count; n++) {
          const times = came.filter((one) => one === n).length
          expect(times, `label ${n}`).toBeGreaterThanOrEqual(1)
          if (!uncertain.has(n)) expect(times, `label ${n}`).toBe(1)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('stops where the labels end, and says so', async () => {
    const printer = await fakePrinter({ paperFor: 12 })
    expect(await sent(printer.port, 20)).toMatchObject({ reason: 'paperOut', printed: 11, mayBeOut: 20 })
  })

  const strange: [string, PrinterWays, string][] = [
    ['that greets like another machine', { greets: 'SSH-2.0-OpenSSH_9.6\r\n' }, 'garbage'],
    ['that answers nonsense', { says: '\x02what\x03\r\n\x02is\x03\r\n\x02this\x03\r\n' }, 'garbage'],
    ['that speaks HTTP', { says: 'HTTP/1.1 400 Bad Request\r\n\r\n' }, 'garbage'],
    ['that answers half', { says: '\x02030,0,0,0406,0' }, 'garbage'],
    ['that says nothing and never hangs up', { answers: false, holds: true }, 'silent'],
  ]
  it.each(strange)('to something %s ends with what it is', async (_, ways, reason) => {
    const printer = await fakePrinter(ways)
    expect(await sent(printer.port, 3, 1, impatient)).toMatchObject({ reason, printed: 0 })
  })

  it('tries again to reach a printer, then says that none is there', async () => {
    expect(await sent(1, 3, 1, impatient)).toMatchObject({ reason: 'cut', printed: 0, mayBeOut: 0 })
  })
})

it('labels are told apart in a file wherever its pieces end', async () => {
  const text = [1, 2, 3].map(formatOf).join('')
  for (const size of [1, 7, 1000]) {
    const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
    const read: string[] = []
    for await (const label of labelFormats(Readable.from(pieces.map((piece) => Buffer.from(piece)))))
      read.push(label)
    expect(read).toEqual([1, 2, 3].map(formatOf))
  }
})

it('the system takes a file for a printer by its name', () => {
  expect(queueCommand('linux', 'zebra', '/x.zpl', 'zpl')).toEqual({
    command: 'lp',
    args: ['-d', 'zebra', '-o', 'raw', '--', '/x.zpl'],
  })
  expect(queueCommand('darwin', 'brother', '/x.pdf', 'pdf')?.args).toContain('print-scaling=none')
  expect(queueCommand('win32', 'Zebra', 'C:\\x.zpl', 'zpl')?.args.slice(-2)).toEqual([
    'C:\\x.zpl',
    '\\\\localhost\\Zebra',
  ])
  expect(queueCommand('win32', 'Zebra', 'C:\\x.pdf', 'pdf')).toBeNull()
  for (const name of ['-o', '@x', '/etc', 'a"b', 'a\nb', '\\\\x', 'a&calc', 'a|b', '%PATH%', '^x'])
    expect(isPrinterName(name), name).toBe(false)
  for (const name of ['zebra', 'Zebra ZD421 (2)', '\\\\server\\zebra'])
    expect(isPrinterName(name), name).toBe(true)
})
