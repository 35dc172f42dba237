/** The Nixpkgs instance of a cell as Nix source: its configuration, its overlays and its toolkit. */
import type { Cell, NixpkgsSource, Overlay } from '../model/documents.ts'
import { nixAttributeName, nixString } from './attribute-path.ts'
import { absolutePath, flakeText } from './expression-paths.ts'
import { findToolkit } from './toolkits.ts'

/** All of a cell that its Nixpkgs instance depends on. */
export type InstanceCell = Pick<Cell, 'nixpkgs' | 'system' | 'toolkit' | 'capabilities' | 'ptx' | 'instance'>

/** The licences that Nixpkgs' own predicate allows, for revisions without it. The last has no name but its attribute's. */
const cudaLicences = [
  'CUDA EULA',
  'cuDNN EULA',
  'cuSPARSELt EULA',
  'cuTENSOR EULA',
  'TensorRT EULA',
  'NVIDIA Math SDK SLA',
  'nvidiaCutlassDsl',
]

/** Blender and pbrt need it for CUDA; Nixpkgs' predicate leaves it out. */
const optixLicence = 'NVidia OptiX EULA'

/**
 * Bindings up to `pkgs`: the instance whose default toolkit is the cell's, or the plain one without CUDA. The toolkit is
 * made the default by an overlay of ours: up to release 25.05 `cudaPackages_X_Y.pkgs` is the plain instance, and where
 * the legacy overlay is laid on, that attribute looks for the default toolkit's manifests, which the overlay replaces.
 */
export function instanceText(cell: InstanceCell, root: string): string {
  const overlays = overlaysText(cell.instance?.overlays ?? [], root)
  if (cell.toolkit === 'cpu') {
    const head = headText(cell, root, 'cudaSupport = false;')
    return `${head}  instance = instanceWith ${overlays};\n  pkgs = instance;\n`
  }
  const config = `cudaSupport = true;
      cudaCapabilities = ${listText(cell.capabilities)};
      cudaForwardCompat = ${cell.ptx.length > 0};`
  const attribute = findToolkit(cell.toolkit)?.attribute ?? `cudaPackages_${cell.toolkit.replace('.', '_')}`
  const { legacy = null } = cell.instance ?? {}
  const made =
    legacy === null
      ? `  instance = instanceWith (overlays ++ [ asDefault ]);
`
      : `  hasToolkit = (builtins.tryEval (builtins.isAttrs (instanceWith overlays).${attribute} or null)).value;
${legacyText(legacy, root)}  # It replaces manifests that this Nixpkgs needs, so it is laid on only where the toolkit is missing.
  instance = instanceWith ((if hasToolkit then [ ] else [ legacy ]) ++ overlays ++ [ asDefault ]);
`
  return `${headText(cell, root, config)}  overlays = ${overlays};
  # The toolkit as the default of everything.
  asDefault = final: _: {
    cudaPackages = final.${attribute};
    ${attribute.replace(/_\d+$/, '')} = final.${attribute};
  };
${made}  pkgs = builtins.seq instance.${attribute} instance;
`
}

function headText(cell: InstanceCell, root: string, config: string): string {
  return `${nixpkgsText(cell.nixpkgs, root)}
${unfreeText(cell.instance?.allowUnfree ?? [])}
${importText(cell.system, config)}`
}

/** Bindings that are in scope of the arguments that a request gives to a file, beside `pkgs`. */
export function scopeText(cell: InstanceCell, root: string): string {
  return `  # For the arguments, beside pkgs.
  inherit (pkgs) lib;
  toolkit = ${nixString(cell.toolkit)};
  capabilities = ${listText(cell.capabilities)};
  system = ${nixString(cell.system)};
  root = /. + ${nixString(root)};
`
}

/** The binding `nixpkgs`, a string: Nix would copy a path that stands in a string into its store. */
export function nixpkgsText(source: NixpkgsSource, root: string): string {
  const text =
    source.kind === 'path'
      ? nixString(absolutePath(source.path, root))
      : `(${flakeText(source.reference, root)}).outPath`
  return `  nixpkgs = ${text};\n`
}

/**
 * The bindings of the predicate. Each single licence is judged by Nixpkgs' `_cuda.lib.allowUnfreeCudaPredicate`
 * (https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/lib/cuda.nix), a list of licences
 * where that Nixpkgs has none, or it is OptiX or one that the request names. Licences are combined as by
 * https://github.com/NixOS/nixpkgs/blob/master/lib/licenses/operators.nix, whose first version had `base` and `mod`.
 */
export function unfreeText(allowed: readonly string[]): string {
  const byName =
    allowed.length === 0
      ? ''
      : `  # The request's own: names of packages or licences.
  allowed = ${listText(allowed)};
  nameOf = package: package.pname or (builtins.parseDrvName package.name).name;
`
  return `  # Unfree packages are allowed when Nixpkgs counts their licences as CUDA's, or when they are OptiX.
  cuda = nixpkgs + "/pkgs/development/cuda-modules/_cuda";
  known = if builtins.pathExists cuda then import cuda else { };
  isCuda = known.lib.allowUnfreeCudaPredicate or (package: isNamed package.meta.license [
    ${cudaLicences.map(nixString).join('\n    ')}
  ]);
  isNamed = one: names: builtins.elem (one.shortName or "") names || builtins.elem (one.spdxId or "") names;
  isGood = one: one.free or false || isCuda { meta.license = one; } || isNamed one ${listText([optixLicence, ...allowed])};
  areGood = licence:
    let
      kind = if builtins.isList licence then "list" else licence.licenseType or "simple";
      parts = {
        list = licence;
        compound = licence.licenses or [ licence.base licence.mod ];
        exception = [ licence.license licence.exception ];
        plus = [ licence.license ];
      };
      all = if licence.operator or "" == "OR" then builtins.any else builtins.all;
    in
    if parts ? \${kind} then all areGood parts.\${kind} else isGood licence;
${byName}  isPermitted = package: ${allowed.length === 0 ? '' : 'builtins.elem (nameOf package) allowed || '}areGood (package.meta.license or [ ]);
`
}

/** The binding `instanceWith`, a function of overlays. */
export function importText(system: string, config: string): string {
  return `  instanceWith = overlays: import nixpkgs {
    system = ${nixString(system)};
    inherit overlays;
    config = {
      ${config}
      rocmSupport = false;
      allowUnfreePredicate = isPermitted;
    };
  };
`
}

/** The binding `legacy`: toolkits that Nixpkgs has dropped. https://github.com/nixos-cuda/cuda-legacy */
export function legacyText(reference: string, root: string): string {
  return `  legacy = (${flakeText(reference, root)}).overlays.default;\n`
}

/** A list of overlays, in their order. */
export function overlaysText(overlays: readonly Overlay[], root: string): string {
  const texts = overlays.map((overlay) =>
    overlay.kind === 'file'
      ? `(import ${nixString(absolutePath(overlay.file, root))})`
      : `(${flakeText(overlay.reference, root)}).overlays.${nixAttributeName(overlay.name)}`,
  )
  return texts.length === 0 ? '[ ]' : `[\n${texts.map((text) => `    ${text}\n`).join('')}  ]`
}

function listText(texts: readonly string[]): string {
  return ['[', ...texts.map(nixString), ']'].join(' ')
}
