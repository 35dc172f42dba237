# Does not compile: an error in its CUDA source.
{ lib, cudaPackages }:
cudaPackages.backendStdenv.mkDerivation {
  pname = "broken";
  version = "1.0";
  src = ./src;
  strictDeps = true;
  nativeBuildInputs = [ cudaPackages.cuda_nvcc ];
  buildInputs = [ cudaPackages.cuda_cudart ];
  buildPhase = "nvcc ${cudaPackages.flags.gencodeString} -c broken.cu -o broken.o";
  installPhase = "install -D broken.o $out/broken.o";
  meta = {
    description = "A package that cannot be built";
    license = lib.licenses.mit;
    platforms = lib.platforms.linux;
  };
}
