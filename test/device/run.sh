#!/usr/bin/env bash
# run.sh FOLDER: runs every program of the folder and prints what came of it, one line each: program, then kernel and error.
set -u
nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader
for program in "$1"/*; do
  [ -f "$program" ] || continue
  printf '%s:' "$(basename "$program")"
  timeout 60 "$program" 2>&1 | tr '\n' ';' | sed 's/;$//; s/^/ /; s/;/; /g'
  printf '\n'
done
