/* A libcuda for machines without a GPU. As the real one, it finds its compiler for PTX by dlopen of a bare name. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

int cuInit(unsigned flags) { return 0; }
int cuDriverGetVersion(int *version) { *version = 13000; return 0; }
int cuDeviceGetCount(int *count) { *count = 1; return 0; }
int cuDeviceGetName(char *name, int size, int device) { strncpy(name, "Fake GPU", size); return 0; }
int cuDeviceGetAttribute(int *value, int attribute, int device) { *value = attribute == 75 ? 9 : 0; return 0; }
int cuDeviceTotalMem_v2(size_t *bytes, int device) { *bytes = 1 << 30; return 0; }
int cuDevicePrimaryCtxRetain(void **context, int device) { *context = context; return 0; }
int cuDevicePrimaryCtxRelease_v2(int device) { return 0; }
int cuCtxSetCurrent(void *context) { return 0; }
int cuCtxSynchronize(void) { return 0; }
int cuMemAlloc_v2(unsigned long long *at, size_t size) { *at = (unsigned long long)malloc(size); return 0; }
int cuMemFree_v2(unsigned long long at) { free((void *)at); return 0; }
int cuMemcpyDtoH_v2(void *to, unsigned long long from, size_t size) { memcpy(to, (void *)from, size); return 0; }
int cuModuleLoadData(void **module, const void *image) {
  *module = dlopen("libnvidia-ptxjitcompiler.so.1", RTLD_NOW);
  return *module ? 0 : 221;
}
int cuModuleGetFunction(void **kernel, void *module, const char *name) { *kernel = module; return 0; }
int cuLaunchKernel(void *kernel, unsigned x, unsigned y, unsigned z, unsigned threads, unsigned b, unsigned c, unsigned shared,
                   void *stream, void **arguments, void **extra) {
  unsigned *out = (unsigned *)*(unsigned long long *)arguments[0];
  for (unsigned at = 0; at < x * threads; at++) out[at] = at * 3 + 7;
  return 0;
}
