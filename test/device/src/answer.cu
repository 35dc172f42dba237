__device__ int answer(int x) { return x + 41; }
