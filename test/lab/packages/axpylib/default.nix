# A shared library with device code.
{
  lib,
  cudaPackages,
  autoAddDriverRunpath,
}:
cudaPackages.backendStdenv.mkDerivation {
  pname = "axpylib";
  version = "1.0";
  src = ./src;
  strictDeps = true;
  nativeBuildInputs = [
    cudaPackages.cuda_nvcc
    autoAddDriverRunpath
  ];
  buildInputs = [ cudaPackages.cuda_cudart ];
  buildPhase = ''
    runHook preBuild
    nvcc -O2 ${cudaPackages.flags.gencodeString} -cudart shared -cudadevrt none -shared -Xcompiler -fPIC axpy.cu -o libaxpy.so
    runHook postBuild
  '';
  installPhase = ''
    runHook preInstall
    install -D libaxpy.so $out/lib/libaxpy.so
    install -D -m 644 axpy.h $out/include/axpy.h
    runHook postInstall
  '';
  meta = {
    description = "y = a x + y on the GPU, as a library";
    license = lib.licenses.mit;
    platforms = lib.platforms.linux;
  };
}
