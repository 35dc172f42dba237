{
  lib,
  cudaPackages,
  autoAddDriverRunpath,
}:
cudaPackages.backendStdenv.mkDerivation {
  pname = "saxpy";
  version = "1.0";
  src = ./saxpy.cu;
  dontUnpack = true;
  strictDeps = true;

  nativeBuildInputs = [
    cudaPackages.cuda_nvcc
    autoAddDriverRunpath
  ];
  buildInputs = [ cudaPackages.cuda_cudart ];

  # One image for each requested GPU architecture, plus PTX where cudaForwardCompat is on.
  gencode = cudaPackages.flags.gencodeString;

  buildPhase = ''
    runHook preBuild
    cp $src saxpy.cu # the compiler writes the name that it is given into the program
    nvcc -O2 $gencode -cudart shared -cudadevrt none saxpy.cu -o saxpy
    runHook postBuild
  '';

  installPhase = ''
    runHook preInstall
    install -D saxpy $out/bin/saxpy
    runHook postInstall
  '';

  meta = {
    description = "y = a x + y on the GPU, with a check of the result";
    license = lib.licenses.mit;
    mainProgram = "saxpy";
    platforms = lib.platforms.linux;
  };
}
