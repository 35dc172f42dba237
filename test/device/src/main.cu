// Runs every kernel that is linked in and prints one line for each: the kernel, and the name of the CUDA error or "ok".
#include <cstdio>
void runFirst(int *);
#ifdef SECOND
void runSecond(int *);
#endif

static int report(const char *name, int *device, int want) {
  cudaError_t launch = cudaGetLastError();
  cudaError_t sync = launch == cudaSuccess ? cudaDeviceSynchronize() : launch;
  int value = 0;
  if (sync == cudaSuccess) sync = cudaMemcpy(&value, device, sizeof value, cudaMemcpyDeviceToHost);
  const bool ok = sync == cudaSuccess && value == want;
  printf("%s %s\n", name, ok ? "ok" : sync == cudaSuccess ? "wrong-value" : cudaGetErrorName(sync));
  return !ok;
}

int main() {
  int *device = nullptr;
  if (cudaError_t error = cudaMalloc(&device, sizeof *device)) {
    printf("setup %s\n", cudaGetErrorName(error));
    return 2;
  }
  runFirst(device);
  int failed = report("first", device, 42);
#ifdef SECOND
  runSecond(device);
  failed += report("second", device, 43);
#endif
  return failed > 0;
}
