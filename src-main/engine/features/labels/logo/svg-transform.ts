import { LogoFault } from './logo.ts'

/** `a b c d e f` of SVG: a point (x, y) goes to (a x + c y + e, b x + d y + f). */
export type Matrix = readonly [number, number, number, number, number, number]
export const unchanged: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function composed(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [A, B, C, D, E, F] = inner
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f]
}

/** The matrix of a `transform` attribute (SVG 1.1, 7.6). @throws LogoFault */
export function transformOf(text: string | undefined): Matrix {
  let matrix = unchanged
  for (const [, name = '', given = ''] of (text ?? '').matchAll(/([a-zA-Z]+)\s*\(([^)]*)\)/g)) {
    const numbers = given
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map(Number)
    if (!numbers.every(Number.isFinite)) throw new LogoFault('notXml')
    matrix = composed(matrix, single(name, numbers))
  }
  return matrix
}

function single(
  name: string,
  [first = 0, second, third = 0, fourth = 0, fifth = 0, sixth = 0]: number[],
): Matrix {
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, first, second ?? 0]
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0]
    case 'matrix':
      return [first, second ?? 0, third, fourth, fifth, sixth]
    case 'rotate': {
      const [sin, cos] = [Math.sin((first * Math.PI) / 180), Math.cos((first * Math.PI) / 180)]
      const [x, y] = [second ?? 0, third]
      return composed([1, 0, 0, 1, x, y], composed([cos, sin, -sin, cos, 0, 0], [1, 0, 0, 1, -x, -y]))
    }
    default:
      throw new LogoFault({ forbidden: name })
  }
}
