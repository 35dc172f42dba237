{ lib, _cuda }:
let
  cudaLicenses = with lib.licenses; [
    nvidiaCuda
    nvidiaCudaRedist
    nvidiaCudnn
    nvidiaCusparse_lt
    nvidiaCutensor
    nvidiaCutlassDsl
    nvidiaTensorrt
    nvidiaMath_sdk_sla
  ];
  cudaLicenseNames = map (license: license.shortName) cudaLicenses;
in
rec {
  dropDots = lib.replaceStrings [ "." ] [ "" ];
  dotsToUnderscores = lib.replaceStrings [ "." ] [ "_" ];
  mkVersionedName = name: version: "${name}_${dotsToUnderscores version}";
  mkRealArchitecture = capability: "sm_" + dropDots capability;
  mkVirtualArchitecture = capability: "compute_" + dropDots capability;
  mkGencodeFlag =
    prefix: capability:
    "-gencode=arch=compute_${dropDots capability},code=${prefix}_${dropDots capability}";
  mkCmakeCudaArchitecturesString = lib.concatMapStringsSep ";" dropDots;

  formatCapabilities =
    {
      cudaCapabilityToInfo,
      cudaCapabilities,
      cudaForwardCompat,
    }:
    let
      realArches = map mkRealArchitecture cudaCapabilities;
      virtualArches = map mkVirtualArchitecture cudaCapabilities;
      # PTX for the last capability alone, however the list is ordered.
      gencode =
        map (mkGencodeFlag "sm") cudaCapabilities
        ++ lib.optional cudaForwardCompat (mkGencodeFlag "compute" (lib.last cudaCapabilities));
    in
    {
      inherit
        cudaCapabilities
        cudaForwardCompat
        gencode
        realArches
        virtualArches
        ;
      archNames = lib.unique (map (capability: cudaCapabilityToInfo.${capability}.archName) cudaCapabilities);
      arches = realArches ++ lib.optional cudaForwardCompat (lib.last virtualArches);
      cmakeCudaArchitecturesString = mkCmakeCudaArchitecturesString cudaCapabilities;
      gencodeString = lib.concatStringsSep " " gencode;
    };

  _cudaCapabilityIsSupported =
    version: info:
    lib.versionAtLeast version info.minCudaMajorMinorVersion
    && (
      info.maxCudaMajorMinorVersion == null
      || lib.versionAtLeast info.maxCudaMajorMinorVersion version
    );
  _cudaCapabilityIsDefault =
    version: info:
    (
      info.dontDefaultAfterCudaMajorMinorVersion == null
      || lib.versionAtLeast info.dontDefaultAfterCudaMajorMinorVersion version
    )
    && !info.isJetson
    && !info.isArchitectureSpecific
    && !info.isFamilySpecific;

  _mkFailedAssertionsString = lib.foldl' (
    failed: { assertion, message }: failed + lib.optionalString (!assertion) ("\n- " + message)
  ) "";

  # A release that there is no manifest of is a missing attribute.
  selectManifests = lib.mapAttrs (
    name: version:
    let
      manifest = _cuda.manifests.${name}.${version};
    in
    manifest // { release_label = manifest.release_label or version; }
  );

  # The lowest Jetson that runs NVIDIA's server (SBSA) builds, as the generations have it: before pull request 528562
  # (25.11), at 1dbbce67 (26.05), and at nixos-cuda/nixpkgs 2268c4f (unstable).
  _getJetsonMinSbsaCapability =
    version:
    if _cuda.generation == "25.11" then
      "10.1"
    else if lib.versionAtLeast version (if _cuda.generation == "26.05" then "13.0" else "13.2") then
      "8.7"
    else
      "10.1";
  getRedistSystem =
    {
      cudaCapabilities,
      cudaMajorMinorVersion,
      system,
    }:
    let
      isOldJetson =
        capability:
        _cuda.db.cudaCapabilityToInfo.${capability}.isJetson
        && lib.versionOlder capability (_cuda.lib._getJetsonMinSbsaCapability cudaMajorMinorVersion);
    in
    if system == "x86_64-linux" then
      "linux-x86_64"
    else if system == "aarch64-linux" then
      if lib.any isOldJetson cudaCapabilities then "linux-aarch64" else "linux-sbsa"
    else
      "unsupported";

  # As of June 2026 (_cuda/lib/cuda.nix): what has operators is compared whole, the rest by the short name.
  allowUnfreeCudaPredicate =
    package:
    if lib.isAttrs package.meta.license && lib.hasAttr "licenseType" package.meta.license then
      lib.licenses.evaluateProperty (
        license: license.free or false || lib.elem license cudaLicenses
      ) true package.meta.license
    else
      lib.all (license: license.free or false || lib.elem (license.shortName or null) cudaLicenseNames) (
        lib.toList package.meta.license
      );
}
