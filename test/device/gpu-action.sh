#!/usr/bin/env bash
# gpu-action.sh FOLDER: what bridge-build.mjs made, on a machine with a GPU: the gpu action as GitHub's runner starts it, main and post.
# Run it as root.
set -u
C=$(realpath "$1")
W=$(mktemp -d)
tar -C / --no-same-owner -xf "$C/tree.tar"
mkdir "$W/bin" "$W/job"
xz -dc "$C/node.xz" >"$W/node" && cp "$C/patchelf" "$W/bin/" && chmod +x "$W/node" "$W/bin/patchelf"
program() { echo /nix/store/*-"$1"/bin/"$1"; }
PROBE=$(program probe) SASS=$(program sass-90) JIT=$(program jit-80)
export GITHUB_ACTIONS=true GITHUB_RUN_ID=7 GITHUB_JOB=gpu GITHUB_REPOSITORY=acme/tools GITHUB_EVENT_NAME=push
export RUNNER_ENVIRONMENT=self-hosted RUNNER_NAME=box RUNNER_TRACKING_ID=github_7 RUNNER_TEMP=$W/job PYTHONDONTWRITEBYTECODE=1
say() { printf '\n== %s\n' "$*"; }
show() { "$@" 2>&1 | sed "s#$W#WORK#g; s#GPU-[0-9a-f]\{8\}[0-9a-f-]*#GPU-…#g; s#process [0-9]\{2,\}#process PID#g"; local rc=${PIPESTATUS[0]}; [ "$rc" = 0 ] || echo "exit code $rc"; }
tree() { find / /run /tmp -xdev \( -path /proc -o -path /sys -o -path "$W" -o -path "$C" -o -path "${OUT:-$W}" \) -prune -o -type d -printf '%p d %m\n' -o -printf '%p %y %m %s %T@ %l\n' | sort -u -T "$W"; }
left() { tree >"$W/after"; diff "$W/before" "$W/after" && echo "nothing"; }
seconds() { local start=$EPOCHREALTIME; "$@" >/dev/null 2>&1; echo "$start $EPOCHREALTIME" | awk '{ printf "%.3f s\n", $2 - $1 }'; }
# main INPUT=VALUE…: files of commands are new, as for each step.
main() {
  for name in OUTPUT STATE ENV PATH STEP_SUMMARY; do : >"$W/$name"; done
  local inputs=()
  for one in "$@"; do name=${one%%=*}; inputs+=("INPUT_${name^^}=${one#*=}"); done
  with=("${inputs[@]}")
  files env "${inputs[@]}" "$W/node" "$C/dist/gpu.js"
}
files() { env GITHUB_OUTPUT="$W/OUTPUT" GITHUB_STATE="$W/STATE" GITHUB_ENV="$W/ENV" GITHUB_PATH="$W/PATH" GITHUB_STEP_SUMMARY="$W/STEP_SUMMARY" PATH="$W/bin:$PATH" "$@"; }
post() { files env "${with[@]}" "STATE_job=$(sed -n 2p "$W/STATE")" "$W/node" "$C/dist/gpu-post.js"; }
output() { awk -v name="$1" 'index($0, name "<<") == 1 { getline; print; exit }' "$W/OUTPUT"; }

nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader
tree >"$W/before"

say "Time of nix-cuda doctor --json"
for _ in 1 2 3 4 5; do seconds "$W/node" "$C/dist/cli.js" doctor --json; done

say "main: the bridge of the job"
show main require-gpu=true probe="$PROBE" smoke-program="$SASS" sandbox=check
say "outputs"
for name in has-gpu driver-version bridge-path ld-library-path cuda-cache-path smoke compatible; do show echo "$name=$(output "$name")"; done
echo "exported into the job: $(cat "$W/ENV" "$W/PATH" | wc -c) bytes"
say "summary"
show cat "$W/STEP_SUMMARY"
say "the test step: sm_90, PTX, and the cache of the driver"
LD_LIBRARY_PATH=$(output ld-library-path) CUDA_CACHE_PATH=$(output cuda-cache-path) "$SASS"
LD_LIBRARY_PATH=$(output ld-library-path) CUDA_CACHE_PATH=$(output cuda-cache-path) "$JIT"
ls "$(output cuda-cache-path)" | wc -l
say "post"
show post
rm -rf "$RUNNER_TEMP"/*
say "left on the machine, after the runner has emptied its folder"
left

say "a test that leaves a program behind"
show main probe="$PROBE" smoke=off
CUDA_CACHE_PATH=$(output cuda-cache-path) python3 -c "
import torch, time
x = torch.zeros(2**28, device='cuda'); torch.cuda.synchronize(); open('$W/holds', 'w').close(); time.sleep(120)" &
for _ in $(seq 300); do [ -e "$W/holds" ] || sleep 0.1; done
show post
say "the next job"
GITHUB_RUN_ID=8 show main smoke=off
kill $!; wait $! 2>/dev/null

say "main: the bridge of the machine"
show main driver-bridge=system allow-system-changes=true probe="$PROBE" smoke-program="$JIT"
show echo "bridge-path=$(output bridge-path) ld-library-path=$(output ld-library-path) smoke=$(output smoke)"
# Without the cache of the job, as a step that forgets it: the driver then writes into the home of the user.
env -u LD_LIBRARY_PATH "$JIT"
show post
ls /run/opengl-driver 2>&1

say "a pull request from a fork"
echo '{"repository":{"full_name":"acme/tools","private":false},"pull_request":{"head":{"repo":{"full_name":"x/tools"}}}}' >"$W/event"
GITHUB_EVENT_NAME=pull_request GITHUB_EVENT_PATH=$W/event show main
say "left on the machine, after uninstall"
rm -rf "$RUNNER_TEMP"/*
"$W/node" "$C/dist/cli.js" uninstall --yes >/dev/null 2>&1
left
rm -r "$W"
