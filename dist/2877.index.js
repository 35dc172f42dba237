export const id = 2877;
export const ids = [2877];
export const modules = {

/***/ 16192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ examinationJson),
  u: () => (/* binding */ examineGpu)
});

// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/gpu/devices.js
var devices = __webpack_require__(36449);
// EXTERNAL MODULE: ./lib/cuda/toolkits.js
var toolkits = __webpack_require__(45208);
;// CONCATENATED MODULE: ./lib/gpu/driver-cuda.js

/** Where the version of a branch is from, in a source of facts. */
const driverTable = 'NVIDIA’s table of drivers';
/**
 * The newest CUDA of a driver, by its branch: every 580 is 13.0. Undefined for branches that the table does not have, as 565, of
 * CUDA 12.7, and for what comes before the first driver of its branch.
 * https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/#cuda-toolkit-major-component-versions
 */
function cudaOfDriver(version, rows = toolkits/* toolkits */.kW) {
    const branch = version.split('.')[0];
    return rows.findLast(({ driver }) => driver !== null && driver.split('.')[0] === branch)?.version;
}

// EXTERNAL MODULE: ./lib/cuda/gpus.js
var gpus = __webpack_require__(95608);
// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
;// CONCATENATED MODULE: ./lib/gpu/smi.js



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
    return (0,files/* findProgram */.Kp)(host, 'nvidia-smi', [...(host.env['PATH'] ?? '').split(':'), ...folders]);
}
/** Asks for the fields of every GPU; with `cuda`, for the CUDA version of the driver at the same time. Throws nothing. */
async function askSmi(host, program, cuda) {
    const [rows, version] = await Promise.all([
        queryGpus(host, program),
        cuda ? run(host, [program, '--version']) : undefined,
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
    const outcome = await run(host, [program, '-L']);
    return outcome.kind === 'exited' ? readMigInstances(outcome.stdout) : new Map();
}
async function queryGpus(host, program) {
    const query = async (fields) => ({
        fields,
        outcome: await run(host, [program, `--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits']),
    });
    const first = await query([...basic, ...newer]);
    const { outcome } = first;
    return outcome.kind === 'exited' && /not a valid field/i.test(outcome.stdout) ? query(basic) : first;
}
function run(host, argv) {
    return host.exec({
        argv,
        // Its words are read: they must be English, and numbers must have points.
        env: (0,child_env/* childEnv */.g)(host.env, { LC_ALL: 'C' }),
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
                capability: (0,model_capability/* parseCapability */._p)(value('compute_cap') ?? ''),
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
        return is('failed', smiQuery, `nvidia-smi reports ${row.failure}`);
    if (!pci || row)
        return is('ready', smiQuery);
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
        return is('failed', smiQuery, 'nvidia-smi does not show it');
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
    return { value: row.mig ? [] : 'off', source: smiQuery };
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
    return from(value, smiQuery);
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
        findSmi(host),
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
    const userland = libraries.userland ?? (asked === undefined ? undefined : { value: asked, source: smiQuery });
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
    return askSmi(host, program, userland === undefined || cudaOfDriver(userland.value) === undefined);
}
async function findMig(host, pci, smi) {
    const minors = pci.flatMap(({ information }) => information?.minor ?? []);
    const listed = await Promise.all(minors.map(async (minor) => [minor, await (0,devices/* findMigInstances */.z2)(host, minor)]));
    const isOn = smi.gpus.some(({ mig }) => mig) && smi.answer.program !== undefined;
    return {
        migByMinor: new Map(listed),
        migByUuid: isOn && smi.answer.program ? await askMigInstances(host, smi.answer.program) : new Map(),
    };
}
function driverCudaOf(userland, smi) {
    const cuda = userland && cudaOfDriver(userland.value);
    if (cuda !== undefined)
        return { value: cuda, source: driverTable };
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
        name: fact(name || undefined, modelPath) ?? fact(row?.name, smiQuery),
        uuid: fact(row?.uuid, smiQuery),
        capability: fact((0,gpu_texts/* capabilityOfTegra */.$u)(chip ?? ''), chipPath) ?? fact(row?.capability, smiQuery),
        memoryMib: fact(kib === undefined ? undefined : Math.floor(Number(kib) / 1024), memoryPath),
        ...{ mig: unknown, ecc: unknown, eccErrors: unknown, persistence: unknown, computeMode: unknown },
    };
}

// EXTERNAL MODULE: ./lib/inspect/coverage.js
var coverage = __webpack_require__(91724);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/gpu/host-facts.js
var host_facts = __webpack_require__(87916);
// EXTERNAL MODULE: ./lib/gpu/judge-host.js
var judge_host = __webpack_require__(27240);
;// CONCATENATED MODULE: ./lib/gpu/judge-driver.js
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
        return host.driverCuda && ((0,toolkits/* findToolkit */.We)(host.driverCuda.value)?.driver ?? undefined);
    return host.userland?.value ?? host.kernel?.version.value;
}
/** `580.159.04 (CUDA 13.0)`. */
function driverText(host, version) {
    const number = host.userland?.value ?? version;
    return host.driverCuda ? `${number} (CUDA ${host.driverCuda.value})` : number;
}
function unclaimed(host) {
    const any = (0,host_facts/* readyGpus */.F)(host).length > 0;
    return host.gpus
        .filter((gpu) => gpu.state.value === 'unclaimed')
        .map((gpu) => {
        const message = `${(0,judge_host/* gpuName */.ef)(gpu)} cannot be used: ${gpu.reason}.`;
        return (any ? problem/* notice */.lm : problem/* error */.z3)('GPU202', message, 'Install NVIDIA’s driver for this kernel, or unbind the other one.');
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
        return [(0,problem/* error */.z3)('GPU203', `libcuda.so.1 was not found: ${where}.`, fix)];
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
    return [(0,problem/* error */.z3)('GPU201', message, fix)];
}
function bridge({ bridge: found, kernel, nixos, platform }) {
    if (!found || platform.value !== 'nvml')
        return [];
    const by = nixos ? 'NixOS' : 'home-manager or nix-system-graphics';
    const fix = nixos
        ? 'Restart the machine after a rebuild that changes the driver.'
        : 'Rebuild the configuration that makes it for the loaded version.';
    const severity = nixos ? problem/* error */.z3 : problem/* warning */.$e;
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
    const newer = (0,host_facts/* readyGpus */.F)(host).filter(({ capability }) => (capability?.value.major ?? 0) >= 10);
    return newer.map((gpu) => {
        const number = gpu.capability ? (0,model_capability/* formatCapability */.q0)(gpu.capability.value) : '';
        const message = `${(0,judge_host/* gpuName */.ef)(gpu)} has capability ${number} and needs the open kernel module; the proprietary one is loaded.`;
        return (0,problem/* error */.z3)('GPU206', message, 'Install the open flavour of the driver, as in the package nvidia-open.');
    });
}
function answers({ smi, gpus, platform }) {
    if (smi.kind === 'missing') {
        const message = 'nvidia-smi was not found: memory, MIG, ECC and persistence of the GPUs are not known.';
        return platform.value === 'tegra' ? [] : [(0,problem/* notice */.lm)('GPU207', message, 'Install nvidia-smi of this driver.')];
    }
    // What it says of a GPU that has failed, and of versions that differ, is reported under codes of their own.
    if (smi.kind !== 'failed' || gpus.some((gpu) => gpu.state.value === 'failed'))
        return [];
    if (/version mismatch/i.test(smi.text))
        return [];
    const ended = smi.code === null ? '' : ` (exit code ${smi.code})`;
    const message = `nvidia-smi failed${ended}: ${(0,judge_host/* withoutStop */.f6)(smi.text) || 'it said nothing'}.`;
    const fix = 'Start the container again, or look for NVRM in `dmesg`.';
    return [(platform.value === 'tegra' ? problem/* notice */.lm : problem/* error */.z3)('GPU207', message, fix)];
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
        return [(0,problem/* warning */.$e)('GPU209', 'The version of the driver cannot be determined.', fix)];
    }
    const found = [];
    if (minDriver !== undefined && (0,coverage/* compareDrivers */.rW)(driver, minDriver) < 0) {
        const message = `Driver ${minDriver} or newer is required, and this machine has ${driverText(host, driver)}.`;
        found.push((0,problem/* error */.z3)('GPU210', message, 'Choose another runner, or upgrade its driver.'));
    }
    const row = toolkit === undefined ? undefined : (0,toolkits/* findToolkit */.We)(toolkit);
    if (row && (0,coverage/* compareDrivers */.rW)(driver, row.compatibleDriver) < 0) {
        const message = `Programs of CUDA ${row.version} need driver ${row.compatibleDriver} or newer, and this machine has ${driverText(host, driver)}.`;
        found.push((0,problem/* error */.z3)('GPU204', message, `${olderToolkit(driver)}${forwardCompatibility(host)}`));
    }
    else if (row?.driver && (0,coverage/* compareDrivers */.rW)(driver, row.driver) < 0 && wanted.built === undefined) {
        const message = `Driver ${driverText(host, driver)} runs machine code of CUDA ${row.version}, but does not compile its PTX, for which it takes ${row.driver}.`;
        found.push((0,problem/* notice */.lm)('GPU205', message, 'Compile for the capability of the GPU.'));
    }
    return found;
}
function olderToolkit(driver) {
    const newest = toolkits/* toolkits */.kW.findLast(({ compatibleDriver }) => (0,coverage/* compareDrivers */.rW)(driver, compatibleDriver) >= 0);
    const own = cudaOfDriver(driver) ?? newest?.version;
    return own === undefined ? 'Upgrade the driver' : `Upgrade the driver, or build with CUDA ${own.split('.')[0]}.x`;
}
/** Only on data-centre GPUs. https://docs.nvidia.com/deploy/cuda-compatibility/forward-compatibility.html */
function forwardCompatibility(host) {
    const other = /GeForce|RTX|GTX|TITAN|Quadro|\bMX\d/i;
    const names = (0,host_facts/* readyGpus */.F)(host).map(({ name }) => name?.value);
    const dataCentre = names.length > 0 && names.every((name) => name !== undefined && !other.test(name));
    return dataCentre ? ', or use cudaPackages.cuda_compat, which works on this GPU.' : '.';
}

// EXTERNAL MODULE: ./lib/cuda/architectures.js
var architectures = __webpack_require__(20587);
// EXTERNAL MODULE: ./lib/model/version.js
var model_version = __webpack_require__(83341);
;// CONCATENATED MODULE: ./lib/gpu/judge-result.js
/** GPU4xx: whether what was built runs on the GPUs of this machine. */









/** The ready GPUs in the form of coverage: one for each capability, by the name of the first that has it. */
function coveredGpus(host) {
    const first = new Map();
    for (const gpu of (0,host_facts/* readyGpus */.F)(host)) {
        if (!gpu.capability)
            continue;
        const key = (0,model_capability/* formatCapability */.q0)(gpu.capability.value);
        if (!first.has(key))
            first.set(key, { name: (0,judge_host/* gpuName */.ef)(gpu), capability: gpu.capability.value });
    }
    return [...first.values()];
}
/** Whether toolkit and targets, as they were asked for, fit the GPUs. Pure. */
function judgeBuilt(host, wanted, facts) {
    const { built, toolkit } = wanted;
    if (!built)
        return toolkit === undefined ? [] : (0,host_facts/* readyGpus */.F)(host).flatMap((gpu) => canBeTarget(gpu, toolkit));
    const row = toolkit === undefined ? undefined : (0,toolkits/* findToolkit */.We)(toolkit);
    const isa = row && (0,model_version/* parseVersion */.ot)(row.ptxIsa);
    const unit = { targets: built.targets, ptx: built.ptx.map((target) => ({ target, isa })), toolkit: row?.parsed };
    const names = [...built.targets.map(model_capability/* smName */.ej), ...built.ptx.map(model_capability/* computeName */.bt)].join(', ');
    const driver = driverOf(host);
    return coveredGpus(host).flatMap((gpu) => {
        const { runs, driver: oldest } = (0,coverage/* howItRuns */.GL)(unit, gpu, facts, driver);
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
    const number = (0,model_capability/* formatCapability */.q0)(gpu.capability);
    switch (runs) {
        case 'sass':
        case 'jit':
            return [];
        case 'none': {
            const fix = `Build it for ${number} too, or embed PTX that the driver can compile.`;
            return [(0,problem/* error */.z3)('GPU401', `${what} does not run on ${gpu.name}, of capability ${number}.`, fix)];
        }
        case 'driver': {
            const from = oldest === undefined ? 'a newer driver' : `driver ${oldest} or newer`;
            const fix = `Upgrade the driver, or build it for ${number} with an older toolkit.`;
            return [(0,problem/* error */.z3)('GPU403', `${what} needs ${from} on ${gpu.name}; this machine has ${driver}.`, fix)];
        }
        case 'unknown': {
            const message = `Whether driver ${driver} runs ${what.charAt(0).toLowerCase()}${what.slice(1)} on ${gpu.name} cannot be determined.`;
            return [(0,problem/* warning */.$e)('GPU404', message, 'Run the smoke test or the program itself, which shows it.')];
        }
    }
}
/** Whether a toolkit compiles for the GPU at all; where it is older than the GPU, PTX may still do. */
function canBeTarget(gpu, version) {
    const toolkit = (0,model_version/* parseVersion */.ot)(version);
    const number = gpu.capability && (0,model_capability/* formatCapability */.q0)(gpu.capability.value);
    const row = number === undefined ? undefined : (0,architectures/* findArchitecture */.$3)(number);
    if (!toolkit || !row)
        return [];
    const name = `${(0,judge_host/* gpuName */.ef)(gpu)}, of capability ${number}`;
    if (row.max && (0,model_version/* compareVersions */.Zy)(toolkit, row.max) > 0) {
        const message = `CUDA ${version} does not compile for ${name}; CUDA ${row.maxToolkit} was the last that did.`;
        return [(0,problem/* error */.z3)('GPU402', message, `Build with CUDA ${row.maxToolkit} or older.`)];
    }
    if ((0,model_version/* compareVersions */.Zy)(toolkit, row.min) >= 0)
        return [];
    const message = `CUDA ${version} is older than ${name}: only PTX of it runs there.`;
    return [(0,problem/* warning */.$e)('GPU402', message, `Build with CUDA ${row.minToolkit} or newer, or embed PTX.`)];
}

;// CONCATENATED MODULE: ./lib/gpu/judge.js



const order = { error: 0, warning: 1, notice: 2 };
/** Everything that is wrong, errors first: the host, the driver, then what was built. Pure. */
function judgeGpu(host, wanted, facts) {
    const all = [...(0,judge_host/* judgeHost */.Ii)(host, wanted), ...judgeDriver(host, wanted), ...judgeBuilt(host, wanted, facts)];
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

// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: ./lib/actions/verify/gpus.js
var verify_gpus = __webpack_require__(15906);
// EXTERNAL MODULE: ./lib/inspect/result-coverage.js
var result_coverage = __webpack_require__(64346);
// EXTERNAL MODULE: ./lib/actions/report/results.js
var results = __webpack_require__(46296);
// EXTERNAL MODULE: ./lib/actions/verify/inspect-paths.js
var inspect_paths = __webpack_require__(37848);
;// CONCATENATED MODULE: ./lib/actions/gpu/results.js








/**
 * Reads the plan and its results, before the machine is examined. Throws ProblemError CFG003 where only results are given, CFG001 for
 * a cell that the plan does not have, CFG004 and CFG007 for what cannot be read.
 */
async function readPlanned(host, { plan: file, results: folder, cells: ids }) {
    if (file === undefined) {
        const missing = folder !== undefined ? 'results' : ids !== undefined ? 'cells' : undefined;
        if (missing === undefined)
            return { cells: [], results: [], refused: [] };
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG003', `Input ${missing} needs plan.`, 'Give the plan that these belong to.'));
    }
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(4714), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 21430));
    const plan = readDocument('plan', await (0,results/* reading */.h)(file, () => host.files.readFile(file, 'utf8')), file);
    const all = plan.rows.flatMap(({ cell, also = [] }) => [cell, ...also]);
    const unknown = (ids ?? []).filter((id) => !all.some((cell) => cell.id === id));
    if (unknown.length > 0) {
        const names = unknown.map((id) => JSON.stringify(id)).join(', ');
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG001', `Input cells has ${names}.`, 'It accepts ids of cells of the plan.'));
    }
    const cells = all.filter(({ id }) => ids === undefined || ids.includes(id));
    const read = await resultsOf(host, plan, file, folder);
    return { cells, ...read, results: read.results.filter(({ cell }) => cells.some(({ id }) => id === cell.id)) };
}
async function resultsOf(host, plan, planFile, folder) {
    if (folder === undefined)
        return { results: [], refused: [] };
    return (0,results/* readResults */.x)(host, plan, { planFile, folder, prefix: 'nix-cuda' });
}
/** GPU4xx for each cell that the GPUs do not run: by its proof, and by its plan where there is none. Pure. */
function judgePlanned(gpu, wanted, facts, planned) {
    const driver = driverOf(gpu);
    const proven = planned.results.filter(({ files }) => files.length > 0);
    const covered = (0,result_coverage/* resultCoverage */.q)(proven, coveredGpus(gpu), facts, driver).cells;
    return planned.cells.flatMap((cell) => {
        const found = covered.find(({ id }) => id === cell.id);
        const problems = found
            ? judgeCounted(`The cell ${cell.id}`, found.gpus, driver)
            : judgeBuilt(gpu, { ...wanted, ...askedOf(cell) }, facts);
        return problems.map((problem) => ({ ...problem, subject: { cell: cell.id } }));
    });
}
function askedOf({ toolkit, capabilities, ptx }) {
    if (toolkit === 'cpu')
        return { toolkit: undefined, built: undefined };
    const read = (names) => names.flatMap((name) => (0,model_capability/* parseCapability */._p)(name) ?? []);
    return { toolkit, built: { targets: read(capabilities), ptx: read(ptx) } };
}
/** Opens files and folders: GPU4xx for what the GPUs do not run, and what `verify` says of damaged files. */
async function judgePaths(host, gpu, facts, paths) {
    if (paths.length === 0)
        return [];
    const nothing = { capabilities: undefined, toolkit: undefined, gpu: undefined, driver: undefined };
    const { inspected, problems } = await (0,inspect_paths/* inspectPaths */.V)(host, paths, { ...nothing, units: 'all' });
    const driver = driverOf(gpu);
    const { files } = (0,coverage/* coverage */.vk)(inspected, coveredGpus(gpu), facts, driver);
    const found = files.flatMap(({ file, gpus }) => judgeCounted(file, gpus, driver));
    return [...problems, ...found];
}

;// CONCATENATED MODULE: ./lib/actions/gpu/examine.js






/**
 * Finds out what the machine has and holds it against what is wanted of it, all at once. Throws ProblemError where plan or results
 * cannot be read, before anything is examined.
 */
async function examineGpu(host, wanted, programs) {
    const planned = await readPlanned(host, programs);
    const gpu = await detectGpu(host);
    const facts = (0,verify_gpus/* gpuFacts */.Y3)();
    const ofPrograms = [
        ...planned.refused,
        ...judgePlanned(gpu, wanted, facts, planned),
        ...(await judgePaths(host, gpu, facts, programs.paths)),
    ];
    const problems = soften(gpu, wanted, [...judgeGpu(gpu, wanted, facts), ...ofPrograms]);
    return { gpu, problems, good: !problems.some(({ severity }) => severity === 'error') };
}
/** All facts, each with its source, and all problems (`doctor/1`). What could not be determined is left out. */
function examinationJson({ gpu, problems, good }) {
    const gpus = gpu.gpus.map((one) => ({
        ...one,
        ...(one.capability ? { capability: { ...one.capability, value: (0,model_capability/* formatCapability */.q0)(one.capability.value) } } : {}),
    }));
    return (0,sink/* jsonText */.s$)({ schema: 'doctor/1', good, host: { ...gpu, gpus }, problems });
}


/***/ }),

/***/ 88919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ sourcesText),
/* harmony export */   Ne: () => (/* binding */ examinationText),
/* harmony export */   hl: () => (/* binding */ factsText)
/* harmony export */ });
/* harmony import */ var _gpu_host_facts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(87916);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15514);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63021);
/* harmony import */ var _report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65637);
/* harmony import */ var _report_text_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45154);







/** Lines of GPUs; a machine with more different ones is rare. */
const mostGpuLines = 8;
/** Facts, problems and verdict, for a terminal. Foreign text is shown, never obeyed. */
function examinationText(found) {
    const { gpu, problems } = found;
    const parts = [
        factsText(gpu),
        problems.map(_report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__/* .problemText */ .f).join('\n'),
        (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_4__/* .wrapped */ .ky)(verdict(found), 0),
        (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('faint', (0,_report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__/* .explainHint */ .j)(problems)),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
/** What the machine has, a line for each. */
function factsText(gpu) {
    return (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_4__/* .textTable */ .ed)(rowsOf(gpu));
}
/** Every fact with the place that it was read from, for `--verbose`. */
function sourcesText(gpu) {
    const lines = [];
    const visit = (name, value) => {
        if (typeof value !== 'object' || value === null)
            return;
        const { value: inner, source } = value;
        if (inner !== undefined && typeof source === 'string')
            lines.push(`${name}: ${JSON.stringify(inner)} (${source})`);
        else
            for (const [key, part] of Object.entries(value))
                visit(name === '' ? key : `${name}.${key}`, part);
    };
    visit('', gpu);
    return lines;
}
function rowsOf(gpu) {
    const rows = [
        ...gpuRows(gpu.gpus),
        ['Driver', driverText(gpu)],
        ['libcuda', gpu.libcuda ? (0,_model_printable_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g)(gpu.libcuda.value) : 'not found'],
        ['Bridge', bridgeText(gpu)],
    ];
    if (gpu.jetsonLinux)
        rows.push(['Jetson', `Jetson Linux ${gpu.jetsonLinux.value}`]);
    if (gpu.container)
        rows.push(['Container', containerText(gpu.container)]);
    return rows.map(([name, text]) => [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('name', name), text]);
}
/** Equal GPUs share a line. */
function gpuRows(gpus) {
    if (gpus.length === 0)
        return [['GPU', 'none']];
    const groups = [...Map.groupBy(gpus, describe)];
    const shown = groups.slice(0, mostGpuLines).map(([text, members], index) => {
        const many = members.length > 1 ? `${members.length} × ` : '';
        return [index === 0 ? 'GPU' : '', `${many}${text}`];
    });
    return groups.length > mostGpuLines ? [...shown, ['', `and ${groups.length - mostGpuLines} other kinds`]] : shown;
}
/** `NVIDIA H200, capability 9.0, 143771 MiB, MIG off`, and the state of one that programs cannot use. */
function describe(gpu) {
    const { mig } = gpu;
    const instances = mig && mig.value !== 'off' ? (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(mig.value.length, 'MIG instance') : undefined;
    const parts = [
        (0,_model_printable_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g)(gpu.name?.value ?? 'name not known'),
        gpu.capability && `capability ${(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCapability */ .q0)(gpu.capability.value)}`,
        gpu.memoryMib && `${gpu.memoryMib.value} MiB`,
        instances,
        gpu.ecc?.value === false ? 'ECC off' : undefined,
    ].filter((part) => part !== undefined);
    const state = { ready: '', failed: 'failed', hidden: 'not available', unclaimed: 'no NVIDIA driver' }[gpu.state.value];
    return [...parts, ...(state === '' ? [] : [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('bad', state)])].join(', ');
}
function driverText({ kernel, userland, driverCuda, platform }) {
    const version = userland?.value ?? kernel?.version.value;
    if (version === undefined)
        return platform.value === 'unknown' ? 'none' : 'version not known';
    const parts = [
        driverCuda ? `${version}, CUDA ${driverCuda.value}` : version,
        kernel && kernel.version.value !== version ? `kernel module ${kernel.version.value}` : undefined,
        kernel?.kind && `${kernel.kind.value} kernel module`,
        platform.value === 'wsl' ? 'of Windows (WSL)' : undefined,
    ];
    return parts.filter((part) => part !== undefined).join(', ');
}
function bridgeText({ bridge, nixos }) {
    if (!bridge)
        return 'none: /run/opengl-driver does not exist';
    const version = bridge.version ? `driver ${bridge.version.value}` : 'no libcuda';
    return `${bridge.path}, ${version}${nixos ? ', made by NixOS' : ''}`;
}
function containerText(container) {
    const by = { cdi: 'GPUs by CDI', legacy: 'GPUs by the container hook', unknown: 'GPUs', none: 'no GPU' };
    return `${container.mark}, ${by[container.injection]}`;
}
function verdict({ gpu, problems, good }) {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const ready = (0,_gpu_host_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .readyGpus */ .F)(gpu).length;
    if (!good)
        return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('bad', `${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(errors, 'error')}: see above what to do.`);
    if (ready === 0)
        return 'This machine has no usable GPU, and none is required.';
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)('good', `CUDA programs can run on ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(ready, 'GPU')} of this machine.`);
}


/***/ }),

/***/ 37848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ inspectPaths)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _inspect_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42143);
/* harmony import */ var _inspect_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72358);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6555);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(15514);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83341);
/* harmony import */ var _gpus_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15906);
/* harmony import */ var _inspect_tree_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86521);









/**
 * Opens files, archives and folders and holds what they have against what is asked; with nothing asked it only tells.
 * Throws ProblemError CFG001 when what is asked is not understood.
 */
async function inspectPaths(host, paths, asked) {
    const expectation = expectationFrom(asked);
    const [asking, driver] = [(0,_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .parseGpus */ .jO)(asked.gpu ?? []), (0,_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDriver */ .wi)(asked.driver)];
    const name = (file) => (0,_model_printable_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(host.cwd, file) || file);
    const trees = [];
    for (const path of paths)
        trees.push(await (0,_inspect_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .inspectTree */ .$)(host, path, name));
    const unread = trees.flatMap(({ notRead, unopened }, index) => notOpened(name(paths[index] ?? ''), notRead, unopened));
    const inspected = trees.flatMap((tree) => tree.files);
    const verdict = (0,_inspect_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyImages */ .O)(inspected, expectation);
    const gpus = (0,_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .gpuRows */ .WK)(inspected, asking, driver);
    const files = verdict.files.map((file) => ({
        file: file.file,
        targets: file.targets.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej),
        partly: file.partly.map(({ capability, units }) => ({ target: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej)(capability), units })),
        linkedAtLoad: file.linkedAtLoad.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej),
        ptx: file.ptx.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .computeName */ .bt),
        ltoir: file.ltoir.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej),
        toolkits: file.toolkits.map(_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .formatVersion */ .qh),
        units: file.units,
        images: file.images,
        stubs: file.stubs,
        places: file.places,
    }));
    const empty = trees.flatMap((tree, index) => (isEmpty(tree) ? [name(paths[index] ?? '')] : []));
    const problems = [
        ...trees.flatMap((tree) => tree.problems),
        ...unread,
        ...verdict.problems,
        ...(verdict.problems.some(({ code }) => code === 'VER003') ? [] : withoutDeviceCode(empty, paths.length)),
        ...gpus.problems,
    ];
    return { files, gpus: gpus.rows, problems, inspected };
}
/** Whether a path was read, and has no device code. */
function isEmpty({ files, problems, unopened, notRead }) {
    return (!notRead &&
        unopened.length === 0 &&
        problems.length === 0 &&
        files.every((file) => file.problems.length === 0 && !file.images.some(_inspect_units_js__WEBPACK_IMPORTED_MODULE_1__/* .isReal */ .tE)));
}
/** VER003 as a notice: a path that was named says something, though others have what is asked. */
function withoutDeviceCode(empty, named) {
    if (empty.length === 0)
        return [];
    const more = empty.length > 3 ? ` and ${empty.length - 3} more` : '';
    const counted = named === 1 ? '' : `${empty.length} of ${named} paths: `;
    const message = `No device code in ${counted}${empty.slice(0, 3).join(', ')}${more}.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .notice */ .lm)('VER003', message, 'Ignore this where none is expected.')];
}
/** VER014 for a path that was named itself, VER015 for what lies in a folder or an archive. */
function notOpened(name, notRead, unopened) {
    const fix = 'Name ELF files, archives, .fatbin, .cubin or .ptx files, zip, tar, gzip or zstd files of these, or folders.';
    const itself = unopened.find((one) => one.name === name);
    if (notRead)
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('VER014', `${name} is not a kind of file that can contain device code.`, fix)];
    if (itself)
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('VER014', `${name} cannot be opened: ${itself.kind}.`, fix)];
    const notice = (0,_inspect_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .unopenedNotice */ .B)(unopened);
    return notice ? [notice] : [];
}
function expectationFrom(asked) {
    const problems = [];
    const targets = [];
    const ptx = [];
    for (const word of (asked.capabilities ?? []).flatMap((entry) => entry.split(/\s+/))) {
        const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCapability */ ._p)(word.replace(/\+ptx$/i, ''));
        if (!capability)
            problems.push(refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX'));
        else {
            targets.push(capability);
            if (/\+ptx$/i.test(word))
                ptx.push(capability);
        }
    }
    const toolkit = asked.toolkit === undefined ? undefined : (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseVersion */ .ot)(asked.toolkit);
    if (asked.toolkit !== undefined && !toolkit)
        problems.push(refuse('toolkit', asked.toolkit, 'major.minor, as in 12.8'));
    if (asked.driver !== undefined && !/^\d{3}(\.\d{1,4}){0,2}$/.test(asked.driver))
        problems.push(refuse('driver', asked.driver, 'a Linux driver, as in 580 or 580.65.06'));
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm(problems);
    const allowNoDeviceCode = targets.length === 0 && !toolkit;
    return { targets, ptx, ...(toolkit ? { toolkit } : {}), units: asked.units, allowNoDeviceCode };
}
function refuse(name, value, expected) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('CFG001', `Input ${name} has ${JSON.stringify(value)}.`, `It accepts ${expected}.`);
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

/***/ 37404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ errorPage)
/* harmony export */ });
const repository = 'https://github.com/setup-nix-cuda/setup-nix-cuda';
/**
 * Where a problem code is explained: the page of main, whatever version runs. A code is never reused and stays on the page, and
 * GITHUB_ACTION_REF may be a commit of a fork, or empty.
 */
