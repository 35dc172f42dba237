# A program without device code of its own: it lies in the library.
{
  lib,
  cudaPackages,
  axpylib,
}:
cudaPackages.backendStdenv.mkDerivation {
  pname = "axpyapp";
  version = "1.0";
  src = ./src;
  strictDeps = true;
  buildInputs = [ axpylib ];
  buildPhase = ''
    runHook preBuild
    g++ -O2 app.cc -laxpy -o axpyapp
    runHook postBuild
  '';
  installPhase = ''
    runHook preInstall
    install -D axpyapp $out/bin/axpyapp
    runHook postInstall
  '';
  meta = {
    description = "Calls axpylib and checks its result";
    license = lib.licenses.mit;
    mainProgram = "axpyapp";
    platforms = lib.platforms.linux;
  };
}
