{
  lib,
  config,
  system,
  overlays,
  nixpkgsFun,
}:
final:
let
  lab = builtins.fromJSON (builtins.readFile ../../lab.json);
  stdenvWith =
    compiler:
    import ../stdenv {
      inherit
        lib
        config
        system
        compiler
        ;
    };
  cudaPackagesFor =
    version:
    final.callPackage final._cuda.bootstrapData.cudaPackagesPath {
      manifests = final._cuda.lib.selectManifests { cuda = lab.toolkits.${version}.nvcc; };
    };
  # No further toolkit exists in the set, as Nixpkgs drops those that it has no manifest for.
  versions = lib.attrNames lab.toolkits;
  newest13 = lib.last (lib.naturalSort (lib.filter (lib.hasPrefix "13.") versions));
  # Not final's: attribute names must not depend on overlays.
  _cuda = import ../development/cuda-modules/_cuda;
  inherit (_cuda.lib) mkVersionedName mkRealArchitecture;
in
{
  inherit
    lib
    config
    system
    overlays
    ;
  pkgs = final;
  path = ../..;
  inherit _cuda;

  stdenv = stdenvWith lab.hostCompilers.default;
  stdenvNoCC = final.stdenv;
  # The stdenv whose compiler the nvcc of that CUDA version takes.
  stdenvFor = cudaVersion: stdenvWith lab.hostCompilers.${cudaVersion};
  inherit (final.stdenv) hostPlatform;

  callPackage = lib.callPackageWith final;
  callPackages = lib.callPackagesWith final;
  newScope = extra: lib.callPackageWith (final // extra);
  extend = overlay: final.appendOverlays [ overlay ];
  appendOverlays = more: if more == [ ] then final else nixpkgsFun { overlays = overlays ++ more; };

  pkgsCuda = nixpkgsFun {
    config = config // {
      cudaSupport = true;
      rocmSupport = false;
    };
  };
  pkgsForCudaArch = lib.listToAttrs (
    map (
      capability:
      lib.nameValuePair (mkRealArchitecture capability) (nixpkgsFun {
        config = config // {
          cudaSupport = true;
          rocmSupport = false;
          cudaCapabilities = [ capability ];
          cudaForwardCompat = false;
        };
      })
    ) _cuda.db.allSortedCudaCapabilities
  );

  # Setting -rpath at link time has the effect that Nixpkgs' hook has afterwards with patchelf.
  addDriverRunpath.driverLink = "/run/opengl-driver";
  autoAddDriverRunpath = final.makeSetupHook { name = "auto-add-driver-runpath-hook"; } (
    builtins.toFile "setup-hook.sh" "NIX_LDFLAGS+=' -rpath /run/opengl-driver/lib'\n"
  );

  cudaPackages = final.cudaPackages_12;
  cudaPackages_11 = final.cudaPackages_11_8;
  cudaPackages_12 = final.cudaPackages_12_4;
  cudaPackages_13 = final.${mkVersionedName "cudaPackages" newest13};
}
// lib.listToAttrs (
  map (version: lib.nameValuePair (mkVersionedName "cudaPackages" version) (cudaPackagesFor version)) versions
)
// {
  inherit (import ../build-support { inherit lib; inherit (final) stdenv; })
    runCommand
    writeTextFile
    writeText
    writeShellScriptBin
    makeSetupHook
    symlinkJoin
    mkShell
    ;
}
// import ../../packages final
