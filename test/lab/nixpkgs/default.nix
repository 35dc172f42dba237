# A package set with the interface of Nixpkgs' CUDA part, whose compilers are the lab's toolkits and the host's g++.
{
  system ? args.localSystem or builtins.currentSystem,
  # As Nixpkgs' impure.nix has it.
  config ?
    let
      file = builtins.getEnv "NIXPKGS_CONFIG";
    in
    if file != "" && builtins.pathExists file then import file else { },
  overlays ? [ ],
  ...
}@args:
let
  lib = import ./lib;
  given = if builtins.isFunction config then config { inherit lib pkgs; } else config;
  allPackages = import ./pkgs/top-level/all-packages.nix {
    inherit lib overlays;
    system = system.system or system;
    config = {
      allowUnfree = false;
      cudaSupport = false;
      rocmSupport = false;
      cudaCapabilities = [ ];
      cudaForwardCompat = true;
    }
    // given;
    nixpkgsFun = changes: import ./. (args // { inherit system; } // changes);
  };
  pkgs = lib.fix (lib.extends (lib.composeManyExtensions overlays) allPackages);
in
pkgs
