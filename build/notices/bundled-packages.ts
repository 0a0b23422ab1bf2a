import type { Plugin } from 'vite'

/** Folders of npm packages of which code or files went into a bundle. */
export type PackageFolders = Set<string>

/**
 * Notes the packages that a bundle is made of: those of which code is left after all that is unused was dropped, and
 * those whose style sheets, with the fonts that they name, are part of it.
 */
export function notePackages(folders: PackageFolders): Plugin {
  return {
    name: 'assetwalk:note-packages',
    generateBundle(_options, bundle) {
      const styles = [...this.getModuleIds()].filter((id) => withoutQuery(id).endsWith('.css'))
      const code = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
      for (const id of [...code, ...styles]) {
        const folder = packageFolderOf(id)
        if (folder) folders.add(folder)
      }
    },
  }
}

/** The folder of the package that a module belongs to; null for a module that is none of a package. */
export function packageFolderOf(moduleId: string): string | null {
  const path = withoutQuery(moduleId).replaceAll('\\', '/')
  if (path.startsWith('\0')) return null
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null
}

function withoutQuery(moduleId: string): string {
  return moduleId.replace(/\?.*$/, '')
}
