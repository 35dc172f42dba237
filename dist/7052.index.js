export const id = 7052;
export const ids = [7052];
export const modules = {

/***/ 5333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   cz: () => (/* binding */ optionsOf),
/* harmony export */   j$: () => (/* binding */ commonInputs)
/* harmony export */ });
/* harmony import */ var _model_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89834);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14477);


/** What every command takes beside the options of its surface. */
const commonInputs = {
    verbose: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)('Print details too: generated expressions, build logs, every cell of a plan.', false),
};
/** What follows `nix-cuda`: one word, or a group's and one of its own. */
function wordOf({ surface }) {
    return surface.name.replace('nix-cuda ', '');
}
/** What a command takes as `--name`. */
function optionsOf({ surface }) {
    return { ...surface.inputs, ...commonInputs };
}
const exitCodes = { finding: 1, request: 2, environment: 3 };
/** The exit code of a command that these problems ended: of the errors, if there are any, the highest. Pure. */
function exitCodeOf(problems) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const found = (errors.length > 0 ? errors : problems).map(({ code }) => exitCodes[_model_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[code].blame]);
    return [3, 2].find((code) => found.includes(code)) ?? 1;
}


/***/ }),

/***/ 97052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ne: () => (/* binding */ builtProbe),
  runSmoke: () => (/* binding */ runSmoke),
  YC: () => (/* binding */ titles)
});

// UNUSED EXPORTS: smokeText

// EXTERNAL MODULE: ./lib/cuda/request-entries.js
var request_entries = __webpack_require__(83255);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/cuda/attribute-path.js
var attribute_path = __webpack_require__(39635);
// EXTERNAL MODULE: ./lib/cuda/expression-instance.js
var expression_instance = __webpack_require__(84033);
// EXTERNAL MODULE: ./lib/cuda/expression-paths.js
var expression_paths = __webpack_require__(73448);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(33981);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
;// CONCATENATED MODULE: ./lib/gpu/smoke/probe-source.js
/**
 * The program of the smoke test, in C: it loads libcuda as every CUDA program does, asks it, and with the argument `kernel` runs a kernel
 * from PTX on each GPU. It needs no toolkit. The PTX is of ISA 6.0 for sm_50, which drivers from 384 on compile for every newer GPU.
 * The signature of each function: https://docs.nvidia.com/cuda/cuda-driver-api/
 */
