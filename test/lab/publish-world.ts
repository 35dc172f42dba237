/** Two cells that share a library, built by real Nix, and their results. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runPublish } from '../../src/actions/publish/command.ts'
import type { Problem } from '../../src/model/problem.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { unstyled } from '../../src/model/style.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'
import { shipCell, shipResult } from '../unit/ship-world.ts'
import { runOk } from './exec.ts'
import type { Lab } from './lab.ts'

const expression = `{ lib, nvidia ? false }:
let
  make = name: script: derivation {
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" script ]; outputs = [ "out" ];
  };
  base = make "base" "echo base > $out";
  library = make "lib" "echo \${lib} \${base} > $out";
  archive = derivation {
    name = "cudart.tar"; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" "echo cudart > $out" ];
    outputHashAlgo = "sha256"; outputHash = builtins.hashString "sha256" "cudart\\n";
    urls = [ "https://developer.download.nvidia.com/compute/cuda/redist/cudart.tar" ];
  };
  runtime = make "cuda12.4-cuda_cudart-12.4.127" "read line < \${archive}; echo $line > $out";
  app = name: make name "echo \${name} \${library} \${if nvidia then runtime else ""} $out > $out";
in { one = app "one"; two = app "two"; }
`

const real = realHost(recordingLog())

export interface PublishWorld {
  readonly folder: string
  /** Folder with the results of the cells \`one\` and \`two\`. */
  readonly results: string
  /** Output of each. */
  readonly outputs: Readonly<Record<'one' | 'two', string>>
  /** Store paths of both together. */
  readonly closure: readonly string[]
  /** `nix-cuda publish`: exit code, lines of the log, answer, problems that were thrown. */
  readonly publish: (options: Readonly<Record<string, string>>, more?: Partial<Host>) => Promise<PublishRun>
}

export interface PublishRun {
  readonly code: number | undefined
  readonly log: readonly string[]
  readonly answer: string
  readonly problems: readonly Problem[]
}

/** Builds what `lib` says, a text that is part of the library; cells of other texts have other store paths. */
export async function publishWorld(lab: Lab, folder: string, lib: string, nvidia = false): Promise<PublishWorld> {
  const file = join(folder, 'packages.nix')
  writeFileSync(file, expression)
  const results = mkdtempSync(join(folder, 'results-'))
  const outputs = { one: '', two: '' }
  for (const name of ['one', 'two'] as const) {
    const args = [file, '-A', name, '--argstr', 'lib', lib, '--arg', 'nvidia', `${nvidia}`]
    const [drvPath = ''] = (await runOk(join(lab.nixBin, 'nix-instantiate'), args, { env: lab.env })).trim().split('!')
    outputs[name] = (await runOk(join(lab.nixBin, 'nix-store'), ['--realise', drvPath], { env: lab.env })).trim()
    const result = shipResult(shipCell(name), { drvPath, outputs: [{ name: 'out', path: outputs[name] }] })
    writeFileSync(join(results, `${result.cell.id}.json`), JSON.stringify(result))
  }
  const query = ['--query', '--requisites', ...Object.values(outputs)]
  const closure = (await runOk(join(lab.nixBin, 'nix-store'), query, { env: lab.env })).trim().split('\n')
  return {
    ...{ folder, results, outputs, closure },
    publish: async (options, more = {}) => {
      const log = recordingLog()
      const answers: string[] = []
      const runnerTemp = mkdtempSync(join(folder, 'job-'))
      mkdirSync(join(runnerTemp, 'tmp'))
      const { env, ...others } = more
      const PATH = `${lab.nixBin}:${process.env['PATH']}`
      const host: Host = {
        ...{ ...real, log, cwd: folder, answer: (text) => void answers.push(text), ...others },
        env: { ...real.env, ...lab.env, RUNNER_TEMP: runnerTemp, PATH, ...env },
      }
      const given = { results, ...options }
      const option = (name: string) => (given as Readonly<Record<string, string>>)[name]
      const done = await runPublish(host, { option, positionals: [] }).then(
        (code) => ({ code, problems: [] }),
        (cause: unknown) => {
          if (!(cause instanceof ProblemError)) throw cause
          return { code: undefined, problems: cause.problems }
        },
      )
      return { ...done, log: log.lines, answer: unstyled(answers.join('')) }
    },
  }
}
