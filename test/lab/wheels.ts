import { mkdirSync, readFileSync } from 'node:fs'
import { type LabContext, LabError } from './context.ts'
import { onPath, run } from './exec.ts'

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
    const ran = await run(python, ['-m', 'pip', '--version'], { timeout: 30 })
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
  const python = await pythonWithPip()
  if (!python) throw new LabError('python3 with pip is missing; install it with: apt-get install python3-pip')
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

function explain(said: string, lab: LabContext, requirementsFile: string): string {
  const index = lab.env?.['PIP_INDEX_URL'] ?? process.env['PIP_INDEX_URL'] ?? defaultIndex
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
