import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runImageTest } from '../../src/actions/image-test/command.ts'
import type { ImageTest } from '../../src/actions/image-test/test-image.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { type Member, writeLayout } from '../image.ts'
import { testHost } from './host.ts'

const scratch = mkdtempSync(join(tmpdir(), 'image-test-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const store = '/nix/store/00000000000000000000000000000000-'
const binary = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures/loader', name))
const put = (path: string, content: string | Uint8Array, mode = 0o755): Member => ({
  name: path.slice(1),
  content,
  mode,
})
const loader = put(`${store}glibc-2.40/lib/ld-linux-x86-64.so.2`, 'loader')
const app = put(`${store}app/bin/.app-wrapped`, binary('app'))
const liba = put(`${store}app/lib/liba.so.1`, binary('liba.so.1'))
const libb = put(`${store}app/lib/libb.so.1`, binary('libb.so.1'))
const shell: Member = put(`${store}bash/bin/bash`, binary('libb.so.1'))
const wrapper = put(
  `${store}app/bin/app`,
  `#! ${store}bash/bin/bash -e\nexec -a "$0" "${store}app/bin/.app-wrapped" "$@"\n`,
)
const whole = [loader, app, liba, libb, shell, wrapper]

interface World {
  readonly members?: readonly Member[]
  readonly config?: Readonly<Record<string, unknown>>
  readonly options?: Readonly<Record<string, string>>
  readonly exec?: (command: Command) => Promise<Outcome>
  readonly env?: Readonly<Record<string, string>>
}

async function tested({ members = whole, config = {}, options = {}, exec, env = {} }: World) {
  const folder = mkdtempSync(join(scratch, 'world-'))
  await writeLayout(join(folder, 'layout'), {
    layers: [members],
    config: { Entrypoint: [`${store}app/bin/app`], ...config },
  })
  const temp = mkdtempSync(join(scratch, 'temp-'))
  const host = testHost({ env: { RUNNER_TEMP: temp, ...env }, arch: process.arch, ...(exec ? { exec } : {}) })
  const given: Readonly<Record<string, string>> = { json: 'true', gpu: 'none', runtime: 'none', ...options }
  const code = await runImageTest(host, { option: (name) => given[name], positionals: [join(folder, 'layout')] })
  expect(readdirSync(temp)).toEqual([])
  const result = JSON.parse(host.answers.join('')) as ImageTest
  return {
    code,
    result,
    problems: result.problems.map(({ code, severity, message }) => `${severity} ${code} ${message}`),
  }
}

describe('an image that is examined', () => {
  it('is followed through a wrapper, its interpreter and RUNPATH, and would not find the driver', async () => {
    const { code, result, problems } = await tested({})
    expect(code).toBe(0)
    expect(result.loader.loaded).toEqual([shell, app, liba, libb].map(({ name }) => `/${name}`).sort())
    expect(problems).toEqual([
      expect.stringMatching(/^warning SHP155 .*\.app-wrapped would not find libcuda\.so\.1/),
      expect.stringMatching(/^notice SHP158 .* not started: runtime is none/),
    ])
  })

  it.each(['/usr/lib/x86_64-linux-gnu', '/opt/lib:/run/opengl-driver/lib/'])(
    'finds the driver with LD_LIBRARY_PATH=%s',
    async (path) => {
      const { problems } = await tested({ config: { Env: [`LD_LIBRARY_PATH=${path}`] } })
      expect(problems).toEqual([expect.stringContaining('SHP158')])
    },
  )

  it.each([
    ['a library', [loader, app, liba, shell, wrapper], 'libb.so.1', `${store}app/lib/liba.so.1`],
    [
      'the loader',
      [app, liba, libb, shell, wrapper],
      `${store}glibc-2.40/lib/ld-linux-x86-64.so.2`,
      `${store}app/bin/.app-wrapped`,
    ],
    ['the interpreter', [loader, app, liba, libb, wrapper], `${store}bash/bin/bash`, `${store}app/bin/app`],
  ] as const)('lacks %s', async (_, members, name, by) => {
    const { code, result, problems } = await tested({ members })
    expect([code, result.loader.missing]).toEqual([1, [{ name, by }]])
    expect(problems[0]).toMatch(/^error SHP154 /)
  })

  it('lacks its entry point', async () => {
    const { code, problems } = await tested({ config: { Entrypoint: ['other'], Env: ['PATH=/bin'] } })
    expect([code, problems]).toEqual([1, [expect.stringMatching(/^error SHP154 .*no program other/)]])
  })
})

describe('an image that is started', () => {
  const gone: Outcome = { kind: 'exited', code: 0, stdout: '', stderrTail: [] }

  it('is refused where what is required is not there', async () => {
    const refused = await tested({ options: { runtime: 'crun', gpu: 'required' }, env: { PATH: '/nowhere' } }).catch(
      (cause) => cause,
    )
    expect(refused).toBeInstanceOf(ProblemError)
    const codes = (refused as ProblemError).problems.map(({ code }) => code)
    // On a machine with a GPU crun alone is missing.
    expect([...new Set(codes)]).toEqual(['SHP152'])
  })

  it.each([
    [
      { kind: 'timed-out', stdout: '', stderrTail: ['last'] },
      'error SHP153',
      /did not end within 60 s and was stopped/,
    ],
    [{ kind: 'not-started', reason: 'ENOENT' }, 'error SHP156', /could not start .*: ENOENT/],
    [{ kind: 'exited', code: 3, stdout: '', stderrTail: [] }, 'error SHP153', /ended with exit code 3/],
  ] as const)('and ends as %j is removed, and reported', async (outcome, start, message) => {
    const bin = mkdtempSync(join(scratch, 'bin-'))
    writeFileSync(join(bin, 'crun'), '', { mode: 0o755 })
    const asked: string[] = []
    const exec = async ({ argv }: Command): Promise<Outcome> => {
      asked.push(argv.includes('run') ? 'run' : argv.slice(-3).join(' '))
      return argv.includes('run') ? outcome : gone
    }
    const options = { runtime: 'auto', 'timeout-minutes': '1' }
    const { problems } = await tested({ options, exec, env: { PATH: bin } })
    expect(problems.at(-1)).toMatch(start)
    expect(problems.at(-1)).toMatch(message)
    expect(asked).toEqual(['run', 'delete --force image-test'])
  })
})
