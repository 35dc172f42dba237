export const id = 112;
export const ids = [112];
export const modules = {

/***/ 20931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ detectGpu)
});

// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/gpu/devices.js
var devices = __webpack_require__(36449);
// EXTERNAL MODULE: ./lib/gpu/driver-cuda.js
var driver_cuda = __webpack_require__(66364);
// EXTERNAL MODULE: ./lib/cuda/gpus.js
var gpus = __webpack_require__(95608);
// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/gpu/smi.js
var gpu_smi = __webpack_require__(72253);
;// CONCATENATED MODULE: ./lib/gpu/gpus.js
/** One list of GPUs from what the bus, the driver's files and nvidia-smi say. */



/** A GPU for each device of the bus, then for each that nvidia-smi alone shows; without both, for each device node. */
function gpusOf(seen) {
    const onBus = seen.pci.map((pci) => ({ pci, row: seen.smi.gpus.find((row) => row.pci === pci.pci) }));
    const others = seen.smi.gpus.filter((row) => !seen.pci.some(({ pci }) => pci === row.pci));
    const known = [...onBus, ...others.map((row) => ({ pci: undefined, row }))];
    if (known.length === 0)
        return gpuNodes(seen).map(bareNode);
    let next = 0;
    return known.map((source) => {
        const gpu = gpuOf(source, seen);
        if (seen.smi.gpus.length > 0)
            return { ...gpu, index: source.row?.index ?? -1 };
        const counts = gpu.state.value === 'ready' || gpu.state.value === 'failed';
        return { ...gpu, index: counts ? next++ : -1 };
    });
}
function gpuOf(source, seen) {
    const { pci, row } = source;
    const told = pci?.information;
    const minor = told?.minor;
    const node = minor === undefined ? undefined : `/dev/nvidia${minor}`;
    const own = node !== undefined && seen.nodes.some(({ path }) => path === node);
    const name = fromSmi(row?.name) ?? from(told?.model, told?.path);
    const { state, reason } = stateOf(source, own, seen);
    return {
        state,
        reason,
        pci: pci?.pci ?? row?.pci,
        node: own ? node : undefined,
        kernelDriver: from(pci?.kernelDriver, pci && `/sys/bus/pci/devices/${pci.pci}/driver`),
        name,
        uuid: from(told?.uuid, told?.path) ?? fromSmi(row?.uuid),
        capability: fromSmi(row?.capability) ?? capabilityOf(name),
        memoryMib: fromSmi(row?.memoryMib),
        mig: migOf(row, minor, seen),
        ecc: fromSmi(row?.ecc),
        eccErrors: fromSmi(row?.eccErrors),
        persistence: fromSmi(row?.persistence) ?? seen.persistenced,
        computeMode: fromSmi(row?.computeMode),
    };
}
function stateOf({ pci, row }, hasNode, seen) {
    const is = (value, source, reason) => ({ state: { value, source }, reason });
    if (row?.failure !== undefined)
        return is('failed', gpu_smi/* smiQuery */.Ss, `nvidia-smi reports ${row.failure}`);
    if (!pci || row)
        return is('ready', gpu_smi/* smiQuery */.Ss);
    const device = `/sys/bus/pci/devices/${pci.pci}`;
    const told = pci.information;
    // A container sees all devices of its host in /sys, and may see them in /proc.
    const isTold = told !== undefined && (told.empty || told.minor === undefined);
    const what = told?.minor === undefined ? 'a device node of it' : `/dev/nvidia${told.minor}`;
    if (seen.container && !hasNode && !isTold)
        return is('hidden', '/dev', `this container does not have ${what}`);
    if (pci.offTheBus)
        return is('failed', `${device}/config`, 'it has fallen off the PCI bus');
    if (pci.kernelDriver === undefined)
        return is('unclaimed', `${device}/driver`, 'no kernel driver has it');
    if (pci.kernelDriver !== 'nvidia')
        return is('unclaimed', `${device}/driver`, `the kernel driver ${pci.kernelDriver} has it`);
    if (told?.excluded)
        return is('hidden', told.path, 'the driver excludes it');
    if (told?.empty)
        return is('failed', told.path, 'the driver cannot wake it up');
    const { answer } = seen.smi;
    if (answer.kind === 'failed' && namesDevice(answer.text, pci.pci))
        return is('failed', 'nvidia-smi', answer.text);
    if (!hasNode)
        return is('hidden', '/dev', `${what} is missing`);
    if (answer.kind === 'answered')
        return is('failed', gpu_smi/* smiQuery */.Ss, 'nvidia-smi does not show it');
    return is('ready', told?.path ?? '/dev');
}
/** `Unable to determine the device handle for GPU 0000:0B:00.0: Unknown Error`; the domain has four or eight digits. */
function namesDevice(text, pci) {
    return text.toLowerCase().includes(pci.replace(/^0000:/, ':'));
}
function migOf(row, minor, seen) {
    const named = row?.uuid === undefined ? undefined : seen.migByUuid.get(row.uuid);
    if (row?.mig === true && named && named.length > 0)
        return { value: named, source: 'nvidia-smi -L' };
    const listed = (minor === undefined ? undefined : seen.migByMinor.get(minor)) ?? [];
    const instances = listed.map((name) => ({ name, uuid: undefined }));
    if (instances.length > 0)
        return { value: instances, source: `/proc/driver/nvidia/capabilities/gpu${minor}/mig` };
    if (row?.mig === undefined)
        return undefined;
    return { value: row.mig ? [] : 'off', source: gpu_smi/* smiQuery */.Ss };
}
/** What a device node alone says. */
function bareNode(path, index) {
    const unknown = undefined;
    return {
        ...{ index, node: path, reason: unknown, state: { value: 'ready', source: path } },
        ...{ pci: unknown, kernelDriver: unknown, name: unknown, uuid: unknown, capability: unknown, memoryMib: unknown },
        ...{ mig: unknown, ecc: unknown, eccErrors: unknown, persistence: unknown, computeMode: unknown },
    };
}
/** The nodes that stand for GPUs. Behind /dev/dxg of WSL may be one of another vendor, which nvidia-smi would not show. */
function gpuNodes({ nodes, smi }) {
    const named = smi.answer.kind === 'missing' ? /^\/dev\/(?:nvidia\d+|dxg)$/ : /^\/dev\/nvidia\d+$/;
    return nodes.map(({ path }) => path).filter((path) => named.test(path));
}
function capabilityOf(name) {
    const [first, ...others] = (name && (0,gpus/* gpuCapabilities */.ld)(name.value)) ?? [];
    const capability = others.length === 0 && first !== undefined ? (0,model_capability/* parseCapability */._p)(first) : undefined;
    return capability && { value: capability, source: 'the table of GPU names' };
}
function from(value, source) {
    return value === undefined || source === undefined ? undefined : { value, source };
}
function fromSmi(value) {
    return from(value, gpu_smi/* smiQuery */.Ss);
}

// EXTERNAL MODULE: ./lib/gpu/libraries.js + 1 modules
var gpu_libraries = __webpack_require__(20358);
// EXTERNAL MODULE: ./lib/gpu/texts.js
var gpu_texts = __webpack_require__(74278);
;// CONCATENATED MODULE: ./lib/gpu/detect.js







