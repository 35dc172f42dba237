export const id = 3430;
export const ids = [3430];
export const modules = {

/***/ 38042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDoctor: () => (/* binding */ runDoctor)
/* harmony export */ });
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14477);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93188);
/* harmony import */ var _gpu_examine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19995);
/* harmony import */ var _gpu_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69197);
/* harmony import */ var _gpu_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88919);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25096);






/** `nix-cuda doctor`: says whether CUDA programs run on this machine. Exit code 1 when something is an error. */
async function runDoctor(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_4__/* .doctorSurface */ .v, line.option);
    const { plan, results, cells } = inputs;
    const programs = { paths: line.positionals, plan, results, cells };
    const found = await (0,_gpu_examine_js__WEBPACK_IMPORTED_MODULE_1__/* .examineGpu */ .u)(host, (0,_gpu_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .requirementsFrom */ .N2)(inputs, 'yes'), programs);
    for (const fact of (0,_gpu_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sourcesText */ .E0)(found.gpu))
        (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_5__/* .logDetail */ .S)(host.log, fact);
    host.answer(inputs.json ? (0,_gpu_examine_js__WEBPACK_IMPORTED_MODULE_1__/* .examinationJson */ .q)(found) : (0,_gpu_text_js__WEBPACK_IMPORTED_MODULE_3__/* .examinationText */ .Ne)(found));
    return found.good ? 0 : 1;
}


/***/ }),

/***/ 20358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $i: () => (/* binding */ bridgePath),
  F7: () => (/* binding */ findBridge),
  Il: () => (/* binding */ findCdi),
  p2: () => (/* binding */ findLibraries)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/gpu/loader-cache.js
const magic = 'glibc-ld.so.cache1.1';
const headerSize = 48;
const entrySize = 24;
/**
 * The libraries of glibc's cache (its new format, alone or behind the old one), in the order of the file; none for what is not
 * such a cache. Offsets of strings count from the header. https://sourceware.org/git/?p=glibc.git;a=blob;f=sysdeps/generic/dl-cache.h
 */
function readLoaderCache(bytes) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = buffer.indexOf(magic, 0, 'latin1');
    if (start < 0 || start + headerSize > buffer.length)
        return [];
    const cache = buffer.subarray(start);
    const room = Math.floor((cache.length - headerSize) / entrySize);
    const count = Math.min(cache.readUInt32LE(20), room);
    const textAt = (offset) => {
        const end = cache.indexOf(0, offset);
        return offset < cache.length && end >= offset ? cache.toString('utf8', offset, end) : '';
    };
    return Array.from({ length: count }, (_, index) => {
        const entry = headerSize + index * entrySize;
        return { name: textAt(cache.readUInt32LE(entry + 4)), path: textAt(cache.readUInt32LE(entry + 8)) };
    }).filter(({ name, path }) => name !== '' && path.startsWith('/'));
}

// EXTERNAL MODULE: ./lib/gpu/texts.js
var texts = __webpack_require__(74278);
;// CONCATENATED MODULE: ./lib/gpu/libraries.js



const cacheFile = '/etc/ld.so.cache';
/** NixOS, home-manager and others put or link the driver there; programs of Nixpkgs look there first. */
const bridgePath = '/run/opengl-driver';
/**
 * Where drivers lie: distributions, WSL, Jetson, GKE and the older container hook, GPU Operator. The order is that of
 * https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/internal/lookup/library.go, then the others.
 */
