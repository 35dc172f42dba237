#!/bin/bash
# Process 1 of new mount, pid, uts and ipc namespaces: makes the throw-away root, goes into it, becomes its init.
# What it is to make comes by LAB_* variables (throw-away.ts). Prints "ready" when the root is there.
set -euo pipefail
umask 0022

disk=$LAB_HOLD/disk root=$LAB_HOLD/root

make_disk() {
  case $LAB_DISK in
    tmpfs) mount -t tmpfs -o "size=${LAB_SIZE}m,mode=0755" throw-away "$disk" ;;
    image) mount -t ext4 -o loop,noatime "$LAB_HOLD/disk.img" "$disk" ;;
  esac
  mkdir "$disk"/{upper,work,tmp,root,runner}
  chmod 1777 "$disk/tmp"
  chmod 0700 "$disk/root"
}

make_view() {
  # A whiteout: the machine's own /nix, however large, is not there.
  if [ -e /nix ]; then mknod -m 0 "$disk/upper/nix" c 0 0; fi
  # Relative paths: an overlay's options take no commas and colons.
  (cd "$disk" && mount -t overlay throw-away -o lowerdir=/,upperdir=upper,workdir=work "$root")
  # This machine may be a container; the throw-away one is what its test says.
  rm -rf "$root/etc/nix" "$root/var/lib/setup-nix-cuda" "$root/etc/profile.d/nix.sh" "$root/.dockerenv"
  mount --bind "$disk/tmp" "$root/tmp"
  cp -a /etc/skel/. "$disk/root"
  mount --bind "$disk/root" "$root/root"
}

make_devices() {
  mount -t proc proc "$root/proc"
  mount -t sysfs sysfs "$root/sys"
  mount -o remount,bind,ro "$root/sys"
  mount -t tmpfs -o mode=0755 run "$root/run"
  mkdir -m 1777 "$root/run/lock"
  mount -t tmpfs -o mode=0755,size=1m dev "$root/dev"
  mkdir "$root"/dev/{pts,shm,mqueue}
  for node in null zero full random urandom tty fuse; do
    [ -e "/dev/$node" ] || continue
    touch "$root/dev/$node"
    mount --bind "/dev/$node" "$root/dev/$node"
  done
  # A job may open it to all: a node of its own, not this machine's.
  [ ! -e /dev/kvm ] || mknod -m 0660 "$root/dev/kvm" c 10 232
  mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$root/dev/pts"
  mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
  mount -t mqueue mqueue "$root/dev/mqueue"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  for n in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${n%:*}" "$root/dev/${n#*:}"; done
  # /run is empty here, and what resolves host names may lie in it.
  case $(readlink -f /etc/resolv.conf) in
    /run/*) cp --remove-destination "$(readlink -f /etc/resolv.conf)" "$root/etc/resolv.conf" ;;
  esac
}

# The user `runner` with uid 1001, as on a hosted runner.
make_user() {
  local id=1001
  if ! grep -q '^runner:' "$root/etc/passwd"; then
    while grep -qE "^[^:]*:[^:]*:$id:" "$root/etc/passwd" "$root/etc/group"; do id=$((id + 1)); done
    echo "runner:x:$id:$id:Runner:/home/runner:/bin/bash" >> "$root/etc/passwd"
    echo "runner:x:$id:" >> "$root/etc/group"
    echo 'runner:*:19700:0:99999:7:::' >> "$root/etc/shadow"
  fi
  mkdir -p "$root/home/runner"
  cp -a /etc/skel/. "$disk/runner"
  chown -R "$(awk -F: '$1 == "runner" { print $3 ":" $4 }' "$root/etc/passwd")" "$disk/runner"
  mount --bind "$disk/runner" "$root/home/runner"
}

add_tools() {
  [ -e "$root/usr/bin/bash-static" ] || cp -p "$LAB_TOOLS/usr/bin/bash-static" "$root/usr/bin/"
  # -f: a machine that has sudo shall not have it in a root without.
  if [ "$LAB_SUDO" = 0 ]; then rm -f "$root/usr/bin/sudo"; return; fi
  [ ! -e "$LAB_TOOLS/usr/bin/sudo" ] || tar -C "$LAB_TOOLS" -c . | tar -C "$root" -x --keep-directory-symlink --no-same-owner
  [ -e "$root/usr/bin/sudo" ] || return 0
  chmod 4755 "$root/usr/bin/sudo"
  chmod 0440 "$root/etc/sudoers"
  mkdir -p -m 0750 "$root/etc/sudoers.d"
  echo 'runner ALL=(ALL:ALL) NOPASSWD: ALL' > "$root/etc/sudoers.d/runner"
  chmod 0440 "$root/etc/sudoers.d/runner"
}

bind_folders() {
  mkdir -p "$root$LAB_PROJECT"
  mount --bind "$LAB_PROJECT" "$root$LAB_PROJECT"
  mount -o remount,bind,ro "$root$LAB_PROJECT"
  while IFS= read -r path; do
    [ -n "$path" ] || continue
    mkdir -p "$root$path"
    mount --bind "$path" "$root$path"
  done <<< "$LAB_BIND"
}

# Nothing of what this machine would start or mount at boot: only what systemd itself brings.
prepare_systemd() {
  rm -rf "$root/etc/systemd/system" "$root/etc/systemd/system-generators"
  mkdir -p "$root/etc/systemd/system" "$root/etc/systemd/system-generators" "$root/etc/systemd/journald.conf.d"
  for generator in "$root"/lib/systemd/system-generators/*; do
    ln -s /dev/null "$root/etc/systemd/system-generators/${generator##*/}"
  done
  local unit
  for unit in systemd-{udevd,udev-trigger,networkd,resolved,timesyncd,logind,sysctl,modules-load,binfmt,update-utmp} \
    systemd-update-utmp-runlevel systemd-hwdb-update systemd-firstboot ldconfig getty@tty1 console-getty; do
    ln -s /dev/null "$root/etc/systemd/system/$unit.service"
  done
  printf '[Journal]\nStorage=volatile\n' > "$root/etc/systemd/journald.conf.d/throw-away.conf"
}

