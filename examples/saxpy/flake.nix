{
  description = "saxpy, a CUDA program of one file";

  # A revision of nixos-26.05, September 2026; pinned by its commit, so that it needs no lock file.
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/f5c082a40f7571c266e74e80ae2e68aadd8a9fc7";

  outputs =
    { self, nixpkgs }:
    let
      cuda = import "${nixpkgs}/pkgs/development/cuda-modules/_cuda";
      systems = [
        "x86_64-linux"
        "aarch64-linux"
      ];
    in
    {
      overlays.default = final: _: { saxpy = final.callPackage ./package.nix { }; };

      # With saxpy in it, so that legacyPackages.SYSTEM.pkgsForCudaArch.sm_90.cudaPackages_13_0.pkgs.saxpy builds.
      legacyPackages = nixpkgs.lib.genAttrs systems (
        system:
        import nixpkgs {
          inherit system;
          config = {
            cudaSupport = true;
            allowUnfreePredicate = cuda.lib.allowUnfreeCudaPredicate;
          };
          overlays = [ self.overlays.default ];
        }
      );

      packages = nixpkgs.lib.genAttrs systems (system: {
        default = self.legacyPackages.${system}.saxpy;
      });
    };
}
