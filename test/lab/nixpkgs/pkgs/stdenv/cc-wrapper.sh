#!/bin/bash
# The host's compiler with the flags of the build inputs: NIX_CFLAGS_COMPILE for the compiler, NIX_LDFLAGS for ld.
link=1
for argument; do
  case $argument in -c | -E | -S | -M | -MM) link= ;; esac
done
flags=(${NIX_CFLAGS_COMPILE:-})
if [ -n "$link" ]; then
  for flag in ${NIX_LDFLAGS:-}; do
    case $flag in -L* | -l*) flags+=("$flag") ;; *) flags+=("-Xlinker" "$flag") ;; esac
  done
fi
exec @compiler@ "$@" "${flags[@]}"
