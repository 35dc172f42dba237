# The store path of Nix as upstream's releases have it: programs, profile scripts, units and the folders systemd is to make.
set -eu
export PATH=/tools
mkdir -p $out/bin $out/libexec/nix $out/etc/profile.d $out/lib/systemd/system $out/lib/tmpfiles.d $out/share
path=
for need in $needs; do path=$path:$need/lib; done
cp /packages/usr/bin/nix $out/bin/nix
chmod 755 $out/bin/nix
/packages/$loader --library-path /packages/$libraries /packages/usr/bin/patchelf \
  --set-interpreter $libc/lib/${loader##*/} --set-rpath ${path#:} $out/bin/nix
for name in build channel collect-garbage copy-closure daemon env hash instantiate prefetch-url shell store; do
  ln -s nix $out/bin/nix-$name
done
ln -s ../../bin/nix $out/libexec/nix/build-remote
for name in nix.sh nix.fish nix-daemon.sh nix-daemon.fish; do
  sed "s,/usr/bin,$out/bin,g" /packages/usr/share/doc/nix-bin/examples/$name > $out/etc/profile.d/$name
done
for unit in nix-daemon.service nix-daemon.socket; do
  sed "s,/usr/bin/,$out/bin/,g" /packages/usr/lib/systemd/system/$unit > $out/lib/systemd/system/$unit
done
echo 'd /nix/var/nix/daemon-socket 0755 root root - -' > $out/lib/tmpfiles.d/nix-daemon.conf
cp -r /packages/usr/share/bash-completion $out/share/
true
