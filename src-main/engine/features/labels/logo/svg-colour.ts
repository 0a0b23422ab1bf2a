import { LogoFault, type LogoShape } from './logo.ts'

const names: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  purple: '#800080',
  navy: '#000080',
  teal: '#008080',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  maroon: '#800000',
  currentcolor: '#000000',
}

/** The colour of a `fill`; null where nothing is filled. @throws LogoFault for one that is no plain colour */
export function colourOf(fill: string): LogoShape['fill'] | null {
  const text = fill.trim().toLowerCase()
  if (text === 'none' || text === 'transparent') return null
  const hex = names[text] ?? text
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(hex)
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(hex)
  const decimal = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(hex)
  const parts = short
    ? short.slice(1).map((digit) => Number.parseInt(digit + digit, 16))
    : (long?.slice(1).map((digits) => Number.parseInt(digits, 16)) ?? decimal?.slice(1).map(Number))
  const [red, green, blue] = parts ?? []
  if (red === undefined || green === undefined || blue === undefined)
    throw new LogoFault({ forbidden: `fill: ${fill.slice(0, 40)}` })
  return [Math.min(255, red), Math.min(255, green), Math.min(255, blue)]
}
