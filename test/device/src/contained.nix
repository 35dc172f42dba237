# saxpy with a loader and a C library of its own, as every package of Nixpkgs has: the lab's other programs use those of the machine.
# Nixpkgs' loader finds what the driver needs of the C library beside itself; Debian's does not, so that the program needs all of it.
{ cudaPackages }:
cudaPackages.backendStdenv.mkDerivation {
  pname = "contained";
  version = "1.0";
  src = ../saxpy/saxpy.cu;
  dontUnpack = true;
  strictDeps = true;
  nativeBuildInputs = [ cudaPackages.cuda_nvcc ];
  buildInputs = [ cudaPackages.cuda_cudart ];
  gencode = cudaPackages.flags.gencodeString;
  buildPhase = ''
    cp $src saxpy.cu
    nvcc -O2 $gencode -cudart static -cudadevrt none saxpy.cu -o contained \
      -Xlinker --dynamic-linker=$out/lib/ld-linux-x86-64.so.2 -Xlinker -rpath=$out/lib \
      -Xcompiler -static-libstdc++ -Xcompiler -static-libgcc \
      -Xlinker --no-as-needed -l:libm.so.6 -l:libdl.so.2 -l:libpthread.so.0 -l:librt.so.1
  '';
  installPhase = ''
    mkdir -p $out/bin $out/lib
    cp contained $out/bin/
    cp -L /lib64/ld-linux-x86-64.so.2 $out/lib/
    for name in libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1; do
      cp -L $(g++ -print-file-name=$name) $out/lib/
    done
  '';
  meta.mainProgram = "contained";
}
