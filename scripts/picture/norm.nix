# A library whose build does not know architectures after Hopper and compiles for sm_90 instead.
{ saxpy, cudaPackages }:
saxpy.overrideAttrs {
  pname = "norm";
  postInstall = "mv $out/bin/saxpy $out/bin/norm";
  gencode =
    builtins.replaceStrings [ "compute_120" "sm_120" ] [ "compute_90" "sm_90" ]
      cudaPackages.flags.gencodeString;
}
