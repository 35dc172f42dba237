# The shared libraries of one Debian package: $files, as soname=file below /packages.
set -eu
export PATH=/tools
mkdir -p $out/lib
path=$out/lib
for need in $needs; do path=$path:$need/lib; done
for file in $files; do
  cp /packages/${file#*=} $out/lib/${file%%=*}
  chmod 755 $out/lib/${file%%=*}
  # The loader and what comes with it find each other; anything else is told where to look.
  if [ -z "$isLibc" ]; then
    /packages/$loader --library-path /packages/$libraries /packages/usr/bin/patchelf --set-rpath $path $out/lib/${file%%=*}
  fi
done
true
