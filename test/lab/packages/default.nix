# The packages that tests build, as attributes of the set. In a materialised set examples/ lies beside packages/.
final: {
  saxpy = final.callPackage ../examples/saxpy/package.nix { };
  saxpy-uncompressed = final.saxpy.overrideAttrs {
    pname = "saxpy-uncompressed";
    dontCompressCudaFatbin = true;
  };
  axpylib = final.callPackage ./axpylib { };
  axpyapp = final.callPackage ./axpyapp { };
  stubborn = final.callPackage ./stubborn { };
  wrongkit = final.callPackage ./wrongkit { };
  broken = final.callPackage ./broken { };
}
