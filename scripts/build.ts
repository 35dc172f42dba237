/** `npm run build`: src/ → lib/ (tsc) → dist/ (ncc), one shared bundle with lazy chunks and one stub per surface. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { actions } from '../src/actions/registry.ts'

/** Surface names, as src/main.ts knows them; each has a stub of its own. */
const stubs = [...actions.flatMap(({ stub, post }) => (post ? [stub, post.stub] : [stub])), 'cli', 'cache', 'reclaim']

const root = join(import.meta.dirname, '..')
process.chdir(root) // ncc names chunks by the folder that it is called from
for (const folder of ['lib', 'dist']) rmSync(folder, { recursive: true, force: true })
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json'])
run('node_modules/@vercel/ncc/dist/ncc/cli.js', ['build', 'lib/main.js', '-o', 'dist', '--quiet', '--no-cache'])
for (const surface of stubs) {
  const shebang = surface === 'cli' ? '#!/usr/bin/env node\n' : ''
  const text = `${shebang}import { main } from './index.js'\n\nawait main('${surface}')\n`
  writeFileSync(join('dist', `${surface}.js`), text, { mode: surface === 'cli' ? 0o755 : 0o644 })
}
writeFileSync('dist/licenses.txt', licenses())
for (const file of readdirSync('dist')) {
  if (readFileSync(join('dist', file), 'utf8').includes('webpackMissingModule')) {
    throw new Error(`dist/${file} refers to a module that was not found at build time`)
  }
}

function run(program: string, args: readonly string[]): void {
  const done = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' })
  if (done.status !== 0) {
    process.stderr.write(`${program} failed\n`)
    process.exit(1)
  }
}

/** The licence texts of every package that may be in the bundle: the production closure of the lockfile. */
function licenses(): string {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; license?: string; dev?: boolean; optional?: boolean }>
  }
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.optional && !entry.license?.startsWith('UNLICENSED'))
    .map(([path, entry]) => {
      const name = path.replace(/^.*node_modules\//, '')
      return `${name} ${entry.version} (${entry.license ?? 'see below'})\n\n${licenseText(path)}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}

/** The text that the package carries; a few carry none and say in package.json what they are under. */
function licenseText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
  if (file) return readFileSync(join(folder, file), 'utf8').trim()
  const { license, author, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >
  if (typeof license !== 'string') throw new Error(`${folder} says nowhere what licence it is under`)
  return `The package carries no licence text; its package.json says ${license}, by ${JSON.stringify(author ?? homepage ?? 'its authors')}.`
}
