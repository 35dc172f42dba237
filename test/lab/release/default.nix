# Nix and every library that it needs as store paths, one per Debian package, with the references between them.
# packages.json and the builders lie beside this file; /packages and /tools are in the sandbox (release.ts).
let
  facts = builtins.fromJSON (builtins.readFile ./packages.json);
  common = {
    inherit (facts) system;
    builder = "/bin/bash";
    inherit (facts) loader libraries;
  };
  libraries = builtins.mapAttrs (
    _: package:
    derivation (
      common
      // {
        inherit (package) name source;
        isLibc = package.isLibc or false;
        args = [ ./library.sh ];
        files = builtins.concatStringsSep " " package.files;
        needs = map (dependency: libraries.${dependency}) package.needs;
      }
    )
  ) facts.packages;
in
{
  nix = derivation (
    common
    // {
      inherit (facts.nix) name source;
      args = [ ./nix.sh ];
      needs = map (dependency: libraries.${dependency}) facts.nix.needs;
      libc = libraries.${facts.libc};
    }
  );
  cacert = derivation (
    common
    // {
      inherit (facts.cacert) name source;
      args = [ ./cacert.sh ];
    }
  );
  shell = derivation (
    common
    // {
      inherit (facts.shell) name source;
      args = [ ./shell.sh ];
    }
  );
}
