# Facts and functions about CUDA that need no package set; importable alone, as in Nixpkgs.
let
  lib = import ../../../../lib;
  _cuda = {
    db = import ./db.nix { inherit lib; };
    lib = import ./lib.nix { inherit lib _cuda; };
  };
in
_cuda
