# saxpy as an attribute of Nixpkgs, for `packages: [saxpy]`.
final: _: {
  saxpy = final.callPackage ../saxpy/package.nix { };
}
