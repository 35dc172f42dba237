/** Every workflow, template and action as the three checkers see them. Exceptions lie in `.github/`, each with its reason. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { run } from '../lab/exec.ts'
import { evaluate } from './expressions.ts'
import { workflowFiles } from './files.ts'
import { diagnose } from './language-service.ts'
import { writeFiles } from './repositories.ts'
import { describeTools, project } from './tools.ts'

const { workflows, templates, actions } = workflowFiles()
/** A workflow in which each checker must find something. */
const wrong = `name: Wrong
on: pull_request_target
jobs:
  wrong:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
      - run: echo \${{ github.head_ref }}
      - run: echo \${{ job.nothing }}
      - uses: actions/upload-artifact@v7
        with: { nme: results }
`
/** What the exceptions in `.github/` are for. */
const right = {
  '.github/workflows/self.yml': `name: Self
on:
  workflow_call:
permissions: {}
jobs:
  step:
    name: Step
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: $/
      - uses: $/plan
  call:
    name: Call
    uses: $/.github/workflows/other.yml
    permissions: {}
`,
  'workflows/cuda.yml': `name: CUDA
on:
  push:
    branches: [main]
permissions: {}
concurrency:
  group: cuda-\${{ github.ref }}
  cancel-in-progress: true
jobs:
  cuda:
    name: CUDA
    permissions:
      contents: read # checkout
    uses: setup-nix-cuda/setup-nix-cuda/.github/workflows/cuda-matrix.yml@v1
`,
}
let folder: string

/** One of zizmor's findings, as far as it is read here; rows count from 0. */
interface Finding {
  readonly ident: string
  readonly desc: string
  readonly locations: readonly [FindingLocation, ...FindingLocation[]]
}
interface FindingLocation {
  readonly symbolic: { readonly kind: string; readonly key: { readonly Local: { readonly verbatim_path: string } } }
  readonly concrete: { readonly location: { readonly start_point: { readonly row: number } } }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workflows-'))
  mkdirSync(join(folder, '.github'))
  for (const name of ['actionlint.yaml', 'zizmor.yml']) {
    cpSync(join(project, '.github', name), join(folder, '.github', name))
  }
  writeFiles(folder, { '.github/workflows/wrong.yml': wrong, ...right })
})
afterAll(() => rmSync(folder, { recursive: true }))

await describeTools('actionlint', ['actionlint'], ({ actionlint }) => {
  /** shellcheck and pyflakes would make the outcome one of the machine's. */
  const lint = (root: string, files: readonly string[]) =>
    run(actionlint, ['-no-color', '-oneline', '-shellcheck=', '-pyflakes=', ...config, ...files], { cwd: root })
  const config = ['-config-file', '.github/actionlint.yaml']

  it('has nothing to say', async () => {
    expect(await lint(project, [...workflows, ...templates])).toEqual({ code: 0, stdout: '', stderr: '' })
  })
  it('would have', async () => {
    const { stdout } = await lint(folder, ['.github/workflows/wrong.yml'])
    expect(stdout).toContain('"github.head_ref" is potentially untrusted')
    expect(stdout).toContain('property "nothing" is not defined')
  })
  it('takes what it does not know yet', async () => {
    expect((await lint(folder, Object.keys(right))).stdout).toBe('')
  })
})

await describeTools('zizmor, pedantic', ['zizmor'], ({ zizmor }) => {
  const options = ['--offline', '--pedantic', '--no-progress', '--quiet', '--config', '.github/zizmor.yml']
  const findings = async (root: string, files: readonly string[]) => {
    const { stdout } = await run(zizmor, [...options, '--format', 'json', ...files], { cwd: root })
    return (JSON.parse(stdout) as Finding[]).map(({ ident, desc, locations }) => {
      const { symbolic, concrete } = locations.find((one) => one.symbolic.kind === 'Primary') ?? locations[0]
      return `${symbolic.key.Local.verbatim_path}:${concrete.location.start_point.row + 1}: ${ident}: ${desc}`
    })
  }

  it('has nothing to say', async () => {
    expect(await findings(project, [...workflows, ...templates, ...actions])).toEqual([])
  })
  it('would have', async () => {
    const found = (await findings(folder, ['.github/workflows/wrong.yml'])).join('\n')
    for (const audit of ['template-injection', 'dangerous-triggers', 'unpinned-uses', 'excessive-permissions']) {
      expect(found).toContain(audit)
    }
  })
  it('takes releases of this project, and of no other', async () => {
    expect(await findings(folder, Object.keys(right))).toEqual([])
  })
})

