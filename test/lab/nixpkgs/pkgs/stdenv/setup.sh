# Phases and hooks of mkDerivation, as far as plain packages use them.
set -euo pipefail
export PATH=/usr/bin:/bin HOME=/homeless-shelter LC_ALL=C SOURCE_DATE_EPOCH=1
export NIX_CFLAGS_COMPILE=${NIX_CFLAGS_COMPILE:-} NIX_LDFLAGS=${NIX_LDFLAGS:-}
umask 022
seen=' '

runHook() {
  local hooks="$1Hooks[@]" hook
  for hook in "${!hooks}"; do eval "$hook"; done
  if declare -F "$1" > /dev/null; then "$1"; elif [ -n "${!1:-}" ]; then eval "${!1}"; fi
}
preConfigureHooks=() postConfigureHooks=() preBuildHooks=() postBuildHooks=()
preInstallHooks=() postInstallHooks=() preFixupHooks=() postFixupHooks=()
preUnpackHooks=() postUnpackHooks=() preCheckHooks=() postCheckHooks=() prePatchHooks=() postPatchHooks=()
prePhasesHooks=()

# addInput KIND PATH: KIND is native (a tool) or host (a library).
addInput() {
  local kind=$1 input=$2 more
  case $seen in *" $kind:$input "*) return ;; esac
  seen+="$kind:$input "
  if [ -d "$input/bin" ]; then PATH=$input/bin:$PATH; fi
  if [ "$kind" = host ]; then
    if [ -d "$input/include" ]; then NIX_CFLAGS_COMPILE+=" -isystem $input/include"; fi
    if [ -d "$input/lib" ]; then NIX_LDFLAGS+=" -L$input/lib -rpath $input/lib"; fi
  fi
  if [ -f "$input/nix-support/propagated-build-inputs" ]; then
    for more in $(< "$input/nix-support/propagated-build-inputs"); do addInput "$kind" "$more"; done
  fi
  if [ -f "$input/nix-support/setup-hook" ]; then source "$input/nix-support/setup-hook"; fi
}

# substitute FILE TARGET [--replace-fail OLD NEW]…: also fills in @name@ from the environment.
substitute() {
  local text name target=$2
  text=$(< "$1")
  shift 2
  while [ $# -gt 0 ]; do
    case $1 in
      --replace-fail | --replace)
        case $text in *"$2"*) ;; *) echo "substitute: pattern $2 not found" >&2; return 1 ;; esac
        text=${text//"$2"/"$3"}
        shift 3
        ;;
      *) echo "substitute: unknown option $1" >&2; return 1 ;;
    esac
  done
  while [[ $text =~ @([a-zA-Z_]+)@ ]]; do
    name=${BASH_REMATCH[1]}
    text=${text//"@$name@"/"${!name:-}"}
  done
  printf '%s\n' "$text" > "$target"
}

unpackPhase() {
  runHook preUnpack
  if [ -d "${src:-}" ]; then
    cp -R "$src" source
    chmod -R u+w source
    cd source
  elif [ -n "${src:-}" ]; then
    tar -xf "$src" --one-top-level=source --strip-components=1
    cd source
  fi
  runHook postUnpack
}

configurePhase() { runHook preConfigure; runHook postConfigure; }

buildPhase() {
  runHook preBuild
  if [ -e Makefile ]; then make ${makeFlags:-}; fi
  runHook postBuild
}

installPhase() {
  runHook preInstall
  if [ -e Makefile ]; then make ${makeFlags:-} prefix="$out" PREFIX="$out" install; fi
  runHook postInstall
}

fixupPhase() {
  local output propagated
  runHook preFixup
  # A library's development output brings the library itself.
  propagated=${propagatedBuildInputs:-}
  if [ -n "${dev:-}" ]; then propagated+=" $out"; fi
  if [ -n "${propagated// /}" ]; then
    output=${dev:-$out}
    mkdir -p "$output/nix-support"
    echo "$propagated" > "$output/nix-support/propagated-build-inputs"
  fi
  runHook postFixup
}

runPhase() {
  local skip="dont${1^}"
  skip=${skip%Phase}
  if [ -n "${!skip:-}" ]; then return; fi
  echo "Running phase: $1"
  if [ -n "${!1:-}" ]; then eval "${!1}"; else "$1"; fi
}

addInput native "$stdenvCc"
for input in ${nativeBuildInputs:-}; do addInput native "$input"; done
for input in ${buildInputs:-} ${propagatedBuildInputs:-}; do addInput host "$input"; done
export PATH NIX_CFLAGS_COMPILE NIX_LDFLAGS
cd "$NIX_BUILD_TOP"
if [ -n "${buildCommand:-}" ]; then
  eval "$buildCommand"
else
  patchPhase() { runHook prePatch; runHook postPatch; }
  for phase in ${phases:-unpackPhase patchPhase configurePhase buildPhase installPhase fixupPhase}; do
    runPhase "$phase"
  done
  if [ -n "${doInstallCheck:-}" ]; then eval "${installCheckPhase:-true}"; fi
fi
# A builder must end with a builtin: Nix kills an exec'd program that closes its output before it exits.
true
