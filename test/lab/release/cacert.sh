# The certificates that a fresh machine may lack.
set -eu
export PATH=/tools
mkdir -p $out/etc/ssl/certs
cat /packages/usr/share/ca-certificates/mozilla/*.crt > $out/etc/ssl/certs/ca-bundle.crt
true
