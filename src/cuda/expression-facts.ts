/** What a Nixpkgs says of CUDA, as a Nix expression: the facts that the planner compares with its own tables. */
import type { Cell, NixpkgsInstance, NixpkgsSource } from '../model/documents.ts'
import { importText, legacyText, nixpkgsText, overlaysText, unfreeText } from './expression-instance.ts'
import { isLocal, localFlakeText } from './expression-paths.ts'

/**
 * The text of a Nix file that evaluates to `NixpkgsFacts`. Sets that Nixpkgs has removed throw and are left out; a
 * revision without `_cuda` has no capabilities, one that says nothing of a set's capabilities has null for them. Of the
 * legacy flake come the toolkits that the instance without it lacks, and every gcc. Relative paths start at `root`.
 */
export function factsExpression(
  nixpkgs: NixpkgsSource,
  system: Cell['system'],
  options: { readonly root: string; readonly instance?: NixpkgsInstance | undefined },
): string {
  const { root, instance } = options
  const references = [
    ...(nixpkgs.kind === 'flake' ? [nixpkgs.reference] : []),
    ...(instance?.overlays ?? []).flatMap((overlay) => (overlay.kind === 'flake' ? [overlay.reference] : [])),
    ...(instance?.legacy ? [instance.legacy] : []),
  ]
  const legacy = instance?.legacy
    ? `${legacyText(instance.legacy, root)}  withLegacy = instanceWith ([ legacy ] ++ overlays);
  # The overlay replaces manifests that the sets of this Nixpkgs need, so these are not looked at in it.
  added = names: builtins.filter (name: !isSet (plain.\${name} or null)) (names withLegacy);\n`
    : ''
  return `# What Nixpkgs says of CUDA
# Evaluate it with: nix eval --json -f THIS-FILE
let
${references.some(isLocal) ? `${localFlakeText(root)}\n` : ''}${nixpkgsText(nixpkgs, root)}
${unfreeText(instance?.allowUnfree ?? [])}
${importText(system, 'cudaSupport = true;')}  overlays = ${overlaysText(instance?.overlays ?? [], root)};
  plain = instanceWith overlays;
${legacy}
${readers}in
{
  toolkits = toolkitsOf plain (setNames plain)${legacy && ' // toolkitsOf withLegacy (added setNames)'};
  defaultToolkit = readable (majorMinor (
    plain.cudaPackages.cudaMajorMinorVersion or plain.cudaPackages.cudaVersion or null
  ));
  capabilities = readable (
    if plain ? _cuda.db.cudaCapabilityToInfo then capabilitiesOf plain._cuda.db.cudaCapabilityToInfo else null
  );
  gcc = builtins.sort builtins.lessThan (unique (
    builtins.filter builtins.isInt (gccsOf plain (gccNames plain)${legacy && ' ++ gccsOf withLegacy (added gccNames)'} ++ [ gccDefault ])
  ));
}
`
}

