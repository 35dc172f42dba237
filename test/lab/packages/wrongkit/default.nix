# Is asked for one toolkit, compiles with another one's nvcc.
{
  lib,
  pkgs,
  saxpy,
  cudaPackages,
}:
let
  inherit (cudaPackages) cudaMajorMinorVersion;
  other = if lib.versionOlder cudaMajorMinorVersion "13" then pkgs.cudaPackages_13_0 else pkgs.cudaPackages_12_4;
in
saxpy.overrideAttrs {
  pname = "wrongkit";
  preBuild = "export PATH=${other.cuda_nvcc}/bin:$PATH";
}