/** Variables that decide which GPUs and which libraries a program finds. */
const variables = ['CUDA_VISIBLE_DEVICES', 'NVIDIA_VISIBLE_DEVICES', 'LD_LIBRARY_PATH', 'LD_PRELOAD'];
/**
 * Looks which GPUs and which driver this machine has. Files are read first; nvidia-smi is asked for what they do not say, and may
 * then make missing device nodes, as every program that uses the GPU does. Throws nothing: what cannot be found out is undefined.
 */
async function detectGpu(host) {
    const [nodes, kernel, pci, libraries, bridge, cdi, tegra, mark, nixos, program] = await Promise.all([
        (0,devices/* findNodes */.zM)(host),
        (0,devices/* findKernelModule */.Jp)(host),
        (0,devices/* findPciGpus */.Hp)(host),
        (0,gpu_libraries/* findLibraries */.p2)(host),
        (0,gpu_libraries/* findBridge */.F7)(host),
        (0,gpu_libraries/* findCdi */.Il)(host),
        findTegra(host),
        findContainerMark(host),
        (0,files/* isThere */.$B)(host, '/etc/NIXOS'),
        (0,gpu_smi/* findSmi */.xs)(host),
    ]);
    const container = mark === undefined ? undefined : containerFacts(host, mark, nodes);
    const platform = platformOf({ nodes, kernel, pci, tegra, container });
    const smi = await report(host, program, platform.value, libraries.userland);
    const seen = {
        pci: platform.value === 'tegra' ? [] : pci,
        nodes: smi.answer.kind === 'answered' ? await (0,devices/* findNodes */.zM)(host) : nodes,
        smi,
        container: container !== undefined,
        ...(await findMig(host, pci, smi)),
        persistenced: await findPersistenced(host),
    };
    const asked = smi.gpus[0]?.driver;
    const userland = libraries.userland ?? (asked === undefined ? undefined : { value: asked, source: gpu_smi/* smiQuery */.Ss });
    return {
        platform,
        container,
        nixos,
        nodes: seen.nodes,
        kernel,
        userland,
        libcuda: libraries.libcuda,
        libraryFolders: libraries.folders,
        driverCuda: driverCudaOf(userland, smi),
        gpus: platform.value === 'tegra' ? [await tegraGpu(host, smi)] : gpusOf(seen),
        bridge,
        cdi,
        jetsonLinux: tegra?.release,
        smi: smi.answer,
        variables: Object.fromEntries(variables.flatMap((name) => (host.env[name] === undefined ? [] : [[name, host.env[name]]]))),
    };
}
/** In the order of https://github.com/NVIDIA/go-nvlib/blob/main/pkg/nvlib/info/resolver.go, but by files alone. */
function platformOf({ nodes, kernel, pci, tegra, container }) {
    const is = (value, source) => ({ value, source });
    const node = (path) => nodes.some((one) => one.path === path);
    if (node('/dev/dxg'))
        return is('wsl', '/dev/dxg');
    if (tegra && pci.length === 0)
        return is('tegra', tegra.source);
    const first = nodes.find(({ path }) => /^\/dev\/nvidia(?:\d+|ctl)$/.test(path));
    if (first)
        return is('nvml', first.path);
    if (container)
        return is('container-none', '/dev');
    return kernel ? is('nvml', kernel.version.source) : is('unknown', '/dev');
}
async function report(host, program, platform, userland) {
    const silent = (kind) => ({ answer: { kind, program }, gpus: [], cuda: undefined });
    if (platform === 'unknown' || platform === 'container-none')
        return silent('not-asked');
    if (program === undefined)
        return silent('missing');
    return (0,gpu_smi/* askSmi */.JK)(host, program, userland === undefined || (0,driver_cuda/* cudaOfDriver */.Z)(userland.value) === undefined);
}
async function findMig(host, pci, smi) {
    const minors = pci.flatMap(({ information }) => information?.minor ?? []);
    const listed = await Promise.all(minors.map(async (minor) => [minor, await (0,devices/* findMigInstances */.z2)(host, minor)]));
    const isOn = smi.gpus.some(({ mig }) => mig) && smi.answer.program !== undefined;
    return {
        migByMinor: new Map(listed),
        migByUuid: isOn && smi.answer.program ? await (0,gpu_smi/* askMigInstances */.JB)(host, smi.answer.program) : new Map(),
    };
}
function driverCudaOf(userland, smi) {
    const cuda = userland && (0,driver_cuda/* cudaOfDriver */.Z)(userland.value);
    if (cuda !== undefined)
        return { value: cuda, source: driver_cuda/* driverTable */.q };
    return smi.cuda === undefined ? undefined : { value: smi.cuda, source: 'nvidia-smi --version' };
}
/** https://github.com/NVIDIA/nvidia-persistenced */
async function findPersistenced(host) {
    const socket = '/run/nvidia-persistenced/socket';
    return (await (0,files/* isThere */.$B)(host, socket)) ? { value: true, source: socket } : undefined;
}
async function findContainerMark(host) {
    for (const mark of files/* containerMarks */.QW)
        if (await (0,files/* isThere */.$B)(host, mark))
            return mark;
    return host.env['KUBERNETES_SERVICE_HOST'] ? 'KUBERNETES_SERVICE_HOST' : undefined;
}
/** A CDI specification sets the variable to void: https://github.com/NVIDIA/nvidia-container-toolkit/pull/395 */
function containerFacts(host, mark, nodes) {
    const visibleDevices = host.env['NVIDIA_VISIBLE_DEVICES'] || undefined;
    const has = nodes.some(({ path }) => /^\/dev\/(?:nvidia\d+|dxg|nvhost-gpu)$/.test(path));
    const byCdi = visibleDevices === 'void' || Boolean(host.env['NVIDIA_CTK_LIBCUDA_DIR']);
    const isSet = visibleDevices !== undefined && visibleDevices !== 'none';
    return { mark, visibleDevices, injection: !has ? 'none' : byCdi ? 'cdi' : isSet ? 'legacy' : 'unknown' };
}
async function findTegra(host) {
    const path = '/etc/nv_tegra_release';
    const [text, family] = await Promise.all([(0,devices/* textOf */.b6)(host, path), (0,devices/* textOf */.b6)(host, '/sys/devices/soc0/family')]);
    const release = text === undefined ? undefined : (0,gpu_texts/* readTegraRelease */.$2)(text);
    if (text !== undefined)
        return { source: path, release: release ? { value: release, source: path } : undefined };
    return family && /^tegra/i.test(family) ? { source: '/sys/devices/soc0/family', release: undefined } : undefined;
}
/** The GPU in a chip of Tegra, which shares the machine's memory. */
async function tegraGpu(host, smi) {
    const [modelPath, chipPath, memoryPath] = ['/proc/device-tree/model', '/proc/device-tree/compatible', '/proc/meminfo'];
    const texts = await Promise.all([modelPath, chipPath, memoryPath].map((path) => (0,devices/* textOf */.b6)(host, path)));
    const [model, chip, memory] = texts;
    const fact = (value, source) => (value === undefined ? undefined : { value, source });
    const row = smi.gpus[0];
    const kib = /^MemTotal:\s+(\d+) kB$/m.exec(memory ?? '')?.[1];
    const name = model?.replaceAll('\0', '').trim();
    const unknown = undefined;
    return {
        ...{ index: 0, state: { value: 'ready', source: chipPath }, reason: unknown, pci: unknown, node: unknown },
        kernelDriver: unknown,
        name: fact(name || undefined, modelPath) ?? fact(row?.name, gpu_smi/* smiQuery */.Ss),
        uuid: fact(row?.uuid, gpu_smi/* smiQuery */.Ss),
        capability: fact((0,gpu_texts/* capabilityOfTegra */.$u)(chip ?? ''), chipPath) ?? fact(row?.capability, gpu_smi/* smiQuery */.Ss),
        memoryMib: fact(kib === undefined ? undefined : Math.floor(Number(kib) / 1024), memoryPath),
        ...{ mig: unknown, ecc: unknown, eccErrors: unknown, persistence: unknown, computeMode: unknown },
    };
}