describe('GitHub’s language service', () => {
  it.each([...workflows, ...templates, ...actions])('has nothing to say of %s', async (path) => {
    expect(await diagnose(path)).toEqual([])
  })
  it('would have', async () => {
    expect(await diagnose('.github/workflows/wrong.yml', folder)).toEqual([
      '9: Context access might be invalid: nothing',
      "11: Invalid action input 'nme'",
      '11: Missing required input `path`',
    ])
    const action = readFileSync(join(project, 'action.yml'), 'utf8').replace("icon: 'cpu'", "icon: 'nothing'")
    writeFileSync(join(folder, 'action.yml'), action)
    expect(await diagnose('action.yml', folder)).not.toEqual([])
  })
})

describe('the reusable workflow', () => {
  interface Step {
    readonly uses?: string
    readonly with?: Readonly<Record<string, string>>
  }
  interface Workflow {
    readonly on: { readonly workflow_call: { readonly secrets: Readonly<Record<string, unknown>> } }
    readonly jobs: Readonly<
      Record<string, { readonly steps?: readonly Step[]; readonly secrets?: Readonly<Record<string, string>> }>
    >
  }
  const files = ['cuda-matrix.yml', 'cuda-cells.yml'].map(
    (file) => parse(readFileSync(join(project, '.github/workflows', file), 'utf8')) as Workflow,
  )
  const jobs = files.flatMap((file) => Object.values(file.jobs))
  const steps = jobs.flatMap((job) => job.steps ?? [])
  const [secrets = [], ofCells = []] = files.map((file) => Object.keys(file.on.workflow_call.secrets ?? {}))

  it('gives every secret by name to each job that may need it, and none of publishing to those that build', () => {
    expect(ofCells).toEqual(expect.arrayContaining(['checkout-token', 'netrc', 'builders-key', 'store-cache-key']))
    const byName = (names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, `\${{ secrets.${name} }}`]))
    const setups = steps.filter(({ uses }) => uses === '$/')
    expect(setups).toHaveLength(5)
    for (const step of setups) {
      expect(step.with).toMatchObject(byName(ofCells.filter((name) => name !== 'checkout-token')))
    }
    const calls = jobs.flatMap((job) => (job.secrets ? [job.secrets] : []))
    expect(calls).toEqual([byName(ofCells)])
    const publishing = secrets.filter((name) => !ofCells.includes(name))
    expect(publishing).toEqual(expect.arrayContaining(['signing-key', 'attic-token', 'aws-secret-access-key']))
    for (const name of publishing) {
      const jobs = Object.entries(files[0]?.jobs ?? {}).filter(([, job]) =>
        JSON.stringify(job).includes(`secrets.${name} `),
      )
      expect(jobs.map(([id]) => id)).toEqual(['publish'])
    }
  })

  it('checks out the same everywhere, and keeps no token', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts).toHaveLength(5)
    for (const { with: given } of checkouts) {
      expect(given).toMatchObject({ 'persist-credentials': false })
      for (const name of ['ref', 'submodules', 'lfs']) expect(given?.[name]).toMatch(new RegExp(`\\.${name} \\}\\}$`))
      expect(given?.['token']).toBe('${{ secrets.checkout-token || github.token }}')
    }
  })
})

describe('expressions', () => {
  it('the gate of CI joins the results of its jobs', () => {
    const gate = /RESULTS: \$\{\{ (.*) \}\}/.exec(readFileSync(join(project, '.github/workflows/ci.yml'), 'utf8'))?.[1]
    const needs = { test: { result: 'success' }, nixpkgs: { result: 'failure' } }
    expect(evaluate(gate ?? '', { needs })).toBe('success failure')
  })
  it('know the outcome of earlier jobs', () => {
    expect(evaluate('!cancelled() && failure()', {}, 'failure')).toBe(true)
    expect(evaluate('always() && fromJSON(inputs.m)[1]', { inputs: { m: '[1,2]' } }, 'cancelled')).toBe(2)
  })
})
