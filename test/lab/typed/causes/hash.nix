{ stdenvNoCC }:
derivation {
  name = "hash";
  system = "x86_64-linux";
  builder = "/bin/sh";
  args = [
    "-c"
    "echo hi > $out"
  ];
  outputHashMode = "flat";
  outputHashAlgo = "sha256";
  outputHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
}
