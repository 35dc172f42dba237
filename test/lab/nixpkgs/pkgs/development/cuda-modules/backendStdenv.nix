# The compiler environment that nvcc works with. Refuses capability requests that this CUDA version cannot serve; the
# assertions and their wording are Nixpkgs'. One difference: there an unrecognized capability stops the evaluation of the
# later assertions with a missing attribute; here they skip it, so that all failures are in one message.
{
  _cuda,
  config,
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

  known = lib.intersectLists allSortedCudaCapabilities passthru.cudaCapabilities;
  unrecognized = lib.subtractLists allSortedCudaCapabilities passthru.cudaCapabilities;
  maxOf = capability: cudaCapabilityToInfo.${capability}.maxCudaMajorMinorVersion;
  minOf = capability: cudaCapabilityToInfo.${capability}.minCudaMajorMinorVersion;
  tooOld = lib.filter (c: maxOf c != null && lib.versionOlder (maxOf c) cudaMajorMinorVersion) known;
  tooNew = lib.filter (c: lib.versionOlder cudaMajorMinorVersion (minOf c)) known;
  minSbsa = _cuda.lib._getJetsonMinSbsaCapability cudaMajorMinorVersion;
  jetsons = passthru.requestedJetsonCudaCapabilities;
  preThor = lib.filter (c: lib.versionOlder c minSbsa) jetsons;
  postThor = lib.filter (c: lib.versionAtLeast c minSbsa) jetsons;

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
        "Requested pre-Thor (10.1) Jetson CUDA capabilities (${toJSON preThor}) cannot be "
        + "specified with other capabilities (${toJSON (lib.subtractLists preThor passthru.cudaCapabilities)})";
      assertion = preThor != [ ] -> lib.subtractLists preThor passthru.cudaCapabilities == [ ];
    }
    {
      message =
        "Requested pre-Thor (10.1) Jetson CUDA capabilities (${toJSON preThor}) require "
        + "computed NVIDIA hostRedistSystem (${passthru.hostRedistSystem}) to be linux-aarch64";
      assertion = preThor != [ ] -> passthru.hostRedistSystem == "linux-aarch64";
    }
    {
      message =
        "Requested post-Thor (10.1) Jetson CUDA capabilities (${toJSON postThor}) require "
        + "computed NVIDIA hostRedistSystem (${passthru.hostRedistSystem}) to be linux-sbsa";
      assertion = postThor != [ ] -> passthru.hostRedistSystem == "linux-sbsa";
    }
  ];
  failed = _cuda.lib._mkFailedAssertionsString assertions;
  attribute = _cuda.lib.mkVersionedName "cudaPackages" cudaMajorMinorVersion;
in
assert lib.assertMsg (failed == "") "${attribute}.backendStdenv has failed assertions:${failed}";
stdenvFor cudaMajorMinorVersion // passthru
