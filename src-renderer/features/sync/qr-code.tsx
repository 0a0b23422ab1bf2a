/** Modules of white around a QR code (ISO/IEC 18004, 9.1). */
const quiet = 4
/** pixels of a module: a scanner reads it from a dim screen at arm's length */
const module = 6

interface QrCodeProps {
  size: number
  /** row by row; true is dark */
  modules: readonly boolean[]
  label: string
}

/** A QR code, dark on white whatever the theme: many scanners read no other. */
export function QrCode({ size, modules, label }: QrCodeProps) {
  const side = size + 2 * quiet
  const path = modules
    .map((isDark, at) => (isDark ? `M${(at % size) + quiet} ${Math.floor(at / size) + quiet}h1v1h-1z` : ''))
    .join('')
  return (
    <svg
      role="img"
      aria-label={label}
      width={side * module}
      height={side * module}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      style={{ justifySelf: 'center', maxWidth: '100%' }}
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