const usualFolders = [
    '/usr/lib64',
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu',
    '/usr/lib/x86_64-linux-gnu/nvidia/current',
    '/usr/lib/aarch64-linux-gnu/nvidia/current',
    '/lib64',
    '/lib/x86_64-linux-gnu',
    '/lib/aarch64-linux-gnu',
    '/usr/lib/wsl/lib',
    '/usr/lib/aarch64-linux-gnu/nvidia',
    '/usr/lib/aarch64-linux-gnu/tegra',
    '/usr/local/nvidia/lib64',
    '/run/nvidia/driver/usr/lib/x86_64-linux-gnu',
    '/run/nvidia/driver/usr/lib64',
    '/usr/lib',
];
/** Names that are a driver's: NVIDIA's own, CUDA's and WSL's. A toolkit's `libnvrtc` and `libnvJitLink` are not among them. */
const driverNames = /^lib(?:cuda(?:debugger|_loader)?|nvidia-[\w.-]+|nvcuvid|nvoptix|nvdxgdmal|dxcore|GLX_nvidia|EGL_nvidia|nvrm_\w+)\.so(?:\.|$)/;
const cdiFiles = [
    '/var/run/cdi/nvidia.yaml',
    '/etc/cdi/nvidia.yaml',
    '/var/run/cdi/nvidia.json',
    '/etc/cdi/nvidia.json',
];
/** CDI specifications of machines with many GPUs have some hundred kB. */
const cdiLimit = 16 * 1024 * 1024;
/** Looks for the driver's user-space libraries as the system's own loader does, then in the usual folders. Throws nothing. */
async function findLibraries(host) {
    const cached = await cachedLibraries(host);
    const hint = (host.env['NVIDIA_CTK_LIBCUDA_DIR'] ?? '').split(':').filter((path) => path.startsWith('/'));
    const candidates = [
        ...hint.map((path) => [path, 'NVIDIA_CTK_LIBCUDA_DIR']),
        ...cached.map(({ path }) => [(0,external_node_path_.dirname)(path), cacheFile]),
        ...usualFolders.map((path) => [path, 'a usual folder of drivers']),
    ];
    const looked = await Promise.all(candidates.map(([path, source]) => lookInto(host, path, source)));
    const seen = new Set();
    const folders = looked.flatMap((one) => {
        if (!one || seen.has(one.real))
            return [];
        seen.add(one.real);
        return [one.folder];
    });
    const libcuda = await findLibcuda(host, cached, folders);
    const version = libcuda && (0,texts/* versionOfLibrary */.Lt)((0,external_node_path_.basename)(libcuda.value));
    return {
        folders,
        libcuda,
        userland: libcuda && version !== undefined ? { value: version, source: `the name of ${libcuda.value}` } : undefined,
    };
}
/** What stands at /run/opengl-driver; undefined where nothing does. Throws nothing. */
async function findBridge(host) {
    const stat = await host.files.lstat(bridgePath).catch(() => undefined);
    if (!stat)
        return undefined;
    const target = await host.files.realpath(bridgePath).catch(() => undefined);
    const library = await host.files.realpath((0,external_node_path_.join)(bridgePath, 'lib/libcuda.so.1')).catch(() => undefined);
    const version = library && (0,texts/* versionOfLibrary */.Lt)((0,external_node_path_.basename)(library));
    return {
        path: bridgePath,
        target,
        version: library && version ? { value: version, source: `the name of ${library}` } : undefined,
    };
}
/** The first CDI specification of NVIDIA's; hosts have one, containers do not. Throws nothing. */
async function findCdi(host) {
    for (const path of cdiFiles) {
        const size = (await host.files.stat(path).catch(() => undefined))?.size;
        if (size === undefined || size > cdiLimit)
            continue;
        const text = await host.files.readFile(path, 'utf8').catch(() => undefined);
        if (text === undefined)
            continue;
        const libraries = (0,texts/* readCdiLibraries */.gZ)(text);
        const versions = libraries
            .filter((one) => /\/libcuda\.so\./.test(one))
            .map((one) => (0,texts/* versionOfLibrary */.Lt)((0,external_node_path_.basename)(one)));
        return { path, version: versions.find((one) => one !== undefined), libraries };
    }
    return undefined;
}
async function cachedLibraries(host) {
    const bytes = await host.files.readFile(cacheFile).catch(() => new Uint8Array());
    return readLoaderCache(bytes).filter(({ name }) => name === 'libcuda.so.1' || name === 'libnvidia-ml.so.1');
}
/** A folder that has nothing but links to libraries of another one stands for that one, as /lib of some images. */
async function lookInto(host, path, source, isTarget = false) {
    const names = await host.files.readdir(path).catch(() => []);
    const files = names.filter((name) => driverNames.test(name)).sort();
    if (!files.some((name) => /^lib(?:cuda|nvidia-ml)\.so/.test(name)))
        return undefined;
    const real = await host.files.realpath(path).catch(() => path);
    const named = [...files.filter((name) => /^lib(?:cuda|nvidia-ml)\.so\./.test(name)), ...files];
    const version = named.map(texts/* versionOfLibrary */.Lt).find((one) => one !== undefined);
    if (version === undefined && !isTarget) {
        const target = (0,external_node_path_.dirname)(await host.files.realpath((0,external_node_path_.join)(path, 'libcuda.so.1')).catch(() => (0,external_node_path_.join)(real, 'libcuda.so.1')));
        if (target !== real)
            return lookInto(host, target, source, true);
    }
    return { real, folder: { path, source, version, files } };
}
/** Of libraries of another architecture (i386) the cache has entries too; those of this one come from the folders. */
async function findLibcuda(host, cached, folders) {
    const foreign = /\/(?:i386|lib32)|\/usr\/lib32\//;
    const own = cached.filter(({ name, path }) => name === 'libcuda.so.1' && !foreign.test(path));
    const inFolders = folders.flatMap(({ path, source, files, version }) => {
        const name = ['libcuda.so.1', `libcuda.so.${version}`, 'libcuda.so.1.1'].find((one) => files.includes(one));
        return name === undefined ? [] : [{ path: (0,external_node_path_.join)(path, name), source }];
    });
    for (const { path, source } of [...own.map(({ path }) => ({ path, source: cacheFile })), ...inFolders]) {
        const real = await host.files.realpath(path).catch(() => undefined);
        if (real !== undefined)
            return { value: real, source: source === cacheFile ? source : (0,external_node_path_.dirname)(path) };
    }
    return undefined;
}