function errorPage(code) {
    return `${repository}/blob/main/docs/errors.md#${code.toLowerCase()}`;
}


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ excludedSection),
/* harmony export */   Mk: () => (/* binding */ logBlock),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   YK: () => (/* binding */ problemLine),
/* harmony export */   bd: () => (/* binding */ moreOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   k2: () => (/* binding */ byRule),
/* harmony export */   nn: () => (/* binding */ joinParts),
/* harmony export */   no: () => (/* binding */ whyExcluded),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15514);
/* harmony import */ var _model_project_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37404);


/** Bytes. GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1_000_000;
/** Parts with a blank line between them, without the empty ones; those that would pass GitHub's limit are left out. */
function joinParts(parts, whole) {
    const kept = [];
    let bytes = 0;
    let left = 0;
    for (const part of parts) {
        if (part === '')
            continue;
        const size = Buffer.byteLength(part) + 2;
        if (bytes + size > maxBytes)
            left++;
        else {
            kept.push(part);
            bytes += size;
        }
    }
    if (left > 0)
        kept.push(`(${counted(left, 'part')} left out because of the size limit of summaries: ${whole})`);
    return `${kept.join('\n\n')}\n`;
}
function markdownTable(header, rows) {
    const line = (cells) => `| ${cells.map(plainText).join(' | ')} |`;
    return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
/**
 * Foreign text as one line of Markdown or HTML that shows it and does nothing else: no markup, no link, no mention.
 * References to characters make no structure (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references);
 * what GitHub looks for in the finished text (addresses, `@name`, `#1`, `GH-1`) is cut by a comment, which is not copied.
 */
function plainText(text) {
    if (words.test(text) && !/\bwww\.|\bgh-/i.test(text))
        return text;
    return escapeHtml((0,_model_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text.replaceAll(/\s+/g, ' ').trim()))
        .replaceAll(/["\\`*~[\]|#!$@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `&#${mark.charCodeAt(0)};`)
        .replaceAll(/&#64;|&#35;(?=\d)|:(?=\/\/)|\bwww(?=\.)|\bgh(?=-\d)/gi, '$&<!-- -->');
}
/** Most texts are ids and versions, and a plan has a million of them. */
const words = /^[a-z0-9]+(?:[ .,_-][a-z0-9]+)*$/i;
/** Lines of a log. HTML, because in a code block of Markdown a fence could end it. */
function logBlock(lines) {
    const shown = lines.map((line) => escapeHtml(line.split('\t').map(_model_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g).join('\t')));
    return `<pre>${shown.join('\n')}</pre>`;
}
function escapeHtml(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
/** Title and content are Markdown already. */
function folded(title, content) {
    return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
function problemLine({ code, message, fix, where }) {
    const place = where ? [`(${[where.file, where.line].filter((part) => part !== undefined).join(':')})`] : [];
    return `- **[${code}](${(0,_model_project_js__WEBPACK_IMPORTED_MODULE_1__/* .errorPage */ .W)(code)})** ${plainText([...place, message, fix].join(' '))}`;
}
/** What cannot exist or was excluded by the request, folded: one line for each rule, then some of its cells with every reason. */
function excludedSection({ excluded, counts }) {
    if (counts.excluded === 0)
        return '';
    const rows = excluded.flatMap((group) => [
        ...group.examples.map((cell) => [
            cell.id,
            cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(' '),
        ]),
        ...moreOf(group, group.examples.length).map((text) => [text, group.code]),
    ]);
    const table = markdownTable(['Cell', 'Reason'], rows);
    const [first = '', ...others] = whyExcluded({ excluded, counts });
    const ofRules = excluded.filter(({ code }) => !(code in otherReasons));
    const named = first.replace(/^\d+/, (count) => counted(Number(count), 'requested cell'));
    const rules = ofRules.length > 0 ? ` (${byRule(ofRules)})` : '';
    return folded(`– ${[named + rules, ...others].join(', ')}`, table);
}
/** Reasons of an exclusion that are not rules: such a cell may well exist. */
const otherReasons = { PLN021: 'cannot be evaluated', PLN023: 'excluded by you' };
/** `5 cannot exist`, `1 cannot be evaluated`, `2 excluded by you`: those of rules first, and what there is none of left out. */
function whyExcluded({ excluded, counts }) {
    const count = (code) => excluded.filter((group) => group.code === code).reduce((sum, one) => sum + one.count, 0);
    const others = Object.entries(otherReasons).map(([code, what]) => ({ count: count(code), what }));
    const ofRules = others.reduce((rest, one) => rest - one.count, counts.excluded);
    return [...some(ofRules, 'cannot exist'), ...others.flatMap((one) => some(one.count, one.what))];
}
/** `3 in caches`, or nothing. */
function some(count, what) {
    return count > 0 ? [`${count} ${what}`] : [];
}
/** `… and 37 more`, or nothing. */
function moreOf({ count }, shown) {
    return count > shown ? [`… and ${count - shown} more`] : [];
}
/** `1 job`, `2 jobs`. */
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
/** `PLN001: 17, PLN016: 3`. */
function byRule(groups) {
    return groups.map(({ code, count }) => `${code}: ${count}`).join(', ');
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


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ed: () => (/* binding */ textTable),
/* harmony export */   el: () => (/* binding */ pageWidth),
/* harmony export */   ky: () => (/* binding */ wrapped)
/* harmony export */ });
/* unused harmony export widthOf */
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58696);

/** Columns that every terminal has. */
const pageWidth = 80;
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
    return rows
        .map((row) => row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd())
        .join('\n');
}
/** Characters that are shown. */
function widthOf(text) {
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .unstyled */ .t)(text).length;
}
/** A text in lines of at most `pageWidth` columns, those after the first one indented; a longer word has a line of its own. */
function wrapped(text, indent) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && indent + widthOf(longer) > pageWidth) {
            lines.push(line);
            line = word;
        }
        else
            line = longer;
    }
    return [...lines, line].join(`\n${' '.repeat(indent)}`);
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

