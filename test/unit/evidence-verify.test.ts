/** `nix-cuda verify --evidence`: what was proven is accepted wherever it lies, and every forgery is refused with its reason. */
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProblemError } from '../../src/model/problem.ts'
import { canonicalJson, sha256 } from '../../src/ship/evidence/statement.ts'
import { type EvidenceWorld, gitHubEnv, openEvidenceWorld } from './evidence-world.ts'
import { real } from './inspect-fixtures.ts'

let world: EvidenceWorld
let file: string
beforeEach(async () => {
  world = await openEvidenceWorld()
  file = await world.make(gitHubEnv)
})
afterEach(() => world[Symbol.dispose]())

/** A statement that a test changes. */
interface Forged {
  predicateType: string
  subject: { name: string; digest: Record<string, string> }[]
  predicate: {
    attributes: { target: { name: string; digest: Record<string, string> }; conditions: Conditions }[]
    verifier: { id: string; policies: { content: string; digest: { sha256: string } }[] }
    properties: string[]
  }
}
type Conditions = { targets: string[]; member?: string } & Record<string, unknown>

const lines = () => readFileSync(file, 'utf8').trimEnd().split('\n')
const write = (text: string) => {
  const path = join(world.folder, 'given.jsonl')
  writeFileSync(path, text)
  return path
}
const svr = 'svr/v0.2'
const scai = 'scai/v0.3'

/** The evidence with one statement changed. */
function forged(type: string, change: (statement: Forged) => unknown): string {
  const changed = lines().map((line) => {
    const statement: Forged = JSON.parse(line)
    if (String(statement.predicateType).endsWith(type)) change(statement)
    return JSON.stringify(statement)
  })
  return write(changed.join('\n'))
}

const envelope = (line: string, signatures: readonly unknown[] = [{ sig: 'c2lnbmVk' }]) => ({
  payload: Buffer.from(line).toString('base64'),
  payloadType: 'application/vnd.in-toto+json',
  signatures,
})

describe('what was proven', () => {
  it('is accepted by its store path, a link to it, and a copy elsewhere, and said to be unsigned', async () => {
    const link = join(world.folder, 'result')
    symlinkSync(world.output, link)
    const copy = join(world.folder, 'copy')
    cpSync(world.output, copy, { recursive: true, verbatimSymlinks: true })
    for (const path of [world.output, link, copy]) {
      expect(await world.verify(file, path)).toEqual({
        ...{ code: 0, errors: [], others: ['SHP018', 'SHP015'] },
        subjects: [world.output],
      })
    }
  })

  it('is accepted in DSSE envelopes and Sigstore bundles, one or several, beside lines of another kind', async () => {
    const [first = '', ...rest] = lines()
    const bundle = {
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: { certificate: {} },
      dsseEnvelope: envelope(first),
    }
    for (const text of [
      JSON.stringify(bundle, null, 2),
      JSON.stringify(envelope(first)),
      [bundle, ...rest.map((line) => envelope(line))].map((one) => JSON.stringify(one)).join('\n'),
      `${JSON.stringify({ payloadType: 'application/vnd.other', payload: '' })}\n# note\n${first}\n`,
    ]) {
      expect(await world.verify(write(text), world.output)).toMatchObject({ code: 0, errors: [] })
    }
  })

  it('is what the verify action and other expectations see as before', async () => {
    const other = forged(svr, (statement) => {
      statement.predicate.verifier.id = 'https://example.com/other'
    })
    expect(await world.verify(other, world.output)).toMatchObject({ code: 0, others: ['SHP018', 'SHP018', 'SHP015'] })
  })
})

describe('a file that is no evidence', () => {
  it.each([
    ['text', 'not JSON'],
    [
      'a statement of another version',
      '{"_type":"https://in-toto.io/Statement/v0.1","subject":[],"predicateType":"x"}',
    ],
    ['an envelope without a signature', JSON.stringify({ ...envelope('{}'), signatures: [] })],
    ['an envelope of something else', JSON.stringify(envelope('{"_type":"x"}'))],
    ['a statement without a subject', '{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"x"}'],
  ])('is refused: %s', async (_, text) => {
    const refused = world.verify(write(text), world.output)
    await expect(refused).rejects.toBeInstanceOf(ProblemError)
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'SHP011' }] })
  })

  it('is refused where it is missing', async () => {
    await expect(world.verify('nowhere.jsonl', world.output)).rejects.toMatchObject({ problems: [{ code: 'SHP011' }] })
  })
})

