export const id = 5645;
export const ids = [5645];
export const modules = {

/***/ 26559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ newestGlibc),
  G: () => (/* binding */ readLibrary)
});

// EXTERNAL MODULE: ./lib/inspect/elf.js
var elf = __webpack_require__(24333);
// EXTERNAL MODULE: ./lib/inspect/source.js
var inspect_source = __webpack_require__(10403);
;// CONCATENATED MODULE: ./lib/inspect/dynamic.js


// System V gABI, "Dynamic Section" and "Program Interpreter": https://gabi.xinuos.com
const tagNeeded = 1;
const tagSoname = 14;
const tagRpath = 15;
const tagRunpath = 29;
/** The first definition names the file itself. */
const baseFlag = 1;
/** Far more than any linker writes; a hostile file costs no more. */
const longestTable = 2 ** 24;
const mostEntries = 2 ** 16;
/**
 * Reads what the dynamic loader would: from the table of sections, which linkers and patchelf keep. Throws a Finding (VER004, VER010)
 * for what is no 64-bit ELF file or has a broken table.
 */
function readDynamic(source) {
    const header = (0,elf/* readElfHeader */.x9)(source);
    const sections = (0,elf/* elfSections */.ME)(source, header) ?? [];
    const section = (name) => sections.find((one) => one.name === name);
    const strings = section('.dynstr');
    const names = strings ? bytesOf(source, strings) : new Uint8Array(0);
    const nameAt = (at) => (0,inspect_source/* text */.Qq)(names.subarray(Math.min(at, names.length)));
    const tags = readTags(source, section('.dynamic'));
    const valuesOf = (wanted) => tags.flatMap(([tag, value]) => (tag === wanted ? [nameAt(value)] : []));
    const interpreter = section('.interp');
    return {
        machine: header.machine,
        loader: interpreter && (0,inspect_source/* text */.Qq)(bytesOf(source, interpreter)),
        soname: valuesOf(tagSoname)[0],
        needed: valuesOf(tagNeeded),
        runpath: [...valuesOf(tagRpath), ...valuesOf(tagRunpath)].flatMap((path) => path.split(':')),
        needs: readNeeds(source, section('.gnu.version_r'), nameAt),
        defines: readDefinitions(source, section('.gnu.version_d'), nameAt),
    };
}
function readTags(source, section) {
    if (!section)
        return [];
    const view = viewOf(source, section);
    const tags = [];
    for (let at = 0; at + 16 <= view.byteLength; at += 16) {
        const tag = (0,inspect_source/* u64 */._l)(view, at);
        if (tag === 0)
            break;
        tags.push([tag, (0,inspect_source/* u64 */._l)(view, at + 8)]);
    }
    return tags;
}
/** `Elf64_Verneed` and its `Elf64_Vernaux`: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html */
function readNeeds(source, section, nameAt) {
    if (!section)
        return [];
    const view = viewOf(source, section);
    return chain(source, view, 0, 12, 16).flatMap((entry) => {
        const library = nameAt(view.getUint32(entry + 4, true));
        const first = entry + view.getUint32(entry + 8, true);
        const versions = chain(source, view, first, 12, 16);
        return versions.map((aux) => ({ library, version: nameAt(view.getUint32(aux + 8, true)) }));
    });
}
/** `Elf64_Verdef`; the first name of each is the version itself. */
function readDefinitions(source, section, nameAt) {
    if (!section)
        return [];
    const view = viewOf(source, section);
    return chain(source, view, 0, 16, 20).flatMap((entry) => {
        if ((view.getUint16(entry + 2, true) & baseFlag) !== 0)
            return [];
        const aux = entry + view.getUint32(entry + 12, true);
        return aux + 8 <= view.byteLength ? [nameAt(view.getUint32(aux, true))] : [];
    });
}
/** Positions of entries that each say how far the next one is, at `nextAt`; 0 ends the chain. */
function chain(source, view, first, nextAt, size) {
    const found = [];
    for (let at = first; at + size <= view.byteLength;) {
        found.push(at);
        if (found.length > mostEntries)
            throw (0,inspect_source/* damaged */.qM)(source, at, 'the table of symbol versions does not end');
        const next = view.getUint32(at + nextAt, true);
        if (next === 0)
            break;
        at += next;
    }
    return found;
}
function viewOf(source, section) {
    if (section.size > longestTable)
        throw (0,inspect_source/* damaged */.qM)(source, section.offset, `${section.name} is too long`);
    return (0,inspect_source/* readView */.Ml)(source, section.offset, section.size, section.name);
}
function bytesOf(source, section) {
    const view = viewOf(source, section);
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/version.js
var model_version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/runner/byte-source.js
var byte_source = __webpack_require__(64038);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
;// CONCATENATED MODULE: ./lib/gpu/bridge/library.js






/** What the loader would make of a file; undefined for what is no ELF file, or cannot be read. */
function readLibrary(path) {
    try {
        const file = (0,byte_source/* openFile */.Tq)(path);
        try {
            return readDynamic(file.source);
        }
        finally {
            file.close();
        }
    }
    catch (cause) {
        if (cause instanceof inspect_source/* Finding */.wI || cause instanceof problem/* ProblemError */.Mm || (0,files/* isErrno */.r)(cause, 'ENOENT'))
            return undefined;
        throw cause;
    }
}
/** The newest glibc among versions of symbols, as in `2.34`; undefined without any. `GLIBC_PRIVATE` and others do not count. */
function newestGlibc(versions) {
    const numbers = versions.flatMap((version) => {
        const text = /^GLIBC_(\d+\.\d+)/.exec(version)?.[1];
        const parsed = text === undefined ? undefined : (0,model_version/* parseVersion */.ot)(text);
        return text !== undefined && parsed ? [{ text, parsed }] : [];
    });
    return numbers.sort((a, b) => (0,model_version/* compareVersions */.Zy)(a.parsed, b.parsed)).at(-1)?.text;
}


/***/ }),