/***/ }),

/***/ 36449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hp: () => (/* binding */ findPciGpus),
/* harmony export */   Jp: () => (/* binding */ findKernelModule),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   z2: () => (/* binding */ findMigInstances),
/* harmony export */   zM: () => (/* binding */ findNodes)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _texts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74278);



const procFolder = '/proc/driver/nvidia';
const pciFolder = '/sys/bus/pci/devices';
/** The GPUs of the PCI bus, by address: those of sysfs, which shows a container all of its host's, and those of the driver. */
async function findPciGpus(host) {
    const [sysfs, known] = await Promise.all([namesIn(host, pciFolder), namesIn(host, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(procFolder, 'gpus'))]);
    const isGpu = await Promise.all(sysfs.map((pci) => isNvidiaGpu(host, pci)));
    const addresses = new Set([...sysfs.filter((_, index) => isGpu[index]), ...known]);
    return Promise.all([...addresses].sort().map((pci) => readPciGpu(host, pci)));
}
/** Class 0x03: display controllers, of which 0x0302 have no display. Vendor 0x10de is NVIDIA. https://pci-ids.ucw.cz */
async function isNvidiaGpu(host, pci) {
    const vendor = await textOf(host, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(pciFolder, pci, 'vendor'));
    if (vendor?.trim() !== '0x10de')
        return false;
    return /^0x03/.test((await textOf(host, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(pciFolder, pci, 'class'))) ?? '');
}
async function readPciGpu(host, pci) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(procFolder, 'gpus', pci, 'information');
    const [driver, config, text] = await Promise.all([
        host.files.realpath((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(pciFolder, pci, 'driver')).catch(() => undefined),
        host.files.readFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(pciFolder, pci, 'config')).catch(() => new Uint8Array()),
        textOf(host, path),
    ]);
    return {
        pci,
        kernelDriver: driver === undefined ? (text === undefined ? undefined : 'nvidia') : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(driver),
        offTheBus: (0,_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .isOffTheBus */ .N4)(config),
        information: text === undefined ? undefined : { ...(0,_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .readGpuInformation */ .ds)(text), path, empty: text.trim() === '' },
    };
}
/** The loaded kernel module; undefined where there is none. */
async function findKernelModule(host) {
    const [sysPath, procPath] = ['/sys/module/nvidia/version', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(procFolder, 'version')];
    const [sys, proc] = await Promise.all([textOf(host, sysPath), textOf(host, procPath)]);
    const told = proc === undefined ? undefined : (0,_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .readModuleText */ .SX)(proc);
    const version = sys === undefined ? undefined : (0,_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .readDriverVersion */ .pU)(sys);
    const kind = told && { value: told.kind, source: procPath };
    if (version !== undefined)
        return { version: { value: version, source: sysPath }, kind };
    // On Jetson the text names Jetson Linux, whose two-digit version is no driver's.
    const driver = told && (0,_texts_js__WEBPACK_IMPORTED_MODULE_2__/* .readDriverVersion */ .pU)(told.version);
    return driver === undefined ? undefined : { version: { value: driver, source: procPath }, kind };
}
/** NVIDIA's files in /dev, WSL's and those of Jetson's GPU. */
async function findNodes(host) {
    const wanted = /^(?:nvidia(?:\d+|ctl|-uvm|-uvm-tools)|dxg|nvhost-(?:gpu|ctrl-gpu|as-gpu)|nvmap|nvgpu)$/;
    const names = (await namesIn(host, '/dev')).filter((name) => wanted.test(name));
    const paths = names.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/dev', name));
    return Promise.all(paths.map(async (path) => ({ path, usable: await isUsable(host, path) })));
}
/** `gi7/ci0` for each compute instance that the driver lists for a GPU, by the minor of its device node. */
async function findMigInstances(host, minor) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(procFolder, 'capabilities', `gpu${minor}`, 'mig');
    const gpuInstances = (await namesIn(host, folder)).filter((name) => /^gi\d+$/.test(name));
    const found = await Promise.all(gpuInstances.map(async (gi) => {
        const names = await namesIn(host, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, gi));
        return names.filter((name) => /^ci\d+$/.test(name)).map((ci) => `${gi}/${ci}`);
    }));
    return found.flat().sort();
}
/** The text of a small file; undefined where it cannot be read. */
async function textOf(host, path) {
    return host.files.readFile(path, 'utf8').catch(() => undefined);
}
async function namesIn(host, folder) {
    return host.files.readdir(folder).catch(() => []);
}
async function isUsable(host, path) {
    return host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK).then(() => true, () => false);
}


/***/ }),

/***/ 66364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ cudaOfDriver),
/* harmony export */   q: () => (/* binding */ driverTable)
/* harmony export */ });
/* harmony import */ var _cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45208);

/** Where the version of a branch is from, in a source of facts. */
const driverTable = 'NVIDIA’s table of drivers';
/**
 * The newest CUDA of a driver, by its branch: every 580 is 13.0. Undefined for branches that the table does not have, as 565, of
 * CUDA 12.7, and for what comes before the first driver of its branch.
 * https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/#cuda-toolkit-major-component-versions
 */
function cudaOfDriver(version, rows = _cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_0__/* .toolkits */ .kW) {
    const branch = version.split('.')[0];
    return rows.findLast(({ driver }) => driver !== null && driver.split('.')[0] === branch)?.version;
}


/***/ }),

/***/ 87916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readyGpus)
/* harmony export */ });
/** The GPUs that a program can use. */
function readyGpus(host) {
    return host.gpus.filter((gpu) => gpu.state.value === 'ready');
}


/***/ }),

/***/ 57816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SV: () => (/* binding */ driverOf),
/* harmony export */   _F: () => (/* binding */ judgeDriver)
/* harmony export */ });
/* unused harmony export isForwardCompatible */
/* harmony import */ var _cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45208);
/* harmony import */ var _inspect_coverage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91724);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51246);
/* harmony import */ var _driver_cuda_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66364);
/* harmony import */ var _host_facts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(87916);
/* harmony import */ var _judge_host_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27240);
/** GPU2xx: whether the parts of the driver fit each other, the GPUs and what is to run. */







/** All that is wrong with the driver, for these requirements. Pure. */
function judgeDriver(host, wanted) {
    const hasGpu = host.gpus.some((gpu) => gpu.state.value === 'ready' || gpu.state.value === 'failed');
    return [
        ...unclaimed(host),
        ...(hasGpu ? [...libraries(host), ...bridge(host), ...openModule(host), ...answers(host)] : []),
        ...(hasGpu ? versions(host, wanted) : []),
    ];
}
/**
 * The Linux driver by whose libraries programs run: those of the user space, else the kernel's. Windows numbers its drivers in another
 * way, so that in WSL it is the Linux driver of the same CUDA; on a Jetson there is none.
 */