describe('forged evidence', () => {
  const policyOf = (statement: Forged) => statement.predicate.verifier.policies[0] ?? expect.fail('no policy')
  const setPolicy = (statement: Forged, change: object) => {
    const old: object = JSON.parse(Buffer.from(policyOf(statement).content, 'base64').toString())
    const json = canonicalJson({ ...old, ...change })
    Object.assign(policyOf(statement), {
      content: Buffer.from(json).toString('base64'),
      digest: { sha256: sha256(json) },
    })
  }
  const fileOf = (statement: Forged, index = 0) => statement.predicate.attributes[index] ?? expect.fail('no file')
  const subjectOf = (statement: Forged) => statement.subject[0] ?? expect.fail('no subject')

  it.each<[string, string, (statement: Forged) => unknown, readonly RegExp[]]>([
    [
      'another target of a file',
      scai,
      (one) => fileOf(one).conditions.targets.push('sm_100'),
      [/^SHP013 .*lib\/axpy.o: targets is \["sm_90a"\], and the evidence says \["sm_90a","sm_100"\]/],
    ],
    [
      'another toolkit and other PTX of a file',
      scai,
      (one) => Object.assign(fileOf(one).conditions, { toolkits: ['12.8'], ptx: ['compute_90'] }),
      [/^SHP013 .*ptx is .*; toolkits is \["12.4"\], and the evidence says \["12.8"\]/],
    ],
    [
      'a fact that no file has',
      scai,
      (one) => Object.assign(fileOf(one).conditions, { safe: true }),
      [/^SHP013 .*safe is nothing/],
    ],
    [
      'another hash of a file',
      scai,
      (one) => (fileOf(one).target.digest['sha256'] = '0'.repeat(64)),
      [/^SHP013 .*its SHA-256 is/],
    ],
    [
      'a file less',
      scai,
      (one) => (one.predicate.attributes = []),
      [/^SHP013 .*axpy.o: it has device code/, /^SHP013 .*axpy.whl!\/axpy\/axpy.o: it has/],
    ],
    [
      'a file more',
      scai,
      (one) => {
        const more = structuredClone(fileOf(one))
        Object.assign(more.target, { name: `${world.output}/lib/none.o`, digest: { sha256: '1'.repeat(64) } })
        one.predicate.attributes.push(more)
      },
      [/^SHP013 .*lib\/none.o: the evidence says that it has device code, and none was found/],
    ],
    [
      'a file of an archive under another name',
      scai,
      (one) => (fileOf(one, 1).conditions.member = 'x.o'),
      [/^SHP013 .*whl!\/x.o: .*none was found/, /^SHP013 .*axpy.whl!\/axpy\/axpy.o: it has/],
    ],
    [
      'no attributes',
      scai,
      (one) => Object.assign(one, { predicate: {} }),
      [/^SHP014 The predicate of a statement does not follow/],
    ],
    [
      'a property more',
      svr,
      (one) => one.predicate.properties.push('NIX_CUDA_TARGET_sm_100'),
      [/^SHP014 .*NIX_CUDA_TARGET_sm_100, which/],
    ],
    [
      'a policy for another target, with its property',
      svr,
      (one) => {
        setPolicy(one, { capabilities: ['10.0'] })
        one.predicate.properties = ['NIX_CUDA_PROVEN', 'NIX_CUDA_TARGET_sm_100']
      },
      [/^VER001 .*lacks sm_100/, /^VER001/, /^SHP014 .*NIX_CUDA_PROVEN, NIX_CUDA_TARGET_sm_100/],
    ],
    [
      'a policy of another toolkit',
      svr,
      (one) => setPolicy(one, { toolkit: '13.0' }),
      [/^VER002/, /^VER002/, /^SHP014/],
    ],
    [
      'a weaker policy with the old properties',
      svr,
      (one) => setPolicy(one, { capabilities: [] }),
      [/^SHP014 .*NIX_CUDA_TARGET_sm_90a/],
    ],
    [
      'the claim that there is no device code',
      svr,
      (one) => (one.predicate.properties = ['NIX_CUDA_NO_DEVICE_CODE']),
      [/^SHP014 .*NO_DEVICE_CODE/],
    ],
    [
      'a policy of a cell without CUDA',
      svr,
      (one) => setPolicy(one, { toolkit: 'cpu', capabilities: [] }),
      [/^VER011/, /^SHP014/],
    ],
    [
      'a policy that is not the digested one',
      svr,
      (one) => (policyOf(one).digest.sha256 = '0'.repeat(64)),
      [/^SHP014 .*its policy is missing/],
    ],
    ['no policy', svr, (one) => (one.predicate.verifier.policies = []), [/^SHP014 .*its policy is missing/]],
    [
      'another subject in one statement',
      svr,
      (one) => (subjectOf(one).digest['sha256'] = '0'.repeat(64)),
      [/^SHP012 .*the evidence says 0000/],
    ],
    [
      'another algorithm',
      scai,
      (one) => (subjectOf(one).digest = { md5: '0' }),
      [/^SHP012 .*the evidence says no sha256/],
    ],
  ])('is refused: %s', async (_, type, change, expected) => {
    const { code, errors } = await world.verify(forged(type, change), world.output)
    expect(errors).toHaveLength(expected.length)
    for (const [index, pattern] of expected.entries()) expect(errors[index]).toMatch(pattern)
    expect(code).toBe(1)
  })
})

