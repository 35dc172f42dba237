#include "axpy.h"

__global__ void axpyKernel(int n, float a, const float *x, float *y) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] = a * x[i] + y[i];
}

extern "C" int axpy(int n, float a, const float *x, float *y) {
  float *dx = nullptr, *dy = nullptr;
  size_t bytes = n * sizeof(float);
  cudaError_t error = cudaMalloc(&dx, bytes);
  if (error == cudaSuccess) error = cudaMalloc(&dy, bytes);
  if (error == cudaSuccess) error = cudaMemcpy(dx, x, bytes, cudaMemcpyHostToDevice);
  if (error == cudaSuccess) error = cudaMemcpy(dy, y, bytes, cudaMemcpyHostToDevice);
  if (error == cudaSuccess) {
    axpyKernel<<<(n + 255) / 256, 256>>>(n, a, dx, dy);
    error = cudaGetLastError();
  }
  if (error == cudaSuccess) error = cudaMemcpy(y, dy, bytes, cudaMemcpyDeviceToHost);
  cudaFree(dx);
  cudaFree(dy);
  return error;
}