/***/ }),

/***/ 74278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ readTegraRelease),
/* harmony export */   $u: () => (/* binding */ capabilityOfTegra),
/* harmony export */   Lt: () => (/* binding */ versionOfLibrary),
/* harmony export */   N4: () => (/* binding */ isOffTheBus),
/* harmony export */   SX: () => (/* binding */ readModuleText),
/* harmony export */   ds: () => (/* binding */ readGpuInformation),
/* harmony export */   gZ: () => (/* binding */ readCdiLibraries),
/* harmony export */   pU: () => (/* binding */ readDriverVersion)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/** What the kernel, the driver and Jetson Linux write about themselves, read. */

/**
 * The first line of /proc/driver/nvidia/version, of which there are three forms: `… x86_64 Kernel Module  520.56.06  date`,
 * `… Open Kernel Module for x86_64  565.57.01  Release Build` and, on Jetson, `… for aarch64  35.3.1  Release Build`, which is the
 * version of Jetson Linux. https://github.com/nix-community/nixGL/issues/186, https://github.com/nix-community/nixGL/issues/139
 */
function readModuleText(text) {
    const line = text.split('\n').find((one) => one.startsWith('NVRM version:'));
    const version = line && / {2}(\d+(?:\.\d+)+) /.exec(line)?.[1];
    if (!line || version === undefined)
        return undefined;
    return { version, kind: / Open Kernel Module /.test(line) ? 'open' : 'proprietary' };
}
/** `580.159.04`, as /sys/module/nvidia/version has it; undefined for everything else. */
function readDriverVersion(text) {
    return /^(\d{3,4}(?:\.\d{1,4}){1,2})$/.exec(text.trim())?.[1];
}
/** The version in the name of a library, as in `libcuda.so.580.159.04`; undefined without one, as in `libcuda.so.1.1`. */
function versionOfLibrary(name) {
    return /\.so\.(\d{3,4}(?:\.\d{1,4}){1,2})$/.exec(name)?.[1];
}
/**
 * A file `/proc/driver/nvidia/gpus/<PCI address>/information`. The driver writes `??` for what it has not yet asked the GPU, and
 * nothing at all where the GPU does not wake up.
 * https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/kernel-open/nvidia/nv-procfs.c
 */
function readGpuInformation(text) {
    const field = (name) => new RegExp(`^${name}:\\s*(\\S.*?)\\s*$`, 'm').exec(text)?.[1];
    const known = (value) => (value?.includes('?') || value === 'Unknown' ? undefined : value);
    const minor = field('Device Minor');
    return {
        model: known(field('Model')),
        uuid: known(field('GPU UUID')),
        minor: minor !== undefined && /^\d{1,3}$/.test(minor) ? Number(minor) : undefined,
        excluded: (field('GPU Excluded') ?? field('Blacklisted')) === 'Yes',
    };
}
/** `# R36 (release), REVISION: 4.3, GCID: …` of /etc/nv_tegra_release as `36.4.3`. */
function readTegraRelease(text) {
    const match = /^# R(\d{2}) \(release\), REVISION: (\d+(?:\.\d+)?)/.exec(text);
    return match ? `${match[1]}.${match[2]}` : undefined;
}
/**
 * The capability of the GPU in a chip of Tegra, by /proc/device-tree/compatible: strings with NUL bytes between them, from
 * the board to the chip and its family. https://developer.nvidia.com/cuda-gpus, https://docs.nvidia.com/jetson/
 */