describe('evidence with other names', () => {
  it('is compared by content: a subject under another name is no way around', async () => {
    const renamed = forged(scai, (one) => {
      for (const subject of one.subject) subject.name = 'axpy'
    })
    const { errors } = await world.verify(renamed, world.output)
    expect(errors).toEqual([
      expect.stringMatching(/^SHP013 .*axpy.o: it has device code, and the evidence does not say so/),
      expect.stringMatching(/^SHP013 .*axpy.whl/),
    ])
  })

  it('is about outputs that were not given: said, because the device code may be in those', async () => {
    const more = forged(svr, (one) => {
      one.subject.push({ name: `${world.output}-doc`, digest: { sha256: '0'.repeat(64) } })
    })
    expect(await world.verify(more, world.output)).toMatchObject({ code: 0, others: ['SHP018', 'SHP018', 'SHP015'] })
  })
})

describe('a result that was changed', () => {
  const inOutput = (name: string) => join(world.output, name)

  it.each<[string, () => void]>([
    ['a byte that is not device code', () => appendFileSync(inOutput('bin/axpy'), '\n')],
    ['execute permission', () => chmodSync(inOutput('bin/axpy'), 0o644)],
    ['an empty folder more', () => mkdirSync(inOutput('etc'))],
    ['a name', () => renameSync(inOutput('bin/axpy'), inOutput('bin/axpz'))],
    [
      'the target of a link',
      () => {
        rmSync(inOutput('share/axpy'))
        symlinkSync('../bin/other', inOutput('share/axpy'))
      },
    ],
  ])('is refused: %s', async (_, change) => {
    change()
    const { code, errors } = await world.verify(file, world.output)
    expect(code).toBe(1)
    expect(errors).toEqual([
      expect.stringMatching(/^SHP012 .*has the NAR hash [0-9a-f]{64}; the evidence says [0-9a-f]{64}/),
    ])
  })

  it('is refused with every file that differs, also where the folder has another name', async () => {
    const copy = join(world.folder, 'copy')
    cpSync(world.output, copy, { recursive: true, verbatimSymlinks: true })
    writeFileSync(join(copy, 'lib/axpy.o'), real('cuda13.5-sm100f-zstd.o'))
    rmSync(join(copy, 'share/axpy.whl'))
    const { errors } = await world.verify(file, copy)
    expect(errors.map((text) => text.slice(0, 60))).toEqual([
      expect.stringContaining('SHP012 copy has the NAR hash'),
      expect.stringContaining('VER001 copy/lib/axpy.o lacks sm_90a'),
      expect.stringContaining('VER002'),
      expect.stringContaining('SHP014'),
      expect.stringContaining('SHP013 copy/lib/axpy.o: its SHA-256 is'),
      expect.stringContaining('SHP013 copy/share/axpy.whl!/axpy/axpy.o: the evidence says'),
    ])
  })

  it('is refused where the evidence is about others', async () => {
    const other = join(world.folder, 'other')
    mkdirSync(other)
    const { errors, subjects } = await world.verify(file, world.output, other)
    expect(subjects).toEqual([world.output, null])
    expect(errors).toEqual([expect.stringMatching(/^SHP012 other has the NAR hash .*the evidence is about .*axpy-1.0/)])
  })
})
