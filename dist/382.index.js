export const id = 382;
export const ids = [382];
export const modules = {

/***/ 26456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runRun: () => (/* binding */ runRun)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _report_problem_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65637);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14477);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33439);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20410);





/**
 * `nix-cuda run -- PROGRAM`: runs a program through the driver bridge, in its terminal, and gives its exit code. Throws ProblemError
 * CFG003 without a program, GPU301 to GPU310 where the driver or the program is unusable.
 */
async function runRun(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_4__/* .runSurface */ .t, line.option);
    const [word, ...rest] = line.positionals;
    if (word === undefined && !inputs.print && !inputs.smoke) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG003', 'No PROGRAM was given.', 'Write nix-cuda run -- PROGRAM [ARGUMENT]….'));
    }
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_3__/* .prepare */ .i)(host, word === undefined ? undefined : [word, ...rest], inputs);
    for (const problem of prepared.problems)
        host.log.info((0,_report_problem_text_js__WEBPACK_IMPORTED_MODULE_1__/* .problemText */ .f)(problem));
    if (inputs.smoke) {
        const { runSmoke } = await Promise.all(/* import() | smoke */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(6055), __webpack_require__.e(7052), __webpack_require__.e(3618)]).then(__webpack_require__.bind(__webpack_require__, 97052));
        return runSmoke(host, prepared, inputs);
    }
    if (inputs.print || !prepared.argv) {
        host.answer(shellText(prepared.environment));
        return 0;
    }
    const ended = await host.attach(prepared.argv, prepared.environment.env, host.cancelled);
    if ('code' in ended)
        return ended.code;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(cannotStart(prepared.argv[0], ended.reason));
}
function cannotStart(program, reason) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('GPU310', `${program} cannot be started: ${reason}.`, 'Check that it is built for this machine.');
}
/** Lines for `eval`, with values in quotes. */
function shellText({ set, dropped }) {
    const quoted = (value) => `'${value.replaceAll("'", `'\\''`)}'`;
    const exports = Object.entries(set).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
    const gone = [...new Set(dropped.map(({ variable }) => variable))].filter((name) => set[name] === undefined);
    return [...exports, ...gone.map((name) => `unset ${name}\n`)].join('');
}


/***/ }),

/***/ 33439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ prepare)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/gpu/bridge/environment.js
var bridge_environment = __webpack_require__(13951);
// EXTERNAL MODULE: ./lib/gpu/bridge/facts.js
var bridge_facts = __webpack_require__(83209);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/version.js
var version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/runner/files.js
var runner_files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/gpu/bridge/library.js + 1 modules
var library = __webpack_require__(26559);
;// CONCATENATED MODULE: ./lib/gpu/bridge/glibc.js





/** A script names its interpreter in its first line, whose length Linux limits to 256 bytes. */
const firstLine = 256;
const mostScripts = 4;
/** The file of a program as execvp(3) finds it: by its path, or in PATH. Undefined where there is none that can be executed. */
async function locateProgram(host, word) {
    if (!word.includes('/'))
        return (0,runner_files/* findProgram */.Kp)(host, word, (host.env['PATH'] ?? '').split(external_node_path_.delimiter));
    const path = (0,external_node_path_.resolve)(host.cwd, word);
    return (await (0,runner_files/* isProgram */.Vd)(host, path)) ? path : undefined;
}
/**
 * The glibc of a program or, for a script, of its interpreter. Undefined for static programs, and for what cannot be read.
 * https://man7.org/linux/man-pages/man2/execve.2.html
 */
async function libcOf(host, program, scripts = 0) {
    const loader = (0,library/* readLibrary */.G)(program)?.loader;
    if (loader !== undefined) {
        const path = await host.files.realpath(loader).catch(() => loader);
        return { loader, version: (0,library/* newestGlibc */.Q)((0,library/* readLibrary */.G)((0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'libc.so.6'))?.defines ?? []) };
    }
    const next = scripts < mostScripts ? await interpreterOf(host, program) : undefined;
    return next === undefined ? undefined : libcOf(host, next, scripts + 1);
}
async function interpreterOf(host, script) {
    const words = /^#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(await headOf(host, script));
    const [, interpreter, argument] = words ?? [];
    if (interpreter === undefined)
        return undefined;
    const word = /\/env$/.test(interpreter) && argument ? argument : interpreter;
    return locateProgram(host, word);
}
async function headOf(host, path) {
    const handle = await host.files.open(path, 'r').catch(() => undefined);
    if (!handle)
        return '';
    try {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(firstLine), 0, firstLine, 0);
        return buffer.toString('latin1', 0, bytesRead);
    }
    catch {
        return '';
    }
    finally {
        await handle.close();
    }
}
/** GPU304 where the driver's libraries need a newer glibc than the program has: the loader would refuse them. Pure. */
function glibcProblem(program, libc, driver) {
    const [has, needs] = [(0,version/* parseVersion */.ot)(libc?.version ?? ''), (0,version/* parseVersion */.ot)(driver.glibc ?? '')];
    if (!libc || !has || !needs || (0,version/* compareVersions */.Zy)(has, needs) >= 0)
        return undefined;
    const name = driver.version === undefined ? 'The driver' : `The driver ${driver.version}`;
    const message = `${name} needs glibc ${driver.glibc}, and ${program} runs with glibc ${libc.version} (${(0,external_node_path_.dirname)(libc.loader)}).`;
    const fix = `Build it with a Nixpkgs whose glibc is ${driver.glibc} or newer. Another glibc cannot be put under a program.`;
    return (0,problem/* error */.z3)('GPU304', message, fix, { subject: { path: program } });
}

// EXTERNAL MODULE: ./lib/gpu/bridge/make.js
var make = __webpack_require__(53094);
;// CONCATENATED MODULE: ./lib/gpu/bridge/vendors.js



/** Debian and Ubuntu, Fedora, Arch; then beside the libraries, as in /usr/local/nvidia. */
const shares = ['/usr/share', '/etc', '/usr/local/share'];
const names = {
    egl: ['glvnd/egl_vendor.d/10_nvidia.json'],
    vulkan: [
        'vulkan/icd.d/nvidia_icd.json',
        'vulkan/icd.d/nvidia_icd.x86_64.json',
        'vulkan/icd.d/nvidia_icd.aarch64.json',
    ],
    opencl: ['OpenCL/vendors/nvidia.icd'],
};
/** Where the machine tells loaders of OpenGL, Vulkan and OpenCL about NVIDIA's driver; with GPU307 where it has no such libraries. */
async function findVendorFiles(host, bridge) {
    const driver = bridge.kind === 'links' ? bridge.files : [];
    const beside = [...new Set(driver.map(({ target }) => (0,external_node_path_.join)((0,external_node_path_.dirname)(target), '../share')))].slice(0, 4);
    const first = async (list) => {
        for (const path of [...shares, ...beside].flatMap((share) => list.map((name) => (0,external_node_path_.join)(share, name)))) {
            if (await (0,runner_files/* isThere */.$B)(host, path))
                return path;
        }
        return undefined;
    };
    const [egl, vulkan, opencl] = await Promise.all([first(names.egl), first(names.vulkan), first(names.opencl)]);
    const files = { egl, vulkan, opencl };
    const hasGraphics = driver.some(({ name }) => /^lib(?:GLX|EGL)_nvidia\.so/.test(name));
    if (bridge.kind !== 'links' || hasGraphics)
        return { files, problems: [] };
    const message = 'The driver of this machine has no libraries for OpenGL and Vulkan (libGLX_nvidia, libEGL_nvidia).';
    const fix = 'In a container, set NVIDIA_DRIVER_CAPABILITIES=all; else install the graphics packages of the driver.';
    return { files, problems: [(0,problem/* warning */.$e)('GPU307', message, fix)] };
}

// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
;// CONCATENATED MODULE: ./lib/actions/run/prepare.js









/** Finds program and driver, makes the bridge, and judges whether they fit. Throws ProblemError GPU301, GPU304, GPU306, GPU309 and GPU310. */
async function prepare(host, words, inputs) {
    const program = words && (await locateProgram(host, words[0]));
    if (words && program === undefined)
        throw new problem/* ProblemError */.Mm(notFound(words[0]));
    const facts = await (0,bridge_facts/* findBridgeFacts */.M)(host);
    const { bridge, problems } = await bridgeFor(host, facts, inputs.bridge);
    const vendors = inputs.graphics ? await findVendorFiles(host, bridge) : undefined;
    const tooOld = program !== undefined && bridge.kind === 'links' && glibcProblem(program, await libcOf(host, program), bridge);
    if (tooOld)
        throw new problem/* ProblemError */.Mm([...problems, tooOld]);
    const environment = (0,bridge_environment/* bridgedEnvironment */.j)((0,child_env/* childEnv */.g)(host.env), bridge, vendors?.files);
    const dropped = await droppedProblem(host, environment.dropped, facts);
    return {
        argv: words && program !== undefined ? [program, ...words.slice(1)] : undefined,
        bridge,
        environment,
        problems: [...problems, ...(vendors?.problems ?? []), ...(dropped ? [dropped] : [])],
    };
}
async function bridgeFor(host, facts, wanted) {
    if (!wanted)
        return { bridge: { kind: 'not-needed', because: '--no-bridge was given' }, problems: [] };
    return (0,make/* makeBridge */.w)(host, facts, (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'driver'));
}
/** GPU305. The driver's own folder is not worth a word, since the bridge has what lies there; nor is one that does not exist. */
async function droppedProblem(host, dropped, { folders }) {
    const real = (path) => host.files.realpath(path).catch(() => undefined);
    const drivers = await Promise.all(folders.map(({ path }) => real(path)));
    const told = await Promise.all(dropped.map(async (one) => {
        const path = await real(one.entry);
        return path === undefined || drivers.includes(path) ? [] : [one];
    }));
    const words = told.flat().map(({ variable, entry }) => `${entry} (${variable})`);
    if (words.length === 0)
        return undefined;
    const message = `Not given to the program, since it lies outside the Nix store: ${words.join(', ')}.`;
    return (0,problem/* notice */.lm)('GPU305', message, 'If the program needs it: nix-cuda run -- env LD_LIBRARY_PATH=… PROGRAM.');
}
function notFound(word) {
    const fix = word.includes('/')
        ? 'Check its path, and that it may be executed.'
        : 'Give its path, or put its folder on PATH.';
    return (0,problem/* error */.z3)('GPU310', `The program ${JSON.stringify(word)} was not found.`, fix);
}


/***/ }),

/***/ 13951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ bridgedEnvironment)
/* harmony export */ });
/**
 * The environment of a program that is to use the driver: LD_LIBRARY_PATH has the bridge and what else lies in the Nix store, since
 * folders of the system or of a toolkit would put their libc or cuBLAS in front of the program's own. Pure.
 */
function bridgedEnvironment(env, bridge, vendors) {
    const libraries = scrub(env, 'LD_LIBRARY_PATH', /:/);
    const preloads = scrub(env, 'LD_PRELOAD', /[: ]/);
    const path = [...(bridge.kind === 'links' ? [bridge.folder] : []), ...libraries.kept].join(':');
    const set = bridge.kind === 'links' ? vendorVariables(env, vendors) : {};
    if (path !== '')
        set['LD_LIBRARY_PATH'] = path;
    return {
        env: {
            ...env,
            LD_PRELOAD: preloads.kept.join(':') || undefined,
            LD_LIBRARY_PATH: undefined,
            ...set,
        },
        set,
        dropped: [...libraries.dropped, ...preloads.dropped],
    };
}
/** Paths of the store, of the active Flox environment and of an existing bridge stay. */
function scrub(env, variable, separator) {
    const roots = [
        env['NIX_STORE_DIR'] || '/nix/store',
        '/run/opengl-driver',
        ...(env['FLOX_ENV'] ? [env['FLOX_ENV']] : []),
    ];
    const entries = (env[variable] ?? '').split(separator).filter((entry) => entry !== '');
    const stays = (entry) => roots.some((root) => entry === root || entry.startsWith(`${root}/`));
    return {
        kept: entries.filter(stays),
        dropped: entries.filter((entry) => !stays(entry)).map((entry) => ({ variable, entry })),
    };
}
/**
 * What the loaders of OpenGL, EGL, Vulkan and OpenCL are told. A program of Nix does not look into /usr/share.
 * https://github.com/NVIDIA/libglvnd/blob/master/src/EGL/icd_enumeration.md, https://vulkan.lunarg.com/doc/sdk/latest/linux/LoaderDriverInterface.html
 */
function vendorVariables(env, vendors) {
    if (!vendors)
        return {};
    const { egl, vulkan, opencl } = vendors;
    return {
        __GLX_VENDOR_LIBRARY_NAME: 'nvidia',
        ...(egl === undefined ? {} : { __EGL_VENDOR_LIBRARY_FILENAMES: egl }),
        // The second name is that of loaders before 1.3.207.
        ...(vulkan === undefined ? {} : { VK_DRIVER_FILES: vulkan, VK_ICD_FILENAMES: vulkan }),
        ...(opencl === undefined || env['OCL_ICD_VENDORS'] ? {} : { OCL_ICD_VENDORS: opencl }),
    };
}


/***/ }),

/***/ 83209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ findBridgeFacts),
/* harmony export */   kU: () => (/* binding */ bridgeFactsOf)
/* harmony export */ });
/* unused harmony export floxFindsDriver */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _devices_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36449);
/* harmony import */ var _libraries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20358);
/* harmony import */ var _library_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26559);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16598);






/** Takes about 10 ms: files alone are read. Throws nothing. */
async function findBridgeFacts(host) {
    const [nixos, jetson, kernel, { folders }, existing] = await Promise.all([
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, '/etc/NIXOS'),
        (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, '/etc/nv_tegra_release'),
        (0,_devices_js__WEBPACK_IMPORTED_MODULE_2__/* .findKernelModule */ .Jp)(host),
        (0,_libraries_js__WEBPACK_IMPORTED_MODULE_3__/* .findLibraries */ .p2)(host),
        (0,_libraries_js__WEBPACK_IMPORTED_MODULE_3__/* .findBridge */ .F7)(host),
    ]);
    const existingIsWhole = await isWhole(host, existing);
    return {
        nixos,
        jetson,
        kernel: kernel?.version.value,
        folders,
        existing,
        existingIsWhole,
        flox: floxFindsDriver(host.env),
    };
}
/** The same from what detection has found already. */
async function bridgeFactsOf(host, gpuHost) {
    return {
        nixos: gpuHost.nixos,
        jetson: gpuHost.platform.value === 'tegra',
        kernel: gpuHost.kernel?.version.value,
        folders: gpuHost.libraryFolders,
        existing: gpuHost.bridge,
        existingIsWhole: await isWhole(host, gpuHost.bridge),
        flox: floxFindsDriver(host.env),
    };
}
async function isWhole(host, existing) {
    if (!existing)
        return false;
    const library = await host.files.realpath((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(existing.path, 'lib', _names_js__WEBPACK_IMPORTED_MODULE_5__/* .driverApi */ .TB)).catch(() => undefined);
    if (library === undefined)
        return false;
    const folders = (0,_library_js__WEBPACK_IMPORTED_MODULE_4__/* .readLibrary */ .G)(library)?.runpath ?? [];
    const places = folders.map((path) => path.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(library)));
    const found = await Promise.all(places.map((path) => (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, _names_js__WEBPACK_IMPORTED_MODULE_5__/* .compilerLibrary */ .Vn))));
    return found.includes(true);
}
/**
 * Whether an activated Flox environment has found the driver: ld-floxlib.so offers what LD_FLOXLIB_FILES_PATH lists to every library
 * that is missing otherwise. `flox activate --mode run` and `cuda-detection = false` set neither.
 * https://github.com/flox/flox/blob/main/assets/environment-interpreter/common/etc/profile.d/0800_cuda.sh
 */
function floxFindsDriver(env) {
    const audits = (env['LD_AUDIT'] ?? '').split(':');
    const files = (env['LD_FLOXLIB_FILES_PATH'] ?? '').split(':');
    return audits.some((path) => path.endsWith('/ld-floxlib.so')) && files.some((path) => /\/libcuda\.so\.1$/.test(path));
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

/***/ 24333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ME: () => (/* binding */ elfSections),
/* harmony export */   aB: () => (/* binding */ isElf),
/* harmony export */   x9: () => (/* binding */ readElfHeader),
/* harmony export */   zb: () => (/* binding */ machineCuda)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10403);

// System V gABI, "ELF Header" and "Sections": https://gabi.xinuos.com
const headerSize = 64;
const sectionHeaderSize = 64;
const extended = 0xffff;
const longestName = 4096;
const mostSections = 2 ** 17;
const longestNames = 2 ** 24;
const noBits = 8;
const allocatedFlag = 0x2;
const compressedFlag = 0x800;
/** e_machine of GPU programs. */
const machineCuda = 190;
function isElf(head) {
    return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46;
}
/** Reads the ELF header alone. Throws a Finding: VER010 for 32-bit and big-endian files, VER004 for a broken header. */
function readElfHeader(source) {
    const ident = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readExact */ .gr)(source, 0, 16, 'the ELF identification');
    if (!isElf(ident))
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 0, 'this is not an ELF file');
    if (ident[4] === 1 || ident[5] === 2) {
        throw new _source_js__WEBPACK_IMPORTED_MODULE_0__/* .Finding */ .wI('VER010', `${ident[4] === 1 ? '32-bit' : 'big-endian'} ELF`, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .position */ .G1)(source, 0));
    }
    if (ident[4] !== 2 || ident[5] !== 1)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 4, 'the ELF class or byte order is unknown');
    const view = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, 0, headerSize, 'the ELF header');
    const sectionsAt = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(view, 40);
    const sectionCount = view.getUint16(60, true);
    if (sectionsAt !== 0 && view.getUint16(58, true) !== sectionHeaderSize)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 58, 'the size of a section header is wrong');
    return {
        abiVersion: view.getUint8(8),
        relocatable: view.getUint16(16, true) === 1,
        machine: view.getUint16(18, true),
        version: view.getUint32(20, true),
        sectionsAt,
        flags: view.getUint32(48, true),
        sectionCount,
        namesIn: view.getUint16(62, true),
        end: Math.max(sectionsAt + sectionCount * sectionHeaderSize, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(view, 32) + view.getUint16(54, true) * view.getUint16(56, true)),
    };
}
/**
 * The sections that have bytes in the file; undefined without a table of sections. Throws a Finding (VER004) where the table leaves
 * the file. Each section is given with the size that it claims: whoever reads it checks its end. nvcc -lineinfo writes sections
 * without bytes under types of its own.
 */
function elfSections(source, header) {
    const { count, namesIn } = sizeOfTable(source, header);
    if (count === 0)
        return undefined;
    const table = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, header.sectionsAt, count * sectionHeaderSize, 'the table of sections');
    if (namesIn >= count)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 62, 'the header of the section names is missing');
    const namesOffset = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, namesIn * sectionHeaderSize + 24);
    const names = source.read(Math.min(namesOffset, source.size), Math.min(longestNames, (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, namesIn * sectionHeaderSize + 32)));
    const sections = [];
    for (let at = sectionHeaderSize; at < table.byteLength; at += sectionHeaderSize) {
        const nameAt = table.getUint32(at, true);
        const size = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 32);
        if (nameAt >= names.length)
            throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, header.sectionsAt + at, 'the name of a section lies outside its table');
        if (table.getUint32(at + 4, true) === noBits || size === 0)
            continue;
        const flags = table.getUint32(at + 8, true);
        sections.push({
            index: at / sectionHeaderSize,
            name: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(names.subarray(nameAt, nameAt + longestName)),
            address: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 16),
            offset: (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(table, at + 24),
            size,
            allocated: (flags & allocatedFlag) !== 0,
            compressed: (flags & compressedFlag) !== 0,
            info: table.getUint32(at + 44, true),
        });
    }
    return sections;
}
/** Large counts lie in the first section header. */
function sizeOfTable(source, header) {
    const { sectionsAt, sectionCount, namesIn } = header;
    if (sectionsAt === 0)
        return { count: 0, namesIn };
    if (sectionCount !== 0 && namesIn !== extended)
        return { count: sectionCount, namesIn };
    const first = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .readView */ .Ml)(source, sectionsAt, sectionHeaderSize, 'the first section header');
    const count = sectionCount || (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .u64 */ ._l)(first, 32);
    if (count > mostSections)
        throw (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .damaged */ .qM)(source, 60, `${count} sections are claimed`);
    return { count, namesIn: namesIn === extended ? first.getUint32(40, true) : namesIn };
}


/***/ }),

/***/ 10403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ readAhead),
/* harmony export */   G1: () => (/* binding */ position),
/* harmony export */   Ml: () => (/* binding */ readView),
/* harmony export */   Ou: () => (/* binding */ windowOf),
/* harmony export */   Pq: () => (/* binding */ memorySource),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Rf: () => (/* binding */ spend),
/* harmony export */   _l: () => (/* binding */ u64),
/* harmony export */   gr: () => (/* binding */ readExact),
/* harmony export */   qM: () => (/* binding */ damaged),
/* harmony export */   wI: () => (/* binding */ Finding)
/* harmony export */ });
/** Takes `bytes` from a budget. Throws a Finding (VER004) when it is used up. */
function spend(budget, bytes, offset) {
    budget.bytes -= bytes;
    if (budget.bytes < 0 || budget.expired())
        throw new Finding('VER004', 'reading it takes more time or memory than a file of its size should', offset);
}
/** What the walkers throw when a file cannot be read on. Those who know the file's name make a Problem of it. */
class Finding extends Error {
    name = 'Finding';
    code;
    /** From the start of the user's file, in bytes. */
    offset;
    constructor(code, what, offset) {
        super(what);
        this.code = code;
        this.offset = offset;
    }
}
/** The position of `offset` in the user's file, in bytes. */
function position(source, offset) {
    return (source.origin ?? 0) + offset;
}
function damaged(source, offset, what) {
    return new Finding('VER004', what, position(source, offset));
}
/** A source over bytes in memory. */
function memorySource(bytes, origin = 0) {
    return {
        size: bytes.length,
        origin,
        read: (offset, length) => bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length)),
    };
}
/** The part of a source from `offset`, `length` bytes long or up to the end of the source. */
function windowOf(source, offset, length) {
    const start = Math.min(Math.max(offset, 0), source.size);
    const size = Math.min(Math.max(length, 0), source.size - start);
    return {
        size,
        origin: position(source, start),
        read: (at, count, into) => source.read(start + Math.min(at, size), Math.max(0, Math.min(count, size - at)), into),
    };
}
/**
 * Reads ahead, so that walks from header to header cost few system calls. Remembers `blocks` pieces of `block` bytes;
 * larger reads pass through.
 */
function readAhead(source, block = 1024, blocks = 4) {
    const pieces = [];
    let next = 0;
    return {
        size: source.size,
        origin: source.origin ?? 0,
        read: (offset, length, into) => {
            if (length > block)
                return source.read(offset, length, into);
            for (const { start, bytes } of pieces) {
                if (start <= offset && offset + length <= start + bytes.length)
                    return bytes.subarray(offset - start, offset - start + length);
            }
            const bytes = source.read(offset, block);
            pieces[next] = { start: offset, bytes };
            next = (next + 1) % blocks;
            return bytes.subarray(0, length);
        },
    };
}
/** Exactly `length` bytes, or a Finding that `what` is cut off. */
function readExact(source, offset, length, what) {
    const bytes = offset + length <= source.size ? source.read(offset, length) : undefined;
    if (bytes?.length !== length)
        throw damaged(source, offset, `${what} is cut off`);
    return bytes;
}
/** Exactly `length` bytes as a DataView, or a Finding that `what` is cut off. */
function readView(source, offset, length, what) {
    const bytes = readExact(source, offset, length, what);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
}
/** A little-endian 64-bit number. Values above 2^53 lose precision, and are larger than any file all the same. */
function u64(view, at) {
    return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}
/** Bytes up to the first NUL or the end, one character each. */
function text(bytes) {
    const end = bytes.indexOf(0);
    return Buffer.from(bytes.buffer, bytes.byteOffset, end < 0 ? bytes.length : end).toString('latin1');
}


/***/ }),

/***/ 58696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ styled),
/* harmony export */   Ly: () => (/* binding */ spansOf),
/* harmony export */   t: () => (/* binding */ unstyled)
/* harmony export */ });
/**
 * What a terminal may colour, marked in a text by Unicode's noncharacters, which are reserved for use inside a program
 * (https://www.unicode.org/faq/private_use.html#noncharacters). Whatever prints a text drops the marks or paints them.
 */
const marks = { good: '\ufdd1', bad: '\ufdd2', warning: '\ufdd3', heading: '\ufdd4', faint: '\ufdd5', name: '\ufdd6' };
const end = '\ufdd0';
const styles = new Map(Object.entries(marks).map(([style, mark]) => [mark, style]));
const spans = new RegExp(`([${Object.values(marks).join('')}][^${end}]*${end})`);
const anyMark = /[\ufdd0-\ufdef]/g;
/** A text in a style. Styles do not nest. */
function styled(style, text) {
    return text === '' ? '' : `${marks[style]}${text}${end}`;
}
/** The text without marks. */
function unstyled(text) {
    return text.replaceAll(anyMark, '');
}
/** The parts of a text, each with its style if it has one. There is no mark in them, and no two neighbours without a style. */
function spansOf(text) {
    return text.split(spans).map((part, index) => {
        const style = index % 2 === 1 ? styles.get(part[0] ?? '') : undefined;
        return { text: unstyled(part), ...(style ? { style } : {}) };
    });
}


/***/ }),

/***/ 65637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ problemText),
/* harmony export */   j: () => (/* binding */ explainHint)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);
/** Problems as a terminal shows them. */


const styles = { error: 'bad', warning: 'warning', notice: 'name' };
/** As `formatProblem`, the code in the colour of its severity; what programs said, which a message may repeat, has none. */
function problemText(problem) {
    const text = (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem));
    const at = text.indexOf(`${problem.code}: `);
    return text.slice(0, at) + (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)(styles[problem.severity], problem.code) + text.slice(at + problem.code.length);
}
/** One line that says where more about these problems is found, or nothing where there are none. */
function explainHint(problems) {
    const codes = [...new Set(problems.map(({ code }) => code))].sort();
    if (codes.length === 0)
        return '';
    return `For causes and remedies: nix-cuda explain ${codes.join(' ')}`;
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


/***/ }),

/***/ 2617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ jobFolder),
/* harmony export */   Pg: () => (/* binding */ writeJob),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   dZ: () => (/* binding */ jobName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, root's too: not in /tmp, where another user could have made it first, nor
 * in the folder of the machine, which is for what is done to the machine.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .userStateFolder */ .Z)(host), 'nix-cuda');
}
/**
 * Names this job among those of the machine, the same in every step and in post: run, attempt, job, runner, and the
 * runner's own folder, because cells of one matrix share the job's name. Without a runner it is this process.
 */
function jobName(host) {
    const { env } = host;
    if (!env['GITHUB_RUN_ID'])
        return `local-${host.pid}`;
    const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_NAME', 'RUNNER_TEMP'];
    return names.map((name) => env[name] ?? '').join('|');
}
/** What earlier steps of this job wrote down; an empty job where there was none. Throws ProblemError CFG007. */
async function readJob(host) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json');
    const json = await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, path);
    if (json === undefined)
        return { schema: 'job/1', nix: null, storeCache: null, cells: [] };
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ userStateFolder),
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    return userStateFolder(host);
}
/** The folder of whoever runs this, root or not, for what a command of theirs writes. */
function userStateFolder(host) {
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
