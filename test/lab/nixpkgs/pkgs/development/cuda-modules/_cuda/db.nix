# Transcribed from NixOS/nixpkgs pkgs/development/cuda-modules/_cuda/db/bootstrap/{cuda,nvcc}.nix (revisions 55d5788 and
# c388529), with the points where it disagrees with NVIDIA: 10.0 and 10.1 from 12.7 (a release that never was), 7.2 only
# until 12.2, no 8.8. A maximum is inclusive, whatever the comment there says.
{ lib }:
let
  inherit (builtins.fromJSON (builtins.readFile ../../../../lab.json)) variant;
  capability = archName: min: {
    inherit archName min;
  };
  until = max: info: info // { inherit max; };
  jetson = info: info // { isJetson = true; };
  defaultUntil = version: info: info // { dontDefaultAfter = version; };

  table = {
    "3.5" = defaultUntil "11.0" (until "11.8" (capability "Kepler" "10.0"));
    "3.7" = defaultUntil "11.0" (until "11.8" (capability "Kepler" "10.0"));
    "5.0" = defaultUntil "11.0" (until "12.9" (capability "Maxwell" "10.0"));
    "5.2" = defaultUntil "11.0" (until "12.9" (capability "Maxwell" "10.0"));
    "6.0" = defaultUntil "12.3" (until "12.9" (capability "Pascal" "10.0"));
    "6.1" = defaultUntil "12.3" (until "12.9" (capability "Pascal" "10.0"));
    "7.0" = defaultUntil "12.5" (until "12.9" (capability "Volta" "10.0"));
    "7.2" = jetson (until "12.2" (capability "Volta" "10.0"));
    "7.5" = capability "Turing" "10.0";
    "8.0" = capability "Ampere" "11.2";
    "8.6" = capability "Ampere" "11.2";
    "8.7" = jetson (capability "Ampere" "11.4");
    "8.9" = capability "Ada" "11.8";
    "9.0" = capability "Hopper" "11.8";
    "9.0a" = capability "Hopper" "12.0";
    "10.0" = capability "Blackwell" "12.7";
    "10.0a" = capability "Blackwell" "12.7";
    "10.0f" = capability "Blackwell" "12.9";
    "10.1" = jetson (until "12.9" (capability "Blackwell" "12.7"));
    "10.1a" = jetson (until "12.9" (capability "Blackwell" "12.7"));
    "10.1f" = jetson (until "12.9" (capability "Blackwell" "12.9"));
    "10.3" = capability "Blackwell" "12.9";
    "10.3a" = capability "Blackwell" "12.9";
    "10.3f" = capability "Blackwell" "12.9";
    "11.0" = jetson (capability "Blackwell" "13.0");
    "11.0a" = jetson (capability "Blackwell" "13.0");
    "11.0f" = jetson (capability "Blackwell" "13.0");
    "12.0" = capability "Blackwell" "12.8";
    "12.0a" = capability "Blackwell" "12.8";
    "12.0f" = capability "Blackwell" "12.9";
    "12.1" = capability "Blackwell" "12.9";
    "12.1a" = capability "Blackwell" "12.9";
    "12.1f" = capability "Blackwell" "12.9";
  }
  # What a Nixpkgs to come may know: the targets that CUDA 13.4 added.
  // lib.optionalAttrs (variant == "next") {
    "10.7" = capability "Rubin" "13.4";
    "10.7a" = capability "Rubin" "13.4";
    "10.7f" = capability "Rubin" "13.4";
  };

  gcc = maxMajorVersion: {
    gcc = {
      inherit maxMajorVersion;
      minMajorVersion = "6";
    };
  };
in
{
  cudaCapabilityToInfo = lib.mapAttrs (cudaCapability: info: {
    inherit cudaCapability;
    inherit (info) archName;
    isJetson = info.isJetson or false;
    isArchitectureSpecific = lib.hasSuffix "a" cudaCapability;
    isFamilySpecific = lib.hasSuffix "f" cudaCapability;
    minCudaMajorMinorVersion = info.min;
    maxCudaMajorMinorVersion = info.max or null;
    dontDefaultAfterCudaMajorMinorVersion = info.dontDefaultAfter or null;
  }) table;
  allSortedCudaCapabilities = lib.sort lib.versionOlder (lib.attrNames table);
  # Newer than 13.0: from crt/host_config.h of the compiler itself.
  nvccCompatibilities = {
    "11.8" = gcc "11";
    "12.4" = gcc "13";
    "13.0" = gcc "15";
    "13.5" = gcc "16";
  };
}
