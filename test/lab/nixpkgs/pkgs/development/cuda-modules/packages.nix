# One cudaPackages set: everything of one CUDA version, which its manifests name.
{
  pkgs,
  lib,
  manifests,
}:
let
  final = pkgs;
  lab = builtins.fromJSON (builtins.readFile ../../../lab.json);
  cudaMajorMinorVersion = lib.versions.majorMinor manifests.cuda.release_label;
  inherit (final) _cuda config;
  # The set of another version, such as an overlay's, is named so and compiles as 11.8 does.
  compiler = if lab.toolkits ? ${cudaMajorMinorVersion} then cudaMajorMinorVersion else "11.8";
  inherit (lab.toolkits.${compiler}) nvcc narHash;
  cudaMajorVersion = lib.versions.major cudaMajorMinorVersion;
  cudaNamePrefix = "cuda${cudaMajorMinorVersion}";
  attribute = _cuda.lib.mkVersionedName "cudaPackages" cudaMajorMinorVersion;

  # Fixed by its hash: the same path in every store of the same folder, and a binary cache can bring it.
  toolkit = derivation {
    name = "cuda-${compiler}";
    inherit (final.stdenv.hostPlatform) system;
    builder = "/bin/bash";
    args = [
      "-c"
      (lib.optionalString (lab ? lab) ''
        PATH=/usr/bin:/bin
        made=${lab.lab}/toolkits/${compiler}
        # Whoever makes it holds the lock.
        [ -e $made.made.json ] || flock ${lab.lab}/locks/toolkits-${compiler} true
        [ -e $made.made.json ] && cp -a $made $out && exit
      ''
      + ''
        echo "cuda-${compiler} is not in this store. Open the lab with this toolkit, or add it by hand:"
        echo "  nix store add --name cuda-${compiler} LAB/toolkits/${compiler}"
        exit 1
      '')
    ];
    outputHashMode = "recursive";
    outputHashAlgo = "sha256";
    outputHash = narHash;
  };
in
lib.makeScope final.newScope (self: {
  inherit
    cudaMajorMinorVersion
    cudaMajorVersion
    cudaNamePrefix
    manifests
    ;
  cudaMajorMinorPatchVersion = nvcc;
  cudaOlder = lib.versionOlder cudaMajorMinorVersion;
  cudaAtLeast = lib.versionAtLeast cudaMajorMinorVersion;

  # The whole package set with this CUDA version as its default. As in Nixpkgs the default set's manifests are looked at.
  pkgs =
    if final.cudaPackages.manifests == manifests then
      final
    else
      final.extend (
        inner: _: {
          recurseForDerivations = false;
          cudaPackages = inner.${attribute};
          ${"cudaPackages_${cudaMajorVersion}"} = inner.${attribute};
        }
      );

  backendStdenv = import ./backendStdenv.nix {
    inherit
      _cuda
      compiler
      config
      cudaMajorMinorVersion
      lib
      ;
    inherit (final) stdenv stdenvFor;
  };

  flags =
    _cuda.lib.formatCapabilities {
      inherit (self.backendStdenv) cudaCapabilities cudaForwardCompat;
      inherit (_cuda.db) cudaCapabilityToInfo;
    }
    // {
      inherit (_cuda.lib) dropDots;
      isJetsonBuild = self.backendStdenv.hasJetsonCudaCapability;
    };

  cuda_nvcc = final.stdenv.mkDerivation {
    pname = "${cudaNamePrefix}-cuda_nvcc";
    version = nvcc;
    dontUnpack = true;
    inherit toolkit;
    ccbin = "${(final.stdenvFor compiler).cc}/bin/g++";
    # Where the host has no g++ that this nvcc knows, it is told to take the one that there is; plain code compiles.
    hostFlags = lib.optionalString lab.hostCompilers.${compiler}.unsupported "-allow-unsupported-compiler";
    setupHook = ./nvcc-hook.sh;
    installPhase = ''
      mkdir -p $out/bin $out/nix-support
      for tool in $toolkit/bin/* $toolkit/nvvm/bin/*; do
        if [ -f $tool ] && [ -x $tool ]; then ln -s $tool $out/bin/; fi
      done
      # nvcc finds its parts from the name that it is called by.
      rm $out/bin/nvcc
      printf '#!/bin/bash\nexec %s/bin/nvcc "$@"\n' $toolkit > $out/bin/nvcc
      chmod +x $out/bin/nvcc
      substitute $setupHook $out/nix-support/setup-hook
    '';
    passthru = { inherit toolkit; };
    meta = {
      description = "CUDA compiler";
      license = lib.licenses.nvidiaCuda;
      mainProgram = "nvcc";
      platforms = lib.platforms.linux;
    };
  };

  cuda_cudart = final.stdenv.mkDerivation {
    pname = "${cudaNamePrefix}-cuda_cudart";
    version = nvcc;
    outputs = [
      "out"
      "dev"
    ];
    dontUnpack = true;
    inherit toolkit;
    # Copies, not links: what uses the runtime must not depend on the compiler.
    installPhase = ''
      mkdir -p $out/lib $dev
      cp -P $toolkit/lib/libcudart* $toolkit/lib/libcudadevrt.a $out/lib/
      cp -R $toolkit/include $dev/include
      chmod -R u+w $out $dev
    '';
    meta = {
      description = "CUDA runtime";
      license = lib.licenses.nvidiaCudaRedist;
      platforms = lib.platforms.linux;
    };
  };

  # The monolith that no closure should hold.
  cudatoolkit = final.stdenv.mkDerivation {
    pname = "cuda-merged";
    version = cudaMajorMinorVersion;
    dontUnpack = true;
    inherit toolkit;
    installPhase = "ln -s $toolkit $out";
    meta.license = lib.licenses.nvidiaCuda;
  };
})