const probeSource = `/* Asks the NVIDIA driver, through the loader that this program was linked for. Prints one fact a line; see smoke/probe.ts. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int (*call)();

static const char *ptx =
  ".version 6.0\\n.target sm_50\\n.address_size 64\\n"
  ".visible .entry fill(.param .u64 out) {\\n"
  " .reg .b32 %r<6>;\\n .reg .b64 %rd<5>;\\n"
  " ld.param.u64 %rd1, [out];\\n cvta.to.global.u64 %rd2, %rd1;\\n"
  " mov.u32 %r1, %ctaid.x;\\n mov.u32 %r2, %ntid.x;\\n mov.u32 %r3, %tid.x;\\n"
  " mad.lo.s32 %r4, %r1, %r2, %r3;\\n mul.wide.u32 %rd3, %r4, 4;\\n add.s64 %rd4, %rd2, %rd3;\\n"
  " mad.lo.s32 %r5, %r4, 3, 7;\\n st.global.u32 [%rd4], %r5;\\n ret;\\n}\\n";

static void *driver;

static call find(const char *name) {
  call found = (call)dlsym(driver, name);
  if (!found) {
    printf("missing %s\\n", name);
    exit(1);
  }
  return found;
}

/* "step NAME NUMBER"; gives whether it worked. */
static int step(const char *name, int error) {
  printf("step %s %d\\n", name, error);
  return error == 0;
}

static int run(int device) {
  enum { count = 256 };
  static unsigned values[count];
  void *context = 0, *module = 0, *kernel = 0;
  unsigned long long memory = 0;
  void *arguments[] = {&memory};
  if (!step("context", find("cuDevicePrimaryCtxRetain")(&context, device))) return 0;
  int right = step("current", find("cuCtxSetCurrent")(context)) &&
    step("allocate", find("cuMemAlloc_v2")(&memory, (size_t)sizeof values)) &&
    step("compile", find("cuModuleLoadData")(&module, ptx)) &&
    step("kernel", find("cuModuleGetFunction")(&kernel, module, "fill")) &&
    step("launch", find("cuLaunchKernel")(kernel, 4, 1, 1, count / 4, 1, 1, 0, (void *)0, arguments, (void *)0)) &&
    step("wait", find("cuCtxSynchronize")()) &&
    step("copy", find("cuMemcpyDtoH_v2")(values, memory, (size_t)sizeof values));
  for (unsigned at = 0; right && at < count; at++)
    if (values[at] != 3 * at + 7) right = 0, printf("wrong %u %u\\n", at, values[at]);
  if (memory) find("cuMemFree_v2")(memory);
  find("cuDevicePrimaryCtxRelease_v2")(device);
  return right;
}

static void maps(void) {
  static char line[8192], last[8192];
  FILE *file = fopen("/proc/self/maps", "r");
  while (file && fgets(line, sizeof line, file)) {
    char *path = strchr(line, '/');
    if (!path || strcmp(path, last) == 0) continue;
    strcpy(last, path);
    printf("map %s", path);
  }
  if (file) fclose(file);
}

int main(int arguments, char **words) {
  setenv("CUDA_CACHE_DISABLE", "1", 1);
  setvbuf(stdout, 0, _IOLBF, 0);
  int kernels = arguments > 1 && strcmp(words[1], "kernel") == 0;
  driver = dlopen("libcuda.so.1", RTLD_NOW | RTLD_GLOBAL);
  if (!driver) {
    printf("load %s\\n", dlerror());
    return 1;
  }
  int count = 0, version = 0, right = 1;
  right = step("init", find("cuInit")(0)) && step("count", find("cuDeviceGetCount")(&count));
  find("cuDriverGetVersion")(&version);
  printf("driver %d\\ndevices %d\\n", version, count);
  for (int device = 0; right && device < count; device++) {
    char name[256] = "";
    int major = 0, minor = 0;
    size_t memory = 0;
    find("cuDeviceGetName")(name, (int)sizeof name, device);
    find("cuDeviceGetAttribute")(&major, 75, device);
    find("cuDeviceGetAttribute")(&minor, 76, device);
    find("cuDeviceTotalMem_v2")(&memory, device);
    printf("device %d %d.%d %zu %s\\n", device, major, minor, memory, name);
    if (kernels) right = run(device);
  }
  maps();
  printf("done %d\\n", right && count > 0);
  return right && count > 0 ? 0 : 1;
}
`;

;// CONCATENATED MODULE: ./lib/gpu/smoke/build-probe.js










/** Seconds; a store without a compiler fetches some 150 MB first. */
const patience = 1_800;
/**
 * A Nix file whose derivation is the probe: C, the compiler of that Nixpkgs, and the driver's folder in RUNPATH, as every CUDA program
 * of Nixpkgs has it. Its loader and libc are those of the cells of the same Nixpkgs.
 */
