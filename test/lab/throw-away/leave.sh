#!/bin/bash
# Removes the cgroups of one throw-away root: leave.sh ID FOLDER. Runs in a mount namespace of its own.
set -euo pipefail
mount -t cgroup2 cgroup2 "$2"
[ -d "$2/$1" ] || exit 0
find "$2/$1" -depth -type d -exec rmdir {} +
