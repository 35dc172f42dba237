import { join } from 'node:path'
import { nixString } from '../../cuda/attribute-path.ts'
import { nixpkgsText } from '../../cuda/expression-instance.ts'
import { isLocal, localFlakeText } from '../../cuda/expression-paths.ts'
import type { NixpkgsSource } from '../../model/documents.ts'
import { error, ProblemError } from '../../model/problem.ts'
import type { System } from '../../model/system.ts'
import { runNix } from '../../nix/command.ts'
import type { Nix } from '../../nix/find.ts'
import { failureText } from '../../runner/exec.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { probeSource } from './probe-source.ts'

/** Seconds; a store without a compiler fetches some 150 MB first. */
const patience = 1_800

/**
 * A Nix file whose derivation is the probe: C, the compiler of that Nixpkgs, and the driver's folder in RUNPATH, as every CUDA program
 * of Nixpkgs has it. Its loader and libc are those of the cells of the same Nixpkgs.
 */
export function probeExpression(nixpkgs: NixpkgsSource, system: System, root: string): string {
  const local = nixpkgs.kind === 'flake' && isLocal(nixpkgs.reference) ? `${localFlakeText(root)}\n` : ''
  return `# The program of the smoke test
let
${local}${nixpkgsText(nixpkgs, root)}  pkgs = import nixpkgs {
    system = ${nixString(system)};
    config = { };
    overlays = [ ];
  };
in
pkgs.stdenv.mkDerivation {
  name = "nix-cuda-probe";
  source = builtins.toFile "probe.c" ${nixString(probeSource)};
  dontUnpack = true;
  # It would shorten RUNPATH to what is there when it is built.
  dontPatchELF = true;
  buildPhase = "cc -std=gnu17 -O1 -o probe $source -ldl -Wl,-rpath,/run/opengl-driver/lib";
  installPhase = "mkdir -p $out/bin; cp probe $out/bin/nix-cuda-probe; true";
}
`
}

/** Builds the probe, or fetches it, and gives the path of the program. Throws ProblemError GPU332. */
export async function buildProbe(host: Host, nix: Nix, nixpkgs: NixpkgsSource, system: System): Promise<string> {
  const file = join(jobFolder(host), 'expressions', 'probe.nix')
  await writeAtomically(host, file, probeExpression(nixpkgs, system, host.cwd))
  const args = ['build', '--impure', '--no-link', '--print-out-paths', '--file', file]
  const outcome = await runNix(host, nix, args, { timeout: patience, onStderr: host.log.debug })
  const path = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout.trim().split('\n').at(-1) : undefined
  if (path?.startsWith('/')) return join(path, 'bin/nix-cuda-probe')
  const fix = 'Give another Nixpkgs with --nixpkgs, or the program itself with --probe.'
  throw new ProblemError(
    error('GPU332', `The program of the smoke test cannot be built: ${failureText(outcome)}.`, fix),
  )
}
