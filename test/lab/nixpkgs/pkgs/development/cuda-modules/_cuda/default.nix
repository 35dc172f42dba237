# Facts and functions about CUDA that need no package set; importable alone, and extensible, as in Nixpkgs.
let
  lib = import ../../../../lib;
in
lib.fixedPoints.makeExtensible (final: {
  # How Nixpkgs was at some time: of "25.11", "26.05" or "unstable" (see lib.nix). An overlay may choose another one.
  generation = "unstable";
  bootstrapData.cudaPackagesPath = ../packages.nix;
  db = import ./db.nix { inherit lib; };
  manifests = import ./manifests.nix { inherit lib; };
  lib = import ./lib.nix {
    inherit lib;
    _cuda = final;
  };
})
