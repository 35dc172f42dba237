#!/usr/bin/env bash
# image-test.sh FOLDER: what image-test-build.mjs made, on a machine with a GPU, as root: nix-cuda image-test with the CDI specification of
# the machine or with the driver as it is found. Where the machine permits no container, the same files are started by chroot in a mount
# namespace, which proves the mounts and not the runtime; the transcript says which.
set -u
C=$(realpath "$1")
W=$(mktemp -d)
export RUNNER_TEMP=$W/job HOME=$W
mkdir -p "$RUNNER_TEMP"
if [ -e "$C/node.xz" ]; then xz -dc "$C/node.xz" >"$W/node" && chmod +x "$W/node"; else ln -s "$(command -v node)" "$W/node"; fi
command -v crun >/dev/null || export PATH=$C/crun:$PATH
say() { printf '\n== %s\n' "$*"; }
show() { "$@" 2>&1 | sed "s#$W#WORK#g; s#$C#FOLDER#g; s#GPU-[0-9a-f]\{8\}[0-9a-f-]*#GPU-…#g; s#Seconds: .*#Seconds: N#"; local rc=${PIPESTATUS[0]}; echo "exit code $rc"; return "$rc"; }
image_test() { "$W/node" "$C/dist/cli.js" image-test "$@"; }
cd "$C"

nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader
crun --version | head -1
ls /var/run/cdi /etc/cdi 2>/dev/null

say "examined"
show image_test --runtime none layout

say "started: the driver is loaded, and a kernel is compiled from PTX"
show image_test --gpu required --verbose layout
ran=$?

if [ "$ran" != 0 ]; then
  say "fallback: chroot in a mount namespace, without a container runtime"
  mkdir -p "$W/root" && tar -C "$W/root" -xf tree.tar
  driver=$(ldconfig -p | sed -n 's#.*libcuda.so.1 (libc6,x86-64.*=> ##p' | head -1)
  show unshare --mount --fork bash -euc '
    root=$1 driver=$(dirname "$(realpath "$2")")
    mkdir -p "$root/proc" "$root/dev" "$root/usr/lib/x86_64-linux-gnu"
    mount --bind /proc "$root/proc"; mount --bind /dev "$root/dev"
    for file in "$driver"/libcuda.so.* "$driver"/libnvidia-{ml,ptxjitcompiler,nvvm,gpucomp}.so.*; do
      [ -e "$file" ] || continue
      touch "$root/usr/lib/x86_64-linux-gnu/${file##*/}"; mount --bind "$(realpath "$file")" "$root/usr/lib/x86_64-linux-gnu/${file##*/}"
    done
    LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu exec chroot "$root" /nix/store/00000000000000000000000000000005-probe/bin/probe kernel
  ' fallback "$W/root" "$driver"
fi

say "what is left"
ls -A "$RUNNER_TEMP" /run/crun 2>/dev/null | sed "s#$W#WORK#g"
pgrep -a crun || echo "no process"
rm -rf "$W"
