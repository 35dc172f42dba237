{
  description = "One output for each CUDA toolkit and GPU architecture";

  # A revision of nixos-26.05, September 2026; pinned by its commit, so that it needs no lock file.
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/f5c082a40f7571c266e74e80ae2e68aadd8a9fc7";

  outputs =
    { self, nixpkgs }:
    let
      inherit (nixpkgs) lib;
      system = "x86_64-linux";
      toolkits = [
        "12_8"
        "13_0"
      ];
      capabilities = {
        sm_80 = "8.0";
        sm_90 = "9.0";
      };
      cuda = import "${nixpkgs}/pkgs/development/cuda-modules/_cuda";
      saxpy =
        toolkit: capability:
        (import nixpkgs {
          inherit system;
          config = {
            cudaSupport = true;
            cudaCapabilities = [ capability ];
            cudaForwardCompat = false;
            allowUnfreePredicate = cuda.lib.allowUnfreeCudaPredicate;
          };
        })."cudaPackages_${toolkit}".pkgs.callPackage
          ../saxpy/package.nix
          { };
    in
    {
      # saxpy-12_8-sm_90 and so on.
      packages.${system} = lib.listToAttrs (
        lib.concatMap (
          toolkit:
          lib.mapAttrsToList (
            sm: capability: lib.nameValuePair "saxpy-${toolkit}-${sm}" (saxpy toolkit capability)
          ) capabilities
        ) toolkits
      );
    };
}