/***/ 53094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ collectFiles),
/* harmony export */   w: () => (/* binding */ makeBridge)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26559);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16598);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97951);







/**
 * Makes a bridge in a folder of `under`, or uses the one there. A folder is made whole or not at all, so that jobs may do this at
 * once. Throws ProblemError GPU301 and GPU309 where the driver cannot be bridged, GPU306 where the folder cannot be written.
 */
async function makeBridge(host, facts, under) {
    const choice = (0,_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .chooseBridge */ .Js)(facts);
    if (choice.kind === 'refused')
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm(choice.problems);
    if (choice.kind === 'not-needed')
        return { bridge: choice, problems: [] };
    const files = await collectFiles(host, choice.folders, choice.version);
    const missing = (0,_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .missingParts */ .tL)(files, [...new Set(choice.folders.map(({ path }) => path))]);
    if (missing.some(({ severity }) => severity === 'error'))
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm(missing);
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(under, (0,_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .bridgeKey */ .X6)(choice.version, files));
    const known = await host.files.readFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, 'glibc'), 'utf8').catch(() => undefined);
    const glibc = known ?? (await writeBridge(host, place, files));
    const bridge = {
        kind: 'links',
        folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, 'lib'),
        version: choice.version,
        files,
        made: known === undefined,
    };
    return { bridge: { ...bridge, glibc: glibc.trim() || undefined }, problems: [...choice.problems, ...missing] };
}
/**
 * The driver's files by name, of every folder that has them; of a name that several have, the first one. Where a container has
 * mounted libraries without their links, names are added from what the libraries call themselves.
 */
