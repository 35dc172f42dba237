#!/usr/bin/env bash
# image-cell.sh FOLDER: what gpu-test-build.mjs made, with FOLDER/crun of image-test-build.mjs, on a machine with a GPU, as root: an image of a
# proven cell is made, and computes with the driver of the machine: by a CDI specification that is written here, and without one.
set -u
C=$(realpath "$1")
W=$(mktemp -d)
. "$C/places"
[ -x "$NIX/nix" ] || tar -C / --no-same-owner -xJf "$C/nix.tar.xz"
xz -dc "$C/node.xz" >"$W/node" && chmod +x "$W/node"
export PATH=$NIX:$PATH
command -v crun >/dev/null || export PATH=$C/crun:$PATH
root=$(dirname "$STORE_DIR")
export NIX_STORE_DIR=$STORE_DIR NIX_STATE_DIR=$root/var/nix NIX_LOG_DIR=$root/var/log NIX_CONF_DIR=$root/etc NIX_REMOTE=local NIX_PATH= HOME=$W RUNNER_TEMP=$W/job
export NIX_CONFIG="build-users-group =
experimental-features = nix-command flakes
require-sigs = false
substituters ="
mkdir -p "$NIX_STORE_DIR" "$NIX_STATE_DIR" "$NIX_CONF_DIR" "$RUNNER_TEMP"
say() { printf '\n== %s\n' "$*"; }
show() { "$@" 2>&1 | sed "s#$W#WORK#g; s#$C#FOLDER#g; s#GPU-[0-9a-f]\{8\}[0-9a-f-]*#GPU-…#g; s#Seconds: .*#Seconds: N#"; local rc=${PIPESTATUS[0]}; echo "exit code $rc"; }
cuda() { "$W/node" "$C/dist/cli.js" "$@"; }

nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader
nix copy --from "file://$C/cache" $PATHS 2>/dev/null

say "containerize: the cell for sm_90a"
show cuda containerize --from cells --results "$C/results" --cells 'contained-cuda13.0-sm90a*' --name contained:1 --file "$W/image.tar"

say "image-test with a CDI specification"
driver=$(dirname "$(ldconfig -p | sed -n 's/.*libcuda\.so\.1 (.*x86-64) => //p' | head -1)")
{
  printf 'cdiVersion: "0.6.0"\nkind: nvidia.com/gpu\ndevices:\n  - name: all\n    containerEdits:\n      deviceNodes:\n'
  for node in /dev/nvidia[0-9]* /dev/nvidiactl /dev/nvidia-uvm /dev/nvidia-uvm-tools; do [ -e "$node" ] && printf '        - path: %s\n' "$node"; done
  printf 'containerEdits:\n  mounts:\n'
  for name in libcuda.so.1 libnvidia-ml.so.1 libnvidia-ptxjitcompiler.so.1 libnvidia-nvvm.so.4 libnvidia-gpucomp.so.*; do
    for file in "$driver"/$name; do
      [ -e "$file" ] && printf '    - hostPath: %s\n      containerPath: /usr/lib/x86_64-linux-gnu/%s\n      options: [ro, nosuid, nodev, bind]\n' "$(realpath "$file")" "${file##*/}"
    done
  done
} >"$W/nvidia.yaml"
mkdir -p /etc/cdi && cp "$W/nvidia.yaml" /etc/cdi/nvidia.yaml
show cuda image-test --gpu required --verbose "$W/image.tar"
rm /etc/cdi/nvidia.yaml && rmdir /etc/cdi

say "image-test with the driver as it is found"
show cuda image-test --gpu required --verbose "$W/image.tar"

say "the cell for sm_120 in the same way: it has no code for this GPU"
cuda containerize --from cells --results "$C/results" --cells 'contained-cuda13.0-sm120*' --name contained:2 --file "$W/other.tar" >/dev/null 2>&1
show cuda image-test --gpu required --verbose "$W/other.tar"
rm -rf "$W" "$root"
