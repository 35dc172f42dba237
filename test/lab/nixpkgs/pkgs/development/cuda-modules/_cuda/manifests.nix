# NVIDIA's manifests as far as the package set reads them: by redistributable and release, and in each what a package is
# there for. Jetsons before Thor have packages of CUDA 12 and of 11.8 alone (manifests of nixos-cuda/cuda-legacy 9856d70).
{ lib }:
let
  lab = builtins.fromJSON (builtins.readFile ../../../../lab.json);
  manifest =
    version: release_label:
    let
      systems = [
        "linux-x86_64"
        "linux-sbsa"
      ]
      ++ lib.optional (lib.versionOlder version "13.0") "linux-aarch64";
    in
    {
      inherit release_label;
      cuda_nvcc = { version = release_label; } // lib.genAttrs systems (system: { relative_path = system; });
    };
in
{
  cuda = lib.mapAttrs' (
    version: { nvcc, ... }: lib.nameValuePair nvcc (manifest version nvcc)
  ) lab.toolkits;
}
