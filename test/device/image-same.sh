#!/usr/bin/env bash
# image-same.sh FOLDER: what gpu-test-build.mjs made, on any machine: the digests of images that nix-cuda containerize makes of it, with a
# cold store, zstd and gzip. Run it on two machines as root and compare.
set -u
C=$(realpath "$1")
W=$(mktemp -d)
. "$C/places"
[ -x "$NIX/nix" ] || tar -C / --no-same-owner -xJf "$C/nix.tar.xz"
xz -dc "$C/node.xz" >"$W/node" && chmod +x "$W/node"
export PATH=$NIX:$PATH
root=$(dirname "$STORE_DIR")
export NIX_STORE_DIR=$STORE_DIR NIX_STATE_DIR=$root/var/nix NIX_LOG_DIR=$root/var/log NIX_CONF_DIR=$root/etc NIX_REMOTE=local NIX_PATH= HOME=$W RUNNER_TEMP=$W
export NIX_CONFIG="build-users-group =
experimental-features = nix-command flakes
require-sigs = false
substituters ="
mkdir -p "$NIX_STORE_DIR" "$NIX_STATE_DIR" "$NIX_CONF_DIR"
for path in $PATHS; do nix copy --from "file://$C/cache" "$path"; done
for compression in zstd gzip; do
  for path in $PATHS; do
    "$W/node" "$C/dist/cli.js" containerize --from cells --paths "$path" --name saxpy:1 --compression "$compression" \
      --file "$W/image.tar" --json >"$W/made.json" 2>"$W/log" || cat "$W/log"
    rm -f "$W/image.tar.sum"
    echo "$compression $(basename "$path" | cut -c34-) $("$W/node" -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).digest' "$W/made.json") $(sha256sum <"$W/image.tar" | cut -c1-16)"
    rm -f "$W/image.tar"
  done
done
rm -rf "$W" "$root"
