import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { documentProcessFile, engineProcessFile, fontsFolder, preloadFile, windowFolder } from '../places.ts'
import { must } from './checks.ts'

/** The parts of the program lie where it looks for them. */
export function checkFiles(): void {
  const files = [join(windowFolder, 'index.html'), preloadFile, engineProcessFile, documentProcessFile]
  for (const file of files) must(existsSync(file), `${file} is missing`)
  const fonts = readdirSync(fontsFolder)
  must(fonts.filter((name) => name.endsWith('.ttf')).length >= 4, 'fonts are missing')
  must(
    fonts.some((name) => name.startsWith('LICENSE')),
    'the licences of the fonts are missing',
  )
}
