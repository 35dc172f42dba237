export NVCC_PREPEND_FLAGS="-ccbin @ccbin@ @hostFlags@ ${NVCC_PREPEND_FLAGS:-}"
# As Nixpkgs' hook does; a package opts out with dontCompressCudaFatbin.
if [ -z "${dontCompressCudaFatbin:-}" ]; then
  export NVCC_APPEND_FLAGS="${NVCC_APPEND_FLAGS:-} -Xfatbin=-compress-all"
fi
