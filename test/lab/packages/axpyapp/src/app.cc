#include <axpy.h>
#include <cstdio>
#include <vector>

int main() {
  const int n = 1000;
  std::vector<float> x(n, 2.0f), y(n, 1.0f);
  int error = axpy(n, 3.0f, x.data(), y.data());
  if (error != 0) {
    std::fprintf(stderr, "axpyapp: CUDA error %d\n", error);
    return 1;
  }
  for (float value : y)
    if (value != 7.0f) return 1;
  std::puts("axpyapp: right");
  return 0;
}
