import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { flox } from '../../src/actions/setup/flox/provider.ts'
import { provideAll } from '../../src/actions/setup/provider.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Nix } from '../../src/nix/find.ts'
import type { Outcome } from '../../src/runner/exec.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { testHost } from './host.ts'

const exited = (stdout = '', code = 0): Outcome => ({ kind: 'exited', code, stdout, stderrTail: [] })
const inStore = (digit: string, name: string) => `/nix/store/${digit.repeat(32)}-${name}`
const floxPath = inStore('f', 'flox-1.14.1')
const fixed = '2.35.3'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'flox-advisories-'))
  mkdirSync(join(home, 'bin'))
})
afterEach(() => rmSync(home, { recursive: true }))

function program(path: string): void {
  writeFileSync(path, '#!/bin/sh\n')
  chmodSync(path, 0o755)
}

/** What setup says of Flox on a machine with the fixed Nix, where Flox is or comes through that Nix. */
async function provide(
  closure: readonly string[] | Outcome,
  { there = true, advisories = '', real = `${floxPath}/bin/flox` } = {},
) {
  const nix: Nix = { program: join(home, 'bin/nix'), version: fixed }
  program(nix.program)
  if (there) program(join(home, 'bin/flox'))
  const asked: string[] = []
  const host = testHost({
    env: { PATH: join(home, 'bin'), HOME: home, RUNNER_TEMP: join(home, 'temp'), XDG_STATE_HOME: join(home, 'state') },
    files: {
      ...files,
      realpath: (async (path: string) =>
        String(path).endsWith('flox') ? real : path) as unknown as typeof files.realpath,
    },
    exec: async ({ argv, env }) => {
      const words = argv.join(' ')
      if (argv[0].endsWith('/flox')) {
        const { FLOX_CONFIG_DIR: folder } = env
        if (folder !== undefined) writeFileSync(join(folder, 'flox.toml'), '')
        return exited('1.14.1\n')
      }
      if (words.includes('--out-link')) {
        mkdirSync(join(home, 'temp/nix-cuda/flox-result/bin'), { recursive: true })
        program(join(home, 'temp/nix-cuda/flox-result/bin/flox'))
        return exited()
      }
      if (words.includes('--requisites')) {
        asked.push(argv.at(-1) ?? '')
        return 'kind' in closure ? closure : exited(closure.map((path) => `${path}\n`).join(''))
      }
      return words.includes('--version') ? exited(`nix (Nix) ${fixed}\n`) : exited()
    },
  })
  const given: Readonly<Record<string, string>> = {
    flox: 'true',
    advisories,
    ...(there ? {} : { 'flox-commit': 'a'.repeat(40) }),
  }
  const inputs = readInputs(setupSurface, (name) => given[name] ?? '')
  const ready = { name: 'nix', provide: async () => ({ found: { nix } }) }
  try {
    const { warnings } = await provideAll(host, inputs, 'job', [ready, flox])
    return { asked, problems: warnings.filter(({ code }) => code === 'INS036') }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return { asked, problems: cause.problems }
  }
}

describe('the Nix that Flox runs', () => {
  const old = [inStore('a', 'glibc-2.40'), inStore('b', 'nix-cli-2.31.5'), inStore('c', 'nix-2.31.5-man'), floxPath]

  it.each([
    ['is found', true],
    ['comes through the Nix of the machine', false],
  ])('is a warning with known security holes where Flox %s, and an error where none may be', async (_, there) => {
    const { asked, problems } = await provide(old, { there })
    expect(asked).toEqual([floxPath])
    expect(problems).toMatchObject([{ code: 'INS036', severity: 'warning' }])
    expect(problems[0]?.message).toMatch(/^Nix 2\.31\.5 has known security holes/)
    expect(problems[0]?.fix).toContain('Flox 1.14.1 runs it, whatever Nix the machine has')
    expect(problems[0]?.fix).toContain('with Nix 2.31.6 or newer')
    const { problems: refused } = await provide(old, { there, advisories: 'required' })
    expect(refused).toMatchObject([{ code: 'INS036', severity: 'error' }])
  })

  it.each([
    ['a fixed one', [inStore('b', 'nix-2.31.6'), floxPath]],
    ["the machine's own, of which setup has spoken", [inStore('b', `nix-${fixed}`), floxPath]],
    ['none that has a name', [inStore('b', 'nix-store-2.31.5'), inStore('c', 'nix-plugins-2.1')]],
    ['what the store does not say', exited('', 1)],
  ] as const)('is no problem where it is %s', async (_, closure) => {
    expect((await provide(closure, { advisories: 'required' })).problems).toEqual([])
  })

  it('is not looked for where Flox is not in the store', async () => {
    expect(await provide(old, { real: '/usr/bin/flox' })).toEqual({ asked: [], problems: [] })
  })
})