function capabilityOfTegra(compatible) {
    const chips = compatible.split('\0').map((one) => tegraChips[one.replace('nvidia,', '')]);
    return (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(chips.find((one) => one !== undefined) ?? '');
}
const tegraChips = {
    tegra210: '5.3',
    tegra186: '6.2',
    tegra194: '7.2',
    tegra234: '8.7',
    tegra264: '11.0',
};
/**
 * The files that a CDI specification mounts, YAML or JSON: the paths in the container, which are those of the host too.
 * https://github.com/cncf-tags/container-device-interface/blob/main/SPEC.md
 */
function readCdiLibraries(text) {
    const paths = [...text.matchAll(/["']?containerPath["']?:\s*["']?(\/[^\s"',]+)/g)].map((match) => match[1] ?? '');
    return [...new Set(paths.filter((path) => /\.so(?:\.|$)/.test(path)))].sort();
}
/** Whether the start of a device's PCI configuration space shows that it does not answer: reads of the bus then give ones. */
function isOffTheBus(config) {
    return config.length >= 4 && config.subarray(0, 4).every((byte) => byte === 0xff);
}


/***/ }),

/***/ 64038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   Tq: () => (/* binding */ openFile),
/* harmony export */   W7: () => (/* binding */ fileOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/**
 * Opens a regular file for positional reads; symlinks are followed. Throws a ProblemError: VER009 for what is no regular file
 * (a FIFO or a device is not even opened), VER005 for what cannot be read. `source.read` throws VER005 as well.
 */
function openFile(path) {
    const descriptor = attempt(path, () => {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile())
            throw notRegular(path);
        // Non-blocking, because the path may have become a FIFO since.
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    });
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!stat.isFile())
            throw notRegular(path);
        return fileOf(descriptor, stat.size, path);
    }
    catch (problem) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
        throw problem;
    }
}
/** The bytes of an open file. `source.read` throws VER005. */
function fileOf(descriptor, size, path) {
    const read = (offset, length, into) => attempt(path, () => readAt(descriptor, offset, Math.min(length, size - offset), into));
    return { source: { size, read }, close: () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor) };
}
function readAt(descriptor, offset, length, into) {
    if (length <= 0)
        return new Uint8Array(0);
    const bytes = into && into.length >= length ? into : Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
        const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, done, length - done, offset + done);
        if (count === 0)
            break;
        done += count;
    }
    return bytes.subarray(0, done);
}
function notRegular(path) {
    const fix = 'Name a file or a folder; pipes, sockets and devices are not read.';
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER009', `${path} is not a regular file.`, fix));
}
/** Runs a file operation and makes a VER005 of its failure. */
function attempt(path, operation) {
    try {
        return operation();
    }
    catch (failure) {
        if (failure instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm)
            throw failure;
        const reason = failure instanceof Error ? failure.message : String(failure);
        const fix = 'Check that it exists and that this user may read it.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER005', `${path} cannot be read: ${reason}.`, fix), {
            cause: failure,
        });
    }
}


/***/ }),

/***/ 30994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ childEnv)
/* harmony export */ });
/** Variables that only the action itself may see: the inputs, and the tokens of the runner's own services. */
const ownOnly = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_TOKEN$|ACTIONS_ID_TOKEN_REQUEST_)/;
/** The environment for children: ours without inputs, state and service tokens, with `more` on top. */
function childEnv(env, more = {}) {
    const kept = Object.entries(env).filter(([name]) => !ownOnly.test(name));
    return { ...Object.fromEntries(kept), ...more };
}


/***/ }),

/***/ 93188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ logDetail),
/* harmony export */   Z: () => (/* binding */ heldBack)
/* harmony export */ });
/** Prints what most readers skip, such as what builders say: GitHub has it inside a fold, a command with `--verbose`. */
function logDetail(log, line) {
    if (!log.quiet)
        log.info(line);
}
/** A log of work that others do beside it: `show` prints its lines together. What goes on now is shown at once. */
function heldBack(log) {
    const lines = [];
    const keep = (print) => (line) => void lines.push(() => print(line));
    return {
        log: {
            ...log,
            info: keep((line) => log.info(line)),
            debug: keep((line) => log.debug(line)),
            group: keep((line) => log.group(line)),
            endGroup: () => void lines.push(() => log.endGroup()),
        },
        show: () => {
            for (const print of lines.splice(0))
                print();
        },
    };
}


/***/ })

};
