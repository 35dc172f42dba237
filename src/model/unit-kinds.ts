/** How many kinds of units the report of one file has at most; libtorch_cuda 2.8 has 355 units of a few kinds. */
export const mostUnitKinds = 64
