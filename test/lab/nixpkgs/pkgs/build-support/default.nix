{ lib, stdenv }:
rec {
  runCommand =
    name: env: buildCommand:
    stdenv.mkDerivation (env // { inherit name buildCommand; });
  writeTextFile =
    {
      name,
      text,
      executable ? false,
      destination ? "",
    }:
    runCommand name { inherit text; } ''
      target=$out${destination}
      mkdir -p "''${target%/*}"
      printf %s "$text" > "$target"
      ${lib.optionalString executable ''chmod +x "$target"''}
    '';
  writeText = name: text: builtins.toFile name text;
  writeShellScriptBin =
    name: text:
    writeTextFile {
      inherit name;
      text = "#!${stdenv.shell}\n${text}\n";
      executable = true;
      destination = "/bin/${name}";
    };
  makeSetupHook =
    { name, ... }:
    script:
    runCommand name { inherit script; } ''
      mkdir -p $out/nix-support
      cp $script $out/nix-support/setup-hook
    '';
  symlinkJoin =
    { name, paths, ... }:
    runCommand name { inherit paths; } ''
      mkdir -p $out
      for path in $paths; do cp -rs --no-preserve=mode "$path"/. $out/; done
    '';
  mkShell =
    attrs: stdenv.mkDerivation ({ name = "nix-shell"; } // attrs // { buildCommand = "echo ${stdenv.shell} > $out"; });
}
