import { type IconName, iconPaths } from './icon-paths.ts'

interface IconProps {
  name: IconName
  /** in pixels; 20 if not given */
  size?: number
  weight?: number
}

/** A picture beside words: it says nothing to a screen reader, the words do. */
export function Icon({ name, size = 20, weight = 1.8 }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">
      <path
        d={iconPaths[name]}
        stroke="currentColor"
        strokeWidth={weight}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
