# Built with CUDA where Nixpkgs is configured for it, and without everywhere else.
{
  lib,
  stdenv,
  config,
  cudaSupport ? config.cudaSupport,
  cudaPackages,
  autoAddDriverRunpath,
}:
let
  compile = if cudaSupport then "nvcc -O2 $gencode -cudart shared -cudadevrt none -x cu" else "c++ -O2 -x c++";
in
(if cudaSupport then cudaPackages.backendStdenv else stdenv).mkDerivation {
  pname = "scale";
  version = "1.0";
  src = ./scale.cc;
  dontUnpack = true;
  strictDeps = true;

  nativeBuildInputs = lib.optionals cudaSupport [
    cudaPackages.cuda_nvcc
    autoAddDriverRunpath
  ];
  buildInputs = lib.optionals cudaSupport [ cudaPackages.cuda_cudart ];
  gencode = lib.optionalString cudaSupport cudaPackages.flags.gencodeString;

  buildPhase = ''
    runHook preBuild
    cp $src scale.cc # the compiler writes the name that it is given into the program
    ${compile} scale.cc -o scale
    runHook postBuild
  '';
  installPhase = ''
    runHook preInstall
    install -D scale $out/bin/scale
    runHook postInstall
  '';

  meta = {
    description = "y = 2 x, on the GPU or on the CPU";
    license = lib.licenses.mit;
    mainProgram = "scale";
    platforms = lib.platforms.all;
  };
}
