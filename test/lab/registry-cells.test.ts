/** Images of cells, from a real Nix store to a real registry. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runContainerize } from '../../src/actions/containerize/command.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'
import { shipCell, shipResult } from '../unit/ship-world.ts'
import { removeTree } from './context.ts'
import { describeMade } from './describe.ts'
import { runOk } from './exec.ts'
import { LabError, labContext, labReason, openLab } from './lab.ts'
import { ensureRegistryTools, openDockerRegistry } from './registries.ts'
import type { Service } from './service.ts'

const temp = mkdtempSync(join(tmpdir(), 'registry-cells-'))
afterAll(() => removeTree(temp))

/** Cells of one toolkit of 3 MB; both want all of it. */
const expression = `
let
  make = name: script: derivation {
    inherit name; system = builtins.currentSystem; builder = "/bin/sh";
    args = [ "-c" "PATH=/bin:/usr/bin; mkdir -p $out; \${script}" ];
  };
  toolkit = make "cuda12.4-cuda_cudart-12.4.127" "head -c 3000000 /dev/urandom > $out/libcudart.so.12";
  app = name: make name "mkdir $out/bin; echo \${toolkit} > $out/needs; cp /bin/true $out/bin/\${name}";
in { one = app "one"; two = app "two"; three = app "three"; }
`

await describeMade(
  'images of cells',
  async () => {
    const reason = await labReason()
    if (reason) throw new LabError(reason)
    return ensureRegistryTools(labContext())
  },
  (tools) => {
    let registry: Service
    let name = ''
    let env: Readonly<Record<string, string | undefined>> = {}
    const results = join(temp, 'results')
    beforeAll(async () => {
      const lab = await openLab({ variant: 'recorded', toolkits: [], storeRoot: join(temp, 'nix') })
      registry = await openDockerRegistry(tools, join(temp, 'registry'))
      name = new URL(registry.url).host
      env = {
        ...process.env,
        ...lab.env,
        PATH: `${lab.nixBin}:${process.env['PATH']}`,
        HOME: temp,
        RUNNER_TEMP: join(temp, 'job'),
      }
      mkdirSync(join(temp, 'job'))
      mkdirSync(results)
      writeFileSync(join(temp, 'cells.nix'), expression)
      for (const [attribute, capability] of [
        ['one', '9.0a'],
        ['two', '8.6'],
        ['three', '10.0'],
      ] as const) {
        const args = [join(temp, 'cells.nix'), '-A', attribute]
        const [drvPath = ''] = (await runOk(join(lab.nixBin, 'nix-instantiate'), args, { env: lab.env }))
          .trim()
          .split('!')
        const path = (await runOk(join(lab.nixBin, 'nix-store'), ['--realise', drvPath], { env: lab.env })).trim()
        const cell = shipCell('app', { capabilities: [capability] })
        const outputs = [{ name: 'out', path }]
        const targets = [`sm_${capability.replace('.', '')}`]
        const files = [{ path: 'bin/app', output: 'out', targets, ptx: [], toolkits: ['12.4'], images: 1 }]
        writeFileSync(join(results, `${cell.id}.json`), JSON.stringify(shipResult(cell, { drvPath, outputs, files })))
      }
    })
    afterAll(() => registry[Symbol.asyncDispose]())

    const containerize = async (options: Readonly<Record<string, string>>) => {
      const answers: string[] = []
      const host = { ...realHost(recordingLog()), cwd: temp, env, answer: (text: string) => void answers.push(text) }
      const given: Readonly<Record<string, string>> = {
        from: 'cells',
        results,
        json: 'true',
        visibility: 'private',
        // crane unpacks no zstd.
        compression: 'gzip',
        ...options,
      }
      await runContainerize(host, { option: (option) => given[option], positionals: [] })
      return JSON.parse(answers.join(''))
    }
    const crane = (...args: readonly string[]) => execFileSync(tools.crane, args, { encoding: 'utf8' })

    it('go to a registry as one index that crane reads back whole, and no file is left', async () => {
      const made = await containerize({
        image: `${name}/acme/app:1.0`,
        cells: 'app-cuda12.4-sm90a*\napp-cuda12.4-sm86*',
      })
      expect(made).toMatchObject({ file: null, digest: made.pushed[0].digest })
      crane('validate', '--remote', `${name}/acme/app:1.0`)
      expect(crane('digest', `${name}/acme/app:1.0`).trim()).toBe(made.digest)
      const index = JSON.parse(crane('manifest', `${name}/acme/app:1.0`))
      expect(index.manifests.map(({ digest }: { digest: string }) => digest)).toEqual(
        made.images.map(({ digest }: { digest: string }) => digest),
      )
      expect(readdirSync(join(temp, 'job'))).toEqual([])
    })

    it('send their own bytes alone once the toolkit is there, and nothing the second time', async () => {
      const image = `${name}/acme/app:2.0,${name}/acme/app:latest`
      const third = await containerize({ image, cells: 'app-cuda12.4-sm100*' })
      expect(third.pushed[0].bytes).toBeLessThan(1_000_000)
      crane('validate', '--remote', `${name}/acme/app:2.0`)
      const again = await containerize({ image, cells: 'app-cuda12.4-sm100*' })
      expect(again.digest).toBe(third.digest)
      expect(again.pushed[0].bytes).toBe(0)
    })
  },
)
