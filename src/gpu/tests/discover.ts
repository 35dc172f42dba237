/** The tests that a package has itself. */
import { basename, join } from 'node:path'
import { notice, type Problem, warning } from '../../model/problem.ts'
import { evaluateJson } from '../../nix/build/evaluate.ts'
import type { Nix } from '../../nix/find.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/** A derivation of `passthru.tests` with a gpuCheck: its program is the test, and its gpuCheck runs it inside the sandbox. */
export interface Tester {
  readonly name: string
  readonly drvPath: string
  /** Absolute path of its program, once it is built. */
  readonly program: string
}

/**
 * As nixos-cuda's Hydra chooses them: `tests.*.gpuCheck` that need the system feature `cuda`. A `gpuCheck` of the package itself is the
 * package built again with its check phase, which nothing can run outside of a build.
 * https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/packages/writeGpuTestPython.nix
 */
export function discoveryText(cellFile: string): string {
  return `let
  inherit ((import ./${basename(cellFile)})) package;
  try = default: value: let tried = builtins.tryEval (builtins.deepSeq value value); in if tried.success then tried.value else default;
  wantsCuda = check: builtins.elem "cuda" (check.requiredSystemFeatures or [ ]);
  tests = let found = package.tests or { }; in if builtins.isAttrs found then found else { };
  isTester = name: try false (builtins.isAttrs tests.\${name} && tests.\${name} ? gpuCheck && wantsCuda tests.\${name}.gpuCheck);
  testerOf = name: let tester = tests.\${name}; in try null {
    inherit (tester) drvPath;
    program = "\${tester.bin or tester.out or tester}/bin/\${tester.meta.mainProgram or (builtins.parseDrvName tester.name).name}";
  };
in
{
  own = try false (package ? gpuCheck && wantsCuda package.gpuCheck);
  testers = builtins.listToAttrs (map (name: { inherit name; value = testerOf name; }) (builtins.filter isTester (builtins.attrNames tests)));
}
`
}

export interface Discovered {
  readonly testers: readonly Tester[]
  /** GPU418 for what cannot be run. */
  readonly problems: readonly Problem[]
}

/** Evaluates which tests the package of a cell has; `cellFile` is the generated expression of the cell. Throws nothing of Nix. */
export async function discoverTests(host: Host, nix: Nix, cellFile: string): Promise<Discovered> {
  const file = join(cellFile, '..', `gpu-tests-${basename(cellFile)}`)
  await writeAtomically(host, file, discoveryText(cellFile))
  const answer = await evaluateJson(host, nix, { file })
  if ('problem' in answer) {
    const message = `The tests of the package cannot be evaluated: ${answer.problem.message}`
    return { testers: [], problems: [warning('GPU418', message, answer.problem.fix)] }
  }
  return readDiscovered(answer.value)
}

/** Pure. */
export function readDiscovered(value: unknown): Discovered {
  const { own, testers } = (value ?? {}) as { readonly own?: unknown; readonly testers?: unknown }
  const entries = Object.entries((testers ?? {}) as Readonly<Record<string, unknown>>)
  const read = entries.map(([name, one]) => {
    const { drvPath, program } = (one ?? {}) as { readonly drvPath?: unknown; readonly program?: unknown }
    return { name, drvPath, program }
  })
  const whole = read.flatMap(({ name, drvPath, program }): readonly Tester[] =>
    typeof drvPath === 'string' && typeof program === 'string' ? [{ name, drvPath, program }] : [],
  )
  const broken = read.filter(({ name }) => !whole.some((one) => one.name === name))
  const fix = 'Evaluate it with nix eval to see why.'
  return {
    testers: whole,
    problems: [
      ...broken.map(({ name }) => warning('GPU418', `The test ${name} of the package cannot be evaluated.`, fix)),
      ...(own === true && whole.length === 0 ? [ownCheck()] : []),
    ],
  }
}

function ownCheck(): Problem {
  const message = 'The gpuCheck of the package builds it again inside the sandbox, and is not run.'
  return notice('GPU418', message, 'Give the command that tests it with gpu-tests.')
}
