/**
 * The program of the smoke test, in C: it loads libcuda as every CUDA program does, asks it, and with the argument `kernel` runs a kernel
 * from PTX on each GPU. It needs no toolkit. The PTX is of ISA 6.0 for sm_50, which drivers from 384 on compile for every newer GPU.
 * The signature of each function: https://docs.nvidia.com/cuda/cuda-driver-api/
 */
export const probeSource = `/* Asks the NVIDIA driver, through the loader that this program was linked for. Prints one fact a line; see smoke/probe.ts. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int (*call)();

static const char *ptx =
  ".version 6.0\\n.target sm_50\\n.address_size 64\\n"
  ".visible .entry fill(.param .u64 out) {\\n"
  " .reg .b32 %r<6>;\\n .reg .b64 %rd<5>;\\n"
  " ld.param.u64 %rd1, [out];\\n cvta.to.global.u64 %rd2, %rd1;\\n"
  " mov.u32 %r1, %ctaid.x;\\n mov.u32 %r2, %ntid.x;\\n mov.u32 %r3, %tid.x;\\n"
  " mad.lo.s32 %r4, %r1, %r2, %r3;\\n mul.wide.u32 %rd3, %r4, 4;\\n add.s64 %rd4, %rd2, %rd3;\\n"
  " mad.lo.s32 %r5, %r4, 3, 7;\\n st.global.u32 [%rd4], %r5;\\n ret;\\n}\\n";

static void *driver;

static call find(const char *name) {
  call found = (call)dlsym(driver, name);
  if (!found) {
    printf("missing %s\\n", name);
    exit(1);
  }
  return found;
}

/* "step NAME NUMBER"; gives whether it worked. */
static int step(const char *name, int error) {
  printf("step %s %d\\n", name, error);
  return error == 0;
}

static int run(int device) {
  enum { count = 256 };
  static unsigned values[count];
  void *context = 0, *module = 0, *kernel = 0;
  unsigned long long memory = 0;
  void *arguments[] = {&memory};
  if (!step("context", find("cuDevicePrimaryCtxRetain")(&context, device))) return 0;
  int right = step("current", find("cuCtxSetCurrent")(context)) &&
    step("allocate", find("cuMemAlloc_v2")(&memory, (size_t)sizeof values)) &&
    step("compile", find("cuModuleLoadData")(&module, ptx)) &&
    step("kernel", find("cuModuleGetFunction")(&kernel, module, "fill")) &&
    step("launch", find("cuLaunchKernel")(kernel, 4, 1, 1, count / 4, 1, 1, 0, (void *)0, arguments, (void *)0)) &&
    step("wait", find("cuCtxSynchronize")()) &&
    step("copy", find("cuMemcpyDtoH_v2")(values, memory, (size_t)sizeof values));
  for (unsigned at = 0; right && at < count; at++)
    if (values[at] != 3 * at + 7) right = 0, printf("wrong %u %u\\n", at, values[at]);
  if (memory) find("cuMemFree_v2")(memory);
  find("cuDevicePrimaryCtxRelease_v2")(device);
  return right;
}

static void maps(void) {
  static char line[8192], last[8192];
  FILE *file = fopen("/proc/self/maps", "r");
  while (file && fgets(line, sizeof line, file)) {
    char *path = strchr(line, '/');
    if (!path || strcmp(path, last) == 0) continue;
    strcpy(last, path);
    printf("map %s", path);
  }
  if (file) fclose(file);
}

int main(int arguments, char **words) {
  setenv("CUDA_CACHE_DISABLE", "1", 1);
  setvbuf(stdout, 0, _IOLBF, 0);
  int kernels = arguments > 1 && strcmp(words[1], "kernel") == 0;
  driver = dlopen("libcuda.so.1", RTLD_NOW | RTLD_GLOBAL);
  if (!driver) {
    printf("load %s\\n", dlerror());
    return 1;
  }
  int count = 0, version = 0, right = 1;
  right = step("init", find("cuInit")(0)) && step("count", find("cuDeviceGetCount")(&count));
  find("cuDriverGetVersion")(&version);
  printf("driver %d\\ndevices %d\\n", version, count);
  for (int device = 0; right && device < count; device++) {
    char name[256] = "";
    int major = 0, minor = 0;
    size_t memory = 0;
    find("cuDeviceGetName")(name, (int)sizeof name, device);
    find("cuDeviceGetAttribute")(&major, 75, device);
    find("cuDeviceGetAttribute")(&minor, 76, device);
    find("cuDeviceTotalMem_v2")(&memory, device);
    printf("device %d %d.%d %zu %s\\n", device, major, minor, memory, name);
    if (kernels) right = run(device);
  }
  maps();
  printf("done %d\\n", right && count > 0);
  return right && count > 0 ? 0 : 1;
}
`