function probeExpression(nixpkgs, system, root) {
    const local = nixpkgs.kind === 'flake' && (0,expression_paths/* isLocal */.IX)(nixpkgs.reference) ? `${(0,expression_paths/* localFlakeText */.w8)(root)}\n` : '';
    return `# The program of the smoke test
let
${local}${(0,expression_instance/* nixpkgsText */.CW)(nixpkgs, root)}  pkgs = import nixpkgs {
    system = ${(0,attribute_path/* nixString */.z7)(system)};
    config = { };
    overlays = [ ];
  };
in
pkgs.stdenv.mkDerivation {
  name = "nix-cuda-probe";
  source = builtins.toFile "probe.c" ${(0,attribute_path/* nixString */.z7)(probeSource)};
  dontUnpack = true;
  # It would shorten RUNPATH to what is there when it is built.
  dontPatchELF = true;
  buildPhase = "cc -std=gnu17 -O1 -o probe $source -ldl -Wl,-rpath,/run/opengl-driver/lib";
  installPhase = "mkdir -p $out/bin; cp probe $out/bin/nix-cuda-probe; true";
}
`;
}
/** Builds the probe, or fetches it, and gives the path of the program. Throws ProblemError GPU332. */
async function buildProbe(host, nix, nixpkgs, system) {
    const file = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'expressions', 'probe.nix');
    await (0,files/* writeAtomically */.vK)(host, file, probeExpression(nixpkgs, system, host.cwd));
    const args = ['build', '--impure', '--no-link', '--print-out-paths', '--file', file];
    const outcome = await (0,command/* runNix */.d)(host, nix, args, { timeout: patience, onStderr: host.log.debug });
    const path = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout.trim().split('\n').at(-1) : undefined;
    if (path?.startsWith('/'))
        return (0,external_node_path_.join)(path, 'bin/nix-cuda-probe');
    const fix = 'Give another Nixpkgs with --nixpkgs, or the program itself with --probe.';
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('GPU332', `The program of the smoke test cannot be built: ${(0,exec/* failureText */.kY)(outcome)}.`, fix));
}

// EXTERNAL MODULE: ./lib/gpu/smoke/smoke.js + 3 modules
var smoke = __webpack_require__(21909);
// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(21652);
// EXTERNAL MODULE: ./lib/report/problem-text.js
var problem_text = __webpack_require__(65637);
// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: ./lib/actions/command-line.js
var command_line = __webpack_require__(5333);
// EXTERNAL MODULE: ./lib/actions/plan/load-request.js + 4 modules
var load_request = __webpack_require__(66055);
;// CONCATENATED MODULE: ./lib/actions/run/smoke.js









/** Seconds for each level. */
const smoke_patience = 300;
/** Runs the smoke test and reports it. Exit code 0 when every level passed. Throws ProblemError GPU332, CFG001, CFG009 and INS001. */
async function runSmoke(host, prepared, inputs) {
    const probe = inputs.probe ?? (await builtProbe(host, inputs.nixpkgs));
    const { env } = prepared.environment;
    const report = await (0,smoke/* smokeTest */.K)(host, { probe, program: prepared.argv, env, timeout: smoke_patience });
    const problems = report.levels.flatMap((level) => level.problems);
    host.answer(inputs.json ? smokeJson(prepared, report) : smokeText(prepared, report));
    return problems.length > 0 ? (0,command_line/* exitCodeOf */.FO)(problems) : 0;
}
/** Builds the probe with this machine's Nix. Throws ProblemError GPU332, CFG001, CFG009 and INS001. */
async function builtProbe(host, nixpkgs) {
    const nix = await (0,find/* findNix */.r)(host);
    return buildProbe(host, nix, await sourceOf(host, nixpkgs), (0,load_request/* defaultSystem */.$m)(host));
}
async function sourceOf(host, text) {
    if (text === undefined)
        return { kind: 'flake', reference: 'flake:nixpkgs' };
    const problems = [];
    const choice = (0,request_entries/* readNixpkgs */.jG)(text, { kind: 'input', input: 'nixpkgs' }, (problem) => problems.push(problem));
    if (!choice)
        throw new problem/* ProblemError */.Mm(problems);
    if (choice.kind !== 'lock')
        return choice;
    const locked = await (0,load_request/* readLockedNixpkgs */.Lp)(host, host.cwd);
    if (!locked)
        throw new problem/* ProblemError */.Mm(await (0,load_request/* noLockedNixpkgs */.yU)(host, host.cwd));
    return locked;
}
/** What each level shows, in words. */
const titles = {
    driver: 'A program of Nix loads the driver',
    kernel: 'A kernel from PTX runs',
    program: 'The program succeeds',
};
/** A line for each level, the libraries that were loaded, then problems. */
function smokeText({ bridge }, { levels, driverCuda, gpus }) {
    const how = bridge.kind === 'links' ? `Bridge: ${bridge.folder}` : `No bridge: ${bridge.because}`;
    const driver = driverCuda === undefined ? [] : [`Driver: CUDA ${driverCuda}`];
    const gpuLines = gpus.map((gpu) => `GPU ${gpu.index}: ${gpu.name}, ${gpu.capability}, ${gpu.memoryMib} MiB`);
    const levelLines = levels.map(({ level, outcome, seconds }) => {
        return `${titles[level]}: ${outcome}${outcome === 'skipped' ? '' : ` (${seconds.toFixed(1)} s)`}`;
    });
    const libraries = [...new Set(levels.flatMap((level) => level.libraries))].sort();
    const loaded = libraries.length === 0 ? [] : ['Loaded from outside the store:', ...libraries.map((path) => `  ${path}`)];
    const problems = levels.flatMap((level) => level.problems);
    const told = problems.length === 0 ? [] : [problems.map(problem_text/* problemText */.f).join('\n'), (0,problem_text/* explainHint */.j)(problems)];
    return `${[how, ...driver, ...gpuLines, ...levelLines, ...loaded, ...told].join('\n')}\n`;
}
function smokeJson({ bridge, problems }, report) {
    const { levels, driverCuda, gpus } = report;
    const shown = bridge.kind === 'links'
        ? { kind: bridge.kind, folder: bridge.folder, version: bridge.version ?? null, glibc: bridge.glibc ?? null }
        : bridge;
    return (0,sink/* jsonText */.s$)({ bridge: shown, driverCuda: driverCuda ?? null, gpus, levels, problems });
}