/***/ 11161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   QW: () => (/* binding */ containerMarks),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   nH: () => (/* binding */ isWritable),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51246);




/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700. Where it cannot be written, the new name is gone again.
 */
async function writeAtomically(host, path, content) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    const handle = await host.files.open(temporary, 'wx', 0o600);
    try {
        try {
            await handle.writeFile(content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await host.files.rename(temporary, path);
    }
    catch (cause) {
        await host.files.rm(temporary, { force: true });
        throw cause;
    }
}
/** The text of a file, or undefined where there is none. Other errors are thrown as they are. */
async function readIfPresent(host, path) {
    try {
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (isErrno(cause, 'ENOENT'))
            return undefined;
        throw cause;
    }
}
/** Whether something has that name, be it a link that leads nowhere; false also where nobody lets us look. */
function isThere(host, path) {
    return holds(host.files.lstat(path));
}
/** Whether this process may write to it (access(2)). */
function isWritable(host, path) {
    return holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK));
}
/** Whether it is a file that this process may execute. */
async function isProgram(host, path) {
    if (!(await holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK))))
        return false;
    return (await host.files.stat(path).catch(() => undefined))?.isFile() ?? false;
}
/** The first program of this name in these folders, of which only absolute ones count; undefined when there is none. */
async function findProgram(host, name, folders) {
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
        if (await isProgram(host, program))
            return program;
    }
    return undefined;
}
/** What Docker and Podman leave in the root of a container. */
const containerMarks = ['/.dockerenv', '/run/.containerenv'];
function holds(question) {
    return question.then(() => true, () => false);
}
/** Whether a caught value says that a disk is full. SQLite's 13: https://sqlite.org/rescode.html#full */
function isDiskFull(cause) {
    if (isErrno(cause, 'ENOSPC') || isErrno(cause, 'EDQUOT'))
        return true;
    return cause instanceof Error && cause.errcode === 13;
}
/** The problems in a caught value: a ProblemError's own, INS045 for a full disk, undefined for what nobody foresaw. */
function problemsIn(cause) {
    if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm)
        return cause.problems;
    if (!(cause instanceof Error && isDiskFull(cause)))
        return undefined;
    const fix = 'Free disk space (`df -h` shows which disk is full) and run it again. The previous file was not changed.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
}


/***/ })

};
