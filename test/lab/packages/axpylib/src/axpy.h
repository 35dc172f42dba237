#pragma once
// y = a x + y on the GPU; 0, or a CUDA error code.
extern "C" int axpy(int n, float a, const float *x, float *y);
