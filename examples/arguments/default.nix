# nix build -f . saxpy --arg pkgs 'import <nixpkgs> { … }' --argstr optimize 3
{
  pkgs,
  optimize ? "2",
}:
{
  saxpy = (pkgs.callPackage ../saxpy/package.nix { }).overrideAttrs (previous: {
    pname = "saxpy-O${optimize}";
    buildPhase = builtins.replaceStrings [ "-O2" ] [ "-O${optimize}" ] previous.buildPhase;
  });
}
