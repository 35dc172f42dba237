// y = 2 x for 1000 numbers: by a kernel where nvcc compiles this, by a loop elsewhere.
#include <cstdio>
#include <vector>

#ifdef __CUDACC__
__global__ void scaleKernel(int n, float *x) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) x[i] *= 2;
}

static bool scale(std::vector<float> &x) {
  float *device = nullptr;
  size_t bytes = x.size() * sizeof(float);
  if (cudaMalloc(&device, bytes) != cudaSuccess) return false;
  cudaMemcpy(device, x.data(), bytes, cudaMemcpyHostToDevice);
  scaleKernel<<<(x.size() + 255) / 256, 256>>>(x.size(), device);
  bool copied = cudaMemcpy(x.data(), device, bytes, cudaMemcpyDeviceToHost) == cudaSuccess;
  cudaFree(device);
  return copied;
}
#else
static bool scale(std::vector<float> &x) {
  for (float &value : x) value *= 2;
  return true;
}
#endif

int main() {
  std::vector<float> x(1000, 3.0f);
  if (!scale(x)) return std::fputs("scale: CUDA failed\n", stderr), 1;
  for (float value : x)
    if (value != 6.0f) return std::fputs("scale: wrong\n", stderr), 1;
  std::puts("scale: right");
}