function driverOf(host) {
    if (host.platform.value === 'tegra')
        return undefined;
    if (host.platform.value === 'wsl')
        return host.driverCuda && ((0,_cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_0__/* .findToolkit */ .We)(host.driverCuda.value)?.driver ?? undefined);
    return host.userland?.value ?? host.kernel?.version.value;
}
/** `580.159.04 (CUDA 13.0)`. */
function driverText(host, version) {
    const number = host.userland?.value ?? version;
    return host.driverCuda ? `${number} (CUDA ${host.driverCuda.value})` : number;
}
function unclaimed(host) {
    const any = (0,_host_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .readyGpus */ .F)(host).length > 0;
    return host.gpus
        .filter((gpu) => gpu.state.value === 'unclaimed')
        .map((gpu) => {
        const message = `${(0,_judge_host_js__WEBPACK_IMPORTED_MODULE_5__/* .gpuName */ .ef)(gpu)} cannot be used: ${gpu.reason}.`;
        return (any ? _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm : _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('GPU202', message, 'Install NVIDIA’s driver for this kernel, or unbind the other one.');
    });
}
/** Libraries of the packages cuda-compat, which are newer than the kernel module on purpose. */
function isForwardCompatible(libcuda) {
    return /\/compat(?:\/|-|$)|\/cuda[-_]compat/.test(libcuda);
}
function libraries(host) {
    if (!host.libcuda) {
        const searched = host.libraryFolders.map(({ path }) => path);
        const where = searched.length > 0 ? `${searched.join(', ')} has none` : 'no folder of drivers has it';
        const fix = host.container
            ? 'Start the container with NVIDIA_DRIVER_CAPABILITIES=compute,utility.'
            : 'Install the driver’s libraries of the same version as its kernel module.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('GPU203', `libcuda.so.1 was not found: ${where}.`, fix)];
    }
    const kernel = host.platform.value === 'nvml' ? host.kernel?.version.value : undefined;
    const compatible = isForwardCompatible(host.libcuda.value);
    // Behind libraries for forward compatibility lie those of the driver itself.
    const own = compatible
        ? host.libraryFolders.find(({ path }) => !isForwardCompatible(path))?.version
        : host.userland?.value;
    if (kernel === undefined || own === undefined || own === kernel)
        return [];
    const fix = host.container
        ? 'Restart the host, and start the container again.'
        : 'Restart the machine, and exclude the driver from automatic upgrades.';
    const message = `The kernel module is ${kernel}, the libraries are ${own}: the driver was upgraded, and the machine was not restarted.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('GPU201', message, fix)];
}
function bridge({ bridge: found, kernel, nixos, platform }) {
    if (!found || platform.value !== 'nvml')
        return [];
    const by = nixos ? 'NixOS' : 'home-manager or nix-system-graphics';
    const fix = nixos
        ? 'Restart the machine after a rebuild that changes the driver.'
        : 'Rebuild the configuration that makes it for the loaded version.';
    const severity = nixos ? _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3 : _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e;
    if (!found.version) {
        const why = found.target === undefined ? 'leads nowhere' : 'has no libcuda';
        return [severity('GPU208', `${found.path}, where programs of Nixpkgs look for the driver, ${why}.`, fix)];
    }
    if (!kernel || found.version.value === kernel.version.value)
        return [];
    const message = `${found.path} (${by}) has driver ${found.version.value}, the kernel module is ${kernel.version.value}.`;
    return [severity('GPU208', message, fix)];
}
/** https://developer.nvidia.com/blog/nvidia-transitions-fully-towards-open-source-gpu-kernel-modules/ */
function openModule(host) {
    if (host.kernel?.kind?.value !== 'proprietary')
        return [];
    const newer = (0,_host_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .readyGpus */ .F)(host).filter(({ capability }) => (capability?.value.major ?? 0) >= 10);
    return newer.map((gpu) => {
        const number = gpu.capability ? (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCapability */ .q0)(gpu.capability.value) : '';
        const message = `${(0,_judge_host_js__WEBPACK_IMPORTED_MODULE_5__/* .gpuName */ .ef)(gpu)} has capability ${number} and needs the open kernel module; the proprietary one is loaded.`;
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('GPU206', message, 'Install the open flavour of the driver, as in the package nvidia-open.');
    });
}
function answers({ smi, gpus, platform }) {
    if (smi.kind === 'missing') {
        const message = 'nvidia-smi was not found: memory, MIG, ECC and persistence of the GPUs are not known.';
        return platform.value === 'tegra' ? [] : [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('GPU207', message, 'Install nvidia-smi of this driver.')];
    }
    // What it says of a GPU that has failed, and of versions that differ, is reported under codes of their own.
    if (smi.kind !== 'failed' || gpus.some((gpu) => gpu.state.value === 'failed'))
        return [];
    if (/version mismatch/i.test(smi.text))
        return [];
    const ended = smi.code === null ? '' : ` (exit code ${smi.code})`;
    const message = `nvidia-smi failed${ended}: ${(0,_judge_host_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutStop */ .f6)(smi.text) || 'it said nothing'}.`;
    const fix = 'Start the container again, or look for NVRM in `dmesg`.';
    return [(platform.value === 'tegra' ? _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm : _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('GPU207', message, fix)];
}
function versions(host, wanted) {
    const { minDriver, toolkit } = wanted;
    const driver = driverOf(host);
    if (host.platform.value === 'tegra')
        return [];
    if (driver === undefined) {
        if (minDriver === undefined && toolkit === undefined)
            return [];
        const fix = 'Run the check where /sys/module/nvidia/version or nvidia-smi is available.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e)('GPU209', 'The version of the driver cannot be determined.', fix)];
    }
    const found = [];
    if (minDriver !== undefined && (0,_inspect_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .compareDrivers */ .rW)(driver, minDriver) < 0) {
        const message = `Driver ${minDriver} or newer is required, and this machine has ${driverText(host, driver)}.`;
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('GPU210', message, 'Choose another runner, or upgrade its driver.'));
    }
    const row = toolkit === undefined ? undefined : (0,_cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_0__/* .findToolkit */ .We)(toolkit);
    if (row && (0,_inspect_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .compareDrivers */ .rW)(driver, row.compatibleDriver) < 0) {
        const message = `Programs of CUDA ${row.version} need driver ${row.compatibleDriver} or newer, and this machine has ${driverText(host, driver)}.`;
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('GPU204', message, `${olderToolkit(driver)}${forwardCompatibility(host)}`));
    }
    else if (row?.driver && (0,_inspect_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .compareDrivers */ .rW)(driver, row.driver) < 0 && wanted.built === undefined) {
        const message = `Driver ${driverText(host, driver)} runs machine code of CUDA ${row.version}, but does not compile its PTX, for which it takes ${row.driver}.`;
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('GPU205', message, 'Compile for the capability of the GPU.'));
    }
    return found;
}
function olderToolkit(driver) {
    const newest = _cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_0__/* .toolkits */ .kW.findLast(({ compatibleDriver }) => (0,_inspect_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .compareDrivers */ .rW)(driver, compatibleDriver) >= 0);
    const own = (0,_driver_cuda_js__WEBPACK_IMPORTED_MODULE_4__/* .cudaOfDriver */ .Z)(driver) ?? newest?.version;
    return own === undefined ? 'Upgrade the driver' : `Upgrade the driver, or build with CUDA ${own.split('.')[0]}.x`;
}
/** Only on data-centre GPUs. https://docs.nvidia.com/deploy/cuda-compatibility/forward-compatibility.html */
function forwardCompatibility(host) {
    const other = /GeForce|RTX|GTX|TITAN|Quadro|\bMX\d/i;
    const names = (0,_host_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .readyGpus */ .F)(host).map(({ name }) => name?.value);
    const dataCentre = names.length > 0 && names.every((name) => name !== undefined && !other.test(name));
    return dataCentre ? ', or use cudaPackages.cuda_compat, which works on this GPU.' : '.';
}


/***/ }),

/***/ 27240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ii: () => (/* binding */ judgeHost),
/* harmony export */   U8: () => (/* binding */ usableMemory),
/* harmony export */   ef: () => (/* binding */ gpuName),
/* harmony export */   f6: () => (/* binding */ withoutStop)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _host_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87916);
/** GPU1xx: what of the machine keeps programs from a GPU. */



/** `GPU 0 (NVIDIA H200)`, or `The GPU 0000:3b:00.0` of one that has no number. */
function gpuName(gpu) {
    const number = gpu.index >= 0 ? `GPU ${gpu.index}` : `The GPU ${gpu.pci ?? ''}`.trim();
    return gpu.name ? `${number} (${gpu.name.value})` : number;
}
/** All that is wrong with the machine itself, for these requirements. Pure. */
function judgeHost(host, wanted) {
    const ready = (0,_host_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .readyGpus */ .F)(host);
    return [
        ...presence(host),
        ...host.gpus.filter((gpu) => gpu.state.value === 'failed').map(failed),
        ...nodeProblems(host, ready),
        ...counts(ready, wanted),
        ...ready.flatMap((gpu) => [...memory(gpu, wanted), ...capability(gpu, wanted), ...modes(gpu)]),
        ...environment(host, ready),
    ];
}
function presence(host) {
    const hidden = host.gpus.filter((gpu) => gpu.state.value === 'hidden');
    const given = host.gpus.some((gpu) => gpu.state.value === 'ready' || gpu.state.value === 'failed');
    if (given)
        return [];
    if (host.platform.value === 'container-none') {
        const has = hidden.length > 0 ? `, although its host has ${hidden.length}` : '';
        const value = host.container?.visibleDevices;
        const set = value === undefined ? '' : ` NVIDIA_VISIBLE_DEVICES is ${JSON.stringify(value)}.`;
        const fix = 'Start it with --gpus all, or request nvidia.com/gpu for the pod.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU108', `No GPU was given to this container${has}: it has no /dev/nvidia0.${set}`, fix)];
    }
    if (host.gpus.some((gpu) => gpu.state.value === 'unclaimed'))
        return [];
    if (hidden.length > 0) {
        const names = hidden.map((gpu) => `${gpuName(gpu)}: ${gpu.reason}`).join('; ');
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU101', `No GPU of this machine can be used (${names}).`, 'Make its device node: `nvidia-modprobe -c=0`, as root.'),
        ];
    }
    if (host.platform.value === 'wsl') {
        const said = host.smi.kind === 'failed' ? `nvidia-smi failed: ${withoutStop(host.smi.text)}` : 'nvidia-smi shows none';
        const fix = 'Install NVIDIA’s driver for Windows, run `wsl --shutdown`, and install no driver in WSL.';
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU101', `No NVIDIA GPU was found behind /dev/dxg: ${said}.`, fix)];
    }
    const fix = 'Choose a GPU runner by its label in runs-on, or install the driver.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU101', 'No NVIDIA GPU was found: there is no /dev/nvidia0 and no /dev/dxg.', fix)];
}
function failed(gpu) {
    const fix = 'Take the runner offline and reset the GPU or restart the machine; `dmesg` has more, under NVRM.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU104', `${gpuName(gpu)} has failed: ${withoutStop(gpu.reason ?? gpu.state.value)}.`, fix);
}
function nodeProblems(host, ready) {
    if (ready.length === 0)
        return [];
    const closed = host.nodes.filter(({ path, usable }) => !usable && needed(path)).map(({ path }) => path);
    const missing = host.platform.value === 'nvml' && !host.nodes.some(({ path }) => path === '/dev/nvidia-uvm');
    const inContainer = host.container !== undefined;
    const how = inContainer ? 'on the host, and start the container again' : 'as root';
    const uvm = (inContainer ? _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3 : _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('GPU103', '/dev/nvidia-uvm is missing, without which CUDA cannot start.', `Run \`nvidia-modprobe -u -c=0\` ${how}.`);
    const fix = 'Add the user of the runner to the group of that file.';
    const denied = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU102', `This user may not read and write ${closed.join(' and ')}.`, fix);
    return [...(closed.length > 0 ? [denied] : []), ...(missing ? [uvm] : [])];
}
/** The nodes that a CUDA program opens. */
function needed(path) {
    return /^\/dev\/(?:nvidia\d+|nvidiactl|nvidia-uvm|dxg|nvmap|nvhost-gpu)$/.test(path);
}
function counts(ready, { minGpus, need }) {
    if (ready.length >= minGpus || (ready.length === 0 && minGpus <= 1) || (need === 'auto' && ready.length === 0))
        return [];
    const has = ready.length === 1 ? '1 usable GPU' : `${ready.length || 'no'} usable GPUs`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU105', `${minGpus} GPUs are required, and this machine has ${has}.`, 'Choose another runner.')];
}
function memory(gpu, { minMemoryMib }) {
    if (minMemoryMib === 0)
        return [];
    const fix = 'Choose another runner, or lower min-memory-mib.';
    const has = usableMemory(gpu);
    if (has === undefined) {
        const message = `The memory of ${gpuName(gpu)} cannot be determined, and ${minMemoryMib} MiB are required.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU106', message, 'Install nvidia-smi of this driver, which reports it.')];
    }
    const part = has.instance === undefined ? '' : ` in its largest MIG instance, ${has.instance}`;
    if (has.mib >= minMemoryMib)
        return [];
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU106', `${gpuName(gpu)} has ${has.mib} MiB${part}; ${minMemoryMib} MiB are required.`, fix)];
}
/** MiB that one program can have; with MIG of the largest instance, by its name (`1g.10gb`), which is rounded up. */
function usableMemory(gpu) {
    const instances = gpu.mig && gpu.mig.value !== 'off' ? gpu.mig.value : [];
    const sizes = instances.flatMap(({ name }) => {
        const size = /\.(\d{1,4})gb/.exec(name)?.[1];
        return size === undefined ? [] : [{ mib: Number(size) * 1024, instance: name }];
    });
    const [largest] = sizes.sort((a, b) => b.mib - a.mib);
    if (largest)
        return largest;
    return gpu.memoryMib && instances.length === 0 ? { mib: gpu.memoryMib.value } : undefined;
}
function capability(gpu, { minCapability }) {
    if (!minCapability)
        return [];
    const wanted = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCapability */ .q0)(minCapability);
    if (!gpu.capability) {
        const message = `The compute capability of ${gpuName(gpu)} cannot be determined, and ${wanted} is required.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU109', message, 'Install nvidia-smi of this driver, which reports it.')];
    }
    if ((0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)(gpu.capability.value, minCapability) >= 0)
        return [];
    const has = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCapability */ .q0)(gpu.capability.value);
    const message = `${gpuName(gpu)} has compute capability ${has}; ${wanted} is required.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU109', message, 'Choose another runner, or lower min-capability.')];
}
function modes(gpu) {
    const name = gpuName(gpu);
    const found = [];
    if (gpu.mig && gpu.mig.value !== 'off' && gpu.mig.value.length === 0) {
        const fix = 'Create instances (`nvidia-smi mig -cgi PROFILE -C`), or switch MIG off (`nvidia-smi -mig 0`), as root.';
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU107', `${name} is in MIG mode and has no instance, so that no program can use it.`, fix));
    }
    if (gpu.computeMode?.value === 'Prohibited')
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU111', `The compute mode of ${name} is Prohibited.`, 'Run `nvidia-smi -c 0`, as root.'));
    if (gpu.eccErrors && gpu.eccErrors.value > 0) {
        const message = `${name} reports ${gpu.eccErrors.value} uncorrected memory errors since the driver was loaded.`;
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('GPU112', message, 'Reset the GPU or restart the machine.'));
    }
    if (gpu.persistence?.value === false) {
        const fix = 'Run `systemctl enable --now nvidia-persistenced`, as root.';
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('GPU113', `Persistence mode of ${name} is off: the first use takes seconds.`, fix));
    }
    return found;
}
function environment(host, ready) {
    if (ready.length === 0)
        return [];
    const found = [];
    const visible = host.variables['CUDA_VISIBLE_DEVICES'];
    if (visible !== undefined && /^(?:-1|NoDevFiles|void|none)?$/.test(visible.trim())) {
        const message = `CUDA_VISIBLE_DEVICES is ${JSON.stringify(visible)}, which hides every GPU from programs.`;
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('GPU110', message, 'Remove it from the environment of this step.'));
    }
    if (host.platform.value === 'tegra') {
        const message = 'The GPU is part of a Jetson: its driver libraries come from Jetson Linux and are used as they are.';
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('GPU114', message, 'Build for its own capability, on aarch64-linux.'));
    }
    for (const name of ['LD_LIBRARY_PATH', 'LD_PRELOAD']) {
        const folderOf = (entry) => (name === 'LD_PRELOAD' ? entry.replace(/\/[^/]*$/, '') : entry);
        const entries = (host.variables[name] ?? '').split(/[:\s]+/).filter((entry) => replacesLibraries(folderOf(entry)));
        if (entries.length === 0)
            continue;
        const message = `${name} has ${entries.join(' and ')}: programs built with Nix would load those libraries instead of their own.`;
        found.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('GPU115', message, `Remove it from ${name} for programs that were built with Nix.`));
    }
    return found;
}
/** Folders of a distribution or of a CUDA toolkit; a folder with nothing but the driver does no harm. */
function replacesLibraries(path) {
    return /^\/(?:usr\/)?lib(?:32|64)?(?:\/(?:x86_64|aarch64)-linux-gnu)?\/?$|\/cuda[^/]*\/(?:.*\/)?(?:lib|lib64|stubs)\/?$|\/stubs\/?$/.test(path);
}
/** Foreign text as the end of a sentence. */
function withoutStop(text) {
    return text.trim().replace(/[.\s]+$/, '');
}


/***/ }),

/***/ 27495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ judgeBuilt),
/* harmony export */   SL: () => (/* binding */ coveredGpus),
/* harmony export */   k_: () => (/* binding */ judgeCounted)
/* harmony export */ });
/* harmony import */ var _cuda_architectures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20587);
/* harmony import */ var _cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45208);
/* harmony import */ var _inspect_coverage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91724);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83341);
/* harmony import */ var _host_facts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(87916);
/* harmony import */ var _judge_driver_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57816);
/* harmony import */ var _judge_host_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27240);
/** GPU4xx: whether what was built runs on the GPUs of this machine. */









/** The ready GPUs in the form of coverage: one for each capability, by the name of the first that has it. */
function coveredGpus(host) {
    const first = new Map();
    for (const gpu of (0,_host_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .readyGpus */ .F)(host)) {
        if (!gpu.capability)
            continue;
        const key = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCapability */ .q0)(gpu.capability.value);
        if (!first.has(key))
            first.set(key, { name: (0,_judge_host_js__WEBPACK_IMPORTED_MODULE_6__/* .gpuName */ .ef)(gpu), capability: gpu.capability.value });
    }
    return [...first.values()];
}
/** Whether toolkit and targets, as they were asked for, fit the GPUs. Pure. */
function judgeBuilt(host, wanted, facts) {
    const { built, toolkit } = wanted;
    if (!built)
        return toolkit === undefined ? [] : (0,_host_facts_js__WEBPACK_IMPORTED_MODULE_7__/* .readyGpus */ .F)(host).flatMap((gpu) => canBeTarget(gpu, toolkit));
    const row = toolkit === undefined ? undefined : (0,_cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_1__/* .findToolkit */ .We)(toolkit);
    const isa = row && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseVersion */ .ot)(row.ptxIsa);
    const unit = { targets: built.targets, ptx: built.ptx.map((target) => ({ target, isa })), toolkit: row?.parsed };
    const names = [...built.targets.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej), ...built.ptx.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .computeName */ .bt)].join(', ');
    const driver = (0,_judge_driver_js__WEBPACK_IMPORTED_MODULE_5__/* .driverOf */ .SV)(host);
    return coveredGpus(host).flatMap((gpu) => {
        const { runs, driver: oldest } = (0,_inspect_coverage_js__WEBPACK_IMPORTED_MODULE_2__/* .howItRuns */ .GL)(unit, gpu, facts, driver);
        const ofToolkit = row ? `CUDA ${row.version} ` : '';
        return problemOf(`Device code of ${ofToolkit}for ${names}`, gpu, { runs, driver: oldest }, driver);
    });
}
/** What was counted of a result: a file, a cell. Units that do not run are counted in the message. Pure. */
function judgeCounted(what, counts, driver) {
    return counts.flatMap(({ gpu, runs, driver: oldest, units }) => {
        if (runs === null)
            return [];
        const all = Object.values(units).reduce((sum, count) => sum + count, 0);
        const part = units[runs] < all ? ` (${units[runs]} of ${all} units)` : '';
        return problemOf(`${what}${part}`, gpu, { runs, driver: oldest }, driver);
    });
}
function problemOf(what, gpu, { runs, driver: oldest }, driver) {
    const number = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCapability */ .q0)(gpu.capability);
    switch (runs) {
        case 'sass':
        case 'jit':
            return [];
        case 'none': {
            const fix = `Build it for ${number} too, or embed PTX that the driver can compile.`;
            return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('GPU401', `${what} does not run on ${gpu.name}, of capability ${number}.`, fix)];
        }
        case 'driver': {
            const from = oldest === undefined ? 'a newer driver' : `driver ${oldest} or newer`;
            const fix = `Upgrade the driver, or build it for ${number} with an older toolkit.`;
            return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('GPU403', `${what} needs ${from} on ${gpu.name}; this machine has ${driver}.`, fix)];
        }
        case 'unknown': {
            const message = `Whether driver ${driver} runs ${what.charAt(0).toLowerCase()}${what.slice(1)} on ${gpu.name} cannot be determined.`;
            return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$e)('GPU404', message, 'Run the smoke test or the program itself, which shows it.')];
        }
    }
}
/** Whether a toolkit compiles for the GPU at all; where it is older than the GPU, PTX may still do. */
function canBeTarget(gpu, version) {
    const toolkit = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseVersion */ .ot)(version);
    const number = gpu.capability && (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCapability */ .q0)(gpu.capability.value);
    const row = number === undefined ? undefined : (0,_cuda_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .findArchitecture */ .$3)(number);
    if (!toolkit || !row)
        return [];
    const name = `${(0,_judge_host_js__WEBPACK_IMPORTED_MODULE_6__/* .gpuName */ .ef)(gpu)}, of capability ${number}`;
    if (row.max && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .compareVersions */ .Zy)(toolkit, row.max) > 0) {
        const message = `CUDA ${version} does not compile for ${name}; CUDA ${row.maxToolkit} was the last that did.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('GPU402', message, `Build with CUDA ${row.maxToolkit} or older.`)];
    }
    if ((0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .compareVersions */ .Zy)(toolkit, row.min) >= 0)
        return [];
    const message = `CUDA ${version} is older than ${name}: only PTX of it runs there.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$e)('GPU402', message, `Build with CUDA ${row.minToolkit} or newer, or embed PTX.`)];
}


/***/ }),

/***/ 43465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ judgeGpu),
/* harmony export */   y: () => (/* binding */ soften)
/* harmony export */ });
/* harmony import */ var _judge_driver_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57816);
/* harmony import */ var _judge_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27240);
/* harmony import */ var _judge_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27495);



const order = { error: 0, warning: 1, notice: 2 };
/** Everything that is wrong, errors first: the host, the driver, then what was built. Pure. */
function judgeGpu(host, wanted, facts) {
    const all = [...(0,_judge_host_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeHost */ .Ii)(host, wanted), ...(0,_judge_driver_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeDriver */ ._F)(host, wanted), ...(0,_judge_result_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeBuilt */ .ET)(host, wanted, facts)];
    return soften(host, wanted, all);
}
/** What is no error where no GPU is needed. For problems from elsewhere too, as of results. Pure. */
function soften(host, { need }, problems) {
    const none = host.gpus.every((gpu) => gpu.state.value !== 'ready' && gpu.state.value !== 'failed');
    const softened = problems.map((problem) => {
        if (problem.severity !== 'error')
            return problem;
        if (need === 'auto' && none)
            return { ...problem, severity: 'notice' };
        return need === 'no' ? { ...problem, severity: 'warning' } : problem;
    });
    return softened.sort((a, b) => order[a.severity] - order[b.severity]);
}


/***/ }),

/***/ 72253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ askMigInstances),
/* harmony export */   JK: () => (/* binding */ askSmi),
/* harmony export */   Ss: () => (/* binding */ smiQuery),
/* harmony export */   xs: () => (/* binding */ findSmi),
/* harmony export */   y5: () => (/* binding */ askOfSmi)
/* harmony export */ });
/* unused harmony exports readSmiRows, readSmiVersion, readMigInstances */
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30994);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);



/** Every nvidia-smi since 450 knows the first; the others came with 510 and are left out where it does not know them. */
const basic = [
    'index',
    'pci.bus_id',
    'uuid',
    'name',
    'driver_version',
    'memory.total',
    'persistence_mode',
    'compute_mode',
];
const newer = ['mig.mode.current', 'ecc.mode.current', 'ecc.errors.uncorrected.volatile.total', 'compute_cap'];
/** Without the persistence daemon each GPU is initialized for the answer, which takes up to three seconds each. */
const patience = 30;
/** Where the driver and its packages put it, for jobs whose PATH lacks it. */
const folders = [
    '/usr/bin',
    '/usr/lib/wsl/lib',
    '/usr/local/nvidia/bin',
    '/run/current-system/sw/bin',
    '/run/opengl-driver/bin',
];
/** Characters of a cell or a message that are kept: a name has at most 96. */
const longestText = 200;
/** How the query is written in a source of facts. */
const smiQuery = 'nvidia-smi --query-gpu';
/** The first nvidia-smi along PATH, else where drivers put it; undefined where there is none. */
function findSmi(host) {
    return (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .findProgram */ .Kp)(host, 'nvidia-smi', [...(host.env['PATH'] ?? '').split(':'), ...folders]);
}
/** Asks for the fields of every GPU; with `cuda`, for the CUDA version of the driver at the same time. Throws nothing. */
async function askSmi(host, program, cuda) {
    const [rows, version] = await Promise.all([
        queryGpus(host, program),
        cuda ? askOfSmi(host, [program, '--version']) : undefined,
    ]);
    const told = version?.kind === 'exited' ? readSmiVersion(version.stdout) : undefined;
    const { outcome, fields } = rows;
    const gpus = outcome.kind === 'exited' ? readSmiRows(outcome.stdout, fields) : [];
    // 14: the InfoROM is damaged, all else is well. https://github.com/NVIDIA/gpu-operator/issues/285
    const well = outcome.kind === 'exited' && (outcome.code === 0 || outcome.code === 14);
    return { answer: { ...(well ? { kind: 'answered' } : failureOf(outcome)), program }, gpus, cuda: told };
}
/** The MIG instances of each GPU by its UUID. Only `nvidia-smi -L` names them. Throws nothing. */
async function askMigInstances(host, program) {
    const outcome = await askOfSmi(host, [program, '-L']);
    return outcome.kind === 'exited' ? readMigInstances(outcome.stdout) : new Map();
}
async function queryGpus(host, program) {
    const query = async (fields) => ({
        fields,
        outcome: await askOfSmi(host, [program, `--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits']),
    });
    const first = await query([...basic, ...newer]);
    const { outcome } = first;
    return outcome.kind === 'exited' && /not a valid field/i.test(outcome.stdout) ? query(basic) : first;
}
/** Asks an nvidia-smi, given with its options. Throws nothing. */
function askOfSmi(host, argv) {
    return host.exec({
        argv,
        // Its words are read: they must be English, and numbers must have points.
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(host.env, { LC_ALL: 'C' }),
        timeout: patience,
        // A driver that hangs cannot be ended: it is left to itself.
        question: true,
        signal: host.cancelled,
    });
}
function failureOf(outcome) {
    if (outcome.kind === 'not-started')
        return { kind: 'failed', code: null, text: outcome.reason };
    const said = [...outcome.stdout.split('\n'), ...outcome.stderrTail];
    const lines = said.map((line) => line.trim().slice(0, longestText)).filter(Boolean);
    // It writes its errors to standard output, among the rows of GPUs that do answer.
    const text = lines.find((line) => /fail|unable|error|not found|no devices|couldn't/i.test(line)) ?? lines.at(-1);
    if (outcome.kind === 'exited')
        return { kind: 'failed', code: outcome.code, text: text ?? '' };
    return { kind: 'failed', code: null, text: text ?? `It did not answer within ${patience} s.` };
}
/** Rows of `--format=csv,noheader,nounits`; lines with another number of cells are messages and are left out. */
function readSmiRows(text, fields = [...basic, ...newer]) {
    return text.split('\n').flatMap((line) => {
        const cells = line.split(',').map((cell) => cell.trim().slice(0, longestText));
        if (cells.length !== fields.length)
            return [];
        const raw = (name) => cells[fields.indexOf(name)];
        const index = Number(raw('index'));
        if (!/^\d{1,3}$/.test(raw('index') ?? ''))
            return [];
        const value = (name) => meaningful(raw(name));
        const number = (name) => (/^\d{1,9}$/.test(value(name) ?? '') ? Number(value(name)) : undefined);
        const enabled = (name) => ({ Enabled: true, Disabled: false })[value(name) ?? ''];
        return [
            {
                index,
                pci: pciOf(value('pci.bus_id')),
                uuid: value('uuid'),
                name: value('name'),
                driver: value('driver_version'),
                memoryMib: number('memory.total'),
                capability: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(value('compute_cap') ?? ''),
                mig: enabled('mig.mode.current'),
                ecc: enabled('ecc.mode.current'),
                eccErrors: number('ecc.errors.uncorrected.volatile.total'),
                persistence: enabled('persistence_mode'),
                computeMode: value('compute_mode'),
                failure: cells.find((cell) => /lost|reset|ERR!|Unknown Error/i.test(cell)),
            },
        ];
    });
}
/** What is written instead of a value stands in brackets, or is `ERR!`. */
function meaningful(cell) {
    return cell === undefined || cell === '' || /^\[.*\]$|^ERR!$|^N\/A$/.test(cell) ? undefined : cell;
}
/** `00000000:3B:00.0` as sysfs writes it: `0000:3b:00.0`. */
function pciOf(text) {
    return /^(?:0000)?([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f])$/i.exec(text ?? '')?.[1]?.toLowerCase();
}
/** The line `CUDA Version        : 13.0` of `nvidia-smi --version`; later ones write `CUDA DRIVER version` or `CUDA UMD Version`. */
function readSmiVersion(text) {
    return /^CUDA[\w ]* Version\s*:\s*(\d{1,2}\.\d{1,2})\s*$/im.exec(text)?.[1];
}
/** `GPU 0: NVIDIA H100 (UUID: GPU-…)`, and below it `  MIG 1g.10gb     Device  0: (UUID: MIG-…)`. */
function readMigInstances(text) {
    const found = new Map();
    let own = [];
    for (const line of text.split('\n')) {
        const gpu = /^GPU \d+: .*\(UUID: (GPU-[0-9a-f-]{1,64})\)/.exec(line)?.[1];
        if (gpu !== undefined) {
            own = [];
            found.set(gpu, own);
        }
        const mig = /^\s+MIG (\S+)\s+Device\s+\d+: \(UUID: (MIG-[0-9A-Za-z/-]{1,80})\)/.exec(line);
        if (mig)
            own.push({ name: mig[1] ?? '', uuid: mig[2] });
    }
    return found;
}


/***/ }),

