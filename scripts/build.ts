/** `npm run build`: src/ → dist/, one shared bundle with lazy chunks and one stub per surface. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { actions } from '../src/actions/registry.ts'
import { bundle, packageOf } from './bundle.ts'

/** Surface names, as src/main.ts knows them; each has a stub of its own. */
const stubs = [...actions.flatMap(({ stub, post }) => (post ? [stub, post.stub] : [stub])), 'cli', 'cache', 'reclaim']

const root = join(import.meta.dirname, '..')
process.chdir(root)
rmSync('dist', { recursive: true, force: true })
const chunks = await bundle(join(root, 'src/main.ts'), join(root, 'dist'))
for (const surface of stubs) {
  const shebang = surface === 'cli' ? '#!/usr/bin/env node\n' : ''
  const text = `${shebang}import { main } from './index.js'\n\nawait main('${surface}')\n`
  writeFileSync(join('dist', `${surface}.js`), text, { mode: surface === 'cli' ? 0o755 : 0o644 })
}
writeFileSync('dist/licenses.txt', licenses())

/** The licence texts of every package that is in the bundle, and of the bundler, whose helpers are in it. */
function licenses(): string {
  const modules = chunks.flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
  )
  const folders = new Set(modules.map((id) => packageOf(id)?.folder).filter((folder) => folder !== undefined))
  return [...folders, join(root, 'node_modules/rolldown')]
    .sort()
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
      const { name, version, license } = manifest
      return `${name} ${version} (${license ?? 'see below'})\n\n${licenseText(folder, manifest)}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: unknown
  readonly author?: unknown
  readonly homepage?: unknown
}

/** The text that the package carries; a few carry none and say in package.json what they are under. */
function licenseText(folder: string, { license, author, homepage }: Manifest): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  if (file) return readFileSync(join(folder, file), 'utf8').trim()
  if (typeof license !== 'string') throw new Error(`${folder} says nowhere what licence it is under`)
  return `The package carries no licence text; its package.json says ${license}, by ${JSON.stringify(author ?? homepage ?? 'its authors')}.`
}
