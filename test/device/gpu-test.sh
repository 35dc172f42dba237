#!/usr/bin/env bash
# gpu-test.sh FOLDER: what gpu-test-build.mjs made, on a machine with a GPU: nix-cuda gpu-test with a real Nix, which takes what a cell
# built from a binary cache and builds nothing; two jobs on one GPU; a test that is killed. Run it as root.
set -u
C=$(realpath "$1")
W=$(mktemp -d)
. "$C/places"
tar -C / --no-same-owner -xJf "$C/nix.tar.xz"
xz -dc "$C/node.xz" >"$W/node" && chmod +x "$W/node"
export PATH=$NIX:$PATH
# The store folder is that of the machine that built: it is part of every path.
root=$(dirname "$STORE_DIR")
export NIX_STORE_DIR=$STORE_DIR NIX_STATE_DIR=$root/var/nix NIX_LOG_DIR=$root/var/log NIX_CONF_DIR=$root/etc NIX_REMOTE=local NIX_PATH= HOME=$W
export NIX_CONFIG="build-users-group =
experimental-features = nix-command flakes
flake-registry =
sandbox = false
substituters = file://$C/cache
require-sigs = false"
mkdir -p "$NIX_STORE_DIR" "$NIX_STATE_DIR" "$NIX_CONF_DIR" "$W/locks"
say() { printf '\n== %s\n' "$*"; }
show() { "$@" 2>&1 | sed "s#$W#WORK#g; s#$C#FOLDER#g; s#GPU-[0-9a-f]\{8\}[0-9a-f-]*#GPU-…#g; s#[0-9]\+\.[0-9]\+ s\b#N s#g"; local rc=${PIPESTATUS[0]}; [ "$rc" = 0 ] || echo "exit code $rc"; }
# job NAME ARGUMENTS…: as on another runner of this machine, with a folder of its own.
job() { local name=$1; shift; mkdir -p "$W/$name"; RUNNER_TEMP=$W/$name "$W/node" "$C/dist/cli.js" gpu-test --lock-folder "$W/locks" "$@"; }
cd "$C/repository"

nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader
nix --version

say "nix-cuda gpu-test: the cell for sm_90a, and the one for sm_120"
show job one 'saxpy*'
echo "derivations that were built: $(find "$NIX_LOG_DIR" -name '*.drv*' 2>/dev/null | wc -l)"

say "two jobs at once on one GPU"
for name in two three; do job "$name" 'saxpy-cuda13.0-sm90a*' >"$W/$name.log" 2>&1 & done
wait
for name in two three; do grep -ao '\(begin\|end\):[0-9]*' "$W/$name.log" | tr ':' ' ' | sed "s/^/$name /"; done | sort -k3n | awk '{ print $2 }' | tr '\n' ' '
echo
for name in two three; do grep -ac 'Waiting for a free GPU' "$W/$name.log"; done | sort | tr '\n' ' '; echo "job(s) waited"

say "a test that is killed frees its lock"
export RUNNING=$W/running
job four --matrix-file .github/slow.yml 'saxpy-cuda13.0-sm90a*' >"$W/four.log" 2>&1 &
for _ in $(seq 600); do [ -e "$RUNNING" ] && break; sleep 0.1; done
pkill -KILL -f 'sleep 300'
wait
grep -ao 'GPU4[0-9][0-9]' "$W/four.log" | sort -u
show job five --wait-minutes 0 'saxpy-cuda13.0-sm90a*'

say "the job itself is killed: its test ends, or keeps the lock until it does"
rm -f "$RUNNING"
job six --matrix-file .github/slow.yml 'saxpy-cuda13.0-sm90a*' >"$W/six.log" 2>&1 &
for _ in $(seq 600); do [ -e "$RUNNING" ] && break; sleep 0.1; done
pkill -KILL -f "$C/dist/cli.js"
show job seven --wait-minutes 0 'saxpy-cuda13.0-sm90a*'
pkill -KILL -f 'sleep 300'
show job eight --wait-minutes 1 'saxpy-cuda13.0-sm90a*'
rm -rf "$W" "$root"
