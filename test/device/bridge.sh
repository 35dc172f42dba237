#!/usr/bin/env bash
# bridge.sh FOLDER: what bridge-build.mjs made, on a machine with a GPU: ways to the driver, then nix-cuda itself. Run it as root.
set -u
C=$(realpath "$1")
W=$(mktemp -d)
tar -C / --no-same-owner -xf "$C/tree.tar"
xz -dc "$C/node.xz" >"$W/node" && chmod +x "$W/node" "$C/patchelf"
program() { echo /nix/store/*-"$1"/bin/"$1"; }
PROBE=$(program probe) SASS=$(program sass-90) OLD=$(program sass-80) JIT=$(program jit-80)
D=$(dirname "$(ldconfig -p | sed -n 's/.*libcuda\.so\.1 (.*x86-64) => //p' | head -1)")
V=$(cat /sys/module/nvidia/version)
export RUNNER_TEMP=$W/job CUDA_CACHE_DISABLE=1 PYTHONDONTWRITEBYTECODE=1
mkdir "$RUNNER_TEMP"
cuda() { "$W/node" "$C/dist/cli.js" "$@"; }
say() { printf '\n== %s\n' "$*"; }
show() { "$@" 2>&1 | sed "s#$W#WORK#g; s#GPU-[0-9a-f-]*#GPU-…#g"; local rc=${PIPESTATUS[0]}; [ "$rc" = 0 ] || echo "exit code $rc"; }
tree() { find / /run /tmp -xdev \( -path /proc -o -path /sys -o -path "$W" -o -path "$C" -o -path "${OUT:-$W}" \) -prune -o -type d -printf '%p d %m\n' -o -printf '%p %y %m %s %T@ %l\n' | sort -u -T "$W"; }
seconds() { local start=$EPOCHREALTIME; "$@" >/dev/null 2>&1; echo "$start $EPOCHREALTIME" | awk '{ printf "%.3f s\n", $2 - $1 }'; }
three() { echo "$1: probe $(LD_LIBRARY_PATH=$2 "$PROBE" kernel | grep -E '^(load|step.* [1-9]|done)' | tr '\n' ' ')· sm_90 $(LD_LIBRARY_PATH=$2 "$SASS") · PTX $(LD_LIBRARY_PATH=$2 "$JIT")"; }
system() { mkdir -p /run/opengl-driver && ln -sfn "$1" /run/opengl-driver/lib; }

nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader
ldd --version | head -1
echo "driver in $D; LD_LIBRARY_PATH=${LD_LIBRARY_PATH-}"
tree >"$W/before"

say "Ways to the driver: the result of three programs"
mkdir "$W/links" "$W/copies" "$W/patched"
F=$(ls "$D" | grep -E '^lib(cuda|cudadebugger|nvidia-(ml|ptxjitcompiler|nvvm|gpucomp|cfg|pkcs11.*))\.so')
for f in $F; do ln -s "$D/$f" "$W/links/$f"; cp -a "$D/$f" "$W/copies/$f"; done
cp -a "$W/copies/." "$W/patched"
for f in "$W/patched"/*."$V"; do "$C/patchelf" --set-rpath "\$ORIGIN" "$f"; done
three "nothing" ""
three "links, LD_LIBRARY_PATH" "$W/links"
three "copies, LD_LIBRARY_PATH" "$W/copies"
three "folder of the system, LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu" /usr/lib/x86_64-linux-gnu 2>&1 | sed 's/ *$//'
for way in links copies patched; do system "$W/$way"; three "$way, /run/opengl-driver" ""; done
rm -r "$W/copies" "$W/patched" /run/opengl-driver

say "nix-cuda run --no-bridge --smoke"
show cuda run --no-bridge --smoke --probe "$PROBE" -- "$SASS"
say "nix-cuda run --smoke -- sm_90"
show cuda run --smoke --probe "$PROBE" -- "$SASS"
say "nix-cuda run --smoke -- PTX"
show cuda run --smoke --probe "$PROBE" -- "$JIT"
say "nix-cuda run --smoke -- sm_80 without PTX"
show cuda run --smoke --probe "$PROBE" -- "$OLD"
say "links in /run/opengl-driver, without and with the bridge"
system "$W/links"
show cuda run --no-bridge --smoke --probe "$PROBE"
show cuda run -- "$JIT"
rm -r /run/opengl-driver
say "nix-cuda run"
show cuda run -- "$SASS"
show cuda run -- "$JIT"
show cuda run -- "$OLD"
show cuda run -- sh -c 'exit 7'
show cuda run -- no-such-program
echo "bytes through a pipe: $(cuda run -- sh -c 'yes | head -c 3000000' | wc -c)"
show cuda run --graphics --print
show env LD_LIBRARY_PATH=/usr/local/cuda/lib64:/nix/store/x/lib "$W/node" "$C/dist/cli.js" run -- sh -c 'echo $LD_LIBRARY_PATH'
show cuda run -- nvidia-smi -L
echo "programs of the system: $(cuda run -- python3 -c 'import torch; print("torch", torch.cuda.is_available(), torch.ones(2, device="cuda").sum().item())' 2>&1 | tail -1)"

say "Time: Node alone; the first bridge; afterwards"
seconds "$W/node" -e 0
rm -r "$RUNNER_TEMP"/*
seconds cuda run -- true
for _ in 1 2 3 4 5; do seconds cuda run -- true; done
rm -r "$RUNNER_TEMP"/*
for _ in 1 2 3 4 5 6 7 8; do cuda run -- "$SASS" & done | sort | uniq -c
wait
ls "$RUNNER_TEMP/nix-cuda/driver" | sed 's/-[0-9a-f]*$/-KEY/'

say "The bridge of the machine"
show "$W/node" "$C/bridge-system.mjs" make "$C/patchelf"
du -shL /run/opengl-driver/lib; ls /run/opengl-driver
three "made by makeSystemBridge" ""
show cuda run --smoke --probe "$PROBE" -- "$JIT"
show "$W/node" "$C/bridge-system.mjs" make "$C/patchelf"
show "$W/node" "$C/bridge-system.mjs" remove
ls /run/opengl-driver 2>&1

say "What is left on the machine"
rm -rf "$RUNNER_TEMP"
show cuda uninstall --yes
tree >"$W/after"
diff "$W/before" "$W/after" && echo "nothing"
rm -r "$W"
