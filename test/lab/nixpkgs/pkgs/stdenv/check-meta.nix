# Which derivations Nixpkgs refuses to evaluate, and its message.
{ lib, config }:
let
  allowUnfree = config.allowUnfree || builtins.getEnv "NIXPKGS_ALLOW_UNFREE" == "1";
  # As of June 2026 (pkgs/stdenv/generic/check-meta.nix): operators do not work inside of a list.
  isUnfree =
    licenses:
    if licenses ? licenseType then
      !(lib.licenses.isFree licenses)
    else if lib.isAttrs licenses then
      !(licenses.free or true)
    else if lib.isString licenses then
      false
    else
      lib.any (license: !license.free or false) licenses;
  hasUnfreeLicense = attrs: attrs ? meta.license && isUnfree attrs.meta.license;
  predicate = config.allowUnfreePredicate or (_: false);
  allowlist = config.allowlistedLicenses or [ ];
  hasListedLicense =
    license:
    if lib.isList license then
      lib.any (one: lib.elem one allowlist) license
    else if license ? licenseType then
      lib.licenses.containsLicenses allowlist license
    else
      lib.elem license allowlist;
  denied =
    attrs:
    hasUnfreeLicense attrs
    && !allowUnfree
    && !predicate attrs
    && !(hasListedLicense attrs.meta.license);
  showLicense = license: toString (map (l: l.shortName or l.fullName or "unknown") (lib.toList license));
  unsupported = system: attrs: attrs ? meta.platforms && !(lib.elem system attrs.meta.platforms);

  remedy = attrs: ''
    a) To temporarily allow unfree packages, you can use an environment variable
       for a single invocation of the nix tools.

         $ export NIXPKGS_ALLOW_UNFREE=1

       Note: When using `nix shell`, `nix build`, `nix develop`, etc with a flake,
             then pass `--impure` in order to allow use of environment variables.

    b) For `nixos-rebuild` you can set
      { nixpkgs.config.allowUnfree = true; }
    in configuration.nix to override this.

    Alternatively you can configure a predicate to allow specific packages:
      { nixpkgs.config.allowUnfreePredicate = pkg: builtins.elem (lib.getName pkg) [
          "${lib.getName attrs}"
        ];
      }

    c) For `nix-env`, `nix-build`, `nix-shell` or any other Nix command you can add
      { allowUnfree = true; }
    to ~/.config/nixpkgs/config.nix.
  '';
  refuse =
    attrs: position: why: rest:
    throw "Refusing to evaluate package '${attrs.name}' in ${position} because it ${why}${rest}";
in
{
  inherit hasUnfreeLicense unsupported denied;
  # True, or a throw.
  check =
    system: attrs: position:
    if denied attrs then
      refuse attrs position "has an unfree license (‘${showLicense attrs.meta.license}’)" "\n${remedy attrs}"
    else if unsupported system attrs then
      refuse attrs position "is not available on the requested hostPlatform:\n  hostPlatform.system = \"${system}\"" ""
    else
      true;
}
