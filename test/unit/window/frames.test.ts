import { describe, expect, it } from 'vitest'
import { framesOf } from '../../../src-renderer/components/problem/frames.ts'

function errorWith(message: string, stack: string): Error {
  const error = new Error(message)
  error.stack = stack
  return error
}

describe('the frames of an error', () => {
  it('are those of Chromium, without the address of the door', () => {
    const stack = [
      'TypeError: x is not a function',
      '    at Desk.scan (http://127.0.0.1:41234/assets/scan-page-Bx1.js:12:345)',
      '    at http://127.0.0.1:41234/assets/start-C.js:1:2',
      '    at async load (app://assetwalk/assets/start-C.js:3:4)',
      '    at async Promise.all (index 0)',
    ].join('\n')
    expect(framesOf(errorWith('x is not a function', stack)).split('\n')).toEqual([
      'at Desk.scan (/assets/scan-page-Bx1.js:12:345)',
      'at /assets/start-C.js:1:2',
      'at async load (/assets/start-C.js:3:4)',
    ])
  })

  it('are those of Firefox too', () => {
    const stack = 'scan@http://127.0.0.1:41234/assets/scan-page-Bx1.js:12:345\n@http://127.0.0.1:1/a.js:1:2'
    expect(framesOf(errorWith('x', stack))).toBe('at scan (/assets/scan-page-Bx1.js:12:345)\nat /a.js:1:2')
  })

  it('leave the message out, even where it looks like frames', () => {
    const message = 'Ann Lee\n    at A-1001 (http://127.0.0.1/assets/a.js:1:2)'
    const stack = `Error: ${message}\n    at real (http://127.0.0.1/assets/b.js:3:4)`
    expect(framesOf(errorWith(message, stack))).toBe('at real (/assets/b.js:3:4)')
  })

  it('are none for what is no error', () => {
    expect(framesOf('Ann Lee')).toBe('')
    expect(framesOf(null)).toBe('')
  })
})
