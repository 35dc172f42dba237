/** Statements as the in-toto project's own package reads them, by their protobuf definitions: no field that those do not have. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { GpuResult } from '../../src/model/gpu-result.ts'
import { type EvidenceWorld, gitHubEnv, openEvidenceWorld } from '../unit/evidence-world.ts'
import { describeMade } from './describe.ts'
import { ensureInToto, inTotoRead } from './in-toto.ts'
import { labContext } from './lab.ts'

await describeMade(
  'statements of in-toto',
  () => ensureInToto(labContext()),
  (packages) => {
    let world: EvidenceWorld
    let file: string
    beforeAll(async () => {
      world = await openEvidenceWorld()
      const gpu: GpuResult = {
        ...{ schema: 'gpu-result/1', cell: world.cell.id, drvPath: world.result.drvPath, status: 'passed' },
        ...{ driver: '580.65.06', tests: [], problems: [] },
      }
      mkdirSync(join(world.folder, 'nix-cuda/gpu-results'), { recursive: true })
      writeFileSync(join(world.folder, `nix-cuda/gpu-results/${gpu.cell}.json`), JSON.stringify(gpu))
      file = await world.make(gitHubEnv)
    })
    afterAll(() => world[Symbol.dispose]())

    it('are valid, each with its predicate', async () => {
      expect(await inTotoRead(packages, file)).toEqual([
        'https://in-toto.io/attestation/svr/v0.2',
        'https://in-toto.io/attestation/scai/v0.3',
        'https://in-toto.io/attestation/test-result/v0.1',
        'https://slsa.dev/provenance/v1',
        'https://cyclonedx.org/bom',
      ])
    })

    it.each([
      ['another field in a subject', '"subject":[{', '"subject":[{"path":"x",', 5],
      ['no digest of a subject', /"subject":\[\{"digest":\{[^}]*\}/, '"subject":[{"digest":{}', 5],
      ['another field in an attribute', '"attribute":', '"file":"x","attribute":', 1],
      ['another field in a build', '"runDetails":{', '"runDetails":{"job":"x",', 1],
      ['a test without configuration', /"configuration":\[\{.*?\}\],/, '', 1],
    ])('would be refused with %s', async (_, part, instead, count) => {
      const broken = join(world.folder, 'broken.jsonl')
      const lines = readFileSync(file, 'utf8').split('\n')
      writeFileSync(broken, lines.map((line) => line.replace(part, instead)).join('\n'))
      const read = await inTotoRead(packages, broken)
      expect(read.filter((line) => /Error: /.test(line))).toHaveLength(count)
    })
  },
)
