// node scripts/run.mjs [--node-only] FILE [ARG…]: runs FILE with the project's own Node, after `npm ci` where that is due.
// With --node-only nothing but that Node is installed, where the host's is too old and the packages are not there.
// Plain JavaScript for any Node from 20 on, because it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.stamp')
const lockFile = join(root, '.install-lock')
/** Where the project's Node lies when nothing else is installed. */
const nodeFolder = join(root, '.node')
const nodePackage = `node-${process.platform}-${process.arch}`
const nodeOnly = process.argv[2] === '--node-only'
let child
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => child?.kill(name)) // we wait for the child; leaving before it would orphan it
}

try {
  if (nodeOnly) await provideNode()
  else if (!isInstalled()) await install()
  process.exitCode = await run(projectNode(), process.argv.slice(nodeOnly ? 3 : 2), process.env)
} catch (cause) {
  process.stderr.write(`${cause.message}\n`)
  process.exitCode = 1
}

function stamp() {
  const hash = createHash('sha256')
  for (const name of ['package-lock.json', 'package.json', '.npmrc']) hash.update(readFileSync(join(root, name)))
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp()
}

/** Node 24 from the optional dependencies; elsewhere (macOS) the host's own, if it is new enough. */
function projectNode() {
  const own = [root, ...(nodeOnly ? [nodeFolder] : [])]
    .map((folder) => join(folder, 'node_modules', nodePackage, 'bin', 'node'))
    .find((file) => existsSync(file))
  if (own) return own
  if (isHostNodeNew()) return process.execPath
  throw new Error(
    `This project needs Node 24 or newer; this is ${process.version}, and npm has no Node package for ${process.platform} ${process.arch}.`,
  )
}

function isHostNodeNew() {
  return Number(process.versions.node.split('.')[0]) >= 24
}

async function install() {
  const mark = () => writeFileSync(stampFile, stamp())
  await installIn(root, { what: 'the project’s packages', isDone: isInstalled, mark })
}

/** The one package that runs what is in the repository already, as package-lock.json has it. */
async function provideNode() {
  const path = `node_modules/${nodePackage}`
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const entry = packages[path]
  const lock = entry && lockOf(path, entry)
  if (existsSync(join(root, path, 'bin', 'node')) || isHostNodeNew() || !lock) return
  const made = join(nodeFolder, 'node_modules', '.stamp')
  const isDone = () => existsSync(made) && readFileSync(made, 'utf8') === lock
  if (isDone()) return
  mkdirSync(nodeFolder, { recursive: true })
  const { dependencies } = JSON.parse(lock).packages['']
  writeFileSync(join(nodeFolder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  writeFileSync(join(nodeFolder, 'package-lock.json'), lock)
  await installIn(nodeFolder, { what: 'Node 24', isDone, mark: () => writeFileSync(made, lock) })
}

/** A lockfile with this package alone. */
function lockOf(path, { optional, ...entry }) {
  const dependencies = { [nodePackage]: entry.version }
  return JSON.stringify({ lockfileVersion: 3, packages: { '': { dependencies }, [path]: entry } })
}

/** `npm ci` in a folder, unless another process has done it meanwhile. */
async function installIn(folder, { what, isDone, mark }) {
  await takeLock()
  try {
    if (isDone()) return
    const begun = Date.now()
    const seconds = () => Math.round((Date.now() - begun) / 1000)
    process.stderr.write(`Installing ${what} from npm, once …\n`)
    const tick = setInterval(() => process.stderr.write(`  … ${seconds()} s\n`), 5_000)
    const cache = join(root, '.npm-cache')
    // From Node 22.1 on npm keeps its own code compiled in the temporary folder, for good.
    const own = { PATH: hostPath(), npm_config_cache: cache, NODE_DISABLE_COMPILE_CACHE: '1' }
    const code = await run(...npm(), { ...process.env, ...own }, folder)
    clearInterval(tick)
    if (code !== 0)
      throw new Error(
        `npm ci failed (exit code ${code}). If the npm registry cannot be reached, check the network or the proxy and run this again.`,
      )
    mark()
    rmSync(cache, { recursive: true, force: true })
    process.stderr.write(`Installed in ${seconds()} s.\n`)
  } finally {
    rmSync(lockFile, { force: true })
  }
}

/** npm ci deletes node_modules, so neither npm nor its node may come from there. */
function hostPath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => !entry.includes('node_modules'))
    .join(delimiter)
}

function npm() {
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args]
}

/** Two first runs at once: the second waits. A lock whose process is gone is taken over. */
async function takeLock() {
  for (let waited = 0; ; waited += 1) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      return
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause
      if (isStale()) rmSync(lockFile, { force: true })
      else {
        if (waited === 0) process.stderr.write('Waiting for another installation in this folder …\n')
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    }
  }
}

function isStale() {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'))
    if (!pid) return Date.now() - statSync(lockFile).mtimeMs > 10_000
    process.kill(pid, 0)
    return false
  } catch (cause) {
    return cause.code === 'ESRCH' || cause.code === 'ENOENT'
  }
}

function run(program, args, env, cwd = root) {
  return new Promise((resolve, reject) => {
    child = spawn(program, args, { cwd, env, stdio: 'inherit' })
    child.on('error', (cause) => reject(new Error(`${program} could not be started: ${cause.message}`)))
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}
