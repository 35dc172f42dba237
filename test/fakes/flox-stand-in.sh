fail() { printf '✘ ERROR: %s\n' "$1" >&2; exit 1; }
unexpected() { fail "\`$1\` is not expected in this context"; }

# A variable that overrides a setting must hold what the setting takes.
check_environment() {
  local name value
  for name in DISABLE_METRICS UPGRADE_NOTIFICATIONS AUTH_NOTIFICATIONS DISABLE_HOOK; do
    value="FLOX_$name"
    [ -n "${!value+set}" ] || continue
    [[ ${!value} == true || ${!value} == false ]] || fail "$value: expected a boolean"
  done
}

command='' words=() forwarded=
declare -A GIVEN
values=()

# take_option NAME INLINE ARGS...: sets `used` to how many of ARGS it took.
take_option() {
  local name=$1 inline=$2 entry long count repeat choices
  shift 2
  entry=${OPTIONS["$command $name"]-}
  [ -n "$entry" ] || unexpected "$name"
  read -r long count repeat choices <<< "$entry"
  [[ -z ${GIVEN[$long]-} || $repeat == many ]] || fail "argument \`$name\` cannot be used multiple times in this context"
  used=0
  values=()
  if [[ -n ${inline+x} && $inline != $'\x01' ]]; then
    [ "$count" -gt 0 ] || unexpected "$name=$inline"
    [[ "$command $long" != 'run --package' ]] || unexpected "$name=$inline"
    values=("$inline")
  fi
  while [ "${#values[@]}" -lt "$count" ]; do
    [ "$#" -gt 0 ] || fail "\`$name\` requires an argument"
    values+=("$1")
    used=$((used + 1))
    shift
  done
  if [ -n "$choices" ]; then [[ "|$choices|" == *"|${values[0]}|"* ]] || fail "couldn't parse \`${values[0]}\`"; fi
  GIVEN[$long]=yes
  if [ "$count" -gt 0 ]; then printf -v "value_${long//[^a-z]/_}" '%s' "${values[0]}"; fi
  if [ "$count" -gt 1 ]; then second=${values[1]}; fi
}

parse() {
  local used
  while [ "$#" -gt 0 ]; do
    case $1 in
      -h | --help) echo "flox $version, a stand-in"; exit 0 ;;
      --)
        [[ ${AFTER[$command]-} == -- ]] || unexpected --
        shift
        words+=("$@")
        return ;;
      --*=*) take_option "${1%%=*}" "${1#*=}"; shift ;;
      --*) take_option "$1" $'\x01' "${@:2}"; shift $((1 + used)) ;;
      -?) take_option "$1" $'\x01' "${@:2}"; shift $((1 + used)) ;;
      -?*) take_option "${1:0:2}" "${1:2}"; shift ;;
      *)
        if [[ -n ${COMMANDS["${command:+$command }$1"]-} && ${#words[@]} == 0 ]]; then
          command=${COMMANDS["${command:+$command }$1"]}
          GIVEN=()
        else
          [[ -n $command && -n ${WORDS[$command]-} && ${AFTER[$command]-} != -- ]] || unexpected "$1"
          words+=("$1")
          if [[ ${AFTER[$command]-} == 'first word' ]]; then words+=("${@:2}"); return; fi
        fi
        shift ;;
    esac
  done
}

check() {
  local needed=${WORDS[$command]-0-0} most group option given
  most=${needed#*-}
  [ "${#words[@]}" -ge "${needed%-*}" ] || fail "expected more arguments, pass \`--help\` for usage information"
  [ -z "$most" ] || [ "${#words[@]}" -le "$most" ] || unexpected "${words[$most]}"
  for option in ${REQUIRED[$command]-}; do [ -n "${GIVEN[$option]-}" ] || fail "expected \`$option\`"; done
  while IFS= read -r -d '|' group; do
    given=
    for option in $group; do
      [ -n "${GIVEN[$option]-}" ] || continue
      [ -z "$given" ] || fail "\`$option\` cannot be used at the same time as \`$given\`"
      given=$option
    done
  done <<< "${EXCLUSIVE[$command]-}|"
}

config_file() { echo "${FLOX_CONFIG_DIR:-${XDG_CONFIG_HOME:-$HOME/.config}/flox}/flox.toml"; }

# What a setting takes: true|false, words, a range, or any string.
check_setting() {
  local accepts=${SETTINGS[$1]-} plain=$2
  if [[ $1 == trusted_environments.* ]]; then accepts=${SETTINGS['trusted_environments.<owner/name>']}; fi
  if [[ $1 == auto_activate_environments.* ]]; then accepts=${SETTINGS['auto_activate_environments.<path>']}; fi
  [ -n "$accepts" ] || fail "unknown setting '$1'"
  if [[ $1 == trusted_environments.* && ! $1 =~ ^trusted_environments\.\"[^/\"]+/[^/\"]+\"$ ]]; then fail "invalid key '$1'"; fi
  case $accepts in
    string) ;;
    *-*[0-9]) [[ $plain =~ ^[0-9]+$ && $plain -ge ${accepts%-*} && $plain -le ${accepts#*-} ]] || fail "invalid value '$plain' for '$1'" ;;
    *) [[ "|$accepts|" == *"|$plain|"* ]] || fail "invalid value '$plain' for '$1'" ;;
  esac
}

without_key() { awk -v key="$1 = " 'index($0, key) != 1' "$2" 2> /dev/null; }

set_setting() {
  local key=$1 value=$2 file plain=$2 draft
  file=$(config_file)
  if [[ $value =~ ^\".*\"$ ]]; then plain=${value:1:-1}; fi
  check_setting "$key" "$plain"
  mkdir -p "${file%/*}" || exit 1
  draft=$(
    if [[ $value =~ ^(true|false|-?[0-9]+|\".*\")$ ]]; then echo "$key = $value"
    else value=${value//\\/\\\\} && echo "$key = \"${value//\"/\\\"}\""; fi
    without_key "$key" "$file"
  )
  printf '%s\n' "$draft" > "$file"
}

run_config() {
  local file key
  file=$(config_file)
  if [ -n "${GIVEN[--set]-}" ]; then set_setting "$value___set" "$second"
  elif [ -n "${GIVEN[--delete]-}" ]; then
    key=$(without_key "$value___delete" "$file")
    printf '%s\n' "$key" > "$file"
  elif [ -n "${GIVEN[--reset]-}" ]; then rm -f "$file"
  else cat "$file" 2> /dev/null; fi
  exit 0
}

case ${1-} in -V | --version) echo "$version"; exit 0 ;; esac
parse "$@"
if [[ -z $command && -n ${GIVEN[--version]-} ]]; then echo "$version"; exit 0; fi
if [[ -z $command && -n ${GIVEN[--prefix]-} ]]; then echo "${BASH_SOURCE[0]%/bin/*}"; exit 0; fi
check
check_environment
case $command in
  config) run_config ;;
  'auth status')
    if [ -z "${FLOX_FLOXHUB_TOKEN-}" ]; then echo '! You are not currently logged in to FloxHub.' >&2
    else echo '! Found a FloxHub token but could not reach FloxHub to verify it.' >&2; fi
    exit 1 ;;
  *) echo "The stand-in for flox does not carry out \`flox $command\`." >&2; exit 70 ;;
esac