/***/ 65102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ plannedCells),
/* harmony export */   U: () => (/* binding */ judgedByContent),
/* harmony export */   dF: () => (/* binding */ briefResults),
/* harmony export */   h$: () => (/* binding */ notesOf),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   uy: () => (/* binding */ unbuiltStatus)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/**
 * Judges a run by its plan, the results that there are, what was refused as one, and how the jobs ended that should have
 * handed them in. Pure.
 */
function outcomeOf(plan, results, refusedResults = [], jobs = 'success') {
    const planned = plannedCells(plan);
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const failed = results.filter(({ status }) => status !== 'proven');
    const missing = planned.filter(({ id }) => !done.has(id));
    const proven = planned.filter(({ id }) => done.get(id)?.status === 'proven').length;
    const refused = plan.problems.filter(({ severity }) => severity === 'error');
    const allProven = refused.length + refusedResults.length === 0 && proven === planned.length && failed.length === 0;
    // A job that could not hand in its result failed: what is in its place may be another's.
    const doubted = allProven && (jobs === 'failure' || jobs === 'cancelled') ? [jobsEnded(jobs)] : [];
    const good = allProven && doubted.length === 0;
    const some = (count, what) => (count > 0 ? [`${count} ${what}`] : []);
    const words = [
        `${proven} of ${planned.length} proven`,
        ...some(failed.length, 'failed'),
        ...some(missing.length, 'without a result'),
        ...some(refusedResults.length, 'refused'),
        ...(doubted.length > 0 ? [`their jobs ended with ${jobs}`] : []),
        ...some(refused.length, refused.length === 1 ? 'error in the plan' : 'errors in the plan'),
        ...some(plan.skipped?.length ?? 0, 'in caches'),
        ...some(plan.counts.excluded, 'excluded'),
    ];
    const errors = [...refused, ...refusedResults, ...doubted, ...missing.map(withoutResult)];
    return { good, proven, failed, missing, errors, mark: good ? '✅' : '❌', headline: words.join(', ') };
}
/**
 * The status that a result of another job deserves: its errors decide, and without any it is proven only when it holds the
 * outputs and the device code that its cell asks for. Pure.
 */
