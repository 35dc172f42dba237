/**
 * The Nix expression of a cell: a Nixpkgs instance of the cell's own, configured as the cell asks, and the package in
 * it. It needs no flake that a user would have to write, no --impure and no NIXPKGS_ALLOW_UNFREE.
 */
import type { Cell, NixpkgsSource, PackageSource } from '../model/documents.ts'
import { nixAttributePath, nixString } from './attribute-path.ts'
import { findToolkit } from './toolkits.ts'

/** The licences that Nixpkgs' own predicate allows, for revisions without it. */
const cudaLicences = [
  'CUDA EULA',
  'cuDNN EULA',
  'cuSPARSELt EULA',
  'cuTENSOR EULA',
  'TensorRT EULA',
  'NVIDIA Math SDK SLA',
]

/** Blender and pbrt need it for CUDA; Nixpkgs' predicate leaves it out. */
const optixLicence = 'NVidia OptiX EULA'

/**
 * The text of a Nix file that evaluates to `{ package = <derivation>; info = { drvPath; outputs; name; }; }`, to be run
 * as `nix build -f FILE package`. Relative paths of the cell start at `root`, the absolute path of the repository.
 * Unfree: Nixpkgs' `_cuda.lib.allowUnfreeCudaPredicate`
 * (https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/lib/cuda.nix), or OptiX; a list of
 * licences where that Nixpkgs has no such predicate.
 */
export function cellExpression(cell: Cell, options: { readonly root: string }): string {
  const attribute = findToolkit(cell.toolkit)?.attribute ?? `cudaPackages_${cell.toolkit.replace('.', '_')}`
  return `# ${cell.id}
# By hand: nix build -f THIS-FILE package
let
  nixpkgs = ${nixpkgs(cell.nixpkgs, options.root)};

  # Unfree packages are allowed when Nixpkgs counts their licences as CUDA's, or when they are OptiX.
  cuda = nixpkgs + "/pkgs/development/cuda-modules/_cuda";
  known = if builtins.pathExists cuda then import cuda else { };
  isCuda = known.lib.allowUnfreeCudaPredicate or (licensedAs [
    ${cudaLicences.map(nixString).join('\n    ')}
  ]);
  isOptix = licensedAs [ ${nixString(optixLicence)} ];
  licensedAs = names: package:
    let
      licence = package.meta.license or [ ];
      licences = if builtins.isList licence then licence else [ licence ];
    in
    builtins.all (one: one.free or false || builtins.elem (one.shortName or "") names) licences;

  pkgs = import nixpkgs {
    system = ${nixString(cell.system)};
    overlays = [ ];
    config = {
      cudaSupport = true;
      cudaCapabilities = [ ${cell.capabilities.map(nixString).join(' ')} ];
      cudaForwardCompat = ${cell.ptx.length > 0};
      rocmSupport = false;
      allowUnfreePredicate = package: isCuda package || isOptix package;
    };
  };
  cudaPkgs = pkgs.${attribute}.pkgs;

  package = ${packageOf(cell.source, options.root)};
in
{
  inherit package;
  info = {
    inherit (package) drvPath name;
    outputs = builtins.listToAttrs (
      map (name: { inherit name; value = package.\${name}.outPath; }) package.outputs
    );
  };
}
`
}

/** Paths are strings: Nix would copy a path that stands in a string into its store. */
function nixpkgs(source: NixpkgsSource, root: string): string {
  return source.kind === 'path'
    ? nixString(absolute(source.path, root))
    : `(builtins.getFlake ${nixString(source.reference)}).outPath`
}

function packageOf(source: PackageSource, root: string): string {
  return source.kind === 'attribute'
    ? `cudaPkgs.${nixAttributePath(source.attribute)}`
    : `cudaPkgs.callPackage ${nixString(absolute(source.file, root))} { }`
}

function absolute(path: string, root: string): string {
  return path.startsWith('/') ? path : `${root}/${path.replace(/^(\.\/)+/, '')}`
}