/***/ }),

/***/ 21909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ smokeTest)
});

// UNUSED EXPORTS: programProblems

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(33981);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/gpu/bridge/names.js
var names = __webpack_require__(16598);
;// CONCATENATED MODULE: ./lib/gpu/smoke/cuda-errors.js
const restart = 'Restart the machine, so that kernel module and libraries are of one version; `nvidia-smi` must answer.';
const doctor = 'Run `nix-cuda doctor` to see which GPUs this process may use.';
const target = 'Compile it for this GPU too: add its compute capability to the request.';
const ptx = 'Add machine code for this GPU, or use a driver from the branch of the toolkit that made the PTX on.';
const compat = 'Remove the folder of cuda_compat from LD_LIBRARY_PATH; it is for data-centre GPUs and the drivers that it names.';
const row = (number, name, code, fix) => ({
    number,
    name: `CUDA_ERROR_${name}`,
    code,
    fix,
});
/** https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__TYPES.html (CUresult) */
const cudaErrors = [
    row(2, 'OUT_OF_MEMORY', 'GPU328', 'Run `nvidia-smi` to see what uses the memory.'),
    row(3, 'NOT_INITIALIZED', 'GPU322', restart),
    row(34, 'STUB_LIBRARY', 'GPU321', 'Remove the folder `stubs` of the toolkit from RUNPATH and LD_LIBRARY_PATH.'),
    row(46, 'DEVICE_UNAVAILABLE', 'GPU329', 'Wait for the program that holds the GPU, or set its compute mode to Default.'),
    row(100, 'NO_DEVICE', 'GPU323', doctor),
    row(101, 'INVALID_DEVICE', 'GPU323', doctor),
    row(209, 'NO_BINARY_FOR_GPU', 'GPU324', target),
    row(218, 'INVALID_PTX', 'GPU325', ptx),
    row(221, 'JIT_COMPILER_NOT_FOUND', 'GPU326', 'Start it with `nix-cuda run -- PROGRAM`, which lets libcuda find the compiler.'),
    row(222, 'UNSUPPORTED_PTX_VERSION', 'GPU325', ptx),
    row(802, 'SYSTEM_NOT_READY', 'GPU327', 'Start nvidia-fabricmanager in the version of the driver.'),
    row(803, 'SYSTEM_DRIVER_MISMATCH', 'GPU322', restart),
    row(804, 'COMPAT_NOT_SUPPORTED_ON_DEVICE', 'GPU322', compat),
    row(999, 'UNKNOWN', 'GPU330', 'Check that /dev/nvidia-uvm is there and that this user may open it: run `nix-cuda doctor`.'),
];
/** The row of an error; one of its own for a number that the table does not have. */
function cudaError(number) {
    const known = cudaErrors.find((one) => one.number === number);
    return (known ?? { number, name: `error ${number}`, code: 'GPU330', fix: 'Look it up in CUresult of the CUDA driver API.' });
}
/** Names of cudart for the same errors, which programs print: https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html */
const runtimeNames = {
    cudaErrorMemoryAllocation: 2,
    cudaErrorInitializationError: 3,
    cudaErrorStubLibrary: 34,
    cudaErrorInsufficientDriver: 35,
    cudaErrorDevicesUnavailable: 46,
    cudaErrorNoDevice: 100,
    cudaErrorInvalidDevice: 101,
    cudaErrorNoKernelImageForDevice: 209,
    cudaErrorInvalidPtx: 218,
    cudaErrorJitCompilerNotFound: 221,
    cudaErrorUnsupportedPtxVersion: 222,
    cudaErrorSystemNotReady: 802,
    cudaErrorSystemDriverMismatch: 803,
    cudaErrorCompatNotSupportedOnDevice: 804,
};
/** Sentences of cudaGetErrorString, as PyTorch, CuPy and others print them. */
const sentences = [
    ['CUDA driver version is insufficient for CUDA runtime version', 35],
    ['no kernel image is available for execution on the device', 209],
    ['the provided PTX was compiled with an unsupported toolchain', 222],
    ['PTX JIT compiler library not found', 221],
    ['CUDA driver is a stub library', 34],
    ['no CUDA-capable device is detected', 100],
    ['system not yet initialized', 802],
    ['system has unsupported display driver / cuda driver combination', 803],
    ['forward compatibility was attempted on non supported HW', 804],
];
/** 35 comes from cudart alone: it found no libcuda, or one that is too old. */
const insufficient = {
    number: 35,
    name: 'cudaErrorInsufficientDriver',
    code: 'GPU322',
    fix: 'Start it with `nix-cuda run -- PROGRAM`; if it was, the driver is older than the toolkit needs.',
};
/** The CUDA error that a program's output names, if any: the first one. */
function errorInText(lines) {
    for (const line of lines) {
        const word = /\b(?:cudaError\w+|CUDA_ERROR_\w+)\b/.exec(line)?.[0];
        const byName = word === undefined ? undefined : (runtimeNames[word] ?? cudaErrors.find(({ name }) => name === word)?.number);
        const number = byName ?? sentences.find(([part]) => line.includes(part))?.[1];
        if (number !== undefined)
            return number === 35 ? insufficient : cudaError(number);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/gpu/smoke/loader-log.js
/**
 * The files that glibc's loader loaded into a program and its children, from what it writes with LD_DEBUG=libs: exact, where samples of
 * /proc/PID/maps miss what is loaded and unloaded in between. https://man7.org/linux/man-pages/man8/ld.so.8.html
 */
function loadedFiles(log) {
    const found = [...log.matchAll(/^\s*\d+:\s*calling init: (\/.*)$/gm)].map((match) => match[1] ?? '');
    return [...new Set(found)].sort();
}
/** Names that the loader looked for in vain and that a driver would have: `libcuda.so.1`. */
function missedDriverFiles(log) {
    const wanted = [...log.matchAll(/find library=(lib(?:cuda|nvidia-[\w-]+)\.so[\w.]*) /g)].map((match) => match[1] ?? '');
    const names = new Set(loadedFiles(log).map((path) => path.slice(path.lastIndexOf('/') + 1)));
    return [...new Set(wanted)].filter((name) => !names.has(name)).sort();
}

;// CONCATENATED MODULE: ./lib/gpu/smoke/probe.js


/** Reads the probe's lines; what it does not know is left out. */
function readProbe(text) {
    const lines = text.split('\n').map((line) => {
        const [word = '', ...rest] = line.split(' ');
        return { word, rest, value: rest.join(' ') };
    });
    const of = (word) => lines.filter((line) => line.word === word);
    const version = Number(of('driver')[0]?.value);
    return {
        notLoaded: of('load')[0]?.value,
        missing: of('missing')[0]?.value,
        steps: of('step').map(({ rest: [name = '', number] }) => ({ name, error: Number(number) })),
        cuda: version > 0 ? `${Math.trunc(version / 1000)}.${Math.trunc((version % 1000) / 10)}` : undefined,
        gpus: of('device').map(({ rest: [index, capability = '', bytes, ...name] }) => ({
            index: Number(index),
            capability,
            memoryMib: Math.trunc(Number(bytes) / 2 ** 20),
            name: name.join(' '),
        })),
        wrong: of('wrong').length > 0,
        files: [...new Set(of('map').map(({ value }) => value))].sort(),
        passed: of('done')[0]?.value === '1',
    };
}
/** What each step of the probe does, in words for a message. */
const doing = {
    init: 'cuInit',
    count: 'cuDeviceGetCount',
    context: 'a context on the GPU',
    current: 'a context on the GPU',
    allocate: 'allocating memory on the GPU',
    compile: 'compiling PTX',
    kernel: 'loading the kernel',
    launch: 'launching a kernel',
    wait: 'running a kernel',
    copy: 'copying the result',
};
/** What an answer says, as problems; none where all was right. Only the first failure is named: what follows is due to it. */
function probeProblems(answer) {
    const { notLoaded, missing, steps, wrong, passed } = answer;
    if (notLoaded !== undefined) {
        const fix = 'Start the program with `nix-cuda run -- PROGRAM`, or check the driver with `nix-cuda doctor`.';
        return [(0,problem/* error */.z3)('GPU320', `A program with Nix's loader cannot load the driver: ${notLoaded}.`, fix)];
    }
    if (missing !== undefined) {
        return [(0,problem/* error */.z3)('GPU322', `The driver has no ${missing}.`, 'Update the driver: this one is older than CUDA 10.')];
    }
    const failed = steps.find((step) => step.error !== 0);
    if (failed) {
        const { code, name, number, fix } = cudaError(failed.error);
        return [(0,problem/* error */.z3)(code, `${doing[failed.name] ?? failed.name} failed with ${name} (${number}).`, fix)];
    }
    if (wrong)
        return [(0,problem/* error */.z3)('GPU331', 'A kernel wrote wrong numbers.', 'Take the machine out of service and test the GPU.')];
    if (passed)
        return [];
    if (steps.length > 0 && answer.gpus.length === 0) {
        const { code, name, number, fix } = cudaError(100);
        return [(0,problem/* error */.z3)(code, `The driver finds no GPU: ${name} (${number}).`, fix)];
    }
    const fix = 'Run it alone; dmesg may have an Xid error of the driver.';
    return [
        (0,problem/* error */.z3)('GPU330', `The program of the smoke test ended early, after ${steps.at(-1)?.name ?? 'its start'}.`, fix),
    ];
}

;// CONCATENATED MODULE: ./lib/gpu/smoke/smoke.js








/** Runs the levels one after the other; after a failure the rest is skipped. Throws nothing of its own. */
async function smokeTest(host, options) {
    const levels = [];
    let answer;
    for (const level of ['driver', 'kernel', 'program']) {
        if (level === 'program' ? !options.program : options.probe === undefined)
            continue;
        if (levels.some(({ outcome }) => outcome !== 'passed')) {
            levels.push({ level, outcome: 'skipped', seconds: 0, problems: [], libraries: [] });
        }
        else if (level === 'program' && options.program) {
            levels.push(await testProgram(host, options.program, options));
        }
        else if (options.probe !== undefined) {
            const tested = await testDriver(host, level, options.probe, options);
            answer = tested.answer;
            levels.push(tested.result);
        }
    }
    return { levels, driverCuda: answer?.cuda, gpus: answer?.gpus ?? [] };
}
async function testDriver(host, level, probe, { env, timeout }) {
    const start = host.clock.now();
    const argv = level === 'kernel' ? [probe, 'kernel'] : [probe];
    const outcome = await host.exec({ argv, env, timeout, signal: host.cancelled });
    const answer = readProbe(outcome.kind === 'not-started' ? '' : outcome.stdout);
    const problems = outcome.kind === 'exited' ? probeProblems(answer) : [notRun(probe, outcome)];
    const libraries = await foreignFiles(host, answer.files);
    return { answer, result: resultOf(level, start, host, problems, libraries) };
}
/** Runs a program with a log of its loader: an exit code that is not 0 is a failure, explained by the CUDA error that it prints. */
async function testProgram(host, argv, { env, timeout }) {
    const start = host.clock.now();
    const folder = await host.files.mkdtemp((0,external_node_path_.join)(await ownFolder(host), 'loader-'));
    try {
        const debug = { LD_DEBUG: 'libs', LD_DEBUG_OUTPUT: (0,external_node_path_.join)(folder, 'log') };
        const outcome = await host.exec({ argv, env: { ...env, ...debug }, timeout, signal: host.cancelled });
        const names = await host.files.readdir(folder);
        const logs = await Promise.all(names.map((name) => host.files.readFile((0,external_node_path_.join)(folder, name), 'utf8')));
        const log = logs.join('\n');
        const problems = programProblems(argv[0], outcome, missedDriverFiles(log));
        return resultOf('program', start, host, problems, await foreignFiles(host, loadedFiles(log)));
    }
    finally {
        await host.files.rm(folder, { recursive: true, force: true });
    }
}
async function ownFolder(host) {
    const folder = (0,job/* jobFolder */.OW)(host);
    await host.files.mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
}
/** What the outcome of a program means. Pure. */
function programProblems(program, outcome, missed) {
    if (outcome.kind === 'exited' && outcome.code === 0)
        return [];
    if (outcome.kind !== 'exited')
        return [notRun(program, outcome)];
    const { code, stdout, stderrTail } = outcome;
    const lines = [...stderrTail, ...stdout.split('\n').slice(-200)].filter((line) => line !== '');
    const known = errorInText(lines);
    const notFound = missed.length > 0 ? ` Its loader did not find ${missed.join(', ')}.` : '';
    if (known)
        return [(0,problem/* error */.z3)(known.code, `${program} failed with ${known.name} (${known.number}).${notFound}`, known.fix)];
    const last = lines.at(-1);
    const message = `${program} ended with exit code ${code}${last === undefined ? '' : `: ${last}`}.${notFound}`;
    return [(0,problem/* error */.z3)('GPU333', message, 'Run it alone with `nix-cuda run` to see all of its output.')];
}
function notRun(program, outcome) {
    if (outcome.kind === 'not-started')
        return (0,problem/* error */.z3)('GPU332', `${program} cannot be started: ${outcome.reason}.`, 'Check that it is built for this machine.');
    const how = {
        'timed-out': 'took too long',
        cancelled: 'was stopped',
        killed: `was killed: ${(0,exec/* failureText */.kY)(outcome)}`,
        exited: 'ended',
    };
    return (0,problem/* error */.z3)('GPU333', `${program} ${how[outcome.kind]}.`, 'Run it alone with `nix-cuda run` to see all of its output.');
}
/** The driver's libraries and what else is of the system, links resolved; files of the store are the program's own. */
async function foreignFiles(host, files) {
    const store = `${host.env['NIX_STORE_DIR'] || '/nix/store'}/`;
    const libraries = files.filter((path) => /\.so(?:\.[\w.]+)?$/.test(path));
    const real = await Promise.all(libraries.map((path) => host.files.realpath(path).catch(() => path)));
    const name = (path) => path.slice(path.lastIndexOf('/') + 1);
    return [...new Set(real)]
        .filter((path) => !path.startsWith(store) || (0,names/* isDriverLibrary */.oK)(name(path), name(path), undefined))
        .sort();
}
function resultOf(level, start, host, problems, libraries) {
    const outcome = problems.length === 0 ? 'passed' : 'failed';
    return { level, outcome, seconds: (host.clock.now() - start) / 1_000, problems, libraries };
}


/***/ })

};
