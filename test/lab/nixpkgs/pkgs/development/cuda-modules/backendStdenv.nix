# The compiler environment that nvcc works with. Refuses capability requests that this CUDA version cannot serve; the
# assertions and their wording are Nixpkgs' of the generation. As there, an unrecognized capability stops the evaluation
# with a missing attribute, which builtins.tryEval does not catch.
{
  _cuda,
  config,
  compiler,
  cudaMajorMinorVersion,
  lib,
  stdenv,
  stdenvFor,
}:
let
  inherit (builtins) toJSON;
  inherit (_cuda.db) allSortedCudaCapabilities cudaCapabilityToInfo;
  inherit (_cuda.lib) _cudaCapabilityIsDefault _cudaCapabilityIsSupported;
  having = test: lib.filter (capability: test cudaCapabilityToInfo.${capability}) allSortedCudaCapabilities;
  requestedOf = lib.flip lib.intersectLists passthru.cudaCapabilities;

  passthru = {
    hostNixSystem = stdenv.hostPlatform.system;
    hostRedistSystem = _cuda.lib.getRedistSystem {
      inherit (passthru) cudaCapabilities;
      inherit cudaMajorMinorVersion;
      inherit (stdenv.hostPlatform) system;
    };
    inherit (config) cudaForwardCompat;
    supportedCudaCapabilities = having (_cudaCapabilityIsSupported cudaMajorMinorVersion);
    defaultCudaCapabilities = lib.filter (
      capability: _cudaCapabilityIsDefault cudaMajorMinorVersion cudaCapabilityToInfo.${capability}
    ) passthru.supportedCudaCapabilities;
    cudaCapabilities =
      if config.cudaCapabilities != [ ] then config.cudaCapabilities else passthru.defaultCudaCapabilities;
    requestedArchitectureSpecificCudaCapabilities = requested (having (info: info.isArchitectureSpecific));
    hasArchitectureSpecificCudaCapability = passthru.requestedArchitectureSpecificCudaCapabilities != [ ];
    requestedFamilySpecificCudaCapabilities = requested (having (info: info.isFamilySpecific));
    hasFamilySpecificCudaCapability = passthru.requestedFamilySpecificCudaCapabilities != [ ];
    requestedJetsonCudaCapabilities = requested (having (info: info.isJetson));
    hasJetsonCudaCapability = passthru.requestedJetsonCudaCapabilities != [ ];
  };
  requested = known: requestedOf known;

  requestedCapabilities = passthru.cudaCapabilities;
  unrecognized = lib.subtractLists allSortedCudaCapabilities requestedCapabilities;
  maxOf = capability: cudaCapabilityToInfo.${capability}.maxCudaMajorMinorVersion;
  minOf = capability: cudaCapabilityToInfo.${capability}.minCudaMajorMinorVersion;
  tooOld = lib.filter (
    c: maxOf c != null && lib.versionOlder (maxOf c) cudaMajorMinorVersion
  ) requestedCapabilities;
  tooNew = lib.filter (c: lib.versionOlder cudaMajorMinorVersion (minOf c)) requestedCapabilities;
  minSbsa = _cuda.lib._getJetsonMinSbsaCapability cudaMajorMinorVersion;
  jetsons = passthru.requestedJetsonCudaCapabilities;
  old = lib.filter (c: lib.versionOlder c minSbsa) jetsons;
  others = lib.subtractLists old requestedCapabilities;
  modern = lib.filter (c: lib.versionAtLeast c minSbsa) jetsons;
  isUnstable = _cuda.generation == "unstable";
  pre = if isUnstable then "pre-SBSA (${minSbsa})" else "pre-Thor (10.1)";
  post = if isUnstable then "post-SBSA (${minSbsa})" else "post-Thor (10.1)";

  assertions = [
    {
      message = "Requested unrecognized CUDA capabilities: ${toJSON unrecognized}";
      assertion = unrecognized == [ ];
    }
    {
      message = "Requested CUDA capabilities which are too old for CUDA ${cudaMajorMinorVersion}: ${toJSON tooOld}";
      assertion = tooOld == [ ];
    }
    {
      message = "Requested CUDA capabilities which are too new for CUDA ${cudaMajorMinorVersion}: ${toJSON tooNew}";
      assertion = tooNew == [ ];
    }
    {
      message =
        "Requested Jetson CUDA capabilities (${toJSON jetsons}) require "
        + "hostPlatform (${passthru.hostNixSystem}) to be aarch64-linux";
      assertion = jetsons != [ ] -> passthru.hostNixSystem == "aarch64-linux";
    }
    {
      message =
        "Requested ${pre} Jetson CUDA capabilities (${toJSON old}) cannot be "
        + "specified with other capabilities (${toJSON others})";
      assertion = old != [ ] -> others == [ ];
    }
    {
      message =
        "Requested ${pre} Jetson CUDA capabilities (${toJSON old}) require "
        + "computed NVIDIA hostRedistSystem (${passthru.hostRedistSystem}) to be linux-aarch64";
      assertion = old != [ ] -> passthru.hostRedistSystem == "linux-aarch64";
    }
    {
      message =
        "Requested ${post} Jetson CUDA capabilities (${toJSON modern}) require "
        + "computed NVIDIA hostRedistSystem (${passthru.hostRedistSystem}) to be linux-sbsa";
      assertion = modern != [ ] -> passthru.hostRedistSystem == "linux-sbsa";
    }
  ]
  ++ lib.optional isUnstable {
    message =
      "Requested Jetson CUDA capabilities (${toJSON old}) are not supported by "
      + "CUDA ${cudaMajorMinorVersion}; use CUDA 12 or CUDA 13.2 and later";
    assertion = lib.versionAtLeast cudaMajorMinorVersion "13.0" -> old == [ ];
  };
  failed = _cuda.lib._mkFailedAssertionsString assertions;
  attribute = _cuda.lib.mkVersionedName "cudaPackages" cudaMajorMinorVersion;
in
assert lib.assertMsg (failed == "") "${attribute}.backendStdenv has failed assertions:${failed}";
stdenvFor compiler // passthru
