// src/gpu/bridge/names.ts
/**
* Names of the driver's user-space libraries, from the packing lists of NVIDIA's installer and of nvidia-container-toolkit
* (https://github.com/NVIDIA/nvidia-container-toolkit/tree/main/pkg/nvcdi). Never a libc, libstdc++ or part of a toolkit: what lies in
* the bridge is found before the program's own libraries.
*/
const driverLibrary = /^lib(?:cuda|cudadebugger|nvidia-[a-z0-9-]+|nvcuvid|nvoptix|EGL_nvidia|GLX_nvidia|GLESv1_CM_nvidia|GLESv2_nvidia|vdpau_nvidia)\.so(?:\.[\d.]+)?$/;
/** WSL's, which Windows brings: https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/pkg/nvcdi/driver-wsl.go */
const wslLibrary = /^lib(?:cuda_loader|dxcore|nvidia-ml_loader|nvdxgdmal|d3d12|d3d12core)\.so(?:\.[\d.]+)?$/;
/** Those have versions of their own. */
const ownVersion = /^libnvidia-egl-[a-z0-9]+\.so/;
/** Parts of the container toolkit and of switches, not of the driver of a GPU. */
const otherProducts = /^libnvidia-(?:container|nscq)/;
/** Whether a file of a driver's folder belongs into a bridge. `real` is the name of the file that it leads to. */
function isDriverLibrary(name, real, version) {
	if (otherProducts.test(name)) return false;
	if (wslLibrary.test(name)) return true;
	if (!driverLibrary.test(name)) return false;
	return version === void 0 || ownVersion.test(name) || real.endsWith(`.so.${version}`);
}
/** Without one of these a program finds no driver, or cannot compile PTX. `libnvidia-nvvm` came with CUDA 11. */
const compilerLibrary = "libnvidia-ptxjitcompiler.so.1";
const driverApi = "libcuda.so.1";
/** Whose symbol versions count: what every CUDA program loads. Others are loaded only by who asks for graphics or video. */
function isCoreLibrary(name) {
	return /^lib(?:cuda|nvidia-(?:ptxjitcompiler|nvvm|gpucomp|ml))\.so\.\d/.test(name);
}
/** What computing needs, without OpenGL, video and ray tracing: copies of all would be two times as large. */
function isComputeLibrary(name) {
	return /^lib(?:cuda|cudadebugger|nvidia-(?:ml|ptxjitcompiler|nvvm\d*|gpucomp|cfg|allocator|opencl|sandboxutils|pkcs11[a-z0-9-]*))\.so/.test(name);
}

export { compilerLibrary, driverApi, isComputeLibrary, isCoreLibrary, isDriverLibrary };