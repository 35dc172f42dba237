# Ignores the requested capabilities: always the oldest baseline target from 7.5 on that the toolkit has.
{ lib, saxpy, cudaPackages }:
let
  inherit (cudaPackages) backendStdenv flags;
  isBaseline = capability: builtins.match "[0-9.]+" capability != null && lib.versionAtLeast capability "7.5";
  target = flags.dropDots (lib.head (lib.filter isBaseline backendStdenv.supportedCudaCapabilities));
in
saxpy.overrideAttrs {
  pname = "stubborn";
  gencode = "-gencode=arch=compute_${target},code=sm_${target}";
}