/** Every reader gives null where Nixpkgs throws; what is missing altogether is asked for with \`or\`. */
const readers = `  # null for what throws.
  readable =
    value:
    let
      tried = builtins.tryEval (builtins.deepSeq value value);
    in
    if tried.success then tried.value else null;
  isSet = value: (builtins.tryEval (builtins.isAttrs value)).value;
  unique = builtins.foldl' (seen: one: if builtins.elem one seen then seen else seen ++ [ one ]) [ ];
  matching = pattern: set: builtins.filter (name: builtins.match pattern name != null) (builtins.attrNames set);
  whole = text: if builtins.match "0|[1-9][0-9]*" (toString text) == null then null else builtins.fromJSON (toString text);
  majorMinor =
    text:
    let
      found = builtins.match "([0-9]+\\\\.[0-9]+).*" (toString text);
    in
    if found == null then null else builtins.head found;
  # null for a table of another shape, rather than one without its rows.
  capabilitiesOf =
    table:
    if builtins.all (info: info ? minCudaMajorMinorVersion) (builtins.attrValues table) then
      builtins.mapAttrs (capability: info: {
        name = info.archName or capability;
        minToolkit = info.minCudaMajorMinorVersion;
        maxToolkit = info.maxCudaMajorMinorVersion or null;
        jetson = info.isJetson or false;
      }) table
    else
      null;

  # As _cudaCapabilityIsSupported and _cudaCapabilityIsDefault of Nixpkgs' _cuda/lib/cuda.nix.
  atLeast = a: b: builtins.compareVersions a b >= 0;
  isSupported =
    version: info:
    atLeast version info.minCudaMajorMinorVersion
    && (info.maxCudaMajorMinorVersion or null == null || atLeast info.maxCudaMajorMinorVersion version);
  isDefault =
    version: info:
    let
      until = info.dontDefaultAfterCudaMajorMinorVersion or null;
      special = info.isJetson or false || info.isArchitectureSpecific or false || info.isFamilySpecific or false;
    in
    isSupported version info && (until == null || atLeast until version) && !special;
  capabilitiesFor =
    test: version: table:
    if capabilitiesOf table == null || table == { } then
      null
    else
      builtins.sort (a: b: builtins.compareVersions a b < 0) (
        builtins.filter (capability: test version table.\${capability}) (builtins.attrNames table)
      );

  setNames = matching "cudaPackages_[0-9]+_[0-9]+";
  toolkitsOf =
    instance: names:
    builtins.listToAttrs (
      map (name: toolkitOf instance name) (builtins.filter (name: isSet instance.\${name}) names)
    );
  toolkitOf =
    instance: name:
    let
      version = builtins.concatStringsSep "." (builtins.match "cudaPackages_([0-9]+)_([0-9]+)" name);
      set = instance.\${name};
      db = instance._cuda.db or { };
      redistSystem = instance._cuda.lib.getRedistSystem or null;
      # Older revisions have it with other arguments, and the same packages for every Jetson.
      orinArgs = {
        cudaCapabilities = false;
        cudaMajorMinorVersion = false;
        system = false;
      };
      # Newer revisions have them without the compilers of backendStdenv.
      told = attribute: readable (set.cudaConfig.\${attribute} or set.backendStdenv.\${attribute} or null);
      computed = test: readable (capabilitiesFor test version (db.cudaCapabilityToInfo or { }));
      orElse = value: other: if value == null then other else value;
    in
    {
      name = version;
      value = {
        supported = orElse (told "supportedCudaCapabilities") (computed isSupported);
        default = orElse (told "defaultCudaCapabilities") (computed isDefault);
        gccMax = readable (whole (db.nvccCompatibilities.\${version}.gcc.maxMajorVersion or ""));
        redistSystems = readable (
          if set ? manifests.cuda.cuda_nvcc then matching "linux-.*" set.manifests.cuda.cuda_nvcc else null
        );
        orin = readable (
          if builtins.isFunction redistSystem && builtins.functionArgs redistSystem == orinArgs && db ? cudaCapabilityToInfo."8.7" then
            redistSystem {
              cudaCapabilities = [ "8.7" ];
              cudaMajorMinorVersion = version;
              system = "aarch64-linux";
            }
          else
            null
        );
      };
    };

  # By their names: 13 of gcc13 and gcc13Stdenv. gcc48 and the like were 4.8.
  gccOf = name: whole (builtins.head (builtins.match "gcc([0-9]+)(Stdenv)?" name));
  gccNames = matching "gcc[1-9][0-9]*(Stdenv)?";
  gccsOf =
    instance: names:
    builtins.filter (major: major < 40) (map gccOf (builtins.filter (name: isSet instance.\${name}) names));
  gccDefault = readable (
    if plain.stdenv.cc.isGNU or false then whole (builtins.head (builtins.splitVersion plain.stdenv.cc.version)) else null
  );
`
