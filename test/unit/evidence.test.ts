/** What evidence is made of: hashes as Nix has them, predicates as their specifications have them, equal bytes for equal results. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runEvidenceAction } from '../../src/actions/evidence/action.ts'
import { evidenceSurface } from '../../src/actions/evidence/surface.ts'
import type { CellResult } from '../../src/model/documents.ts'
import type { GpuResult } from '../../src/model/gpu-result.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { GitHub } from '../../src/runner/host.ts'
import { provenancePredicate, testResultPredicate } from '../../src/ship/evidence/built.ts'
import { holdsDeviceCode, policyOf, provenProperties } from '../../src/ship/evidence/device-code.ts'
import { narSha256 } from '../../src/ship/evidence/nar.ts'
import { parseNarInfos } from '../../src/ship/evidence/nar-infos.ts'
import { nameAndVersion } from '../../src/ship/evidence/sbom.ts'
import { type EvidenceWorld, gitHubEnv, openEvidenceWorld } from './evidence-world.ts'
import { testHost } from './host.ts'
import { shipCell, shipResult } from './ship-world.ts'

const scratch = mkdtempSync(join(tmpdir(), 'evidence-nar-'))
afterAll(() => rmSync(scratch, { recursive: true }))

let world: EvidenceWorld
beforeEach(async () => {
  world = await openEvidenceWorld()
})
afterEach(() => world[Symbol.dispose]())

type Json = { readonly [key: string]: Json } & readonly Json[]
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Json)

describe('the hash of a tree', () => {
  it('is that of nix-store --dump PATH | sha256sum', async () => {
    const tree = join(scratch, 'tree')
    for (const name of ['a', 'a.b', 'empty']) mkdirSync(join(tree, name), { recursive: true })
    const write = (name: string | Buffer, content: string | Buffer, mode = 0o644) => {
      const path = Buffer.concat([Buffer.from(`${tree}/`), Buffer.from(name)])
      writeFileSync(path, content)
      chmodSync(path, mode)
    }
    write('a/run', '#!/bin/sh\n', 0o755)
    write('a-', '12345678')
    write('a.b/none', '')
    write('é', 'x')
    write(Buffer.from([0xff]), 'y')
    write('big', Buffer.alloc(3 * 2 ** 20 + 5, 7), 0o640)
    symlinkSync('../a/run', join(tree, 'a.b/link'))
    symlinkSync('/nowhere', join(tree, 'Z'))
    // Recorded from Nix 2.34.8 and 2.26.3, which agree.
    const hash = (path: string) => narSha256(testHost(), join(tree, path))
    expect(await hash('')).toBe('17c5e8e9eaebfd6f9f7242cdfa6db7f33f29414efe98bb1864630fb72abad1f0')
    expect(await hash('a/run')).toBe('6283c1668260f903d1a895c0cd6b822fa4b68762bb0b17cedef2d39d97e26554')
    expect(await hash('Z')).toBe('827531152f0a603f331392960fb2755b6351eec2bfed9be64c0bd8362911299e')
  })

  it('is read from Nix in every form that its versions print', () => {
    // The same digest by nix hash convert --to nix32 and --to sri.
    const hex = '17c5e8e9eaebfd6f9f7242cdfa6db7f33f29414efe98bb1864630fb72abad1f0'
    const nix32 = '1w6ip8mbf3v3chcbp67y9r0jjgzknxnzmka2fagnzzgbxblyii8p'
    const sri = 'sha256-F8Xo6err/W+fckLN+m238z8pQU7+mLsYZGMPtyq60fA='
    const [path, other] = [`/nix/store/${'a'.repeat(32)}-x`, `/nix/store/${'b'.repeat(32)}-y`]
    const expected = [{ path, sha256: hex, references: [other] }]
    expect(parseNarInfos([{ path, narHash: `sha256:${nix32}`, references: [path, other] }])).toEqual(expected)
    expect(parseNarInfos({ [path]: { narHash: sri, references: [other, path] } })).toEqual(expected)
    const second = {
      version: 2,
      storeDir: '/nix/store',
      info: {
        [basename(path)]: {
          narHash: { algorithm: 'sha256', format: 'base64', hash: sri.slice(7) },
          references: [basename(other)],
        },
      },
    }
    expect(parseNarInfos(second)).toEqual(expected)
    expect(() => parseNarInfos({ [path]: { narHash: 'md5:0', references: [] } })).toThrow('has no SHA-256')
  })
})

describe('evidence of a cell', () => {
  it('is one statement per predicate, all about its outputs by the hash of their NARs', async () => {
    const statements = linesOf(await world.make(gitHubEnv))
    expect(statements.map(({ predicateType }) => predicateType)).toEqual([
      'https://in-toto.io/attestation/svr/v0.2',
      'https://in-toto.io/attestation/scai/v0.3',
      'https://slsa.dev/provenance/v1',
      'https://cyclonedx.org/bom',
    ])
    const digest = { sha256: await narSha256(testHost(), world.output) }
    for (const { _type, subject } of statements) {
      expect(_type).toBe('https://in-toto.io/Statement/v1')
      expect(subject).toEqual([{ name: world.output, digest }])
    }
  })

  it('states what was verified, and each file with its hash, members of archives too', async () => {
    const [svr, scai] = linesOf(await world.make())
    expect(svr?.['predicate']).toMatchObject({
      timeCreated: '1970-01-01T00:16:40Z',
      properties: ['NIX_CUDA_PROVEN', 'NIX_CUDA_TARGET_sm_90a', 'NIX_CUDA_TOOLKIT_12.4'],
    })
    const content = String(svr?.['predicate']?.['verifier']?.['policies']?.[0]?.['content'])
    expect(JSON.parse(Buffer.from(content, 'base64').toString())).toEqual({
      ...{ capabilities: ['9.0a'], ptx: [], toolkit: '12.4', deviceCode: 'required', units: 'all' },
    })
    const attributes = scai?.['predicate']?.['attributes'] ?? expect.fail('no attributes')
    expect(
      attributes.map(({ target, conditions }) => [target?.['name'], conditions?.['member'], conditions?.['targets']]),
    ).toEqual([
      [join(world.output, 'lib/axpy.o'), undefined, ['sm_90a']],
      [join(world.output, 'share/axpy.whl'), 'axpy/axpy.o', ['sm_90a']],
    ])
  })

  it('has the same bytes each time, and replaces what an earlier one left', async () => {
    const file = await world.make(gitHubEnv)
    const first = readFileSync(file)
    writeFileSync(join(file, '../test-result.json'), '{}')
    expect(readFileSync(await world.make(gitHubEnv))).toEqual(first)
    expect(() => readFileSync(join(file, '../test-result.json'))).toThrow('ENOENT')
  })

  it('names its files for actions/attest', async () => {
    await world.make()
    const outputs: Record<string, unknown> = {}
    const gitHub = {
      actionInput: (name: string) => (evidenceSurface.inputs as Record<string, { default: string }>)[name]?.default,
      setOutputs: (_: unknown, values: object) => Object.assign(outputs, values),
      annotate: () => {},
      writeSummary: async () => {},
    } as unknown as GitHub
    expect(await runEvidenceAction(world.host(), gitHub)).toBe(0)
    expect(Object.keys(outputs).filter((name) => !(name in evidenceSurface.outputs))).toEqual([])
    expect(outputs).toMatchObject({
      'svr-type': 'https://in-toto.io/attestation/svr/v0.2',
      'provenance-type': '',
      'provenance-path': '',
      'test-result-path': '',
    })
    // As src/subject.ts of actions/attest reads it: digest, blank, flag, name.
    const line = readFileSync(String(outputs['subject-checksums']), 'utf8')
    expect(line).toMatch(new RegExp(`^[0-9a-f]{64} {2}${world.output}\n$`))
    expect(JSON.parse(readFileSync(String(outputs['svr-path']), 'utf8'))).toHaveProperty('verifier')
    const { bomFormat, serialNumber, specVersion } = JSON.parse(readFileSync(String(outputs['sbom-path']), 'utf8'))
    expect([bomFormat, specVersion, typeof serialNumber]).toEqual(['CycloneDX', '1.6', 'string'])
  })

  it('needs its outputs in the store of this machine', async () => {
    const nothing = { kind: 'exited', code: 0, stdout: '{}', stderrTail: [] } as const
    const version = { ...nothing, stdout: 'nix (Nix) 2.34.8\n' }
    await world.make()
    const { makeEvidence } = await import('../../src/actions/evidence/make.ts')
    const host = world.host({ exec: async ({ argv }) => (argv.includes('--version') ? version : nothing) })
    const request = { cells: [], results: undefined, 'gpu-results': undefined, sbom: true, out: undefined }
    await expect(makeEvidence(host, request)).rejects.toMatchObject({ problems: [{ code: 'SHP010' }] })
  })

  it('includes its GPU tests, unless they tested another derivation', async () => {
    const gpu: GpuResult = {
      ...{
        schema: 'gpu-result/1',
        cell: world.cell.id,
        drvPath: world.result.drvPath,
        status: 'passed',
        driver: '580.65',
      },
      ...{ tests: [], problems: [] },
    }
    const put = (result: GpuResult) => {
      mkdirSync(join(world.folder, 'nix-cuda/gpu-results'), { recursive: true })
      writeFileSync(join(world.folder, `nix-cuda/gpu-results/${world.cell.id}.json`), JSON.stringify(result))
    }
    put(gpu)
    expect(linesOf(await world.make()).map(({ predicateType }) => String(predicateType))).toContain(
      'https://in-toto.io/attestation/test-result/v0.1',
    )
    put({ ...gpu, drvPath: `/nix/store/${'e'.repeat(32)}-axpy-1.0.drv` })
    const made = world.make()
    await expect(made).rejects.toBeInstanceOf(ProblemError)
    await expect(made).rejects.toMatchObject({ problems: [{ code: 'SHP017' }] })
  })
})

describe('predicates', () => {
  it('claim of a cell no more than was proven', () => {
    const policy = policyOf(shipCell('x', { capabilities: ['8.0', '9.0a'], ptx: ['9.0'], units: 'any' }))
    expect(provenProperties(policy, true)).toEqual([
      'NIX_CUDA_PROVEN',
      'NIX_CUDA_TARGET_sm_80_IN_SOME_UNIT',
      'NIX_CUDA_TARGET_sm_90a_IN_SOME_UNIT',
      'NIX_CUDA_PTX_compute_90_IN_SOME_UNIT',
      'NIX_CUDA_TOOLKIT_12.4',
    ])
    expect(provenProperties(policy, false)).toEqual(['NIX_CUDA_PROVEN', 'NIX_CUDA_NO_DEVICE_CODE'])
    // A link stub alone, and a result of a version that did not count units.
    expect(holdsDeviceCode([{ images: 2, units: 0 }])).toBe(false)
    expect(holdsDeviceCode([{ images: 2, units: 0 }, { images: 1 }])).toBe(true)
  })

  it('say of GPU tests which passed and where the run is', () => {
    const test = {
      kind: 'command',
      exitCode: 0,
      seconds: 1,
      gpu: 'NVIDIA L4',
      uuid: '0',
      cases: null,
      logTail: [],
    } as const
    const gpu: GpuResult = {
      ...{ schema: 'gpu-result/1', cell: 'x', drvPath: '/d.drv', status: 'failed', driver: '580.65', problems: [] },
      tests: [
        { ...test, name: 'fine', status: 'passed' },
        { ...test, name: 'slow', status: 'timed-out' },
      ],
    }
    const result = shipResult(shipCell('x'))
    expect(testResultPredicate(result, gpu, undefined)).toMatchObject({
      result: 'FAILED',
      passedTests: ['fine'],
      failedTests: ['slow'],
      configuration: [{ name: 'gpu-tests', digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } }],
    })
    expect(testResultPredicate(result, { ...gpu, status: 'passed' }, undefined)).toMatchObject({ result: 'FAILED' })
    const fine = { ...gpu, status: 'passed', tests: gpu.tests.slice(0, 1) } as const
    expect(testResultPredicate(result, fine, undefined)).toMatchObject({ result: 'PASSED', failedTests: [] })
    expect(testResultPredicate(result, { ...gpu, status: 'none' }, undefined)).toBeUndefined()
    expect(testResultPredicate(result, { ...gpu, status: 'cancelled' }, undefined)).toBeUndefined()
  })

  it('say how it was built: workflow, commit, Nixpkgs and derivation', async () => {
    const nixpkgs = { kind: 'flake', reference: `github:NixOS/nixpkgs/${'f'.repeat(40)}` } as const
    const cell = shipCell('x', { nixpkgs })
    const { gitHubRun } = await import('../../src/ship/evidence/built.ts')
    const run = gitHubRun(gitHubEnv) ?? expect.fail('no run')
    const result: CellResult = shipResult(cell)
    expect(provenancePredicate(result, { run, nixVersion: '2.34.8', drvHash: '3'.repeat(64) })).toMatchObject({
      buildDefinition: {
        externalParameters: {
          cell,
          workflow: {
            repository: 'https://github.com/acme/axpy',
            ref: 'refs/heads/main',
            path: '.github/workflows/cuda.yml',
          },
        },
        internalParameters: { runner: 'github-hosted' },
        resolvedDependencies: [
          { uri: 'git+https://github.com/acme/axpy@refs/heads/main', digest: { gitCommit: 'a'.repeat(40) } },
          { uri: 'git+https://github.com/NixOS/nixpkgs', digest: { gitCommit: 'f'.repeat(40) } },
          { name: '/d.drv', digest: { sha256: '3'.repeat(64) } },
        ],
      },
      runDetails: {
        builder: {
          id: 'https://github.com/acme/axpy/.github/workflows/cuda.yml@refs/heads/main',
          version: { nix: '2.34.8' },
        },
        metadata: { invocationId: 'https://github.com/acme/axpy/actions/runs/42/attempts/1' },
      },
    })
    for (const name of Object.keys(gitHubEnv)) expect(gitHubRun({ ...gitHubEnv, [name]: undefined })).toBeUndefined()
  })
})

describe('the bill of materials', () => {
  it('follows the schema of CycloneDX 1.6, with each path, its hash and its references', async () => {
    const file = join(await world.make(), '../sbom.cdx.json')
    const text = readFileSync(file, 'utf8')
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
    expect(await validator.validate(text)).toBeNull()
    expect(await validator.validate(text.replace('"library"', '"libary"'))).not.toBeNull()
    const bom = JSON.parse(text) as Json
    expect(bom['components']?.map(({ name, version }) => [name, version])).toEqual([
      ['glibc', '2.40-66'],
      ['cuda12.4-cuda_cudart', '12.4.127'],
      ['axpy', '1.0'],
    ])
    const dependencies = bom['dependencies'] ?? expect.fail('no dependencies')
    const of = (part: string) => dependencies.find(({ ref }) => String(ref).includes(part))?.['dependsOn']
    expect(of(world.cell.id)).toEqual([world.output])
    expect(of('cuda_cudart')).toEqual([expect.stringContaining('glibc')])
  })

  it('splits names as builtins.parseDrvName does', () => {
    const split = (name: string) => nameAndVersion(`/nix/store/${'a'.repeat(32)}-${name}`)
    expect(split('nix-0.12pre12876')).toEqual({ name: 'nix', version: '0.12pre12876' })
    expect(split('python3.12-torch-2.8.0-lib')).toEqual({ name: 'python3.12-torch', version: '2.8.0-lib' })
    expect(split('source')).toEqual({ name: 'source' })
    expect(split('cuda_nvcc-rc-x')).toEqual({ name: 'cuda_nvcc-rc-x' })
  })
})
