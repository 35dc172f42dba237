// node scripts/run.mjs FILE [ARG…]: runs FILE with the project's own Node, after `npm ci` where that is due.
// Plain JavaScript for any Node from 20 on, because it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.stamp')
const lockFile = join(root, '.install-lock')
let child
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => child?.kill(name)) // we wait for the child; leaving before it would orphan it
}

try {
  if (!isInstalled()) await install()
  process.exitCode = await run(projectNode(), process.argv.slice(2), process.env)
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
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(
    `This project needs Node 24 or newer; this is ${process.version}, and npm has no Node package for ${process.platform} ${process.arch}.`,
  )
}

async function install() {
  await takeLock()
  try {
    if (isInstalled()) return
    const begun = Date.now()
    const seconds = () => Math.round((Date.now() - begun) / 1000)
    process.stderr.write('Installing the project’s packages from npm (once; about 15 s) …\n')
    const tick = setInterval(() => process.stderr.write(`  … ${seconds()} s\n`), 5_000)
    const cache = join(root, '.npm-cache')
    // From Node 22.1 on npm keeps its own code compiled in the temporary folder, for good.
    const own = { PATH: hostPath(), npm_config_cache: cache, NODE_DISABLE_COMPILE_CACHE: '1' }
    const code = await run(...npm(), { ...process.env, ...own })
    clearInterval(tick)
    if (code !== 0)
      throw new Error(
        `npm ci failed (exit code ${code}). If the npm registry cannot be reached, fix that and run this again.`,
      )
    writeFileSync(stampFile, stamp())
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
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
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

function run(program, args, env) {
  return new Promise((resolve, reject) => {
    child = spawn(program, args, { cwd: root, env, stdio: 'inherit' })
    child.on('error', (cause) => reject(new Error(`${program} could not be started: ${cause.message}`)))
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}