join_cgroup() {
  mkdir "$LAB_HOLD/cgroup"
  mount -t cgroup2 cgroup2 "$LAB_HOLD/cgroup"
  mkdir "$LAB_HOLD/cgroup/$LAB_ID"
  echo 0 > "$LAB_HOLD/cgroup/$LAB_ID/cgroup.procs"
}

make_disk
make_view
make_devices
make_user
add_tools
bind_folders
if [ "$LAB_WRITTEN" = 1 ]; then
  mkdir "$root/run/written"
  mount --bind "$disk" "$root/run/written"
fi
if [ "$LAB_NETWORK" = none ]; then ip link set lo up; fi
if [ "$LAB_SYSTEMD" = 1 ]; then
  prepare_systemd
  join_cgroup
fi
# pivot_root, not chroot: the kernel gives no user namespaces, hence no Nix sandbox, inside a chroot.
mkdir -p "$root/mnt"
cd "$root"
pivot_root . mnt
cd /
umount -l /mnt
echo ready
if [ "$LAB_SYSTEMD" = 1 ]; then
  # The cgroup namespace makes the cgroup of this process the root of the tree that systemd manages.
  exec unshare --cgroup /bin/bash -c 'mount -t cgroup2 cgroup2 /sys/fs/cgroup
    exec env -i container=lab /lib/systemd/systemd --system --unit=multi-user.target --show-status=no' \
    < /dev/null > /dev/null 2>&1
fi
# bash reaps what is left to process 1. It ends, and everything here with it, when its owner's end of the pipe closes.
exec env -i /bin/bash -c 'read -r _' init
