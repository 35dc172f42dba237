# What the upstream cache has beside the toolkits: a package that any machine with a sandbox can also build itself.
derivation {
  name = "upstream-greeting";
  system = builtins.currentSystem;
  builder = "/bin/sh";
  args = [
    "-c"
    "echo 'built from source' >&2; echo hello > $out"
  ];
}
