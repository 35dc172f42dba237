#ifdef RELOCATABLE
__device__ int answer(int);
#else
__device__ int answer(int x) { return x + 41; }
#endif
__global__ void first(int *p) { *p = answer(1); }
void runFirst(int *p) { first<<<1, 1>>>(p); }
