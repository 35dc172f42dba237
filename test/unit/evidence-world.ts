/** A proven output of a cell, in a folder that looks like a store, and a Nix that knows it; for tests of evidence. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { proveOutputs } from '../../src/actions/build/prove-cell.ts'
import { makeEvidence } from '../../src/actions/evidence/make.ts'
import { runVerify } from '../../src/actions/verify/command.ts'
import { verifySurface } from '../../src/actions/verify/surface.ts'
import type { Cell, CellResult } from '../../src/model/documents.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { narSha256 } from '../../src/ship/evidence/nar.ts'
import { testHost } from './host.ts'
import { real } from './inspect-fixtures.ts'
import { shipCell, shipResult } from './ship-world.ts'
import { zip } from './zip.ts'

export const gitHubEnv = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/axpy',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_WORKFLOW_REF: 'acme/axpy/.github/workflows/cuda.yml@refs/heads/main',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '1',
  RUNNER_ENVIRONMENT: 'github-hosted',
}

const hashOf = (letter: string) => letter.repeat(32)
const glibc = `/nix/store/${hashOf('b')}-glibc-2.40-66`
const cudart = `/nix/store/${hashOf('c')}-cuda12.4-cuda_cudart-12.4.127`

export interface EvidenceWorld {
  readonly folder: string
  readonly output: string
  readonly cell: Cell
  readonly result: CellResult
  readonly host: (more?: Partial<Host>) => ReturnType<typeof testHost>
  /** Writes a result of another drvPath or status, and makes evidence of it; gives the file with the statements. */
  readonly make: (env?: Readonly<Record<string, string>>) => Promise<string>
  /** Runs `nix-cuda verify --evidence FILE PATH…` and gives its exit code and problems. */
  readonly verify: (file: string, ...paths: readonly string[]) => Promise<Verified>
  readonly [Symbol.dispose]: () => void
}

export interface Verified {
  readonly code: number
  /** Code and message of errors. */
  readonly errors: readonly string[]
  /** Codes of the others. */
  readonly others: readonly string[]
  /** Of each path, the name that the evidence has for its content; null where it has none. */
  readonly subjects: readonly (string | null)[]
}

export async function openEvidenceWorld(): Promise<EvidenceWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'))
  const output = join(folder, 'store', `${hashOf('a')}-axpy-1.0`)
  for (const name of ['bin', 'lib', 'share']) mkdirSync(join(output, name), { recursive: true })
  writeFileSync(join(output, 'lib/axpy.o'), real('cuda12.4-sm90a.o'))
  writeFileSync(join(output, 'share/axpy.whl'), zip([['axpy/axpy.o', real('cuda12.4-sm90a.o')]]))
  writeFileSync(join(output, 'bin/axpy'), '#!/bin/sh\n')
  chmodSync(join(output, 'bin/axpy'), 0o755)
  symlinkSync('../bin/axpy', join(output, 'share/axpy'))
  const nix = join(folder, 'nix')
  writeFileSync(nix, '')
  chmodSync(nix, 0o755)

  const drvPath = `/nix/store/${hashOf('d')}-axpy-1.0.drv`
  const cell = shipCell('axpy', { gpuTests: [{ command: 'axpy --check' }] })
  const outputs = [{ name: 'out', path: output }]
  const proof = await proveOutputs(testHost(), { outputs }, cell)
  const result = shipResult(cell, { drvPath, outputs, files: [...proof.files], problems: [...proof.problems] })

  const infos = async () => ({
    [output]: { narHash: `sha256:${await narSha256(testHost(), output)}`, references: [output, glibc, cudart] },
    [glibc]: { narHash: `sha256:${'1'.repeat(64)}`, references: [glibc] },
    [cudart]: { narHash: `sha256:${'2'.repeat(64)}`, references: [glibc] },
    [drvPath]: { narHash: `sha256:${'3'.repeat(64)}`, references: [] },
  })
  const exec = async ({ argv }: Command): Promise<Outcome> => {
    const said = (stdout: string): Outcome => ({ kind: 'exited', code: 0, stdout, stderrTail: [] })
    if (argv.includes('--version')) return said('nix (Nix) 2.34.8\n')
    const known = await infos()
    const asked = argv.includes('--recursive')
      ? [output, glibc, cudart]
      : argv.filter((word) => word.startsWith('/')).slice(1)
    return said(JSON.stringify(Object.fromEntries(Object.entries(known).filter(([path]) => asked.includes(path)))))
  }
  const host: EvidenceWorld['host'] = (more = {}) =>
    testHost({ cwd: folder, exec, ...more, env: { PATH: folder, RUNNER_TEMP: folder, ...more.env } })

  return {
    ...{ folder, output, cell, result, host },
    make: async (env = {}) => {
      mkdirSync(join(folder, 'nix-cuda/results'), { recursive: true })
      writeFileSync(join(folder, `nix-cuda/results/${cell.id}.json`), JSON.stringify(result))
      const request = { cells: [], results: undefined, 'gpu-results': undefined, sbom: true, out: undefined }
      const made = await makeEvidence(host({ env }), request)
      return made.cells[0]?.statements ?? ''
    },
    verify: async (file, ...paths) => {
      const at = host()
      const option = (name: string) => ({ evidence: file, json: 'true' })[name] ?? defaultOf(name)
      const code = await runVerify(at, { positionals: paths, option })
      const { problems, evidence } = JSON.parse(at.answers.join('')) as {
        readonly problems: readonly { readonly code: string; readonly severity: string; readonly message: string }[]
        readonly evidence: readonly { readonly subject: string | null }[]
      }
      const isError = ({ severity }: { readonly severity: string }) => severity === 'error'
      return {
        code,
        errors: problems.filter(isError).map(({ code: one, message }) => `${one} ${message}`),
        others: problems.filter((problem) => !isError(problem)).map((problem) => problem.code),
        subjects: evidence.map(({ subject }) => subject),
      }
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function defaultOf(name: string): string | undefined {
  const inputs: Readonly<Record<string, { readonly default: string }>> = verifySurface.inputs
  return inputs[name]?.default
}
