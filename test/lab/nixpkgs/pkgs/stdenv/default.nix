# mkDerivation over the host's bash, coreutils and g++; the compiler's path and version are inputs, so that another
# compiler is another derivation.
{
  lib,
  config,
  system,
  compiler,
}:
let
  checkMeta = import ./check-meta.nix { inherit lib config; };
  shell = "/bin/bash";

  # Name and version as attributes beside the derivation, which they do not change.
  cc = wrapper // {
    inherit (compiler) version;
    isGNU = true;
  };
  wrapper = derivation {
    name = "gcc-wrapper-${compiler.version}";
    inherit system;
    builder = shell;
    args = [
      "-e"
      ./cc-wrapper-builder.sh
    ];
    wrapper = ./cc-wrapper.sh;
    inherit (compiler) gcc gxx;
    compilerVersion = compiler.version;
  };

  notForTheBuilder = [
    "meta"
    "passthru"
    "env"
    "__structuredAttrs"
  ];

  mkDerivation =
    given:
    let
      attrs = lib.toFunction given finalAttrs;
      finalAttrs = attrs // {
        finalPackage = package;
      };
      package = make attrs // {
        overrideAttrs =
          changes:
          mkDerivation (
            final:
            let
              prev = lib.toFunction given final;
              change = lib.toFunction changes final;
            in
            prev // (if builtins.isFunction change then change prev else lib.toFunction changes prev)
          );
      };
    in
    package;

  make =
    attrs:
    let
      name = attrs.name or "${attrs.pname}-${attrs.version}";
      position = builtins.unsafeGetAttrPos (if attrs ? pname then "pname" else "name") attrs;
      positionText = if position == null then "«unknown-file»" else "${position.file}:${toString position.line}";
      named = attrs // {
        inherit name;
      };
      inputs = lib.genAttrs [
        "nativeBuildInputs"
        "buildInputs"
        "propagatedBuildInputs"
      ] (kind: map lib.getDev (lib.filter (x: x != null) (lib.flatten (attrs.${kind} or [ ]))));
      drv = derivation (
        removeAttrs attrs notForTheBuilder
        // attrs.env or { }
        // inputs
        // {
          inherit name system;
          builder = shell;
          args = [
            "-e"
            ./setup.sh
          ];
          stdenvCc = cc;
          outputs = attrs.outputs or [ "out" ];
        }
      );
      valid = checkMeta.check system named positionText;
      meta = {
        inherit name;
        position = positionText;
        outputsToInstall = [ (lib.head (attrs.outputs or [ "out" ])) ];
      }
      // attrs.meta or { }
      // {
        unfree = checkMeta.hasUnfreeLicense named;
        unsupported = checkMeta.unsupported system named;
        broken = attrs.meta.broken or false;
        insecure = false;
        available = !checkMeta.denied named && !checkMeta.unsupported system named;
      };
      common = lib.genAttrs drv.outputs output // {
        inherit meta name system;
        inherit (drv) outputs;
        all = map output drv.outputs;
        outputName = lib.head drv.outputs;
        passthru = attrs.passthru or { };
      };
      output = out: lib.extendDerivation valid (attrs.passthru or { }) (drv.${out} // common // { outputName = out; });
    in
    attrs // lib.extendDerivation valid (attrs.passthru or { }) (drv // common);

  platform = {
    inherit system;
    isLinux = lib.hasSuffix "-linux" system;
    isx86_64 = lib.hasPrefix "x86_64-" system;
    isAarch64 = lib.hasPrefix "aarch64-" system;
    isDarwin = lib.hasSuffix "-darwin" system;
  };
in
{
  inherit
    cc
    mkDerivation
    shell
    system
    ;
  name = "stdenv-linux";
  hostPlatform = platform;
  buildPlatform = platform;
  targetPlatform = platform;
}
