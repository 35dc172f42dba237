import { choice, type Input } from '../../../runner/inputs.ts'

/** What later steps of the job that are not of this action find as Nixpkgs. */
export const nixpkgsInputs = {
  'nixpkgs-config': choice(
    'Configuration of Nixpkgs for later steps: `cuda` gives `nix build -f "<nixpkgs>"` and `nix-shell` cudaSupport, the `capabilities` and CUDA’s licences until the job ends; flakes do not read it.',
    'none',
    ['none', 'cuda'],
  ),
  'nix-path': onePath('NIX_PATH of later steps, as in `nixpkgs=channel:nixos-unstable`.'),
} as const

/** Entries are separated by colons, as in the variable. */
function onePath(description: string): Input<string | undefined> {
  return {
    description,
    default: '',
    kind: 'text',
    parse: (given) =>
      /\p{Cc}/u.test(given)
        ? { ok: false, expected: 'one line, with colons between entries' }
        : { ok: true, value: given === '' ? undefined : given },
  }
}