function judgedByContent(result) {
    const errors = result.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    const unbuilt = result.status === 'cancelled' ? 'cancelled' : unbuiltStatus(errors);
    if (unbuilt)
        return unbuilt;
    if (errors.length > 0)
        return 'wrong';
    return result.status === 'proven' && !holdsProof(result) ? 'wrong' : result.status;
}
/** The status of a cell that these errors kept from being built; undefined where none of them does. Pure. */
function unbuiltStatus(errors) {
    if (errors.includes('BLD003'))
        return 'cancelled';
    // Nix fetches what it evaluates: the network fails there.
    if (errors.some((code) => ['BLD001', 'NET001', 'NET002'].includes(code)))
        return 'evaluation-failed';
    return errors.some((code) => /^(?:BLD|FLX)/.test(code)) ? 'build-failed' : undefined;
}
function holdsProof({ cell, drvPath, outputs, files, problems }) {
    // What Flox builds in place may have no derivation.
    if ((drvPath === null && cell.source.kind !== 'flox') || outputs.length === 0)
        return false;
    if (cell.toolkit === 'cpu')
        return files.length === 0;
    if (files.length === 0)
        return cell.deviceCode === 'optional';
    // Targets that not every unit of a file has are not in its list: these notices stand for them.
    if (problems.some(({ code }) => code === 'VER012' || code === 'VER013'))
        return true;
    const targets = new Set(files.flatMap((file) => [...file.targets, ...file.ptx]));
    const wanted = [...cell.capabilities.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)), ...cell.ptx.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt))];
    return wanted.every((name) => targets.has(name));
}
const named = (nameOf) => (text) => {
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    return capability ? nameOf(capability) : text;
};
/** What the plan has to say that is no error. */
function notesOf(plan) {
    return plan.problems.filter(({ severity }) => severity !== 'error');
}
/** The cells that are built, those of the same derivation as another among them. */
function plannedCells(plan) {
    return plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
}
function jobsEnded(jobs) {
    const message = `Every cell has a proven result, and the jobs of the cells ended with ${jobs}.`;
    const fix = 'See the job that failed: where it could not hand in its result, another job may have taken its name.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD007', message, fix);
}
function withoutResult({ id }) {
    const fix = 'See the log of its job: it was cancelled, exceeded its time limit, or lost its runner.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD005', `${id} has no result.`, fix, { subject: { cell: id } });
}
/** What a later step or job needs of results: where the outputs are. */
function briefResults(results) {
    return results.map(({ cell, status, outputs }) => ({
        id: cell.id,
        status,
        outputs: Object.fromEntries(outputs.map(({ name, path }) => [name, path])),
    }));
}


/***/ })

};
