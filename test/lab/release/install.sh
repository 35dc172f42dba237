#!/bin/sh
# The lab's own installer for a Nix release tarball: the flags and the results of upstream's, nothing of its text.
set -eu
umask 0022

here=$(cd "$(dirname "$0")" && pwd)
nix=@nix@
cacert=@cacert@
mode=single
users=32
extra=${NIX_EXTRA_CONF:-}

say() { echo "install: $*" >&2; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Copies under another name first, so that a store path is whole or absent.
copy_store() {
  for path in $(ls "$here/store"); do
    to=/nix/store/$path
    [ ! -e "$to" ] || continue
    "$@" cp -RP --preserve=timestamps "$here/store/$path" "$to.$$"
    "$@" chmod -R a-w "$to.$$"
    "$@" mv -T "$to.$$" "$to"
  done
}

single() {
  if [ ! -e /nix ]; then
    as_root mkdir -m 0755 /nix
    as_root chown "$(id -un)" /nix
  fi
  [ -w /nix ] || { say "/nix is not writable by $(id -un)"; exit 1; }
  mkdir -p /nix/store /nix/var/nix
  copy_store env
  "$nix/bin/nix-store" --load-db < "$here/.reginfo"
  "$nix/bin/nix-env" --install "$nix" "$cacert"
}

daemon() {
  getent group nixbld > /dev/null || as_root groupadd --gid 30000 nixbld
  n=1
  while [ $n -le "$users" ]; do
    getent passwd nixbld$n > /dev/null || as_root useradd --uid $((30000 + n)) --gid nixbld --groups nixbld \
      --home-dir /var/empty --no-create-home --shell /usr/sbin/nologin nixbld$n
    n=$((n + 1))
  done
  as_root install -d -m 0755 /nix /nix/var /nix/var/log /nix/var/log/nix /nix/var/nix /nix/var/nix/db /nix/var/nix/profiles \
    /nix/var/nix/profiles/per-user /nix/var/nix/gcroots /nix/var/nix/gcroots/per-user /nix/var/nix/temproots \
    /nix/var/nix/daemon-socket /etc/nix
  as_root install -d -m 1775 -g nixbld /nix/store
  copy_store as_root
  as_root env HOME=/root "$nix/bin/nix-store" --load-db < "$here/.reginfo"
  printf '%s\nbuild-users-group = nixbld\n' "$extra" | as_root tee /etc/nix/nix.conf > /dev/null
  profile=/nix/var/nix/profiles/default
  as_root env HOME=/root "$nix/bin/nix-env" --profile $profile --install "$nix" "$cacert"
  if [ -d /run/systemd/system ]; then
    as_root ln -sf $profile/lib/tmpfiles.d/nix-daemon.conf /etc/tmpfiles.d/nix-daemon.conf
    as_root systemctl link $profile/lib/systemd/system/nix-daemon.service
    as_root systemctl enable --now $profile/lib/systemd/system/nix-daemon.socket
  else
    say "no systemd here: start $profile/bin/nix-daemon yourself"
  fi
}

while [ $# -gt 0 ]; do
  case $1 in
    --daemon) mode=daemon ;;
    --no-daemon) mode=single ;;
    --yes | --no-channel-add | --no-modify-profile) ;;
    --daemon-user-count) users=$2; shift ;;
    --nix-extra-conf-file) extra=$(cat "$2"); shift ;;
    *) say "unknown option $1"; exit 1 ;;
  esac
  shift
done
[ -e "$here/.reginfo" ] || { say 'incomplete tarball: .reginfo is missing'; exit 1; }
$mode
say 'Nix is installed'