async function collectFiles(host, folders, version) {
    const found = new Map();
    for (const { path } of folders) {
        const names = (await host.files.readdir(path).catch(() => [])).sort();
        const listed = await Promise.all(names.map((name) => lookAt(host, path, name, version)));
        const files = listed.filter((one) => one !== undefined);
        if (!isOwnArchitecture(host, files))
            continue;
        for (const file of [...files, ...missingNames(files)])
            if (!found.has(file.name))
                found.set(file.name, file);
    }
    return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
async function lookAt(host, folder, name, version) {
    // Names alone rule out nearly all of /usr/lib.
    if (!(0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isDriverLibrary */ .oK)(name, name, undefined))
        return undefined;
    const target = await host.files.realpath((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)).catch(() => undefined);
    if (target === undefined || !(0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isDriverLibrary */ .oK)(name, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(target), version))
        return undefined;
    const stat = await host.files.stat(target).catch(() => undefined);
    return stat?.isFile() ? { name, target, size: stat.size, modified: Math.trunc(stat.mtimeMs) } : undefined;
}
/** Whether libraries are for this processor: /usr/lib32 and i386 folders have the same names. */
function isOwnArchitecture(host, files) {
    const sample = files.find(({ name }) => /^lib(?:cuda|nvidia-ml)\.so/.test(name));
    const machine = sample && (0,_library_js__WEBPACK_IMPORTED_MODULE_4__/* .readLibrary */ .G)(sample.target)?.machine;
    return machine !== undefined && machine === (host.arch === 'arm64' ? 183 : 62);
}
function missingNames(files) {
    const names = new Set(files.map(({ name }) => name));
    const bare = files.filter((file) => file.name === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file.target) && !files.some((other) => isLinkTo(other, file)));
    return bare.flatMap((file) => {
        const name = (0,_library_js__WEBPACK_IMPORTED_MODULE_4__/* .readLibrary */ .G)(file.target)?.soname ?? '';
        const own = name.startsWith(`${file.name.split('.so')[0]}.so`) && (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isDriverLibrary */ .oK)(name, name, undefined);
        return own && !names.has(name) ? [{ ...file, name }] : [];
    });
}
function isLinkTo(one, file) {
    return one.target === file.target && one.name !== file.name;
}
/** Writes links and what they need into a new folder, which then gets its name. Gives the newest glibc that is needed, or ''. */
async function writeBridge(host, place, files) {
    const core = files.filter(({ name }) => (0,_names_js__WEBPACK_IMPORTED_MODULE_6__/* .isCoreLibrary */ .BC)(name));
    const targets = [...new Set(core.map(({ target }) => target))];
    const glibc = (0,_library_js__WEBPACK_IMPORTED_MODULE_4__/* .newestGlibc */ .Q)(targets.flatMap((path) => (0,_library_js__WEBPACK_IMPORTED_MODULE_4__/* .readLibrary */ .G)(path)?.needs.map(({ version }) => version) ?? [])) ?? '';
    const work = `${place}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    try {
        await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, 'lib'), { recursive: true, mode: 0o700 });
        await Promise.all(files.map(({ name, target }) => host.files.symlink(target, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, 'lib', name))));
        await host.files.writeFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, 'glibc'), `${glibc}\n`, { mode: 0o600 });
        await host.files.rename(work, place).catch(async (cause) => {
            // Another process has made the same one meanwhile.
            if (!(await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isThere */ .$B)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, 'lib', _names_js__WEBPACK_IMPORTED_MODULE_6__/* .driverApi */ .TB))))
                throw cause;
        });
        return glibc;
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        const fix = `Make ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(place)} writable and its disk not full, or set XDG_STATE_HOME to another folder.`;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('GPU306', `The driver bridge cannot be made: ${why}.`, fix, { subject: { path: place } }));
    }
    finally {
        await host.files.rm(work, { recursive: true, force: true }).catch(() => { });
    }
}


/***/ }),

/***/ 16598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ isCoreLibrary),
/* harmony export */   Fm: () => (/* binding */ isComputeLibrary),
/* harmony export */   TB: () => (/* binding */ driverApi),
/* harmony export */   Vn: () => (/* binding */ compilerLibrary),
/* harmony export */   oK: () => (/* binding */ isDriverLibrary)
/* harmony export */ });
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
    if (otherProducts.test(name))
        return false;
    if (wslLibrary.test(name))
        return true;
    if (!driverLibrary.test(name))
        return false;
    return version === undefined || ownVersion.test(name) || real.endsWith(`.so.${version}`);
}
/** Without one of these a program finds no driver, or cannot compile PTX. `libnvidia-nvvm` came with CUDA 11. */
const compilerLibrary = 'libnvidia-ptxjitcompiler.so.1';
const driverApi = 'libcuda.so.1';
/** Whose symbol versions count: what every CUDA program loads. Others are loaded only by who asks for graphics or video. */
function isCoreLibrary(name) {
    return /^lib(?:cuda|nvidia-(?:ptxjitcompiler|nvvm|gpucomp|ml))\.so\.\d/.test(name);
}
/** What computing needs, without OpenGL, video and ray tracing: copies of all would be two times as large. */
function isComputeLibrary(name) {
    return /^lib(?:cuda|cudadebugger|nvidia-(?:ml|ptxjitcompiler|nvvm\d*|gpucomp|cfg|allocator|opencl|sandboxutils|pkcs11[a-z0-9-]*))\.so/.test(name);
}


/***/ }),

/***/ 97951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Js: () => (/* binding */ chooseBridge),
/* harmony export */   X6: () => (/* binding */ bridgeKey),
/* harmony export */   tL: () => (/* binding */ missingParts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16598);



/** Decides by facts alone. The driver's version is the kernel's where a folder has it: only those libraries work with it. */
function chooseBridge(facts) {
    const { existing, kernel, folders } = facts;
    if (facts.flox)
        return { kind: 'not-needed', because: 'Flox has found the driver for this environment' };
    if (facts.nixos)
        return { kind: 'not-needed', because: 'NixOS provides /run/opengl-driver' };
    if (facts.jetson)
        return { kind: 'refused', problems: [jetson()] };
    const current = existing?.version?.value;
    const fits = current !== undefined && (kernel === undefined || current === kernel);
    if (existing && fits && facts.existingIsWhole) {
        return { kind: 'not-needed', because: `${existing.path} has the driver ${current}` };
    }
    const version = folders.some((one) => one.version === kernel) ? kernel : folders[0]?.version;
    const chosen = folders.filter((one) => one.version === version);
    if (chosen.length === 0)
        return { kind: 'refused', problems: [notFound()] };
    return {
        kind: 'make',
        version,
        folders: chosen,
        problems: existing && !fits ? [stale(existing.path, current, kernel)] : [],
    };
}
/** Names a bridge by the driver's version and by what its files are: another driver, another name. */
function bridgeKey(version, files) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const { name, target, size, modified } of files)
        hash.update(`${name}\0${target}\0${size}\0${modified}\n`);
    return `${version ?? 'driver'}-${hash.digest('hex').slice(0, 16)}`;
}
/** What is missing among the files of a driver: an error where programs would not start, a warning where PTX is not compiled. */
function missingParts(files, folders) {
    const has = (library) => files.some(({ name }) => name === library);
    const inContainer = 'In a container, set NVIDIA_DRIVER_CAPABILITIES=compute,utility; else install the compute packages of the driver.';
    if (!has(_names_js__WEBPACK_IMPORTED_MODULE_2__/* .driverApi */ .TB)) {
        const message = `The driver's folder ${folders.join(', ')} has no ${_names_js__WEBPACK_IMPORTED_MODULE_2__/* .driverApi */ .TB}.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU301', message, inContainer)];
    }
    if (has(_names_js__WEBPACK_IMPORTED_MODULE_2__/* .compilerLibrary */ .Vn))
        return [];
    const message = `The driver has no ${_names_js__WEBPACK_IMPORTED_MODULE_2__/* .compilerLibrary */ .Vn}: programs that bring PTX end with CUDA_ERROR_JIT_COMPILER_NOT_FOUND (221).`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('GPU303', message, inContainer)];
}
function notFound() {
    const fix = 'Install the NVIDIA driver; in a container, start it with --gpus all or a CDI device. `ldconfig -p | grep libcuda` shows what the system finds.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU301', "The driver's libraries were not found on this machine.", fix);
}
function stale(path, version, kernel) {
    const has = version === undefined ? 'has no driver' : `has the driver ${version}`;
    const message = `${path} ${has}, and the kernel module is ${kernel ?? 'unknown'}.`;
    const fix = 'The libraries of this machine are used for this program; update what made it (home-manager, nix-system-graphics), or remove it.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('GPU302', message, fix, { subject: { path } });
}
function jetson() {
    const message = "On a Jetson the driver's libraries need others of the system (libnvrm_*, libstdc++), which no bridge may have.";
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU309', message, 'Use jetpack-nixos, or run the program in a container of JetPack.');
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


/***/ })

};
