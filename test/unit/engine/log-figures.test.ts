import { describe, expect, it } from 'vitest'
import { bugFigures, framesOf, withoutHome } from '../../../src-main/engine/log-figures.ts'

const person = 'Ada Lovelace'
const tag = 'T-0815'
const serial = 'SN-4711'

/** A failure whose words are a person's: name, tag, serial number, and lines that look like frames of a stack. */
function talkative(): Error {
  const message = `${person} has ${tag}\n    at ${person} (file:///${serial}:1:1)\n    at ${tag}`
  return Object.assign(new RangeError(message), { code: 'ERR_OUT_OF_RANGE' })
}

const personal = new RegExp([person, tag, serial].join('|'))

describe('what the log says of a bug', () => {
  it('is its class, its code and where it happened', () => {
    const { name, code, stack } = bugFigures(talkative())
    expect({ name, code }).toEqual({ name: 'RangeError', code: 'ERR_OUT_OF_RANGE' })
    expect(stack).toMatch(/^at talkative \(.*log-figures\.test\.ts:\d+:\d+\)\n/)
  })

  it('is never its message, however it is written', () => {
    const changed = talkative()
    changed.message = 'another'
    const renamed = Object.assign(talkative(), { name: `${person} ${tag}` })
    const coded = Object.assign(talkative(), { code: `${serial} is taken` })
    const caused = new Error(`${person}`, { cause: new Error(tag, { cause: serial }) })
    for (const error of [talkative(), renamed, coded, caused, `${person} ${tag}`, { message: serial }])
      expect(JSON.stringify(bugFigures(error))).not.toMatch(personal)
    expect(bugFigures(changed).stack).not.toContain(`has ${tag}`)
  })

  it('names what caused it', () => {
    const error = new Error('a', { cause: Object.assign(new TypeError('b'), { code: 'EIO' }) })
    expect(bugFigures(error)).toMatchObject({
      name: 'Error',
      'cause1.name': 'TypeError',
      'cause1.code': 'EIO',
    })
  })

  it('is the kind of what is thrown and is no error', () => {
    expect(bugFigures('x')).toEqual({ name: 'string' })
    expect(bugFigures(undefined)).toEqual({ name: 'undefined' })
  })
})

describe('the frames of a stack', () => {
  it.each([
    'at async Class.method [as other] (node:internal/streams:12:3)',
    'at new Foo (file:///opt/assetwalk/out/main/engine-thread.js:1:2)',
    'at C:\\Program Files (x86)\\Assetwalk\\main.js:10:20',
    'at Array.map (<anonymous>)',
    'at async Promise.all (index 0)',
    'at Object.<anonymous> (app://assetwalk/assets/index-x.js:3:4)',
    'render@http://127.0.0.1:4100/assets/index-x.js:3:4',
  ])('are kept as %s', (frame) => {
    expect(framesOf(`Error: ${person}\n    ${frame}`)).toBe(frame)
  })

  it('are all that is kept', () => {
    expect(framesOf(`${person}\nat ${person}\n at ${tag} (${serial})\n${serial}:1:2`)).toBe('')
  })
})

describe('the home folder', () => {
  it.each([
    ['/home/ada', '/home/ada/x.ts:1:2 /home/adam/y.ts', '~/x.ts:1:2 /home/adam/y.ts'],
    ['/home/a da', 'file:///home/a%20da/x.ts', 'file://~/x.ts'],
    ['/home/ada', 'in /home/ada', 'in ~'],
    ['/', '/x.ts', '/x.ts'],
  ])('%s is written as ~', (home, text, written) => {
    expect(withoutHome(text, home)).toBe(written)
  })
})
